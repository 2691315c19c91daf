#pragma once
// What the documents (文书) say. The content is made once, at the act, and kept: a print is the same for ever. Pure.
#include "service/cases/annulment.h"
#include "service/cases/rules.h"

namespace onewindow::cases::documents {

struct Section {
  std::string heading;
  std::optional<std::string> text;
  std::vector<std::vector<std::string>> rows;
};
BOOST_DESCRIBE_STRUCT(Section, (), (heading, text, rows))

struct Content {
  std::vector<Section> sections;
};
BOOST_DESCRIBE_STRUCT(Content, (), (sections))

// What every document names: whose case it is, and who answers for it.
struct Frame {
  std::string centre, phone, complaint_phone;
  std::string receipt_number, case_number, query_code;
  std::string item, department, window, handler;
  ApplicantView applicant;
  std::optional<ApplicantView> agent;
  std::string agent_authorisation;
  Date received;
  Date today;
  std::string officer;
};

Content receipt(const Frame& frame, const Course& course, const Sections& sections, const PinnedItem& item);
// For who only asks (P5a.3.1, P5b.A13.c): the parts of the guide that the texts name, of an item.
Content guide_notice(const Frame& frame, const Sections& sections, const PinnedItem& item);
Content objection_reply(const Frame& frame, const std::string& said, Date made, const std::string& finding,
                        const std::string& reply, const std::string& basis, const Remedies& remedies);
Content correction_notice(const Frame& frame, const NoticeContent& notice, const Notice& told, const PinnedItem& item);
Content acceptance_notice(const Frame& frame, const Course& course, const Sections& sections, const PinnedItem& item,
                          const Because* deemed = nullptr);
Content non_acceptance(const Frame& frame, const NonAcceptance& refusal, const Remedies& remedies);
Content annulment_notice(const Frame& frame, const Annulment& annulment, const std::string& voided,
                         const Remedies& remedies);
Content procedure_notice(const Frame& frame, const Stop& stop, const std::string& basis);
Content extension_notice(const Frame& frame, const Extension& extension, const ExtensionAnswer& answer, Date before,
                         Date after);
Content grant(const Frame& frame, const Decision& decision, const PinnedItem& item);
Content denial(const Frame& frame, const Decision& decision, const Remedies& remedies);
// What only the applicant and who takes applications in may read of it.
Content without_query_code(Content content);
Content service_receipt(const Frame& frame, const Issue& issue, const std::vector<DocumentView>& served);
void invite_to_rate(Content& content, const std::string& code);  // what the paper says last; nothing without a code

// 文书字号: "临政务受〔2026〕第00012号".
std::string number(const std::string& centre_name, DocumentKind kind, int year, std::int64_t serial);
// The series that a kind counts in.
std::string series(DocumentKind kind);

}  // namespace onewindow::cases::documents

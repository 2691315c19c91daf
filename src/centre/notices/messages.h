#pragma once
// Text messages to applicants. What a message says is a template, which a centre edits (regulations/messages/sms.yaml);
// the program names the template and fills its parameters. The message in the outbox holds no telephone number but who
// it is for: the number is looked up when it is sent, or was sealed where nobody is known by it yet.
#include <map>

#include "centre/context/context.h"
#include "regulation/pack.h"

namespace onewindow::notices {

// A template as the program knows it: its id and the names it fills, separated by blanks.
struct TemplateId {
  std::string_view id, parameters;
};
inline constexpr TemplateId kAskedToCorrect{"case.correction_reminder", "centre item number by"};
inline constexpr TemplateId kResultWaits{"case.result_waiting", "centre item number window"};
inline constexpr TemplateId kDeemedAccepted{"case.deemed_accepted", "centre item number received due"};
inline constexpr TemplateId kDateMoved{"case.date_moved", "centre item number before after"};
inline constexpr TemplateId kVisitorCode{"visitor.code", "centre code minutes"};
inline constexpr TemplateId kOnlineStep{"case.online_step", "centre item number step"};
inline constexpr TemplateId kTemplates[] = {kAskedToCorrect, kResultWaits, kDeemedAccepted,
                                            kDateMoved,      kVisitorCode, kOnlineStep};

using Parameters = std::map<std::string, std::string>;

// "person:4711": who is asked for his number when the message is sent.
std::string recipient_person(std::int64_t person);
std::optional<std::int64_t> person_of(std::string_view recipient);

// Leaves the message in the outbox as kind "sms". Parameters that are not those of the template are a broken promise.
void text(WriteContext& context, const TemplateId& id, std::string_view recipient, const Parameters& parameters);

struct Template {
  std::string id;
  std::string code;  // the number that the operator has given the template, or empty
  std::string zh;    // with {names}
};
BOOST_DESCRIBE_STRUCT(Template, (), (id, code, zh))

struct Rendered {
  std::string code, text;
};

class Templates {
 public:
  // Reads the file. Refuses sms.template_missing, sms.template_parameters where it does not fit what the program fills.
  static Templates read(const regulation::SourceFile& file);
  // Refuses sms.template_unknown, sms.parameter_missing.
  Rendered render(std::string_view id, const boost::json::object& parameters) const;

 private:
  std::map<std::string, Template, std::less<>> templates_;
};

}  // namespace onewindow::notices

// Denials, certificates, and what was done: handovers, services, extensions, procedures, notices, inquiries.
#include "base/text.h"
#include "service/cases/registers.h"
#include "service/cases/registers_pages.h"
#include "service/cases/words.h"

namespace onewindow::cases {

namespace {

const boost::json::value* at(const boost::json::value& detail, std::string_view key) {
  return detail.is_object() ? detail.as_object().if_contains(key) : nullptr;
}
std::string said(const boost::json::value& detail, std::string_view key) {
  const auto* value = at(detail, key);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : "";
}
bool ticked(const boost::json::value& detail, std::string_view key) {
  const auto* value = at(detail, key);
  return value != nullptr && value->is_bool() && value->as_bool();
}
std::int64_t counted(const boost::json::value& detail, std::string_view key) {
  const auto* value = at(detail, key);
  return value != nullptr && value->is_int64() ? value->as_int64() : 0;
}

std::vector<store::HappeningRecord> found(ReadContext& context, Act act, const HappeningQuery& asked, int limit) {
  return store::happenings(context.db, context.privacy, act, scoped(context.actor, asked), page_mark(asked), limit + 1);
}

constexpr auto by_event = [](const store::HappeningRecord& record) { return record.event_id; };

// The first act of the page's cases that came after the event of a row: its answer, its end.
class Later {
 public:
  Later(ReadContext& context, Act act, const std::vector<store::HappeningRecord>& records)
      : rows_(store::acts_of(context.db, act, cases_of(records))) {}
  const store::LaterRow* after(const store::HappeningRecord& record) const {
    for (const auto& row : rows_)
      if (row.case_id == record.case_id && row.id > record.event_id) return &row;
    return nullptr;
  }

 private:
  std::vector<store::LaterRow> rows_;
};

// One more than a page was found, and only the page asks for what came later.
Later later(ReadContext& context, Act act, std::vector<store::HappeningRecord> records, int limit) {
  if (int(records.size()) > limit) records.pop_back();
  return Later(context, act, records);
}

}  // namespace

Paged<DenialRow> denials(ReadContext& context, const DenialQuery& asked) {
  const int limit = limit_of(asked);
  return paged<DenialRow>(
      store::denials(context.db, context.privacy, scoped(context.actor, asked), page_mark(asked), limit + 1), limit,
      by_case, plainly<DenialRow, store::DenialRecord>);
}

std::int64_t count_denials(ReadContext& context, const DenialQuery& asked) {
  return store::count_denials(context.db, context.privacy, scoped(context.actor, asked));
}

Paged<CertificateRow> certificates(ReadContext& context, const CertificateQuery& asked) {
  const int limit = limit_of(asked);
  return paged<CertificateRow>(
      store::certificates(context.db, context.privacy, scoped(context.actor, asked), page_mark(asked), limit + 1),
      limit, by_case, plainly<CertificateRow, store::CertificateRecord>);
}

Paged<HandoverRow> handovers_of_results(ReadContext& context, const HappeningQuery& asked) {
  const int limit = limit_of(asked);
  return paged<HandoverRow>(found(context, Act::return_result, asked, limit), limit, by_event,
                            [](store::HappeningRecord&& record) {
                              HandoverRow out{static_cast<CaseHead&&>(record)};
                              out.at = record.at;
                              if (const auto* documents = at(record.detail, "documents"))
                                out.documents = json::restore<std::vector<std::string>>(*documents);
                              out.giver = said(record.detail, "giver");
                              out.receiver = said(record.detail, "receiver");
                              out.confirmed_by_both = ticked(record.detail, "confirmed_by_both");
                              out.issued_at = record.issued_at;
                              return out;
                            });
}

Paged<ServiceRow> services(ReadContext& context, const HappeningQuery& asked) {
  const int limit = limit_of(asked);
  return paged<ServiceRow>(found(context, Act::issue, asked, limit), limit, by_event,
                           [](store::HappeningRecord&& record) {
                             ServiceRow out{static_cast<CaseHead&&>(record)};
                             out.at = record.at;
                             out.document_number = record.document_number.value_or("");
                             out.recipient = said(record.detail, "recipient");
                             out.relation = said(record.detail, "relation");
                             out.identity_checked = ticked(record.detail, "identity_checked");
                             out.signed_for = ticked(record.detail, "signed_for");
                             out.worker = record.actor_name;
                             return out;
                           });
}

Paged<ExtensionRow> extensions(ReadContext& context, const HappeningQuery& asked) {
  const int limit = limit_of(asked);
  auto records = found(context, Act::ask_extension, asked, limit);
  const Later answers = later(context, Act::answer_extension, records, limit);
  return paged<ExtensionRow>(std::move(records), limit, by_event, [&](store::HappeningRecord&& record) {
    const auto* answer = answers.after(record);
    ExtensionRow out{static_cast<CaseHead&&>(record)};
    out.at = record.at;
    out.worker = record.actor_name;
    out.workdays = counted(record.detail, "workdays");
    out.reason = said(record.detail, "reason");
    if (answer == nullptr) return out;
    out.answered_at = answer->at;
    out.granted = ticked(answer->detail, "granted");
    out.answered_by = answer->actor_name;
    out.answer = said(answer->detail, "reason");
    out.explanation = said(answer->detail, "explanation");
    out.document_number = answer->document_number.value_or("");
    return out;
  });
}

namespace {

StopRow stop(store::HappeningRecord&& record, const store::LaterRow* end) {
  StopRow out{static_cast<CaseHead&&>(record)};
  out.at = record.at;
  out.worker = record.actor_name;
  out.document_number = record.document_number.value_or("");
  if (record.act == Act::start_procedure) {
    Procedure procedure{};
    CHECK(boost::describe::enum_from_string(said(record.detail, "procedure").c_str(), procedure));
    out.procedure = procedure;
    out.what = words(procedure).zh;
    out.what_en = words(procedure).en;
    out.reason = said(record.detail, "reason");
    out.basis = said(record.detail, "basis");
    out.planned_days = counted(record.detail, "planned_days");
    out.stops_clocks = ticked(record.detail, "stops_clocks");
  } else {
    out.what = words(record.act).zh;
    out.what_en = words(record.act).en;
    out.reason = said(record.detail, "what");
    out.stops_clocks = true;  // the promised one
  }
  if (end == nullptr) return out;
  out.ended_at = end->at;
  out.outcome = said(end->detail, record.act == Act::start_procedure ? "outcome" : "note");
  return out;
}

}  // namespace

// One stop ends before the next begins, so the first end behind a beginning, of its kind, is its own.
Paged<StopRow> stops(ReadContext& context, const HappeningQuery& asked) {
  const int limit = limit_of(asked);
  auto records = store::stops(context.db, context.privacy, scoped(context.actor, asked), page_mark(asked), limit + 1);
  const Later ends = later(context, Act::end_procedure, records, limit);
  const Later corrected = later(context, Act::take_review_correction, records, limit);
  return paged<StopRow>(std::move(records), limit, by_event, [&](store::HappeningRecord&& record) {
    const auto* end = record.act == Act::start_procedure ? ends.after(record) : corrected.after(record);
    return stop(std::move(record), end);
  });
}

Paged<DocumentEntry> document_book(ReadContext& context, const DocumentQuery& asked) {
  const int limit = limit_of(asked);
  return paged<DocumentEntry>(
      store::document_book(context.db, context.privacy, scoped(context.actor, asked), page_mark(asked), limit + 1),
      limit, [](const store::DocumentRecord& record) { return record.id; },
      plainly<DocumentEntry, store::DocumentRecord>);
}

Paged<FaultRow> notice_faults(ReadContext& context, const HappeningQuery& asked) {
  const int limit = limit_of(asked);
  auto records = store::faults(context.db, context.privacy, scoped(context.actor, asked), page_mark(asked), limit + 1);
  auto of_page = cases_of(records);
  if (int(of_page.size()) > limit) of_page.pop_back();
  const auto notices = store::notices(context.db, of_page);
  const auto notice = [&](const std::string& id) -> const store::NoticeRow* {
    for (const auto& one : notices)
      if (std::to_string(one.document_id.value) == id) return &one;
    return nullptr;
  };
  const auto evidence = [](const store::NoticeRow* one) {
    return one == nullptr ? std::string() : one->number + " " + one->at.date().str();
  };
  return paged<FaultRow>(
      std::move(records), limit, [](const store::FaultRecord& record) { return record.id; },
      [&](store::FaultRecord&& record) {
        const auto* first = notice(said(record.detail, "first_notice"));
        FaultRow out{static_cast<CaseHead&&>(record)};
        out.at = record.at;
        out.worker = first == nullptr ? "" : first->actor_name;
        out.material = said(record.detail, "material");
        out.defect = said(record.detail, "defect");
        out.first_notice = evidence(first);
        out.this_notice = evidence(notice(said(record.detail, "this_notice")));
        return out;
      });
}

Paged<InquiryEntry> inquiry_book(ReadContext& context, const InquiryBookQuery& asked) {
  const int limit = limit_of(asked);
  return paged<InquiryEntry>(
      store::inquiry_book(context.db, asked, page_mark(asked), limit + 1), limit,
      [](const store::InquiryRecordRow& entry) { return entry.id; }, plainly<InquiryEntry, store::InquiryRecordRow>);
}

}  // namespace onewindow::cases

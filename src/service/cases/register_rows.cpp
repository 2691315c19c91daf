#include "service/cases/register_rows.h"

#include "service/cases/store_register_rows.h"

namespace onewindow::cases {

namespace {

constexpr const char* kNoEnd = "9999-12-31";

std::string said(const Stored<boost::json::value>& stored, std::string_view key) {
  const boost::json::value detail = json::opened(stored);
  const auto* value = detail.as_object().if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : "";
}

Figures first(const store::Case& row, const catalogue::ItemContent& content) {
  return {.case_id = row.id,
          .department_id = row.department_id,
          .window_id = row.window_id,
          .handler_id = row.handler_id,
          .item_id = row.item_id,
          .item_kind = content.kind,
          .category = content.category,
          .received_at = row.received_at};
}

void keep_figures(WriteContext& context, const store::Case& row, const catalogue::ItemContent& content,
                  const Sections& sections) {
  const auto before = store::figures(context.db, row.id);
  Figures figures = before ? *before : first(row, content);
  derive(figures, {row.state, row.accepted_at, row.decided_at, row.issued_at, row.granted}, row.course,
         sections.calendar, context.now);
  if (before) store::update(context.db, figures);
  else store::insert(context.db, figures);
}

store::Denial denial(const store::EventRow& event, const std::vector<store::DocumentRow>& documents) {
  const bool refused = event.act == Act::refuse;
  store::Denial out{.case_id = event.case_id,
                    .event_id = event.id,
                    .kind = refused ? DenialKind::not_accepted : DenialKind::denied,
                    .at = event.at,
                    .reason = said(event.detail, refused ? "reason" : "content"),
                    .legal_basis = said(event.detail, "legal_basis"),
                    .other_authority = said(event.detail, "other_authority"),
                    .worker_id = event.actor_id,
                    .worker = event.actor_name};
  for (const auto& document : documents)
    if (document.id == event.document_id) out.document_number = document.number;
  return out;
}

void keep_decision(WriteContext& context, const store::Case& row, const store::EventRow& event,
                   const std::vector<store::DocumentRow>& documents) {
  if (!row.granted.value_or(false)) return store::insert(context.db, denial(event, documents));
  const std::string number = said(event.detail, "certificate_number");
  if (number.empty()) return;
  const auto until = Date::parse(said(event.detail, "valid_until"));
  store::put(context.db, store::Certificate{.case_id = row.id,
                                            .name = said(event.detail, "certificate_name"),
                                            .number = number,
                                            .holder = row.applicant.name,
                                            .valid_until = until,
                                            .until_sort = until ? until->str() : kNoEnd,
                                            .granted_at = event.at});
}

}  // namespace

void keep_register_rows(WriteContext& context, const store::Case& row, const catalogue::ItemContent& content,
                        const Sections& sections, const std::vector<store::EventRow>& events,
                        const std::vector<store::DocumentRow>& documents) {
  keep_figures(context, row, content, sections);
  for (const auto& event : events) {
    if (event.act == Act::refuse) store::insert(context.db, denial(event, documents));
    if (event.act == Act::decide) keep_decision(context, row, event, documents);
    if (event.act == Act::start_procedure || event.act == Act::ask_correction)
      store::insert(context.db, store::StopBegun{.case_id = event.case_id, .event_id = event.id, .at = event.at});
    if (event.act == Act::close)
      store::insert(
          context.db,
          store::Archive{
              .case_id = row.id, .window_id = row.window_id, .filed_at = event.at, .filed_by = event.actor_name});
  }
}

}  // namespace onewindow::cases

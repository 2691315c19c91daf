// The use cases of exports: ordered, looked at, fetched, cancelled.
#include "base/refusal.h"
#include "base/text.h"
#include "centre/registers/store.h"

namespace onewindow::registers {

namespace {

constexpr std::chrono::milliseconds kAtOnce{300};  // what a short list may take; longer ones are asked after

struct NoExporter : Unavailable {
  const char* what() const noexcept override { return "no exporter runs in this process"; }
};

Exporter& exporter() {
  if (Exporter* running = Exporter::of_this_process()) return *running;
  throw NoExporter();
}

Refusal unknown_export() {
  return Refusal(RefusalKind::not_found, "export.unknown", "没有这份导出文件，或已超过一天被清除；请重新导出",
                 "there is no such export, or it was removed after a day; export again");
}

const Register& allowed(const Actor& actor, const std::string& code) {
  const Register* list = find(code);
  if (list == nullptr)
    throw Refusal(RefusalKind::not_found, "register.unknown", "没有这个登记簿：" + code,
                  "there is no such register: " + code)
        .at("/list");
  require(actor, list->permission);
  return *list;
}

store::Export own(ReadContext& context, ExportId id) {
  const auto row = store::find(context.db, context.actor.account, id);
  if (!row) throw unknown_export();
  return *row;
}

std::string file_name(const store::Export& row) {
  const Register* list = find(row.list);
  std::string name = list == nullptr ? row.list : row.language == Language::en ? list->en : list->zh;
  std::string day = row.asked_at.date().str();
  return name + " " + day + "." + boost::describe::enum_to_string(row.format, "");
}

ExportView shown(const store::Export& row) {
  ExportView out{.id = row.id,
                 .list = row.list,
                 .format = row.format,
                 .language = row.language,
                 .query = row.query,
                 .state = row.state,
                 .rows_done = row.rows_done,
                 .rows_total = row.rows_total,
                 .bytes = row.bytes,
                 .failure = row.failure,
                 .file_name = file_name(row),
                 .asked_at = row.asked_at,
                 .ended_at = row.ended_at};
  if (const Register* list = find(row.list)) out.zh = list->zh, out.en = list->en;
  if (row.state == ExportState::done) out.gone_at = row.asked_at + kFileLives;
  return out;
}

ExportView run(ErrandContext& errand, ExportId id) {
  exporter().take(std::make_shared<const Actor>(errand.actor), id, kAtOnce);
  return errand.contexts.read(errand.actor, [&](ReadContext& context) { return export_of(context, id); });
}

}  // namespace

ExportView order_export(ErrandContext& errand, const ExportOrder& order) {
  const Register& list = allowed(errand.actor, order.list);
  read_query(list, {order.query.begin(), order.query.end()});  // refuses what the page would refuse
  exporter();
  const ExportId id = errand.contexts.write(errand.actor, [&](WriteContext& context) {
    if (store::under_way(context.db, context.actor.account) >= kExportsAtOnce)
      throw Refusal(RefusalKind::rate_limited, "export.busy", "您已有几份导出正在进行，请等其完成后再导出",
                    "some exports of yours are still under way; wait for one of them");
    const store::Export row{.id = context.make_id<ExportId>(),
                            .account_id = context.actor.account,
                            .list = order.list,
                            .format = order.format,
                            .language = order.language.value_or(Language::zh),
                            .query = order.query,
                            .node = errand.contexts.ids().node(),
                            .asked_at = context.now};
    store::insert(context.db, row);
    context.record("registers.order_export", "export", row.id, "", json::text(row.state),
                   {{"register", row.list}, {"format", boost::describe::enum_to_string(row.format, "")}});
    return row.id;
  });
  return run(errand, id);
}

Paged<ExportView> exports(ReadContext& context, const PageQuery& query) {
  const int limit = limit_of(query);
  const ExportId before{newest_before(query)};
  auto rows = store::list(context.db, context.actor.account, before, limit + 1);
  Paged<ExportView> out;
  out.next = cut(rows, limit);
  for (const auto& row : rows) out.items.push_back(shown(row));
  return out;
}

ExportView export_of(ReadContext& context, ExportId id) { return shown(own(context, id)); }

http::Download export_file(ErrandContext& errand, ExportId id) {
  const auto row = errand.contexts.read(errand.actor, [&](ReadContext& context) { return own(context, id); });
  if (row.state != ExportState::done)
    throw Refusal(RefusalKind::conflict, "export.not_done", "文件还未生成完毕", "the file is not finished");
  auto file = http::OpenFile::open(exporter().path(errand.actor.centre, id, row.format));
  if (!file) throw unknown_export();
  return {.content_type = row.format == Format::csv
                              ? "text/csv; charset=utf-8"
                              : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          .file = std::move(file),
          .file_name = file_name(row)};
}

ExportView start_again(ErrandContext& errand, ExportId id) {
  exporter();
  errand.contexts.write(errand.actor, [&](WriteContext& context) {
    const auto row = own(context, id);
    allowed(context.actor, row.list);
    if (row.state == ExportState::waiting || row.state == ExportState::running || row.state == ExportState::done)
      throw Refusal(RefusalKind::conflict, "export.not_stopped", "这份导出没有中断，无需重新开始",
                    "this export was not cut off; there is nothing to start again");
    store::again(context.db, id, errand.contexts.ids().node());
    context.record("registers.start_again", "export", id, json::text(row.state), json::text(ExportState::waiting),
                   {{"register", row.list}});
  });
  return run(errand, id);
}

ExportView cancel_export(WriteContext& context, ExportId id) {
  auto row = own(context, id);
  const ExportState before = row.state;
  row.state = ExportState::cancelled;
  row.ended_at = context.now;
  if (!store::end(context.db, row))
    throw Refusal(RefusalKind::conflict, "export.ended", "这份导出已经结束", "this export has ended already");
  context.record("registers.cancel_export", "export", id, json::text(before), json::text(row.state),
                 {{"register", row.list}});
  return shown(row);
}

std::vector<http::Route> export_routes() {
  using http::kSignedIn;
  return {
      http::route<"POST /api/v1/exports", order_export>(kSignedIn, "Write a register into a file", "exports.order"),
      http::route<"GET /api/v1/exports", exports>(kSignedIn, "Your exports of the last day", "exports.list"),
      http::route<"GET /api/v1/exports/{id}", export_of>(kSignedIn, "How far an export has come", "exports.view"),
      http::route<"GET /api/v1/exports/{id}/file", export_file>(kSignedIn, "The file", "exports.file"),
      http::route<"POST /api/v1/exports/{id}/start", start_again>(kSignedIn, "Start an export again that was cut off",
                                                                  "exports.start_again"),
      http::route<"DELETE /api/v1/exports/{id}", cancel_export>(kSignedIn, "Cancel an export", "exports.cancel"),
  };
}

}  // namespace onewindow::registers

#include "centre/board/board.h"

#include "base/text.h"
#include "centre/board/desk.h"
#include "centre/board/store.h"
#include "centre/organisation/organisation.h"

namespace onewindow::board {

namespace {

constexpr http::Permission kPublish{"board.publish", "发布公告", "publish on the notice board"};
constexpr http::Permission kServe{"desk.serve", "登记咨询台服务", "count services of the centre's desk"};

Refusal refused(RefusalKind kind, std::string code, std::string zh, std::string en, std::string at = "") {
  return Refusal(kind, std::move(code), std::move(zh), std::move(en)).at(std::move(at));
}

store::After after_of(const PageQuery& query) {
  store::After after{Date::of(3000, 1, 1), PostId{std::numeric_limits<std::int64_t>::max()}};
  if (!query.after) return after;
  const auto bar = query.after->find('|');
  const auto day = Date::parse(query.after->substr(0, bar));
  if (bar == std::string::npos || !day || !reflect::detail::parse_integer(query.after->substr(bar + 1), after.id.value))
    throw not_a_page();
  after.on_date = *day;
  return after;
}

PublicPost shown(const Post& post) {
  return {post.id, post.sort, post.publisher, post.topic, post.title, post.body, post.on_date};
}

template <class Row, class F>
Paged<Row> page_of(std::vector<Post> posts, int limit, F&& show) {
  Paged<Row> out;
  out.next =
      cut(posts, limit, [](const auto& last) { return last.on_date.str() + "|" + std::to_string(last.id.value); });
  for (auto& post : posts) out.items.push_back(show(post));
  return out;
}

void fill(Post& post, const WriteContext& context, const PostChange& change) {
  if (change.until && *change.until < change.on)
    throw refused(RefusalKind::invalid, "post.dates", "截止日期不能早于发布日期。", "it does not end before it begins",
                  "/until");
  post.sort = change.sort;
  post.publisher = change.publisher;
  post.topic = change.topic;
  post.title = change.title;
  post.body = change.body;
  post.on_date = change.on;
  post.until_date = change.until;
  post.written_by = context.actor.name;
  post.written_at = context.now;
}

std::string search_text(const Post& post) {
  return text::lower(post.title + " " + post.topic + " " + post.publisher + " " + post.body);
}

Post load(ReadContext& context, PostId id) {
  if (auto post = store::post(context.db, id)) return std::move(*post);
  throw refused(RefusalKind::not_found, "post.unknown", "没有这条公告。", "there is no such post");
}

std::vector<Said> said(const std::vector<Cited<Phrase>>& values) {
  std::vector<Said> out;
  for (const auto& value : values) out.push_back({value.shown().zh, value.shown().en, value.citation()});
  return out;
}

}  // namespace

Paged<PublicPost> public_posts(ReadContext& context, const PostQuery& query) {
  const int limit = limit_of(query);
  return page_of<PublicPost>(store::posts(context.db, query, context.today(), after_of(query), limit + 1), limit,
                             shown);
}

PublicPost public_post(ReadContext& context, PostId id) {
  const Post post = load(context, id);
  const bool hangs = post.on_date <= context.today() && !post.withdrawn_on &&
                     (!post.until_date || *post.until_date >= context.today());
  if (!hangs) throw refused(RefusalKind::not_found, "post.unknown", "没有这条公告。", "there is no such post");
  return shown(post);
}

AboutView about(ReadContext& context) {
  const auto centre = organisation::centre(context);
  AboutView out{.centre_name = centre.name, .centre_name_en = centre.name_en};
  if (const auto* words = context.law.section<About>()) {
    out.nature = said(words->nature);
    out.principles = said(words->principles);
  }
  PostQuery notices;
  notices.sort = PostSort::hall_notice;
  notices.limit = 50;
  out.hall_notices = public_posts(context, notices).items;
  return out;
}

Paged<Post> posts(ReadContext& context, const PostQuery& query) {
  const int limit = limit_of(query);
  return page_of<Post>(store::posts(context.db, query, std::nullopt, after_of(query), limit + 1), limit,
                       [](const Post& post) { return post; });
}

Post publish_post(WriteContext& context, const PostChange& change) {
  Post post{.id = context.make_id<PostId>()};
  fill(post, context, change);
  store::insert(context.db, post, search_text(post));
  context.record("board.publish", "post", post.id, "", json::text(post));
  return post;
}

Post revise_post(WriteContext& context, PostId id, const PostRevision& revision) {
  const Post before = load(context, id);
  if (before.version != revision.version)
    throw refused(RefusalKind::stale, "post.stale", "公告已变动，请重新载入。", "the post has changed; reload it")
        .with("version", before.version);
  if (before.withdrawn_on)
    throw refused(RefusalKind::conflict, "post.withdrawn", "公告已撤下，请另发一条。",
                  "it was withdrawn; publish another");
  Post post = before;
  fill(post, context, revision);
  ++post.version;
  store::update(context.db, post, search_text(post));
  context.record("board.revise", "post", id, json::text(before), json::text(post));
  return post;
}

Post withdraw_post(WriteContext& context, PostId id, const PostWithdrawal& withdrawal) {
  const Post before = load(context, id);
  if (before.withdrawn_on)
    throw refused(RefusalKind::conflict, "post.withdrawn", "公告已经撤下。", "it was withdrawn before");
  Post post = before;
  post.withdrawn_on = context.today();
  post.withdrawn_reason = withdrawal.reason;
  ++post.version;
  store::update(context.db, post, search_text(post));
  context.record("board.withdraw", "post", id, json::text(before), json::text(post));
  return post;
}

const std::vector<http::Route>& routes() {
  static const std::vector<http::Route> table = {
      http::route<"GET /api/v1/public/board", public_posts>(http::kPublic, "What hangs on the notice board",
                                                            "board.public"),
      http::route<"GET /api/v1/public/board/{id}", public_post>(http::kPublic, "One post", "board.public_post"),
      http::route<"GET /api/v1/public/about", about>(http::kPublic, "What the centre is and holds to", "board.about"),
      http::route<"GET /api/v1/board", posts>(kPublish, "All posts, withdrawn ones too", "board.posts"),
      http::route<"POST /api/v1/board", publish_post>(kPublish, "Publish a post", "board.publish"),
      http::route<"PUT /api/v1/board/{id}", revise_post>(kPublish, "Change a post", "board.revise"),
      http::route<"POST /api/v1/board/{id}/withdrawal", withdraw_post>(kPublish, "Take a post down", "board.withdraw"),
      http::route<"POST /api/v1/desk-services", serve>(kServe, "Count a service of the centre's desk", "board.serve"),
      http::route<"GET /api/v1/desk-services", desk_services>(kServe, "What the desk did", "board.desk_services"),
      http::route<"GET /api/v1/desk-counts", desk_counts>(kServe, "How often the desk did what", "board.desk_counts"),
  };
  return table;
}

// ---- the desk

DeskRow serve(WriteContext& context, const DeskService& service) {
  const DeskRow row{.id = context.make_id<DeskServiceId>(),
                    .sort = service.sort,
                    .note = service.note,
                    .on_date = context.today(),
                    .by_name = context.actor.name,
                    .at = context.now};
  store::insert(context.db, row);
  context.observe({.kind = "desk.service",
                   .subject_kind = "account",
                   .subject = context.actor.account.value,
                   .at = context.now,
                   .detail = boost::json::object{{"sort", boost::describe::enum_to_string(service.sort, "")}}});
  context.record("board.serve", "desk_service", row.id, "", json::text(row));
  return row;
}

std::vector<DeskCount> desk_counts(ReadContext& context, const DeskSpan& span) {
  const Date to = span.to.value_or(context.today()), from = span.from.value_or(to);
  const auto counted = store::counts(context.db, from, to);
  std::vector<DeskCount> out;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<DeskSort>>([&](auto sort) {
    const auto it =
        std::find_if(counted.begin(), counted.end(), [&](const auto& one) { return one.sort == sort.value; });
    out.push_back({sort.value, it == counted.end() ? 0 : it->count});
  });
  return out;
}

Paged<DeskRow> desk_services(ReadContext& context, const DeskQuery& query) {
  const int limit = limit_of(query);
  const DeskServiceId before{newest_before(query)};
  Paged<DeskRow> out{.items = store::services(context.db, query, before, limit + 1)};
  out.next = cut(out.items, limit);
  return out;
}

std::vector<registers::Register> registers() {
  struct Said {
    const char *zh, *en;
  };
  const auto words = [](DeskSort sort) -> Said {
    switch (sort) {
      case DeskSort::policy_question: return {"政策咨询", "Policy question"};
      case DeskSort::certificate_question: return {"证明咨询", "Certificate question"};
      case DeskSort::form_handed_out: return {"表格申领", "Form handed out"};
      case DeskSort::clarification: return {"释疑", "Clarification"};
      case DeskSort::material_handed_out: return {"资料发放", "Material handed out"};
      case DeskSort::information_given: return {"信息发布", "Information given"};
    }
    return {"", ""};
  };
  return {registers::of<desk_services>(
      "board.desk", "咨询台服务登记", "Services of the centre's desk", kServe,
      {registers::column(&DeskRow::at, "时间", "Time"), registers::column(&DeskRow::sort, "服务", "Service", words),
       registers::column(&DeskRow::note, "说明", "Note").in_full(),
       registers::column(&DeskRow::by_name, "登记人", "By")})};
}

}  // namespace onewindow::board

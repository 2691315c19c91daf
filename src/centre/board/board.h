#pragma once
// The notice board (公告栏): what the centre tells the public, by whom, about what, from which day on; and what the
// centre is and holds to, as its packs say. Not here: the guides of items (service/catalogue), notices to the centre's
// own people (centre/notices), people's lists.
#include "base/page.h"
#include "centre/board/sections.h"
#include "centre/context/context.h"

namespace onewindow::board {

using PostId = Id<struct PostTag>;

enum class PostSort {
  announcement,  // 公告: what concerns the public's life (P2.A8.3)
  policy,        // 政策解读 (P2.A8.2)
  hall_notice,   // 大厅须知: civility, hygiene, order (P5b.A19.b)
  norm,          // 规范与示例, of a superior centre (P1.A25.a)
};
BOOST_DESCRIBE_ENUM(PostSort, announcement, policy, hall_notice, norm)

struct PostChange {
  PostSort sort = PostSort::announcement;
  Text<80, 1> publisher;  // 党工委, 街道办事处, 中心
  Text<80, 1> topic;
  Text<120, 1> title;
  Text<20000, 1> body;
  Date on;
  std::optional<Date> until;  // the last day
};
BOOST_DESCRIBE_STRUCT(PostChange, (), (sort, publisher, topic, title, body, on, until))

struct PostRevision : PostChange {
  std::int32_t version = 0;  // that was seen; refuses post.stale
};
BOOST_DESCRIBE_STRUCT(PostRevision, (PostChange), (version))

struct PostWithdrawal {
  Text<200, 1> reason;
};
BOOST_DESCRIBE_STRUCT(PostWithdrawal, (), (reason))

struct Post {
  PostId id;
  PostSort sort = PostSort::announcement;
  std::string publisher, topic, title, body;
  Date on_date;
  std::optional<Date> until_date, withdrawn_on;
  std::string withdrawn_reason;
  std::int32_t version = 1;
  std::string written_by;
  Instant written_at;
};
BOOST_DESCRIBE_STRUCT(Post, (),
                      (id, sort, publisher, topic, title, body, on_date, until_date, withdrawn_on, withdrawn_reason,
                       version, written_by, written_at))

struct PublicPost {
  PostId id;
  PostSort sort = PostSort::announcement;
  std::string publisher, topic, title, body;
  Date on_date;
};
BOOST_DESCRIBE_STRUCT(PublicPost, (), (id, sort, publisher, topic, title, body, on_date))

struct PostQuery : PageQuery {
  std::optional<PostSort> sort;
  std::optional<Text<60>> search;
};
BOOST_DESCRIBE_STRUCT(PostQuery, (PageQuery), (sort, search))

struct Said {  // words of a pack
  std::string zh, en;
  Citation provision;
};
BOOST_DESCRIBE_STRUCT(Said, (), (zh, en, provision))

struct AboutView {
  std::string centre_name, centre_name_en;
  std::vector<Said> nature, principles;
  std::vector<PublicPost> hall_notices;  // that hang today
};
BOOST_DESCRIBE_STRUCT(AboutView, (), (centre_name, centre_name_en, nature, principles, hall_notices))

Paged<PublicPost> public_posts(ReadContext& context,
                               const PostQuery& query);              // GET /api/v1/public/board: what hangs today
PublicPost public_post(ReadContext& context, PostId id);             // refuses post.unknown
AboutView about(ReadContext& context);                               // GET /api/v1/public/about
Paged<Post> posts(ReadContext& context, const PostQuery& query);     // GET /api/v1/board: all, newest day first
Post publish_post(WriteContext& context, const PostChange& change);  // refuses post.dates
Post revise_post(WriteContext& context, PostId id, const PostRevision& revision);
Post withdraw_post(WriteContext& context, PostId id, const PostWithdrawal& withdrawal);  // refuses post.withdrawn

const std::vector<http::Route>& routes();

}  // namespace onewindow::board

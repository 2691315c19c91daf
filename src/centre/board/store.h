#pragma once
// Every statement of this feature.
#include "centre/board/board.h"
#include "centre/board/desk.h"

namespace onewindow::board::store {

struct After {  // the last row of the page before
  Date on_date;
  PostId id;
};

// Newest day first; with `hanging`, what hangs on that day only.
std::vector<Post> posts(db::Read& read, const PostQuery& query, std::optional<Date> hanging, const After& after,
                        int limit);
std::optional<Post> post(db::Read& read, PostId id);
void insert(db::Write& write, const Post& post, const std::string& search_text);
void update(db::Write& write, const Post& post, const std::string& search_text);

void insert(db::Write& write, const DeskRow& row);
std::vector<DeskRow> services(db::Read& read, const DeskQuery& query, DeskServiceId before, int limit);
std::vector<DeskCount> counts(db::Read& read, Date from, Date to);

}  // namespace onewindow::board::store

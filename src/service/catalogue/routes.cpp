#include "service/catalogue/catalogue.h"

namespace onewindow::catalogue {

namespace {
constexpr http::Permission kRead{"item.read", "查看事项", "read items"};
constexpr http::Permission kEdit{"item.edit", "编辑事项", "edit items"};
constexpr http::Permission kPublish{"item.publish", "公布办事指南", "publish guides"};
}  // namespace

const std::vector<http::Route>& routes() {
  static const std::vector<http::Route> table = {
      http::route<"GET /api/v1/public/items", guides>(http::kPublic, "Published guides", "catalogue.guides"),
      http::route<"GET /api/v1/public/items/{id}", guide>(http::kPublic, "One guide", "catalogue.guide"),
      http::route<"GET /api/v1/items", items>(kRead, "Items, drafts included", "catalogue.items"),
      http::route<"GET /api/v1/items/{id}", item>(kRead, "One item, its draft where there is one", "catalogue.item"),
      http::route<"GET /api/v1/items/{id}/live", live>(kRead, "The version an application is taken under",
                                                       "catalogue.live"),
      http::route<"POST /api/v1/items", draft>(kEdit, "Draft a new item", "catalogue.draft"),
      http::route<"PUT /api/v1/items/{id}", redraft>(kEdit, "Write the next version", "catalogue.redraft"),
      http::route<"POST /api/v1/items/{id}/publication", publish>(kPublish, "Publish the draft", "catalogue.publish"),
  };
  return table;
}

}  // namespace onewindow::catalogue

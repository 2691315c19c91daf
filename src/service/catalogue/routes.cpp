#include "service/catalogue/difference.h"
#include "service/catalogue/imports.h"
#include "service/catalogue/openness.h"
#include "service/catalogue/placing.h"

namespace onewindow::catalogue {

namespace {
constexpr http::Permission kRead{"item.read", "查看事项", "read items"};
constexpr http::Permission kEdit{"item.edit", "编辑事项", "edit items"};
constexpr http::Permission kPublish{"item.publish", "公布办事指南", "publish guides"};
}  // namespace

const std::vector<http::Route>& routes() {
  static const std::vector<http::Route> table = [] {
    std::vector<http::Route> list = {
        http::route<"GET /api/v1/public/items", guides>(http::kPublic, "Published guides", "catalogue.guides"),
        http::route<"GET /api/v1/public/items/{id}", guide>(http::kPublic, "One guide", "catalogue.guide"),
        http::route<"GET /api/v1/items", items>(kRead, "Items, drafts included", "catalogue.items"),
        http::route<"GET /api/v1/items/{id}", item>(kRead, "One item, its draft where there is one", "catalogue.item"),
        http::route<"GET /api/v1/items/{id}/live", live>(kRead, "The version an application is taken under",
                                                         "catalogue.live"),
        http::route<"POST /api/v1/items", draft>(kEdit, "Draft a new item", "catalogue.draft"),
        http::route<"PUT /api/v1/items/{id}", rewrite>(kEdit, "Write the next version", "catalogue.redraft"),
        http::route<"POST /api/v1/items/{id}/discard", discard>(kEdit, "Give up the draft beside the live version",
                                                                "catalogue.discard"),
        http::route<"GET /api/v1/items/{id}/differences", compare>(kRead, "What the draft changes",
                                                                   "catalogue.differences"),
        http::route<"GET /api/v1/items/{id}/versions", versions>(kRead, "The versions of an item",
                                                                 "catalogue.versions"),
        http::route<"GET /api/v1/item-export", export_items>(kRead, "The items as csv or json", "catalogue.export"),
        http::route<"POST /api/v1/item-import", import_upload>(kEdit, "Items from a csv, xlsx or json file",
                                                               "catalogue.import")
            .at_most(kImportedBytes),
        http::route<"GET /api/v1/item-import/columns", import_columns>(kEdit, "The columns of an import",
                                                                       "catalogue.import_columns"),
        http::route<"POST /api/v1/items/{id}/publication", publish>(kPublish, "Publish the draft", "catalogue.publish"),
        http::route<"POST /api/v1/windows/{id}/regrouping", regroup_windows>(
            organisation::kManageWindows, "Merge windows into one, or sort one anew", "catalogue.regroup_windows"),
        http::route<"POST /api/v1/windows/{id}/placements", propose_placement>(
            organisation::kPropose, "Propose that an item enters or leaves a window", "catalogue.propose_placement"),
    };
    for (auto& route : openness_routes()) list.push_back(std::move(route));
    return list;
  }();
  return table;
}

}  // namespace onewindow::catalogue

#pragma once
// An item with every compulsory element, for tests.
#include "service/catalogue/catalogue.h"

namespace onewindow::catalogue::testing {

inline ItemContent complete(std::string code, std::string department = "market", std::string name = "食品经营许可") {
  ItemContent item;
  item.code = std::move(code);
  item.name = std::move(name);
  item.name_en = "Food business licence";
  item.keywords = "开饭馆、小吃店";
  item.type = ItemType::licence;
  item.category = Category::market_access;
  item.department = std::move(department);
  item.level = "county";
  item.audiences = {Audience::person, Audience::enterprise};
  item.legal_basis = {{"《食品安全法》", "第三十五条", ""}};
  item.conditions = {"符合条件"};
  item.quantity_limit = "无数量限制";
  item.procedure = {{"受理", "窗口", ""}};
  item.materials = {{.code = "m1", .name = "申请书"}};
  item.accepting_unit = item.office = item.contact = item.consult_phone = item.complaint_phone = "x";
  item.place = item.hours = item.application_form = item.result_name = "x";
  item.promised_limit = {LimitUnit::workdays, 5, ""};
  return item;
}

}  // namespace onewindow::catalogue::testing

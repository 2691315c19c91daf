#pragma once
// Items as lines of a spreadsheet, for import and export: one line an item, one column an element. Pure.
//
// What is a list stands in one cell, one element a line; the parts of a material, a step, a fee are separated by "|" in
// their declared order, and parts that are left out at the end keep their defaults. A "|", a "\" or a line break inside
// a part is written "\|", "\\", "\n". Values of an enumeration are written in Chinese and read in Chinese or by name.
#include "service/catalogue/catalogue.h"

namespace onewindow::catalogue::sheet {

struct Column {
  std::string name;  // "promised_limit.count"
  std::string zh;    // 承诺时限
  std::string help;  // what a cell may hold
};
BOOST_DESCRIBE_STRUCT(Column, (), (name, zh, help))

const std::vector<Column>& columns();
// "事项编码 code": what stands over a column.
std::string heading(const Column& column);
// The column that a heading means: its heading, its name or its Chinese. Null when there is none.
const Column* column_of(std::string_view heading);

std::string cell(const ItemContent& content, const Column& column);
std::vector<std::string> cells(const ItemContent& content);  // in the order of columns()
// One value as a cell or a part of one writes it.
std::string value_text(const reflect::Type& type, const void* value);

// Sets one element from its cell; refuses item.cell with what to write instead. An empty cell empties the element.
void set(ItemContent& content, const Column& column, std::string_view cell);

// The column that a field of a Refusal lies in: "/promised_limit/unit" → promised_limit.unit; null when there is none.
const Column* column_at(std::string_view field);

}  // namespace onewindow::catalogue::sheet

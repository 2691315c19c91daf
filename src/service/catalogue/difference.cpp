#include "service/catalogue/difference.h"

#include <algorithm>

#include "service/catalogue/sheet.h"
#include "service/catalogue/words.h"

namespace onewindow::catalogue {

using reflect::Kind;
using reflect::Type;

namespace {

class Walk {
 public:
  void compare(const ItemContent& before, const ItemContent& after) {
    for (const auto& field : reflect::type_of<ItemContent>().fields) {
      element_ = field.name;
      if (field.type().kind != Kind::list) compare_value(before, after, field.name);
      else if (element_ == "materials") compare_materials(before.materials, after.materials);
      else compare_lists(lines(before), lines(after));
    }
  }
  std::vector<Difference> found;

 private:
  void say(std::string what, std::string part, Change change, std::string before, std::string after) {
    Difference difference{.element = element_,
                          .title = std::string(title_of(element_)),
                          .what = std::move(what),
                          .part = std::move(part),
                          .change = change,
                          .before = std::move(before),
                          .after = std::move(after)};
    if (!difference.part.empty()) difference.part_title = title_of(element_ + "." + difference.part);
    found.push_back(std::move(difference));
  }

  static std::string cell(const ItemContent& content, std::string_view name) {
    const auto& columns = sheet::columns();
    const auto it =
        std::find_if(columns.begin(), columns.end(), [&](const auto& column) { return column.name == name; });
    return sheet::cell(content, *it);
  }

  // One value, or the parts of a limit.
  void compare_value(const ItemContent& before, const ItemContent& after, const std::string& name) {
    for (const auto& column : sheet::columns()) {
      if (column.name != name && !column.name.starts_with(name + ".")) continue;
      const std::string was = sheet::cell(before, column), is = sheet::cell(after, column);
      if (was != is) say("", column.name == name ? "" : column.name.substr(name.size() + 1), Change::changed, was, is);
    }
  }

  std::vector<std::string> lines(const ItemContent& content) const {
    const std::string all = cell(content, element_);
    std::vector<std::string> out;
    for (std::size_t from = 0; from < all.size();) {
      const auto end = std::min(all.find('\n', from), all.size());
      out.push_back(all.substr(from, end - from));
      from = end + 1;
    }
    return out;
  }

  void compare_lists(const std::vector<std::string>& before, const std::vector<std::string>& after) {
    auto gone = before, come = after;
    for (const auto& line : before) {
      const auto it = std::find(come.begin(), come.end(), line);
      if (it == come.end()) continue;
      come.erase(it);
      gone.erase(std::find(gone.begin(), gone.end(), line));
    }
    for (const auto& line : gone) say("", "", Change::removed, line, "");
    for (const auto& line : come) say("", "", Change::added, "", line);
    if (gone.empty() && come.empty() && before != after) say("", "", Change::reordered, joined(before), joined(after));
  }

  void compare_materials(const std::vector<Material>& before, const std::vector<Material>& after) {
    const auto find = [](const std::vector<Material>& among, const Material& material) {
      const auto it = std::find_if(among.begin(), among.end(), [&](const auto& m) { return m.code == material.code; });
      return it == among.end() ? nullptr : &*it;
    };
    std::vector<std::string> order_before, order_after;
    for (const auto& material : before) {
      if (const Material* now = find(after, material)) {
        order_before.push_back(material.code);
        compare_parts(material, *now);
      } else {
        say(material.code, "", Change::removed, material.name, "");
      }
    }
    for (const auto& material : after) {
      if (find(before, material) != nullptr) order_after.push_back(material.code);
      else say(material.code, "", Change::added, "", material.name);
    }
    if (order_before != order_after) say("", "", Change::reordered, joined(order_before), joined(order_after));
  }

  void compare_parts(const Material& before, const Material& after) {
    for (const auto& field : reflect::type_of<Material>().fields) {
      const Type& type = field.type();
      const std::string was = sheet::value_text(type, field.in_const(&before));
      const std::string is = sheet::value_text(type, field.in_const(&after));
      if (was != is) say(before.code, field.name, Change::changed, was, is);
    }
  }

  static std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const auto& line : lines) out += (out.empty() ? "" : "；") + line;
    return out;
  }

  std::string element_;
};

}  // namespace

std::vector<Difference> differences(const ItemContent& before, const ItemContent& after) {
  Walk walk;
  walk.compare(before, after);
  return std::move(walk.found);
}

}  // namespace onewindow::catalogue

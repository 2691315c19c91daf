#pragma once
// Provisions are cited as the Chinese text numbers them; English readers get the same place: "第十九条(二)" is "Art.
// 19(2)".
#include <string>
#include <string_view>

namespace onewindow::regulation {

std::string english_cite(std::string_view cite);

}  // namespace onewindow::regulation

#pragma once
// Text at the edge: UTF-8 is checked once where it comes in, counted in characters, masked where people see it.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace onewindow::text {

bool valid_utf8(std::string_view text);     // also false for NUL and other control characters than \t \n \r
std::size_t length(std::string_view text);  // characters of valid UTF-8
std::string trim(std::string_view text);    // ASCII and ideographic space
std::string upper(std::string_view text);   // ASCII only
std::string lower(std::string_view text);   // ASCII only
std::vector<std::string> characters(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);
bool starts_with(std::string_view text, std::string_view prefix);

std::string mask_id_number(std::string_view number);  // 610***********0021
std::string mask_phone(std::string_view phone);       // 138****1234
std::string mask_name(std::string_view name);         // 张*, 欧**

// The words under which a name is found: every prefix, every pair of neighbouring characters, each ASCII word.
std::vector<std::string> search_terms(std::string_view text);

}  // namespace onewindow::text

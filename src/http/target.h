#pragma once
// The request target: percent-decoding, and the refusal of what has no business in a path.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onewindow::http {

// Decodes "/a/%E7%81%AF?x=1&y=a+b". False when it cannot be decoded, is not UTF-8, has control characters, or when the
// path holds an encoded slash, a backslash, or a "." or ".." segment: no honest client sends these. `path` can
// therefore be split at '/' afterwards.
bool decode_target(std::string_view target, std::string& path, std::vector<std::pair<std::string, std::string>>& query);

}  // namespace onewindow::http

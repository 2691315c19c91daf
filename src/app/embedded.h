#pragma once
// What the binary carries inside: the web pages (web/dist) and the regulations folder, packed at build time.
#include <string_view>
#include <vector>

namespace onewindow::app {

struct Embedded {
  std::string_view path;   // "web/index.html", "regulations/calendar/cn-workdays.csv"
  std::string_view bytes;  // gzip for web/, plain for the rest
};

const std::vector<Embedded>& embedded_files();

}  // namespace onewindow::app

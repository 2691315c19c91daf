#pragma once
// `onewindow catalogue import FILE…`: items from catalogue files, each drafted and published in a transaction of its
// own, with a report line by line; a bad item stops nothing but itself.
#include <string>
#include <vector>

#include "centre/context/contexts.h"
#include "service/catalogue/catalogue.h"

namespace onewindow::catalogue {

struct ImportFile {
  std::vector<ItemContent> items;
};
BOOST_DESCRIBE_STRUCT(ImportFile, (), (items))

struct ImportLine {
  std::string file;
  std::int32_t line = 0;
  std::string code, name;
  std::string outcome;  // "published", "unchanged", "drafted", "refused"
  std::string refusal;  // its code
  std::string zh, en;
};
BOOST_DESCRIBE_STRUCT(ImportLine, (), (file, line, code, name, outcome, refusal, zh, en))

// Refuses yaml.* for a file that cannot be read at all; a refused item is a line of the report.
std::vector<ImportLine> import_file(Contexts& contexts, const Actor& actor, const std::string& name,
                                    std::string_view text);

}  // namespace onewindow::catalogue

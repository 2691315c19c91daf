// docs/coverage.md against the tree: the tests and files that it names are there, no entry stands in it twice, and its
// totals are those of its tables. Whether a status is true, a reader decides.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "source_tree.h"

namespace onewindow::structure {
namespace {

namespace fs = std::filesystem;

const char* const kPage = "docs/coverage.md";

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// "Suite.name" of every test in these C++ files; what is commented out is none.
std::set<std::string> tests_in(const std::string& text) {
  static const std::set<std::string> macros = {"TEST",       "TEST_F",       "TEST_P",
                                               "TYPED_TEST", "TYPED_TEST_P", "RC_GTEST_PROP"};
  const std::string code = scan(text).code;
  const auto words = words_of(code);
  std::set<std::string> names;
  for (std::size_t i = 0; i + 2 < words.size(); ++i)
    if (macros.contains(words[i].text) && followed_by(code, words[i], "("))
      names.insert(words[i + 1].text + "." + words[i + 2].text);
  return names;
}

struct Tests {
  std::set<std::string> names;
  std::map<std::string, std::string> web;  // the text of each *.test.ts and *.spec.ts, by its name
};

Tests read_tests() {
  Tests found;
  for (const char* root : {"src", "tests", "web/src", "web/e2e"}) {
    if (!fs::exists(root)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      const std::string name = entry.path().filename().string();
      if (name.ends_with("_test.cpp")) found.names.merge(tests_in(text_of(entry.path())));
      if (name.ends_with(".test.ts") || name.ends_with(".spec.ts")) found.web[name] = text_of(entry.path());
    }
  }
  return found;
}

// "Suite.name", or "main_path.spec.ts: what it says".
bool exists(const Tests& tests, const std::string& name) {
  const auto colon = name.find(": ");
  if (colon == std::string::npos) return tests.names.contains(name);
  const auto file = tests.web.find(name.substr(0, colon));
  return file != tests.web.end() && file->second.find("it('" + name.substr(colon + 2) + "'") != std::string::npos;
}

// Paths as the page writes them: from the root, or from src/service and src/centre.
bool is_file(const std::string& path) {
  for (const char* folder : {"", "src/service/", "src/centre/"})
    if (fs::exists(folder + path)) return true;
  return false;
}

struct Row {
  int line = 0;
  std::string area;  // the heading above
  std::vector<std::string> cells;
};

std::vector<Row> rows_of(const std::string& text) {
  std::vector<Row> rows;
  std::stringstream lines(text);
  std::string line, area;
  for (int number = 1; std::getline(lines, line); ++number) {
    if (line.starts_with("## ")) area = line.substr(3);
    if (!line.starts_with("| ") || line.starts_with("| ---")) continue;
    Row row{number, area, {}};
    for (std::size_t from = 1, bar; (bar = line.find('|', from)) != std::string::npos; from = bar + 1) {
      std::string cell = line.substr(from, bar - from);
      const auto begin = cell.find_first_not_of(' '), end = cell.find_last_not_of(' ');
      row.cells.push_back(begin == std::string::npos ? "" : cell.substr(begin, end - begin + 1));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

// What stands between backticks.
std::vector<std::string> quoted(const std::string& cell) {
  std::vector<std::string> found;
  for (auto open = cell.find('`'); open != std::string::npos;) {
    const auto close = cell.find('`', open + 1);
    if (close == std::string::npos) break;
    found.push_back(cell.substr(open + 1, close - open - 1));
    open = cell.find('`', close + 1);
  }
  return found;
}

std::string at(const Row& row) { return std::string(kPage) + ":" + std::to_string(row.line) + ": "; }

TEST(Coverage, NamesTestsAndFilesThatAreThere) {
  const Tests tests = read_tests();
  ASSERT_GT(tests.names.size(), 100u);
  const std::set<std::string> statuses = {"enforced", "partly", "recorded", "later"};
  std::set<std::string> seen;
  for (const Row& row : rows_of(text_of(kPage))) {
    if (row.area == "Totals" || row.cells.front() == "entry") continue;
    ASSERT_EQ(row.cells.size(), 5u) << at(row) << "a row has entry, gist, status, enforced by, test";
    const auto& [entry, status] = std::pair(row.cells[0], row.cells[2]);
    EXPECT_TRUE(seen.insert(entry).second) << at(row) << entry << " stands here twice";
    EXPECT_TRUE(statuses.contains(status)) << at(row) << "\"" << status << "\" is no status";
    const auto named = quoted(row.cells[4]);
    EXPECT_FALSE(status == "enforced" && named.empty()) << at(row) << "what is enforced names its test";
    for (const auto& name : named)
      EXPECT_TRUE(exists(tests, name)) << at(row) << "there is no test " << name << "; name the one that speaks for "
                                       << entry << ", or change its status";
    for (const auto& path : quoted(row.cells[3]))
      EXPECT_TRUE(path.find('/') == std::string::npos || is_file(path)) << at(row) << "there is no file " << path;
  }
  EXPECT_FALSE(seen.empty());
}

TEST(Coverage, AddsUp) {
  std::map<std::string, std::map<std::string, int>> counted;  // by area, then by status
  std::map<std::string, Row> totals;
  std::vector<std::string> statuses;
  for (const Row& row : rows_of(text_of(kPage))) {
    if (row.area != "Totals") {
      if (row.cells.front() == "entry") continue;
      for (const std::string& area : {row.area, std::string("all")}) {
        ++counted[area]["entries"];
        ++counted[area][row.cells.at(2)];
      }
    } else if (row.cells.front() == "area") {
      statuses = row.cells;
    } else {
      totals.emplace(row.cells.front(), row);
    }
  }
  for (const auto& [area, row] : totals)
    for (std::size_t i = 1; i < statuses.size(); ++i)
      EXPECT_EQ(row.cells.at(i), std::to_string(counted[area][statuses[i]])) << at(row) << area << ", " << statuses[i];
}

TEST(CoverageScanner, KnowsTestsFromComments) {
  EXPECT_EQ(tests_in("TEST(A, b) {}\n// TEST(A, c)\nTEST_P(A,\n       d) {}\nconst char* x = \"TEST(A, e)\";\n"),
            (std::set<std::string>{"A.b", "A.d"}));
  EXPECT_EQ(quoted("`a/b.cpp`, more; `c`"), (std::vector<std::string>{"a/b.cpp", "c"}));
}

}  // namespace
}  // namespace onewindow::structure

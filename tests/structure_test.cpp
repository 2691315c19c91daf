// The walls of the house, held against the tree as it lies there. The build graph alone lets a header slip through (a
// library that is never linked can still be included) and knows nothing of SQL, clocks and documents; so this reads the
// sources and the CMakeLists.txt files as text. Every finding names file:line and what to do instead. Each check is a
// function of a Tree, and is itself tried on a small tree that is wrong on purpose.
#include <gtest/gtest.h>

#include <cctype>
#include <iostream>
#include <sstream>

#include "source_tree.h"

namespace onewindow::structure {
namespace {

struct Finding {
  std::string path;
  int line = 0;
  std::string what;

  std::string place() const { return path + ":" + std::to_string(line); }
};
using Findings = std::vector<Finding>;

template <class... T>
std::string joined(const T&... parts) {
  std::string out;
  ((out += parts), ...);
  return out;
}

const Tree& this_tree() {
  static const Tree tree = read_tree();
  return tree;
}

// ---- the checks

// (a) An include needs a declared dependency. Stores belong to their folder, testing headers to tests.
Findings undeclared_includes(const Tree& tree) {
  const Graph graph(tree);
  Findings findings;
  for (const auto& [path, source] : tree.sources) {
    if (!path.starts_with("src/")) continue;
    const Target* target = graph.owner(path);
    const bool test = is_test(path) || is_testing(path) || (target != nullptr && target->name.ends_with("_testing"));
    const auto reach = target == nullptr ? std::set<std::string>{} : graph.reach(*target, test);
    for (const auto& [line, included] : source.includes) {
      const std::string file = "src/" + included;
      if (!tree.files.contains(file)) {
        if (included.find('/') == std::string::npos && tree.files.contains(folder_of(path) + "/" + included))
          findings.push_back({path, line, "includes \"" + included + "\" by its bare name; write the path from src/"});
        continue;
      }
      if (folder_of(file) == folder_of(path)) continue;
      const Target* owner = graph.owner(file);
      const bool testing = is_testing(file) || (owner != nullptr && owner->name.ends_with("_testing"));
      if (stem_of(file) == "store") {
        findings.push_back({path, line,
                            "includes the store of another feature (" + included +
                                "); call a function that its own header offers, or add one there"});
      } else if (testing) {
        if (!test)
          findings.push_back(
              {path, line, "includes " + included + ", which is for tests; move what is needed out of it"});
      } else if (wing_of(path) != "app" && target != nullptr && owner != nullptr && !reach.contains(owner->name)) {
        findings.push_back({path, line,
                            "includes " + included + " of " + owner->name + ", which " + target->name +
                                " does not depend on; add it to " + (test ? "TEST_DEPENDS" : "DEPENDS") + " in " +
                                target->list() + " if the arrow is right, else move what both need down"});
      }
    }
  }
  return findings;
}

void find_cycle(const Graph& graph, const Target& target, std::vector<std::string>& path, std::set<std::string>& done,
                Findings& findings) {
  const auto at = std::find(path.begin(), path.end(), target.name);
  if (at != path.end()) {
    std::string circle;
    for (auto it = at; it != path.end(); ++it) circle += *it + " → ";
    findings.push_back(
        {target.list(), target.line,
         "a circle of dependencies, " + circle + target.name + "; move what they share into a library below them"});
    return;
  }
  if (!done.insert(target.name).second) return;
  path.push_back(target.name);
  for (const auto& name : target.depends)
    if (const auto it = graph.targets().find(name); it != graph.targets().end())
      find_cycle(graph, it->second, path, done, findings);
  path.pop_back();
}

// (b) The arrows between the wings, in what is declared and in what is included; no circle within a wing.
Findings wrong_arrows(const Tree& tree) {
  const std::string remedy =
      "; the arrows are base ← db, http ← regulation ← centre ← service, people ← oversight ← simulation ← app: move "
      "what is "
      "shared down, or the caller up";
  const Graph graph(tree);
  Findings findings;
  std::set<std::string> done;
  for (const auto& [name, target] : graph.targets()) {
    std::vector<std::string> circle;
    find_cycle(graph, target, circle, done, findings);
    auto depends = target.depends;
    depends.insert(depends.end(), target.test_depends.begin(), target.test_depends.end());
    for (const auto& other : depends) {
      const auto it = graph.targets().find(other);
      if (it == graph.targets().end()) continue;  // its folder is not there yet; CMake refuses what will never be
      const std::string from = wing_of(target.folder + "/"), to = wing_of(it->second.folder + "/");
      if (!arrow_allowed(from, to))
        findings.push_back(
            {target.list(), target.line, joined(name, " (", from, ") depends on ", other, " (", to, ")", remedy)});
    }
  }
  for (const auto& [path, source] : tree.sources)
    for (const auto& [line, included] : source.includes) {
      if (!path.starts_with("src/") || included.find('/') == std::string::npos) continue;
      const std::string from = wing_of(path), to = included.substr(0, included.find('/'));
      if (rank_of(from) != 0 && rank_of(to) != 0 && !arrow_allowed(from, to))
        findings.push_back({path, line, joined(from, " includes ", included, remedy)});
    }
  return findings;
}

// (c) Asynchronous code, and the seconds that Beast costs each file, stay in src/http: its .cpp files and the headers
// that only they include.
Findings leaked_async(const Tree& tree) {
  const auto async = [](const std::string& included) {
    return included.starts_with("boost/beast") || included.starts_with("boost/asio");
  };
  std::set<std::string> tainted;  // headers in src/http that carry it, directly or not
  for (bool grew = true; grew;) {
    grew = false;
    for (const auto& [path, source] : tree.sources)
      if (folder_of(path) == "src/http" && path.ends_with(".h"))
        for (const auto& [line, included] : source.includes)
          if (async(included) || tainted.contains("src/" + included)) grew = tainted.insert(path).second || grew;
  }
  Findings findings;
  for (const auto& [path, source] : tree.sources) {
    if (!path.starts_with("src/") || folder_of(path) == "src/http") continue;
    for (const auto& [line, included] : source.includes) {
      if (async(included))
        findings.push_back(
            {path, line,
             "includes " + included + "; only src/http does: use http/server.h, or an errand for what is long"});
      else if (tainted.contains("src/" + included))
        findings.push_back(
            {path, line,
             included +
                 " brings Beast or Asio along; it is private to src/http: include http/server.h or http/route.h"});
    }
  }
  return findings;
}

bool is_sql(const std::string& literal) {
  std::string text = " ";
  for (const char c : literal) text += c == '\n' || c == '\t' ? ' ' : char(std::tolower(static_cast<unsigned char>(c)));
  const auto has = [&](std::string_view part) { return text.find(part) != std::string::npos; };
  if (has(" select @columns") || has(" insert into ") || has(" delete from ") || has(" create table ") ||
      has(" drop table "))
    return true;
  if (const auto update = text.find(" update "); update != std::string::npos) {
    const auto table_ends = text.find(' ', update + 8);
    if (table_ends != std::string::npos && text.compare(table_ends, 5, " set ") == 0) return true;
  }
  if (!text.starts_with(" select ") || !has(" from ")) return false;
  return std::any_of(text.begin(), text.end(), [](char c) { return c == '*' || c == '(' || c == ':' || c == '='; }) ||
         has(" where ") || has(" order by ") || has(" limit ");
}

// (d) SQL stands in stores, where one search finds every statement on a table.
Findings stray_sql(const Tree& tree) {
  Findings findings;
  for (const auto& [path, source] : tree.sources) {
    const std::string stem = stem_of(path);
    const bool store = stem == "store" || stem.starts_with("store_") || stem.ends_with("_store");
    // db speaks to the engines, and the context's ledger, facts, series and outbox are stores under their own names.
    const bool own =
        path.starts_with("src/db/") || path.starts_with("src/centre/context/") || path.starts_with("src/centre/law/");
    if (!path.starts_with("src/") || is_test(path) || own || (store && path.ends_with(".cpp"))) continue;
    for (const auto& literal : source.literals)
      if (is_sql(literal.text))
        findings.push_back({path, literal.line,
                            "SQL outside a store: \"" + literal.text.substr(0, 40) +
                                "…\"; make it a small function of the feature's store.cpp"});
  }
  return findings;
}

// (e) Rules are pure, and time comes with the context. Pure is what is called rules, and what a *_rules library names.
Findings impure_rules(const Tree& tree) {
  const Graph graph(tree);
  const auto named = [&](const std::string& path) {
    const Target* target = graph.owner(path);
    const std::string file = stem_of(path) + ".cpp";
    return target != nullptr && target->name.ends_with("_rules") &&
           std::find(target->sources.begin(), target->sources.end(), file) != target->sources.end();
  };
  Findings findings;
  for (const auto& [path, source] : tree.sources) {
    if (!path.starts_with("src/") || !(is_rules(path) || named(path))) continue;
    for (const auto& [line, included] : source.includes)
      if (included.starts_with("db/") || included.starts_with("http/") || name_of(included) == "store.h" ||
          included == "chrono")
        findings.push_back(
            {path, line,
             "a rule includes " + included + "; let the use case load what it needs and pass it as a value"});
    for (const Word& word : words_of(source.code))
      if (word.text == "SystemClock" || word.text == "ManualClock" || word.text == "steady_clock" ||
          (word.text == "now" && followed_by(source.code, word, "()")))
        findings.push_back(
            {path, word.line, "a rule reads a clock (" + word.text + "); take the day or instant as a parameter"});
  }
  return findings;
}

Findings clocks_read(const Tree& tree) {
  Findings findings;
  for (const auto& [path, source] : tree.sources) {
    if (!path.starts_with("src/") || path == "src/base/time.cpp" || path == "src/base/time.h") continue;
    const std::string wing = wing_of(path);
    // Below the contexts db stamps migrations and http dates its answers; above them app gives everybody the clock.
    const bool may_make = wing == "app" || wing == "db" || wing == "http";
    for (const Word& word : words_of(source.code)) {
      const bool libc =
          word.text == "time" && (followed_by(source.code, word, "(nullptr)") ||
                                  followed_by(source.code, word, "(NULL)") || followed_by(source.code, word, "(0)"));
      if (libc || word.text == "system_clock" || word.text == "gettimeofday" || word.text == "clock_gettime")
        findings.push_back(
            {path, word.line,
             "reads the system's time (" + word.text + "); use the context's `now`, or a Clock that is passed in"});
      else if (word.text == "SystemClock" && !may_make && !is_test(path))
        findings.push_back(
            {path, word.line, "makes a SystemClock; use the context's `now`, or a Clock that is passed in"});
    }
  }
  return findings;
}

// (f) What can be configured is described in docs/operations.md, and nothing else is.
std::map<std::string, int> settings_of(const Tree& tree) {
  std::map<std::string, int> names;
  const std::string path = "src/app/config.cpp", &text = tree.text(path);
  const auto begin = text.find("settings() {");
  if (begin == std::string::npos) return names;
  const auto end = text.find("\n}", begin);
  for (auto at = text.find("{\"", begin); at < end; at = text.find("{\"", at + 1)) {
    const auto close = text.find('"', at + 2);
    names.emplace(text.substr(at + 2, close - at - 2), line_at(text, at));
  }
  return names;
}

Findings undocumented_settings(const Tree& tree) {
  const auto settings = settings_of(tree);
  if (settings.empty()) return {};
  Findings findings;
  const std::string page = "docs/operations.md", &text = tree.text(page);
  std::map<std::string, int> described;  // the first column of the table under "## Configuration"
  const auto begin = text.find("## Configuration");
  if (begin == std::string::npos)
    return {{page, 1, "has no section \"## Configuration\" with a table of the settings"}};
  const auto end = text.find("\n## ", begin + 1);
  for (auto at = text.find("\n| `", begin); at < end; at = text.find("\n| `", at + 1)) {
    const auto close = text.find('`', at + 4);
    described.emplace(text.substr(at + 4, close - at - 4), line_at(text, at) + 1);
  }
  for (const auto& [name, line] : settings)
    if (!described.contains(name))
      findings.push_back({"src/app/config.cpp", line,
                          joined("the setting `", name, "` is not described; add its row to the table in ", page)});
  for (const auto& [name, line] : described)
    if (!settings.contains(name))
      findings.push_back({page, line,
                          "describes `" + name +
                              "`, which is no setting; remove the row or add it to settings() in src/app/config.cpp"});
  return findings;
}

// (g) A file is read from top to bottom in one sitting. Written by hand only.
constexpr int kTooLong = 1000, kLong = 500;

Findings longer_than(const Tree& tree, int most) {
  Findings findings;
  for (const auto& [path, text] : tree.files) {
    if (!(path.starts_with("src/") || path.starts_with("web/src/")) || path.find(".gen.") != std::string::npos)
      continue;
    const int lines = int(std::count(text.begin(), text.end(), '\n'));
    if (lines > most)
      findings.push_back(
          {path, lines,
           std::to_string(lines) + " lines; ask whether it is two rooms, and split it by what it is about"});
  }
  return findings;
}

// (h) A feature is called by the word that the glossary gives its term: no pinyin, no synonym.
Findings unknown_words(const Tree& tree) {
  const std::string& glossary = tree.text("docs/glossary.md");
  if (glossary.empty()) return {};
  std::set<std::string> known;
  for (const Word& word : words_of(glossary)) {
    std::string lower;
    for (const char c : word.text) lower += char(std::tolower(static_cast<unsigned char>(c)));
    known.insert(lower);
  }
  const auto is_known = [&](const std::string& word) {
    return known.contains(word) || (word.ends_with("s") && known.contains(word.substr(0, word.size() - 1))) ||
           (word.ends_with("es") && known.contains(word.substr(0, word.size() - 2)));
  };
  std::set<std::string> seen;
  Findings findings;
  for (const auto& [path, text] : tree.files)
    for (const std::string wing :
         {"src/centre/", "src/service/", "src/people/", "src/oversight/", "web/src/features/"}) {
      const auto slash = path.find('/', wing.size());
      if (!path.starts_with(wing) || slash == std::string::npos || !seen.insert(path.substr(0, slash)).second) continue;
      std::stringstream name(path.substr(wing.size(), slash - wing.size()));
      for (std::string word; std::getline(name, word, '_');)
        if (!is_known(word))
          findings.push_back({path.substr(0, slash), 1,
                              "the word \"" + word +
                                  "\" is not in docs/glossary.md; use the glossary's word, or add the term with its "
                                  "Chinese and source"});
    }
  return findings;
}

// ---- this tree

void expect_none(const Findings& findings) {
  for (const Finding& finding : findings) ADD_FAILURE() << finding.place() << ": " << finding.what;
}

TEST(Structure, TestsRunInTheProjectsRoot) { ASSERT_FALSE(this_tree().text("src/CMakeLists.txt").empty()); }
TEST(Structure, IncludesAreDeclared) { expect_none(undeclared_includes(this_tree())); }
TEST(Structure, ArrowsGoOneWay) { expect_none(wrong_arrows(this_tree())); }
TEST(Structure, AsynchronousCodeStaysInHttp) { expect_none(leaked_async(this_tree())); }
TEST(Structure, SqlStandsInStores) { expect_none(stray_sql(this_tree())); }
TEST(Structure, RulesArePure) { expect_none(impure_rules(this_tree())); }
TEST(Structure, TimeComesWithTheContext) { expect_none(clocks_read(this_tree())); }
TEST(Structure, SettingsAreDescribed) {
  if (this_tree().has_folder("src/app")) {
    EXPECT_FALSE(settings_of(this_tree()).empty())
        << "settings() was not found in src/app/config.cpp; teach this test its new form";
  }
  expect_none(undocumented_settings(this_tree()));
}
TEST(Structure, FilesAreShort) {
  expect_none(longer_than(this_tree(), kTooLong));
  for (const Finding& finding : longer_than(this_tree(), kLong))
    if (finding.line <= kTooLong) std::cout << "warning: " << finding.path << ": " << finding.what << "\n";
}
TEST(Structure, FeaturesAreNamedByTheGlossary) { expect_none(unknown_words(this_tree())); }

// ---- the checks themselves, on trees that are wrong on purpose

std::vector<std::string> places(const Findings& findings) {
  std::vector<std::string> list;
  for (const Finding& finding : findings) list.push_back(finding.place());
  std::sort(list.begin(), list.end());
  return list;
}
using Places = std::vector<std::string>;

Tree tree_of(std::initializer_list<std::pair<const char*, const char*>> files) {
  Tree tree;
  for (const auto& [path, text] : files) tree.add(path, text);
  return tree;
}

TEST(StructureScanner, TellsCodeFromCommentsAndLiterals) {
  const Source source = scan(
      "// \"no\" system_clock\n#include \"a/b.h\"\nint x = 1'000; /* \" */ f(\"one\"\n  \" "
      "two\", '\"', R\"q(a \" b)q\");\ng(\"c\\\"d\");\n");
  EXPECT_EQ(source.includes, (std::vector<std::pair<int, std::string>>{{2, "a/b.h"}}));
  ASSERT_EQ(source.literals.size(), 3u);
  EXPECT_EQ(source.literals[0].text, "one two");
  EXPECT_EQ(source.literals[0].line, 3);
  EXPECT_EQ(source.literals[1].text, "a \" b");
  EXPECT_EQ(source.literals[2].text, "c\\\"d");
  EXPECT_EQ(source.literals[2].line, 5);
  EXPECT_EQ(source.code.find("system_clock"), std::string::npos);
}

TEST(StructureChecks, FindUndeclaredIncludes) {
  const Tree tree = tree_of({
      {"src/service/a/CMakeLists.txt",
       "onewindow_library(a_rules SOURCES rules.cpp DEPENDS c)\nonewindow_library(a DEPENDS a_rules TEST_DEPENDS "
       "c_testing)"},
      {"src/service/b/CMakeLists.txt", "# onewindow_library(not DEPENDS a)\nonewindow_library(b DEPENDS c)"},
      {"src/centre/c/CMakeLists.txt",
       "onewindow_library(c)\nonewindow_library(c_testing SOURCES testing.cpp DEPENDS c NO_TESTS)"},
      {"src/centre/c/c.h", ""},
      {"src/centre/c/store.h", ""},
      {"src/centre/c/testing.h", ""},
      {"src/service/b/b.h", ""},
      {"src/service/a/a.h", "#include \"centre/c/c.h\"\n#include \"service/b/b.h\"\n"},
      {"src/service/a/rules.cpp", "#include \"service/a/a.h\"\n#include \"centre/c/c.h\"\n"},
      {"src/service/a/a_test.cpp", "#include \"centre/c/testing.h\"\n"},
      {"src/service/b/b.cpp",
       "#include \"centre/c/testing.h\"\n#include \"centre/c/store.h\"\n#include \"b.h\"\n#include "
       "\"service/a/a.h\"\n"},
  });
  EXPECT_EQ(places(undeclared_includes(tree)),
            (Places{"src/service/a/a.h:2", "src/service/b/b.cpp:1", "src/service/b/b.cpp:2", "src/service/b/b.cpp:3",
                    "src/service/b/b.cpp:4"}));
}

TEST(StructureChecks, FindWrongArrows) {
  const Tree tree = tree_of({
      {"src/service/a/CMakeLists.txt", "onewindow_library(a DEPENDS p unborn)"},
      {"src/people/p/CMakeLists.txt", "onewindow_library(p DEPENDS q)\n\nonewindow_library(q DEPENDS p)"},
      {"src/db/x.cpp", "#include \"base/id.h\"\n#include \"http/route.h\"\n"},
      {"src/oversight/o/o.cpp", "#include \"people/p/p.h\"\n#include \"service/a/a.h\"\n"},
  });
  EXPECT_EQ(places(wrong_arrows(tree)),
            (Places{"src/db/x.cpp:2", "src/people/p/CMakeLists.txt:1", "src/service/a/CMakeLists.txt:1"}));
}

TEST(StructureChecks, FindLeakedAsync) {
  const Tree tree = tree_of({
      {"src/http/connection.h", "#include <boost/asio/awaitable.hpp>\n"},
      {"src/http/peer.h", "#include \"http/connection.h\"\n"},
      {"src/http/server.h", ""},
      {"src/http/server.cpp", "#include <boost/beast/http.hpp>\n#include \"http/connection.h\"\n"},
      {"src/app/serve.cpp", "#include \"http/server.h\"\n#include \"http/peer.h\"\n#include <boost/asio/post.hpp>\n"},
  });
  EXPECT_EQ(places(leaked_async(tree)), (Places{"src/app/serve.cpp:2", "src/app/serve.cpp:3"}));
}

TEST(StructureChecks, FindStraySql) {
  const Tree tree = tree_of({
      {"src/service/a/store.cpp", "f(\"select @columns from t\");"},
      {"src/service/a/a_test.cpp", "f(\"insert into t @row\");"},
      {"src/service/a/a.cpp",
       "f(\"choose it from the list\");\nf(\"select one\"\n  \" from the list\");\nf(\"update t set a = :a\");\n"
       "f(\"select count(*)\"\n\" from t\");\nf(R\"(\n  delete from t)\");  // insert into t\n"},
  });
  EXPECT_EQ(places(stray_sql(tree)),
            (Places{"src/service/a/a.cpp:4", "src/service/a/a.cpp:5", "src/service/a/a.cpp:7"}));
}

TEST(StructureChecks, FindImpureRules) {
  const Tree tree = tree_of({
      {"src/service/a/rules.h", "#include \"regulation/cited.h\"\n#include \"db/database.h\"\n"},
      {"src/service/a/rules_clocks.cpp", "int f(const Clock& clock) {\n  return clock.now().ms + rules.now;\n}\n"},
      {"src/service/a/rules_test.cpp", "#include \"db/testing.h\"\n"},
      {"src/service/a/a.cpp", "#include \"db/database.h\"\n"},
      {"src/service/a/CMakeLists.txt", "onewindow_library(a_rules SOURCES rules.cpp fees.cpp)\nonewindow_library(a)"},
      {"src/service/a/fees.h", "#include \"http/route.h\"\n"},
  });
  EXPECT_EQ(places(impure_rules(tree)),
            (Places{"src/service/a/fees.h:1", "src/service/a/rules.h:2", "src/service/a/rules_clocks.cpp:2"}));
}

TEST(StructureChecks, FindClocksRead) {
  const Tree tree = tree_of({
      {"src/base/time.cpp", "system_clock::now();"},
      {"src/http/server.cpp", "SystemClock().now();\nsteady_clock::now();\n"},
      {"src/service/a/a.cpp",
       "SystemClock().now();\nstd::chrono::system_clock::now();\nstd::time( nullptr );\nsystem_clock_.x; "
       "time(when);\n"},
  });
  EXPECT_EQ(places(clocks_read(tree)),
            (Places{"src/service/a/a.cpp:1", "src/service/a/a.cpp:2", "src/service/a/a.cpp:3"}));
}

TEST(StructureChecks, FindUndocumentedSettings) {
  const Tree tree = tree_of({
      {"src/app/config.cpp",
       "const std::vector<Setting>& settings() {\n  list = {\n    {\"data\", \"文件夹\", \"folder\"},\n    {\"node\", "
       "\"\", \"\"},\n  };\n}\n"},
      {"docs/operations.md",
       "# x\n\n## Configuration\n\n| key |\n| --- |\n| `data` | … |\n| `color` | … |\n\n## Next\n\n| `node` |\n"},
  });
  EXPECT_EQ(places(undocumented_settings(tree)), (Places{"docs/operations.md:8", "src/app/config.cpp:4"}));
}

TEST(StructureChecks, FindLongFilesAndUnknownWords) {
  Tree tree = tree_of({{"docs/glossary.md", "| 办件 | case | Joint handling |"},
                       {"src/service/cases/cases.h", ""},
                       {"src/service/joint_handling/x.h", ""},
                       {"src/service/banjian/x.h", ""},
                       {"web/src/features/case/x.ts", ""}});
  EXPECT_EQ(places(unknown_words(tree)), (Places{"src/service/banjian:1"}));
  tree.add("src/service/cases/cases.cpp", std::string(1001, '\n'));
  tree.add("web/src/api/schema.gen.ts", std::string(1001, '\n'));
  EXPECT_EQ(places(longer_than(tree, kTooLong)), (Places{"src/service/cases/cases.cpp:1001"}));
}

}  // namespace
}  // namespace onewindow::structure

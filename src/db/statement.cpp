#include "db/statement.h"

#include <array>

#include "base/text.h"

namespace onewindow::db {
namespace {

[[noreturn]] void refuse(const std::string& why, std::string_view sql) {
  throw BrokenPromise("statement: " + why + ": " + std::string(sql.substr(0, 200)));
}

enum class TokenKind { word, quoted, string, number, parameter, expansion, symbol, end };

struct Token {
  TokenKind kind = TokenKind::end;
  std::string text;   // as written; of a parameter or an expansion without its mark
  std::string lower;  // of a word: what keywords and table names are compared by
  bool spaced = false;
};

bool begins_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool in_word(char c) { return begins_word(c) || (c >= '0' && c <= '9'); }

// Cuts the text into tokens. Comments and runs of blanks become one blank; what only one engine understands is refused.
class Tokens {
 public:
  explicit Tokens(std::string_view sql) : sql_(sql) {}

  Token next() {
    Token token;
    token.spaced = skip();
    if (at_ >= sql_.size()) return token;
    const char c = sql_[at_];
    if (begins_word(c)) {
      token.kind = TokenKind::word;
      token.text = word();
      token.lower = text::lower(token.text);
      if (at_ < sql_.size() && sql_[at_] == '\'') refuse("a prefixed literal is read by one engine only", sql_);
    } else if (c == '\'' || c == '"') {
      token.kind = c == '"' ? TokenKind::quoted : TokenKind::string;
      token.text = quoted(c);
      if (c == '"') token.lower = token.text.substr(1, token.text.size() - 2);
    } else if (c >= '0' && c <= '9') {
      token.kind = TokenKind::number;
      while (at_ < sql_.size() && (in_word(sql_[at_]) || sql_[at_] == '.')) token.text += sql_[at_++];
    } else if (c == ':' || c == '@') {
      ++at_;
      if (c == ':' && at_ < sql_.size() && sql_[at_] == ':')
        refuse("`::` is not in the subset, write cast(… as …)", sql_);
      if (at_ >= sql_.size() || !begins_word(sql_[at_])) refuse("a lone mark", sql_);
      token.kind = c == ':' ? TokenKind::parameter : TokenKind::expansion;
      token.text = word();
    } else {
      static constexpr std::string_view allowed = "()*+-/%=<>!,.|&~";
      if (c == ';') refuse("one statement at a time, without `;`", sql_);
      if (allowed.find(c) == std::string_view::npos)
        refuse(std::string("the character ") + c + " is not in the subset", sql_);
      token.kind = TokenKind::symbol;
      token.text = c;
      ++at_;
    }
    return token;
  }

 private:
  bool skip() {
    const std::size_t start = at_;
    while (at_ < sql_.size()) {
      const char c = sql_[at_];
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
        ++at_;
      } else if (sql_.substr(at_, 2) == "--") {
        at_ = std::min(sql_.find('\n', at_), sql_.size());
      } else if (sql_.substr(at_, 2) == "/*") {
        const std::size_t close = sql_.find("*/", at_ + 2);
        if (close == std::string_view::npos) refuse("a comment does not end", sql_);
        // PostgreSQL nests comments, SQLite does not.
        if (sql_.substr(at_ + 2, close - at_ - 2).find("/*") != std::string_view::npos)
          refuse("a comment in a comment", sql_);
        at_ = close + 2;
      } else {
        break;
      }
    }
    return at_ > start;
  }
  std::string word() {
    const std::size_t start = at_;
    while (at_ < sql_.size() && in_word(sql_[at_])) ++at_;
    return std::string(sql_.substr(start, at_ - start));
  }
  std::string quoted(char mark) {
    const std::size_t start = at_++;
    for (;; ++at_) {
      if (at_ >= sql_.size()) refuse("a quote does not end", sql_);
      if (sql_[at_] != mark) continue;
      if (at_ + 1 < sql_.size() && sql_[at_ + 1] == mark) ++at_;  // doubled: the mark itself
      else break;
    }
    ++at_;
    return std::string(sql_.substr(start, at_ - start));
  }

  std::string_view sql_;
  std::size_t at_ = 0;
};

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// After these words a list of tables has ended, so that a comma no longer leads to a table.
constexpr std::array<std::string_view, 12> kEndsTables = {"where",     "group",  "having",    "order",
                                                          "limit",     "window", "union",     "except",
                                                          "intersect", "set",    "returning", "values"};
// The engines differ in these, or they read the clock or chance, which only comes with the context.
constexpr std::array<std::string_view, 10> kForbidden = {
    "glob", "ilike", "rowid", "current_timestamp", "current_time", "current_date", "now", "random", "pragma", "regexp"};
constexpr std::array<std::string_view, 4> kChanges = {"insert", "update", "delete", "replace"};

class Reader {
 public:
  Reader(std::string_view sql, Engine engine, const reflect::Type* row, const reflect::Type* given,
         const TableNames& owned)
      : sql_(sql), tokens_(sql), engine_(engine), row_(row), given_(given), owned_(owned) {}

  Statement read() {
    for (Token token = tokens_.next(); token.kind != TokenKind::end; token = tokens_.next()) {
      if (!out_.text.empty() && token.spaced) out_.text += ' ';
      take(token);
      before_last_ = std::move(last_);
      last_ = std::move(token);
    }
    if (!first_seen_) refuse("empty", sql_);
    // Without it PostgreSQL takes a backslash for an escape and SQLite does not.
    if (likes_ > 0) refuse("`like` names its `escape`", sql_);
    if (levels_.size() != 1) refuse("parentheses do not match", sql_);
    for (const auto& name : defined_)
      if (owned_.contains(name)) refuse("`with` takes the name of a table that a centre owns", sql_);
    std::erase_if(out_.tables, [&](const std::string& table) { return defined_.contains(table); });
    return std::move(out_);
  }

 private:
  void take(const Token& token) {
    switch (token.kind) {
      case TokenKind::parameter: parameter(token.text); break;
      case TokenKind::expansion: expand(token.text); break;
      case TokenKind::word: word(token); break;
      case TokenKind::quoted:
        name(token);
        out_.text += token.text;
        break;
      case TokenKind::symbol: symbol(token.text[0]); break;
      default: out_.text += token.text; break;
    }
  }

  void word(const Token& token) {
    const std::string& word = token.lower;
    if (!first_seen_) {
      if (word != "select" && word != "with" && word != "insert" && word != "update" && word != "delete")
        refuse("begins with " + word, sql_);
      first_seen_ = true;
      with_ = word == "with";
    } else if (with_ && levels_.size() == 1 && (word == "select" || one_of(word, kChanges))) {
      with_ = false;
    }
    const bool column = last_.text == ".";
    if (!column && one_of(word, kForbidden)) refuse(word + " is not in the subset", sql_);
    if ((last_.lower == "insert" || last_.lower == "update") && word == "or") refuse("`or` after " + last_.lower, sql_);
    if (!column && word == "like") ++likes_;
    if (!column && word == "escape") --likes_;
    if (!column && one_of(word, kChanges) && is_command(word)) out_.changes = true;

    if (table_next_ && (word == "select" || word == "values" || word == "lateral")) {
      table_next_ = false;
      if (word != "lateral") levels_.back().tables = false;
    }
    if (!column && word == "from" && last_.lower == "distinct") {
      // "is distinct from": a comparison
    } else if (!column &&
               (word == "from" || word == "join" || word == "into" || (word == "update" && is_command(word)))) {
      table_next_ = true;
      levels_.back() = {word == "from" || word == "join", true};
    } else if (!column && one_of(word, kEndsTables)) {
      levels_.back() = {false, word == "where" || word == "having" || word == "set"};
      table_next_ = false;
    } else if (!column && word == "select") {
      levels_.back() = {false, false};
    } else {
      name(token);
    }
    out_.text += token.text;
  }

  // `update` in "on conflict do update" and "for update" is no command, replace(…) is a function.
  bool is_command(std::string_view word) const {
    if (word == "replace") return last_.kind == TokenKind::end;
    return last_.kind == TokenKind::end || last_.text == "(" || last_.text == ")";
  }

  // A word or a quoted name that is no keyword where it stands.
  void name(const Token& token) {
    if (token.lower == "centre_id" && levels_.back().holds) ++out_.centre_columns;
    if (last_.text == "." && after_table_) refuse("a schema's name before a table", sql_);
    after_table_ = false;
    if (with_ && levels_.size() == 1 && (last_.lower == "with" || last_.text == "," || last_.lower == "recursive") &&
        token.lower != "recursive")
      defined_.insert(token.lower);
    if (!table_next_ || token.lower == "only") return;
    table_next_ = false;
    after_table_ = true;
    out_.tables.push_back(token.lower);
  }

  void symbol(char c) {
    if (c == '(') {
      levels_.push_back(
          {table_next_, levels_.back().holds});  // "from (a join b …": a table may follow; "from (select …" ends it
    } else if (c == ')') {
      if (levels_.size() == 1) refuse("parentheses do not match", sql_);
      levels_.pop_back();
      table_next_ = false;
    } else if (c == ',' && levels_.back().tables) {
      table_next_ = true;
    }
    if (c != '.') after_table_ = false;
    out_.text += c;
  }

  void parameter(const std::string& name) {
    if (std::find(out_.parameters.begin(), out_.parameters.end(), name) != out_.parameters.end())
      refuse(":" + name + " is named twice", sql_);
    out_.parameters.push_back(name);
    table_next_ = false;
    out_.text += (engine_ == Engine::sqlite ? '?' : '$');
    out_.text += std::to_string(out_.parameters.size());
  }

  void expand(const std::string& word) {
    if (word == "columns") {
      if (row_ == nullptr || row_->kind != reflect::Kind::structure)
        refuse("@columns needs a described struct to read into", sql_);
      // "c.@columns": the table's name before each column.
      const std::string prefix = last_.text == "." ? before_last_.text + "." : "";
      bool first = true;
      for (const auto& field : row_->fields) {
        if (!std::exchange(first, false)) out_.text += ", " + prefix;
        out_.text += field.name;
      }
    } else if (word == "row") {
      if (given_ == nullptr) refuse("@row needs a described struct as its parameters", sql_);
      if (out_.tables.empty() || last_.lower != out_.tables.back()) refuse("@row stands behind the table's name", sql_);
      expand_row(owned_.contains(out_.tables.back()));
    } else {
      refuse("@" + word + " is unknown", sql_);
    }
  }

  void expand_row(bool owned) {
    std::vector<std::string> columns, parameters;
    if (owned) {
      columns.push_back("centre_id");
      parameters.push_back("centre");
      ++out_.centre_columns;
      out_.row_of_centre = true;
    }
    for (const auto& field : given_->fields) {
      if (owned && std::string_view(field.name) == "centre_id") continue;
      columns.push_back(field.name);
      parameters.push_back(field.name);
    }
    const auto list = [&](const std::vector<std::string>& names, auto&& write) {
      out_.text += '(';
      for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) out_.text += ", ";
        write(names[i]);
      }
      out_.text += ')';
    };
    list(columns, [&](const std::string& column) { out_.text += column; });
    out_.text += " values ";
    list(parameters, [&](const std::string& name) { parameter(name); });
    table_next_ = false;
  }

  std::string_view sql_;
  Tokens tokens_;
  Engine engine_;
  const reflect::Type* row_;
  const reflect::Type* given_;
  const TableNames& owned_;

  Statement out_;
  Token last_, before_last_;
  bool first_seen_ = false;
  int likes_ = 0;             // without their escape
  bool with_ = false;         // the statement begins with `with`: the names before `as (` are no tables
  bool table_next_ = false;   // the next name is a table
  bool after_table_ = false;  // the last name was a table
  struct Level {
    bool tables = false;  // in a list of tables, where a comma leads to the next one
    bool holds = false;   // where a centre_id holds rows to the centre: not in what is selected, grouped or ordered
  };
  std::vector<Level> levels_{Level{}};  // one for each open parenthesis
  TableNames defined_;
};

}  // namespace

Statement read_statement(std::string_view sql, Engine engine, const reflect::Type* row, const reflect::Type* given,
                         const TableNames& owned) {
  return Reader(sql, engine, row, given, owned).read();
}

void cover(const Statement& statement, Scope::Kind scope, const TableNames& owned) {
  const auto owned_names =
      std::count_if(statement.tables.begin(), statement.tables.end(), [&](const auto& t) { return owned.contains(t); });
  const bool names_centre =
      std::find(statement.parameters.begin(), statement.parameters.end(), "centre") != statement.parameters.end();
  if (scope == Scope::Kind::across && statement.changes) refuse("a handle across centres only reads", statement.text);
  if (owned_names == 0) return;
  switch (scope) {
    case Scope::Kind::platform: refuse("the platform's handle does not see a table that a centre owns", statement.text);
    case Scope::Kind::across: return;
    case Scope::Kind::centre:
      if (!names_centre) refuse("a table that a centre owns is read without :centre", statement.text);
      // One :centre holds one table; every further one has to be tied to it by its own centre_id.
      if (statement.centre_columns < owned_names)
        refuse("a table that a centre owns is not tied to the centre by centre_id", statement.text);
      return;
  }
}

}  // namespace onewindow::db

#include "centre/identity/commands.h"

#include <istream>
#include <ostream>

#include "base/digest.h"
#include "centre/identity/passwords.h"
#include "centre/organisation/organisation.h"

namespace onewindow::identity {
namespace {

struct WrongUsage {
  std::string text;
};

class Words {
 public:
  explicit Words(std::vector<std::string> words) : words_(std::move(words)) {}

  std::string next() {
    if (words_.empty()) return "";
    std::string word = std::move(words_.front());
    words_.erase(words_.begin());
    return word;
  }
  bool flag(const std::string& name) {
    const auto at = std::find(words_.begin(), words_.end(), name);
    if (at == words_.end()) return false;
    words_.erase(at);
    return true;
  }
  std::vector<std::string> values(const std::string& name) {
    std::vector<std::string> found;
    for (std::size_t i = 0; i < words_.size();) {
      if (words_[i].starts_with(name + "=")) {
        found.push_back(words_[i].substr(name.size() + 1));
        words_.erase(words_.begin() + std::ptrdiff_t(i));
      } else if (words_[i] == name) {
        if (i + 1 == words_.size()) throw WrongUsage{name + ": 缺少取值 needs a value"};
        found.push_back(words_[i + 1]);
        words_.erase(words_.begin() + std::ptrdiff_t(i), words_.begin() + std::ptrdiff_t(i) + 2);
      } else {
        ++i;
      }
    }
    return found;
  }
  std::optional<std::string> value(const std::string& name) {
    auto all = values(name);
    if (all.size() > 1) throw WrongUsage{name + ": 只能给一次 only once"};
    if (all.empty()) return std::nullopt;
    return std::move(all[0]);
  }
  std::string required(const std::string& name) {
    auto found = value(name);
    if (!found || found->empty()) throw WrongUsage{name + ": 必须给出 is required"};
    return std::move(*found);
  }
  void finish() const {
    if (!words_.empty()) throw WrongUsage{"不认识的参数 unknown argument: " + words_.front()};
  }

 private:
  std::vector<std::string> words_;
};

struct Console {
  Contexts& contexts;
  Actor actor;
  std::istream& in;
  std::ostream& out;
  bool as_json;
};

std::string read_password(Console& console) {
  std::string line;
  std::getline(console.in, line);
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

DepartmentId department_of(Console& console, const std::string& code) {
  for (const auto& department :
       console.contexts.read(console.actor, [](ReadContext& c) { return organisation::departments(c); }))
    if (department.code == code) return department.id;
  throw Refusal(RefusalKind::invalid, "account.department_unknown", "本中心没有这个部门：" + code,
                "this centre has no such department: " + code)
      .at("--department");
}

WindowId window_of(Console& console, const std::string& number) {
  for (const auto& window :
       console.contexts.read(console.actor, [](ReadContext& c) { return organisation::windows(c); }))
    if (std::to_string(window.number) == number) return window.id;
  throw Refusal(RefusalKind::invalid, "account.window_unknown", "本中心没有这个窗口：" + number,
                "this centre has no such window: " + number)
      .at("--window");
}

Account account_of(Console& console, const std::string& login) {
  for (auto& account : console.contexts.read(console.actor, [](ReadContext& c) { return accounts(c); }))
    if (account.login == login) return std::move(account);
  throw Refusal(RefusalKind::not_found, "account.not_found", "本中心没有这个账号：" + login,
                "this centre has no such account: " + login);
}

void show(Console& console, const Account& account) {
  if (console.as_json) {
    console.out << json::text(account) << "\n";
    return;
  }
  std::string codes;
  for (const auto& role : account.roles) codes += (codes.empty() ? "" : ",") + role;
  console.out << account.login << "\t" << account.name << "\t" << codes << "\t"
              << boost::describe::enum_to_string(account.state, "") << "\n";
}

int create(Console& console, Words& words) {
  NewAccount account{.login = Text<40, 2>(words.required("--login")),
                     .name = Text<40, 1>(words.required("--name")),
                     .staff_number = words.value("--staff-number").value_or(""),
                     .roles = words.values("--role")};
  const auto department = words.value("--department"), window = words.value("--window");
  words.finish();
  if (account.roles.empty()) throw WrongUsage{"--role: 必须给出 is required"};
  if (department) account.department = department_of(console, *department);
  if (window) account.window = window_of(console, *window);
  const std::string password = read_password(console);
  check_password(password, Known{account.login, account.name, account.staff_number});
  const std::string hash = hash_password(password);
  show(console, console.contexts.write(console.actor, [&](WriteContext& context) {
    const Account opened = open_account(context, account, hash);
    mark_given(context, opened.id);
    return opened;
  }));
  return 0;
}

int list(Console& console, Words& words) {
  words.finish();
  const auto all = console.contexts.read(console.actor, [](ReadContext& context) { return accounts(context); });
  if (console.as_json) console.out << json::text(all) << "\n";
  else
    for (const Account& account : all) show(console, account);
  return 0;
}

int password(Console& console, Words& words) {
  const std::string login = words.required("--login");
  words.finish();
  const Account account = account_of(console, login);
  const std::string given = read_password(console);
  check_password(given, Known{account.login, account.name, account.staff_number});
  check_not_used(console.contexts, account.id, given);
  const std::string hash = hash_password(given);
  console.contexts.write(console.actor, [&](WriteContext& context) {
    change_password(context, account.id, hash);
    mark_given(context, account.id);
  });
  show(console, account);
  return 0;
}

int refused(const Refusal& refusal, std::ostream& error) {
  error << refusal.code << (refusal.field.empty() ? "" : " " + refusal.field) << "\n"
        << refusal.zh << "\n"
        << refusal.en << "\n";
  return 1;
}

constexpr std::pair<std::string_view, int (*)(Console&, Words&)> kVerbs[] = {
    {"create", create}, {"list", list}, {"password", password}};

}  // namespace

bool is_account_verb(std::string_view word) {
  return std::ranges::any_of(kVerbs, [&](const auto& verb) { return verb.first == word; });
}

const char* const kAccountUsage =
    "onewindow account create --login L --name N --role R [--role R] [--department CODE] [--window NUMBER] "
    "[--staff-number S] [--json]\n"
    "onewindow account list [--json]\n"
    "onewindow account password --login L [--json]\n"
    "密码从标准输入读取一行。The password is one line of standard input.\n";

int account_command(Contexts& contexts, CentreId centre, std::vector<std::string> given, std::istream& in,
                    std::ostream& out, std::ostream& error) {
  try {
    Words words(std::move(given));
    if (words.flag("--help")) {
      out << kAccountUsage;
      return 0;
    }
    Console console{contexts, Actor::of_system(centre, "command line"), in, out, words.flag("--json")};
    const std::string verb = words.next();
    for (const auto& [name, run] : kVerbs)
      if (verb == name) return run(console, words);
    throw WrongUsage{verb.empty() ? "缺少动作 a verb is missing" : "没有这个动作 no such verb: " + verb};
  } catch (const WrongUsage& usage) {
    error << usage.text << "\n" << kAccountUsage;
    return 2;
  } catch (const Refusal& refusal) {
    return refused(refusal, error);
  }
}

}  // namespace onewindow::identity

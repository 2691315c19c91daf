#include "app/config.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/text.h"
#include "base/yaml.h"

namespace onewindow::app {

namespace {

const reflect::Type& config_type() { return reflect::type_of<Config>(); }

std::string flag_of(std::string_view field) {
  std::string flag = "--" + std::string(field);
  for (char& c : flag)
    if (c == '_') c = '-';
  return flag;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw Refusal(RefusalKind::not_found, "config.file", "打不开配置文件：" + path,
                  "the configuration file cannot be opened: " + path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

void set(Config& config, const reflect::Field& field, const std::string& text, const std::string& where) {
  json::read_text(field.type(), field.in(&config), text, where);
}

void apply_file(Config& config, const std::string& path) {
  const yaml::Node root = yaml::parse(path, read_file(path));
  if (root.kind != yaml::Kind::blank) yaml::read(config_type(), &config, root, path);
}

void apply_environment(Config& config) {
  for (const auto& field : config_type().fields)
    if (const char* value = std::getenv(("ONEWINDOW_" + text::upper(field.name)).c_str()))
      set(config, field, value, "ONEWINDOW_" + text::upper(field.name));
}

struct Flags {
  std::vector<std::pair<const reflect::Field*, std::string>> values;
  std::string config_file, data;
  std::vector<std::string> rest;
};

Flags read_flags(const std::vector<std::string>& arguments) {
  Flags flags;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    std::string word = arguments[i], value;
    const auto equals = word.find('=');
    const bool inline_value = word.starts_with("--") && equals != std::string::npos;
    if (inline_value) {
      value = word.substr(equals + 1);
      word.resize(equals);
    }
    const reflect::Field* found = nullptr;
    for (const auto& field : config_type().fields)
      if (flag_of(field.name) == word) found = &field;
    if (found == nullptr && word != "--config") {
      flags.rest.push_back(arguments[i]);
      continue;
    }
    if (!inline_value) {
      if (i + 1 == arguments.size())
        throw Refusal(RefusalKind::invalid, "config.flag_value", word + " 之后缺少取值", word + " needs a value")
            .at(word);
      value = arguments[++i];
    }
    if (found == nullptr) flags.config_file = value;
    else flags.values.emplace_back(found, value);
    if (word == "--data") flags.data = value;
  }
  return flags;
}

}  // namespace

std::string Config::database_url() const { return database.empty() ? "sqlite:" + data + "/onewindow.db" : database; }
std::string Config::keys_file() const { return keys.empty() ? data + "/keys.yaml" : keys; }
std::string Config::anchors_folder() const { return anchors.empty() ? data + "/anchors" : anchors; }
std::string Config::files_folder() const { return files.empty() ? data + "/files" : files; }
std::string Config::address() const { return listen.substr(0, listen.rfind(':')); }

unsigned short Config::port() const {
  std::int64_t number = -1;
  const auto colon = listen.rfind(':');
  if (colon == std::string::npos ||
      !reflect::detail::parse_integer(std::string_view(listen).substr(colon + 1), number) || number < 0 ||
      number > 65535)
    throw Refusal(RefusalKind::invalid, "config.listen", "listen 应为 地址:端口，例如 127.0.0.1:8080",
                  "listen reads ADDRESS:PORT, such as 127.0.0.1:8080")
        .at("listen");
  return static_cast<unsigned short>(number);
}

const std::vector<Setting>& settings() {
  static const std::vector<Setting> list = {
      {"data", "数据文件夹：数据库、附件、密钥", "the data folder: database, files, keys"},
      {"database", "数据库地址；缺省为数据文件夹中的 SQLite。postgresql://…",
       "database URL; SQLite in the data folder by default. postgresql://…"},
      {"files", "附件存放的文件夹；缺省为数据文件夹中的 files",
       "folder of attachments; files in the data folder by default"},
      {"listen", "监听的地址:端口", "ADDRESS:PORT to listen on"},
      {"centre", "公众页面所属的中心代码；只有一个中心时可不填",
       "code of the centre whose public pages are served; may be left out when there is one"},
      {"regulations", "规则、目录、日历所在文件夹；缺省用程序内置的一份",
       "folder of packs, catalogue and calendar; the built-in copy by default"},
      {"node", "多台服务器并行时各自的编号 0–1023", "this server's number 0–1023 where several run side by side"},
      {"threads", "网络线程数", "network threads"},
      {"readers", "只读数据库连接数", "read-only database connections"},
      {"sessions", "PostgreSQL 写会话数", "PostgreSQL write sessions"},
      {"connections", "同时在线的连接上限", "open connections at most"},
      {"idle_minutes", "登录后无操作多少分钟自动退出", "minutes without activity after which a session ends"},
      {"secure_cookies", "会话 Cookie 仅经 HTTPS 传送（前置 TLS 时设为 true）",
       "session cookies over HTTPS only (true behind TLS)"},
      {"log_level", "日志级别：debug、info、warn、error", "log level: debug, info, warn, error"},
      {"outbox_file", "外发消息逐行写入的文件；缺省为数据文件夹中的 outbox.jsonl",
       "file that outgoing messages are appended to; outbox.jsonl in the data folder by default"},
      {"keys", "个人信息加密密钥的文件；缺省为数据文件夹中的 keys.yaml",
       "file with the keys of sealed personal data; keys.yaml in the data folder by default"},
      {"anchors", "台账锚点文件所在的文件夹，宜放在数据库以外的磁盘；缺省为数据文件夹中的 anchors",
       "folder of the ledger's anchors, best on another disk than the database; anchors in the data folder by default"},
      {"webhook_url", "外发消息推送到的地址；不填则写入文件",
       "address that outgoing messages are posted to; into the file when empty"},
      {"webhook_secret", "推送签名（HMAC-SM3）用的密钥，与接收方约定",
       "key of the signature (HMAC-SM3), shared with the receiver"},
      {"sms_url", "短信平台的推送地址；不填则与其他消息同路",
       "address of the text message operator; the way of the others when empty"},
      {"sms_secret", "短信推送签名用的密钥", "key of the signature towards the operator"},
      {"sms_console", "没有短信平台时，短信显示在服务器的控制台上（仅供试用）",
       "text messages on the server's console where there is no operator (for trying out)"},
      {"visitor_idle_minutes", "公众手机验证后无操作多少分钟失效",
       "minutes without activity after which the public's proof of a phone ends"},
      {"password_length", "密码至少多少位", "characters of a password at least"},
      {"password_classes", "密码至少含大写、小写、数字、符号中的几类（1–4）",
       "classes of lower case, upper case, digits, others that a password has at least (1–4)"},
      {"password_history", "最近几个用过的密码不能再用；0 为不限",
       "the last passwords that are not used again; 0: no limit"},
      {"password_days", "密码多少天后必须更换；0 为不过期", "days after which a password must be changed; 0: never"},
  };
  return list;
}

Given configure(const std::vector<std::string>& arguments) {
  Flags flags = read_flags(arguments);
  Given given;
  if (!flags.data.empty()) given.config.data = flags.data;
  else if (const char* data = std::getenv("ONEWINDOW_DATA")) given.config.data = data;
  const std::string beside = given.config.data + "/onewindow.yaml";
  if (!flags.config_file.empty()) apply_file(given.config, flags.config_file);
  else if (std::ifstream(beside)) apply_file(given.config, beside);
  apply_environment(given.config);
  for (const auto& [field, value] : flags.values) set(given.config, *field, value, flag_of(field->name));
  given.rest = std::move(flags.rest);
  return given;
}

}  // namespace onewindow::app

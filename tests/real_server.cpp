#include "real_server.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

namespace onewindow::nights {

namespace fs = std::filesystem;

std::string binary() {
  if (const char* named = std::getenv("ONEWINDOW_BINARY")) return named;
  return (fs::read_symlink("/proc/self/exe").parent_path().parent_path() / "onewindow").string();
}

namespace {

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

struct Streams {
  std::string out = "/dev/null", err = "/dev/null";
};

pid_t spawn(const std::vector<std::string>& words, const Streams& streams, std::int64_t file_bytes) {
  std::vector<char*> list;
  for (const std::string& word : words) list.push_back(const_cast<char*>(word.c_str()));
  list.push_back(nullptr);
  const pid_t pid = ::fork();
  if (pid != 0) return pid;
  const int out = ::open(streams.out.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const int err = ::open(streams.err.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  ::dup2(out, 1);
  ::dup2(err, 2);
  if (file_bytes > 0) {
    const rlimit limit{rlim_t(file_bytes), rlim_t(file_bytes)};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  for (int other = 3; other < 64; ++other) ::close(other);  // the test's own sockets
  ::execvp(list.front(), list.data());
  ::_exit(127);
}

int code_of(int status) { return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status); }

}  // namespace

Finished run(const std::vector<std::string>& words) {
  const std::string base = (fs::temp_directory_path() / ("onewindow-run-" + std::to_string(::getpid()))).string();
  const Streams streams{base + ".out", base + ".err"};
  for (const auto& path : {streams.out, streams.err}) fs::remove(path);
  const pid_t pid = spawn(words, streams, 0);
  int status = 0;
  ::waitpid(pid, &status, 0);
  Finished done{.code = code_of(status), .out = text_of(streams.out), .err = text_of(streams.err)};
  for (const auto& path : {streams.out, streams.err}) fs::remove(path);
  return done;
}

Folder::Folder(const std::string& name, int megabytes)
    : path_(fs::temp_directory_path() / ("onewindow-" + name + "-" + std::to_string(::getpid()))) {
  fs::remove_all(path_);
  fs::create_directories(path_);
  if (megabytes > 0)
    small_ = ::mount("tmpfs", path_.c_str(), "tmpfs", 0, ("size=" + std::to_string(megabytes) + "m").c_str()) == 0;
}

Folder::~Folder() {
  if (small_) ::umount2(path_.c_str(), MNT_DETACH);
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

RealServer::~RealServer() { kill(); }

Finished RealServer::command(std::vector<std::string> words) const {
  words.insert(words.begin(), binary());
  words.insert(words.end(), {"--data", plan_.data, "--regulations", "regulations"});
  if (!plan_.database.empty()) words.insert(words.end(), {"--database", plan_.database});
  return run(words);
}

void RealServer::make_centre() const {
  const Finished made = command({"simulate", "--days", "1", "--cases-per-day", "5"});
  if (made.code != 0) throw std::runtime_error("no centre: " + made.err);
}

bool RealServer::start(int seconds) {
  const std::string out = plan_.data + ".out";
  fs::remove(out);
  std::vector<std::string> words = {binary(),   "serve",       "--data",        plan_.data,
                                    "--listen", "127.0.0.1:0", "--regulations", "regulations"};
  if (!plan_.database.empty()) words.insert(words.end(), {"--database", plan_.database});
  words.insert(words.end(), plan_.more.begin(), plan_.more.end());
  pid_ = spawn(words, {out, plan_.data + ".err"}, plan_.file_bytes);
  for (int i = 0; i < seconds * 100; ++i) {
    const std::string said = text_of(out);
    const auto at = said.rfind("127.0.0.1:");
    if (at != std::string::npos && said.find('\n', at) != std::string::npos) {
      port_ = static_cast<unsigned short>(std::atoi(said.c_str() + at + 10));
      return true;
    }
    if (!runs()) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

bool RealServer::runs() const {
  if (pid_ <= 0) return false;
  siginfo_t state{};
  return ::waitid(P_PID, id_t(pid_), &state, WEXITED | WNOHANG | WNOWAIT) == 0 && state.si_pid == 0;
}

void RealServer::kill() {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
  pid_ = -1;
}

int RealServer::stop() {
  if (pid_ <= 0) return -1;
  ::kill(pid_, SIGTERM);
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = -1;
  return code_of(status);
}

std::string RealServer::log() const { return text_of(plan_.data + ".err"); }

// ---- PostgreSQL

namespace {

constexpr const char* kBin = "/usr/lib/postgresql/15/bin/";

bool shell(const std::string& words) { return run({"/bin/sh", "-c", words}).code == 0; }
std::string as_postgres(const std::string& words) {
  return ::geteuid() == 0 ? "cd / && runuser -u postgres -- " + words : words;
}
const char* test_server() { return std::getenv("ONEWINDOW_TEST_POSTGRESQL"); }

}  // namespace

OwnPostgresql::OwnPostgresql()
    : folder_(fs::temp_directory_path() / ("onewindow-own-postgresql-" + std::to_string(::getpid()))) {
  if (test_server() == nullptr || !fs::exists(std::string(kBin) + "initdb")) return;
  fs::remove_all(folder_);
  fs::create_directories(folder_);
  shell("chown postgres " + folder_.string() + " 2>/dev/null");
  if (!shell(as_postgres(std::string(kBin) + "initdb -D " + folder_.string() +
                         "/data -U onewindow --auth=trust --locale=C --encoding=UTF8 --no-sync")))
    return;
  for (int attempt = 0; attempt < 5; ++attempt) {
    port_ = 32'000 + (::getpid() * 7 + attempt * 13) % 500;
    if (start()) return;
  }
  port_ = 0;
}

OwnPostgresql::~OwnPostgresql() {
  if (port_ != 0) stop();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

bool OwnPostgresql::control(const std::string& words) const {
  return shell(as_postgres(std::string(kBin) + "pg_ctl " + words + " -D " + folder_.string() + "/data -s -w"));
}
// Durable, as a centre runs it: what was acknowledged must be there after it was stopped hard.
bool OwnPostgresql::start() {
  return control("start -l " + folder_.string() + "/data/log -o '-p " + std::to_string(port_) +
                 " -c listen_addresses=127.0.0.1 -k " + folder_.string() + "'");
}
void OwnPostgresql::stop(const std::string& mode) { control("stop -m " + mode); }
std::string OwnPostgresql::url() const {
  return port_ == 0 ? "" : "postgresql://onewindow@127.0.0.1:" + std::to_string(port_) + "/postgres";
}

std::string new_database(const std::string& name) {
  if (test_server() == nullptr) return "";
  const std::string url = test_server();
  drop_database(name);
  if (!shell("psql -q '" + url + "' -c \"create database " + name +
             " encoding 'UTF8' lc_collate 'C' lc_ctype 'C' template template0\""))
    return "";
  return url.substr(0, url.rfind('/') + 1) + name;
}

void drop_database(const std::string& name) {
  shell("psql -q '" + std::string(test_server()) + "' -c 'drop database if exists " + name + " with (force)'");
}

}  // namespace onewindow::nights

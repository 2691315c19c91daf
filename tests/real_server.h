#pragma once
// The real binary as a process of its own, with a data folder of its own, to be ended in every way that there is. Where
// the binary lies says ONEWINDOW_BINARY, else it is the one beside the tests.
#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace onewindow::nights {

std::string binary();  // its path

struct Finished {
  int code = -1;  // of the process; 128 + the signal that ended it
  std::string out, err;
};
Finished run(const std::vector<std::string>& words);

// A folder that goes with the test; on a small disk of its own where that can be had.
class Folder {
 public:
  explicit Folder(const std::string& name, int megabytes = 0);  // 0: as large as the disk
  ~Folder();
  Folder(const Folder&) = delete;
  std::string path(const std::string& within = "") const { return (path_ / within).string(); }
  bool small() const { return small_; }

 private:
  std::filesystem::path path_;
  bool small_ = false;
};

class RealServer {
 public:
  struct Plan {
    std::string data;
    std::string database = {};           // a URL; SQLite in the data folder when empty
    std::vector<std::string> more = {};  // further words of `serve`
    std::int64_t file_bytes = 0;         // no file may grow beyond (RLIMIT_FSIZE); 0: no limit
  };
  explicit RealServer(Plan plan) : plan_(std::move(plan)) {}
  ~RealServer();

  // A demonstration centre with a day behind it.
  void make_centre() const;
  bool start(int seconds = 30);  // false: it did not come up
  void kill();                   // -9
  int stop();                    // SIGTERM; its exit code
  bool runs() const;
  unsigned short port() const { return port_; }
  pid_t pid() const { return pid_; }
  std::string log() const;  // what it wrote to standard error, of all its lives
  // `onewindow WORDS… --data …` beside it.
  Finished command(std::vector<std::string> words) const;

 private:
  Plan plan_;
  pid_t pid_ = -1;
  unsigned short port_ = 0;
};

// A PostgreSQL that the test may stop and start; empty url where there is none to be had.
class OwnPostgresql {
 public:
  OwnPostgresql();
  ~OwnPostgresql();
  bool start();
  void stop(const std::string& mode = "immediate");
  std::string url() const;

 private:
  bool control(const std::string& words) const;
  std::filesystem::path folder_;
  int port_ = 0;
};

// A new empty database on the throwaway server of the tests, or "" where there is none.
std::string new_database(const std::string& name);
void drop_database(const std::string& name);

}  // namespace onewindow::nights

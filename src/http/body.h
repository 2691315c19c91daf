#pragma once
// What is too long for memory, or has no end: a body that arrives into a file, a file that is sent, events.
//
//   FileRow receive(ErrandContext&, const UploadQuery&, const http::Upload&);   // POST: the query is bound, the body
//   is a file http::Download content(ReadContext&, FileId);                               // sent in pieces, with
//   ranges http::Events watch(ReadContext&);                                           // GET: the connection stays
//   open
//
// Before a body is taken in, and again and again while events are sent, the Gateway is asked whether the client may.
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace onewindow::http {

// A body that has come whole into a file of the upload folder. The file goes with the last copy of this, unless keep()
// says that it has been moved to where it stays.
class Upload {
 public:
  Upload() = default;  // nothing was sent
  // Takes the file at `path` as its own; tests and the command line make one like this.
  Upload(std::string path, std::uint64_t size, std::string content_type);

  const std::string& path() const;
  std::uint64_t size() const;
  const std::string& content_type() const;  // what the client calls it, which says nothing of what it is
  void keep() const;

 private:
  struct File;
  std::shared_ptr<File> file_;
};

// A file that is open for reading, so that nobody can take it away between the decision to send it and the sending.
class OpenFile {
 public:
  static std::shared_ptr<const OpenFile> open(const std::string& path);  // null when there is none, or none to read
  ~OpenFile();
  OpenFile(const OpenFile&) = delete;
  std::uint64_t size() const { return size_; }
  // Fills `into` from a place in the file; false when it cannot be read.
  bool read(std::uint64_t from, std::string& into, std::size_t bytes) const;

 private:
  OpenFile(int descriptor, std::uint64_t size) : descriptor_(descriptor), size_(size) {}
  int descriptor_;
  std::uint64_t size_;
};

// Sent in pieces, with ranges, never compressed, never kept by the browser; what it holds cannot run anything.
struct Download {
  std::string content_type;
  std::shared_ptr<const OpenFile> file;
  std::string file_name;
  bool shown = false;  // in the page, for pictures and PDF; otherwise it is saved
  std::string etag;    // of exactly these bytes: "\"sm3…\""; may be left out
};

struct Event {
  std::string name;  // "act"
  std::string data;  // JSON on one line
  std::string id;    // may be left out
};

// The use case says what the client is to hear of; the Publisher of the server feeds it.
struct Events {
  std::string topic;              // "centre/123"
  std::vector<Event> beginnings;  // sent first
};

// From whoever publishes to the clients that listen. A client that does not keep up is dropped and not waited for.
class Publisher {
 public:
  void publish(std::string_view topic, const Event& event);  // from any thread
  std::size_t listeners(std::string_view topic) const;
  std::vector<std::string> topics() const;  // that somebody listens to
  // Permissions or sessions have changed: every listener is asked for anew, now and not at the next heartbeat.
  void check_all();
  // Called when somebody begins to listen to a topic, on the server's thread: must not wait. Set up before the server.
  void when_heard(std::function<void(const std::string&)> heard) { heard_ = std::move(heard); }

  // One client's queue; the connection takes from it.
  class Queue;
  std::shared_ptr<Queue> subscribe(const std::string& topic, std::function<void()> wake);
  void unsubscribe(const std::shared_ptr<Queue>& queue);

 private:
  mutable std::mutex mutex_;
  std::unordered_map<std::string, std::vector<std::shared_ptr<Queue>>> topics_;
  std::function<void(const std::string&)> heard_;
};

}  // namespace onewindow::http

#pragma once
// Reads one request out of the bytes of a connection, straight into a Request. Beast's parser stays behind this header:
// it is the only part of Beast that is used, and the slowest to compile.
#include <memory>
#include <string_view>

#include "http/server.h"

namespace onewindow::http {

class RequestParser {
 public:
  RequestParser(std::size_t header_bytes, std::size_t body_bytes);
  ~RequestParser();

  void restart(Request& into);  // the request must stay where it is until complete()
  // Takes what it can use and says how much. Call again with the rest and more until complete() or failure().
  std::size_t put(std::string_view bytes);

  bool header_done() const;
  bool complete() const;
  int failure() const;  // 0, or the status to refuse with: 400, 413, 431, 501

  // Of the header:
  std::string_view verb() const;
  bool http11() const;
  bool keep_alive() const;
  bool expects_continue() const;

 private:
  struct Beast;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace onewindow::http

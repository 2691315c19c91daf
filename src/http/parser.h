#pragma once
// Reads one request out of the bytes of a connection, straight into a Request. Beast's parser stays behind this header:
// it is the only part of Beast that is used, and the slowest to compile.
#include <memory>
#include <string_view>

#include "http/server.h"

namespace onewindow::http {

class RequestParser {
 public:
  explicit RequestParser(std::size_t header_bytes);
  ~RequestParser();

  void restart(Request& into);  // the request must stay where it is until complete()
  // Takes what it can use and says how much; stops behind the header. Call again with the rest and more until
  // complete() or failure(). The body is appended to the request's; whoever puts it elsewhere clears it in between.
  std::size_t put(std::string_view bytes);
  // Once header_done(): how much body may come. More is a failure of 413, at once when its length is declared.
  void limit_body(std::size_t bytes);

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

#pragma once
// Turns an Answer into the bytes that are sent: status line, headers that every answer carries, validator, compression.
#include <string>
#include <string_view>

#include "http/compression.h"
#include "http/server.h"

namespace onewindow::http {

// What of the request the answer's form depends on; kept apart because the Request itself has gone to the Gateway by
// then.
struct Asked {
  bool get = false;   // GET or HEAD
  bool head = false;  // no body is sent
  bool gzip = false;
  bool http11 = true;
  bool keep_alive = true;
  std::string if_none_match, range, if_range;
  std::string id;
};

// Kept by a connection from one answer to the next, so that its buffers are.
struct Reply {
  std::string head;
  std::string body;
  std::string_view to_send;  // the body, or an asset's bytes; empty for HEAD

  void make(const Asked& asked, Answer&& answer, std::string_view date, Gzip& gzip);
  void make(const Asked& asked, const Asset& asset, std::string_view date);
  // Only the head: the bytes of the file, from and length, are sent behind it.
  struct Piece {
    std::uint64_t from = 0, length = 0;
  };
  Piece make(const Asked& asked, const Answer& answer, const Download& download, std::string_view date);
  void make(const Asked& asked, const Events& events, std::string_view date);  // only the head

 private:
  std::string scratch_;
};

}  // namespace onewindow::http

#pragma once
// gzip, and the validator that saves sending an answer at all.
#include <memory>
#include <string>
#include <string_view>

namespace onewindow::http {

// One per thread: setting up zlib's state costs more than compressing a page of JSON.
class Gzip {
 public:
  Gzip();
  ~Gzip();
  bool compress(std::string_view bytes, std::string& out);  // false: send it as it is

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string gunzip(std::string_view bytes);  // of our own assets

// "W/\"9f3c…\"": weak, since the compressed and the plain form share it.
std::string weak_etag(std::string_view body);
bool etag_matches(std::string_view if_none_match, std::string_view etag);
bool accepts_gzip(std::string_view accept_encoding);

}  // namespace onewindow::http

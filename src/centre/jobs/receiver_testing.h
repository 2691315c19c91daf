#pragma once
// A small HTTP receiver on a real socket: keeps what was posted and answers what it is told to.
#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/check.h"

namespace onewindow::jobs::testing {

class Receiver {
 public:
  struct Post {
    std::map<std::string, std::string> headers;  // names in lower case
    std::string body;
  };

  Receiver() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    CHECK(::bind(socket_, reinterpret_cast<sockaddr*>(&address), size) == 0 && ::listen(socket_, 16) == 0);
    CHECK(::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~Receiver() { close(); }
  void close() {  // from then on nobody answers at this address
    if (!thread_.joinable()) return;
    ::shutdown(socket_, SHUT_RDWR);
    thread_.join();
    ::close(socket_);
  }

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/hook"; }
  void answer(int status) {
    std::lock_guard lock(mutex_);
    status_ = status;
  }
  std::vector<Post> posts() {
    std::lock_guard lock(mutex_);
    return posts_;
  }

 private:
  void serve() {
    for (;;) {
      const int client = ::accept(socket_, nullptr, nullptr);
      if (client < 0) return;
      take(client);
      ::close(client);
    }
  }
  void take(int client) {
    std::string got;
    char buffer[4096];
    for (;;) {
      const auto end = got.find("\r\n\r\n");
      if (end != std::string::npos && got.size() >= end + 4 + length(got.substr(0, end))) break;
      const auto count = ::recv(client, buffer, sizeof(buffer), 0);
      if (count <= 0) return;
      got.append(buffer, std::size_t(count));
    }
    const auto end = got.find("\r\n\r\n");
    int status = 200;
    {
      std::lock_guard lock(mutex_);
      posts_.push_back({headers(got.substr(0, end)), got.substr(end + 4)});
      status = status_;
    }
    const std::string reply =
        "HTTP/1.1 " + std::to_string(status) + " x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    (void)!::send(client, reply.data(), reply.size(), MSG_NOSIGNAL);
  }
  static std::map<std::string, std::string> headers(const std::string& head) {
    std::map<std::string, std::string> out;
    for (std::size_t at = head.find("\r\n"); at != std::string::npos; at = head.find("\r\n", at + 2)) {
      const auto colon = head.find(": ", at), end = head.find("\r\n", at + 2);
      if (colon == std::string::npos) break;
      std::string name = head.substr(at + 2, colon - at - 2);
      for (char& c : name) c = char(std::tolower(static_cast<unsigned char>(c)));
      out[name] = head.substr(colon + 2, end == std::string::npos ? end : end - colon - 2);
    }
    return out;
  }
  static std::size_t length(const std::string& head) {
    const auto all = headers(head);
    const auto found = all.find("content-length");
    return found == all.end() ? 0 : std::stoul(found->second);
  }

  int socket_, status_ = 200;
  unsigned short port_ = 0;
  std::mutex mutex_;
  std::vector<Post> posts_;
  std::thread thread_;
};

}  // namespace onewindow::jobs::testing

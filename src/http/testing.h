#pragma once
// For tests that speak to a server over a real socket: a blocking client that sends exactly the bytes it is given.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <map>
#include <string>
#include <string_view>
#include <thread>

#include "base/text.h"
#include "http/server.h"

namespace onewindow::http::testing {

struct Response {
  int status = 0;  // 0: the connection ended before an answer
  std::map<std::string, std::string> headers;
  std::string body;
  std::string header(const std::string& name) const { return headers.contains(name) ? headers.at(name) : ""; }
};

class Client {
 public:
  explicit Client(unsigned short port) : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int at_once = 1;
    ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    connected_ = ::connect(fd_, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
  }
  Client(Client&& other) noexcept
      : fd_(std::exchange(other.fd_, -1)), connected_(other.connected_), read_(std::move(other.read_)) {}
  Client& operator=(Client&& other) noexcept {
    std::swap(fd_, other.fd_);
    std::swap(connected_, other.connected_);
    read_.swap(other.read_);
    return *this;
  }
  ~Client() {
    if (fd_ >= 0) ::close(fd_);
  }

  bool connected() const { return connected_; }
  // What the server took: it may close while we are still sending.
  std::size_t send(std::string_view bytes) {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
      const ssize_t n = ::send(fd_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
      if (n <= 0) break;
      sent += std::size_t(n);
    }
    return sent;
  }
  void finish_sending() { ::shutdown(fd_, SHUT_WR); }

  Response receive(bool head = false) {
    while (read_.find("\r\n\r\n") == std::string::npos)
      if (!more()) return {};
    Response response;
    const std::size_t end = read_.find("\r\n\r\n");
    const auto lines = text::split(std::string_view(read_).substr(0, end), '\n');
    response.status = std::stoi(lines.at(0).substr(9, 3));
    for (std::size_t i = 1; i < lines.size(); ++i) {
      const std::size_t colon = lines[i].find(':');
      response.headers[text::lower(lines[i].substr(0, colon))] = text::trim(lines[i].substr(colon + 1));
    }
    read_.erase(0, end + 4);
    const std::size_t size =
        head || !response.headers.contains("content-length") ? 0 : std::stoul(response.headers["content-length"]);
    while (read_.size() < size)
      if (!more()) return {};
    response.body = read_.substr(0, size);
    read_.erase(0, size);
    return response;
  }

  Response ask(std::string_view bytes) {
    send(bytes);
    return receive(bytes.starts_with("HEAD "));
  }
  Response get(std::string_view target, std::string_view headers = "") {
    return ask("GET " + std::string(target) + " HTTP/1.1\r\nHost: test\r\n" + std::string(headers) + "\r\n");
  }
  Response post(std::string_view target, std::string_view body,
                std::string_view headers = "Content-Type: application/json\r\n") {
    return ask("POST " + std::string(target) + " HTTP/1.1\r\nHost: test\r\n" + std::string(headers) +
               "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body));
  }

  // Everything up to and with the given text; empty when it does not come.
  std::string text_until(std::string_view end) {
    std::size_t at = 0;
    while ((at = read_.find(end)) == std::string::npos)
      if (!more()) return {};
    const std::string text = read_.substr(0, at + end.size());
    read_.erase(0, text.size());
    return text;
  }
  // Reads an answer without keeping its body; the length of what came.
  std::size_t skip() {
    const std::string head = text_until("\r\n\r\n");
    const std::size_t at = head.find("Content-Length: ");
    const std::size_t size = at == std::string::npos ? 0 : std::stoul(head.substr(at + 16));
    std::size_t come = 0;
    while (come < size) {
      if (read_.empty() && !more()) break;
      come += read_.size();
      read_.clear();
    }
    return come;
  }

  // True when the server closes within the time and sends nothing more.
  bool closed(int milliseconds = 5000) {
    pollfd wait{fd_, POLLIN, 0};
    if (!read_.empty() || ::poll(&wait, 1, milliseconds) != 1) return false;
    char byte;
    return ::recv(fd_, &byte, 1, 0) <= 0;
  }

 private:
  bool more() {
    pollfd wait{fd_, POLLIN, 0};
    if (::poll(&wait, 1, 10'000) != 1) return false;
    char bytes[16384];
    const ssize_t n = ::recv(fd_, bytes, sizeof bytes, 0);
    if (n <= 0) return false;
    read_.append(bytes, std::size_t(n));
    return true;
  }

  int fd_;
  bool connected_ = false;
  std::string read_;
};

// A server on a free port, running until the end of the test.
class Running {
 public:
  Running(Options options, std::span<const Route> routes, std::vector<Asset> assets, Gateway& gateway,
          Publisher* publisher = nullptr)
      : server_(
            [&] {
              options.port = 0;
              return options;
            }(),
            routes, std::move(assets), gateway, publisher),
        thread_([this] { server_.run(); }) {}
  ~Running() { stop(); }
  void stop() {
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }
  void begin_to_stop() { server_.stop(); }
  unsigned short port() const { return server_.port(); }
  Client client() const { return Client(server_.port()); }

 private:
  Server server_;
  std::thread thread_;
};

}  // namespace onewindow::http::testing

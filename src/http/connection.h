#pragma once
// The inside of the server. A connection lives on one worker, a worker is one thread with its own event loop, so
// nothing on the way of a request is locked but the moment in which another thread hands an answer back.
#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <list>
#include <mutex>
#include <unordered_map>

#include "http/disk.h"
#include "http/events.h"
#include "http/parser.h"
#include "http/reply.h"
#include "http/router.h"
#include "http/server.h"

namespace onewindow::http {

namespace asio = boost::asio;
using Monotonic = std::chrono::steady_clock;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Timer = asio::basic_waitable_timer<Monotonic, asio::wait_traits<Monotonic>, Executor>;
template <class T = void>
using Task = asio::awaitable<T, Executor>;

class Connection;

// What all connections share and none changes.
struct Site {
  Options options;
  Router router;
  std::unordered_map<std::string_view, const Asset*> assets;
  const Asset* index = nullptr;
  Gateway* gateway = nullptr;
  Publisher* publisher = nullptr;
  Disk disk{};
  std::atomic<int> connections{0}, uploads{0}, streams{0};
  std::atomic<std::size_t> body_bytes{0};  // held in memory for all requests that are being read or answered
};

// The way back to a worker for answers from other threads. It outlives the worker, since a Gateway may answer late.
class Mailroom {
 public:
  explicit Mailroom(asio::io_context& io) : io_(&io) {}
  void close();
  template <class F>
  void post(F&& work) {
    const std::lock_guard lock(mutex_);
    if (io_ != nullptr)
      asio::dispatch(io_->get_executor(), std::forward<F>(work));  // at once when it is the worker who answers
  }

 private:
  std::mutex mutex_;
  asio::io_context* io_;
};

// Where the answers for one connection arrive; the connection takes its name off when it ends.
struct Mailbox {
  std::shared_ptr<Mailroom> room;
  Connection* connection;  // touched by the worker's thread only
};

// Carries one answer home from whatever thread. An answer that is never given would keep the client waiting for ever,
// so letting go of the last copy answers too.
class Return {
 public:
  Return(std::shared_ptr<Mailbox> box, std::uint64_t turn, std::string id)
      : box_(std::move(box)), turn_(turn), id_(std::move(id)) {}
  Return(const Return&) = delete;
  ~Return();
  void give(Answer answer);

 private:
  std::shared_ptr<Mailbox> box_;
  std::uint64_t turn_;
  std::string id_;
  std::atomic<bool> given_{false};
};

struct Worker {
  Worker(Site& shared, int number);
  ~Worker();

  Site& site;
  std::string name;  // the start of its request ids
  std::uint64_t requests = 0;
  std::list<Connection*> connections;
  Gzip gzip;
  Monotonic::time_point now = Monotonic::now();  // as of the last tick: deadlines are coarse and cost no system call
  std::string date;                              // for the Date header
  bool draining = false, finished = false;
  Monotonic::time_point give_up = Monotonic::time_point::max();

  asio::io_context io{1};  // declared after all that connections touch when they are destroyed with it
  std::shared_ptr<Mailroom> room;
  asio::executor_work_guard<Executor> work;
  Timer timer;

  void start();
  void run();
  void add(Socket socket);
  void drain();  // on the worker's own thread
  void connection_ended();

 private:
  Task<> tick();
};

class Connection {
 public:
  Connection(Worker& worker, Socket socket);
  ~Connection();
  Connection(const Connection&) = delete;

  Task<> run();
  void check_time();  // each tick
  void drain();       // closes it when it is idle; otherwise it ends after its answer
  void abandon();     // closes it whatever it does
  void deliver(std::uint64_t turn, Answer answer);
  void wake() { wake_.cancel(); }
  void heard();  // an event

 private:
  enum class Phase { idle, header, body, serving, writing, lingering };
  class Counted;  // one of a limited number of something

  void enter(Phase phase, int seconds);
  void count_body();
  Task<bool> read_request();  // false: the connection is over
  Task<bool> fill();
  void begin_request();
  void read_header();           // what of it the rest depends on: the route, how much body it takes
  Task<bool> offer_continue();  // false: the connection is over
  Task<bool> refuse_input();    // sends reply_ and reads over what still comes; false
  void make_failure(int status);
  std::pair<std::string, std::string> limit_text() const;
  Task<> answer_request();
  bool answer_here();  // what needs no Gateway: true when reply_ is made
  void refuse(int status, std::string code, std::string zh, std::string en);
  void allow(unsigned methods);
  Task<> ask_gateway();
  void make_reply(Answer answer);
  Task<> wait();  // for an answer, the disk, events, a time
  Task<bool> write();
  Task<> linger();

  // Uploads, downloads, events: streams.cpp.
  struct DiskWork;
  // The work owns all that it touches. Two steps, because g++ 12 destroys a lambda that is made in a co_await twice.
  std::shared_ptr<DiskWork> on_disk(std::function<bool()> work);
  Task<bool> finished(const std::shared_ptr<DiskWork>& work);  // what the work returned
  Task<bool> may();                                            // asks the Gateway; false when reply_ is the refusal
  Task<bool> receive_upload();                                 // false: the connection is over
  Task<int> receive_into(
      const std::shared_ptr<Incoming>& file);  // 0, or what is to be answered; -1: the client is gone
  Task<bool> send_answer();                    // false: the connection is over
  Task<bool> send_download();
  Task<> send_events();
  Task<> follow(Publisher::Queue& queue);

  Worker& worker_;
  Socket socket_;
  std::list<Connection*>::iterator place_;
  std::shared_ptr<Mailbox> mailbox_;
  Timer wake_;
  std::string peer_;

  Phase phase_ = Phase::idle;
  Monotonic::time_point deadline_;
  bool timed_out_ = false, abandoned_ = false;

  std::vector<char> buffer_;
  std::size_t begin_ = 0, end_ = 0;  // what was read and not yet parsed
  RequestParser parser_;
  Request request_{};
  std::size_t counted_ = 0;  // of the site's body_bytes
  Asked asked_;
  Router::Found found_;
  bool understood_ = false;  // the target
  std::size_t limit_ = 0;    // of the body
  Reply reply_;
  Reply::Piece piece_;
  std::shared_ptr<const Download> download_;  // to be sent behind the head
  std::shared_ptr<const Events> events_;
  std::shared_ptr<Publisher::Queue> queue_;  // while events are sent

  std::uint64_t turn_ = 0;  // which request an answer belongs to
  std::optional<Answer> answer_;
};

}  // namespace onewindow::http

// What a connection does with bodies that are too long for memory or have no end.
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "http/connection.h"
#include "http/problem.h"

namespace onewindow::http {

namespace {

constexpr auto kToken = asio::as_tuple(asio::use_awaitable_t<Executor>());
constexpr std::size_t kPiece = 128 * 1024;  // of a file that is sent; of an upload, what has to come in body_seconds
constexpr std::size_t kArriving = 64 * 1024;

}  // namespace

// ---- waiting for others

class Connection::Counted {
 public:
  Counted(std::atomic<int>& count, int most) : count_(count), granted_(count.fetch_add(1) < most) {}
  Counted(const Counted&) = delete;
  ~Counted() { --count_; }
  bool granted() const { return granted_; }

 private:
  std::atomic<int>& count_;
  bool granted_;
};

struct Connection::DiskWork {
  std::function<bool()> work;
  bool done = false, good = false;  // touched by the worker's thread only
};

std::shared_ptr<Connection::DiskWork> Connection::on_disk(std::function<bool()> work) {
  auto state = std::make_shared<DiskWork>(DiskWork{std::move(work)});
  worker_.site.disk.post([state, box = mailbox_] {
    const bool good = state->work();
    box->room->post([state, box, good] {
      state->good = good;
      state->done = true;
      if (box->connection != nullptr) box->connection->wake();
    });
  });
  return state;
}

Task<bool> Connection::finished(const std::shared_ptr<DiskWork>& work) {
  const Phase phase = std::exchange(phase_, Phase::serving);  // a slow disk is not the client's fault
  const auto began = Monotonic::now();
  while (!work->done) co_await wait();
  phase_ = phase;
  deadline_ += Monotonic::now() - began;
  co_return work->good;
}

Task<bool> Connection::may() {
  const Phase phase = std::exchange(phase_, Phase::serving);
  answer_.reset();
  ++turn_;
  try {
    const auto home = std::make_shared<Return>(mailbox_, turn_, asked_.id);
    worker_.site.gateway->admit(*found_.route, request_, [home](std::optional<Answer> refusal) {
      home->give(refusal ? std::move(*refusal) : Answer{.status = 0});
    });
  } catch (...) {
    answer_ = problem_of(std::current_exception(), asked_.id);
  }
  while (!answer_ && !abandoned_) co_await wait();
  enter(phase, worker_.site.options.body_seconds);
  if (abandoned_) co_return false;
  const Answer answer = std::move(*answer_);
  answer_.reset();
  if (answer.status == 0) co_return true;
  reply_.make(asked_, Answer(answer), worker_.date, worker_.gzip);
  co_return false;
}

// ---- uploads

Task<bool> Connection::receive_upload() {
  Site& site = worker_.site;
  if (answer_here()) co_return co_await refuse_input();  // compressed, for one
  const bool admitted = co_await may();
  if (abandoned_) co_return false;
  if (!admitted) co_return co_await refuse_input();
  const Counted one(site.uploads, site.options.uploads);
  if (!one.granted()) {
    make_failure(503);
    co_return co_await refuse_input();
  }
  // Whatever becomes of it, the file is removed on the disk's thread.
  std::shared_ptr<Incoming> file(
      new Incoming, [&disk = site.disk](Incoming* incoming) { disk.post([incoming] { delete incoming; }); });
  const int failure = co_await receive_into(file);
  if (failure < 0) co_return false;
  if (failure > 0) {
    make_failure(failure);
    co_return co_await refuse_input();
  }
  request_.upload = Upload(file->path(), file->size(), std::string(request_.header("content-type")));
  file->given_away();
  co_return true;
}

Task<int> Connection::receive_into(const std::shared_ptr<Incoming>& file) {
  const Options& options = worker_.site.options;
  const auto opening =
      on_disk([file, folder = options.upload_folder] { return !folder.empty() && file->open(folder); });
  const bool open = co_await finished(opening);
  if (!open) co_return 507;
  const bool on = co_await offer_continue();
  if (!on) co_return -1;
  if (buffer_.size() < kArriving) buffer_.resize(kArriving);
  enter(Phase::body, options.body_seconds);
  for (std::size_t come = 0;;) {
    if (begin_ < end_) begin_ += parser_.put({buffer_.data() + begin_, end_ - begin_});
    if (parser_.failure() != 0) co_return parser_.failure();
    if (!request_.body.empty()) {
      come += request_.body.size();
      const auto bytes = std::make_shared<const std::string>(std::exchange(request_.body, {}));
      const auto writing = on_disk([file, bytes] { return file->write(*bytes); });
      const bool written = co_await finished(writing);
      if (abandoned_) co_return -1;
      if (!written) co_return 507;
      if (come >= kPiece) come = 0, enter(Phase::body, options.body_seconds);
    }
    if (parser_.complete()) break;
    if (begin_ == 0 && end_ == buffer_.size()) co_return 400;  // the line before a chunk without an end
    const bool filled = co_await fill();
    if (!filled) co_return timed_out_ && !abandoned_ ? 408 : -1;
  }
  const auto closing = on_disk([file] { return file->close(); });
  const bool closed = co_await finished(closing);
  co_return abandoned_ ? -1 : closed ? 0 : 507;
}

// ---- answers

Task<bool> Connection::send_answer() {
  bool sent = false;
  if (events_ && !asked_.head) {
    co_await send_events();
  } else {
    sent = co_await write();
    if (sent && download_ && piece_.length > 0) sent = co_await send_download();
    if (events_) sent = false;
  }
  download_.reset();
  events_.reset();
  co_return sent;
}

Task<bool> Connection::send_download() {
  reply_.head.clear();
  while (piece_.length > 0) {
    const auto bytes = std::make_shared<std::string>();
    const std::size_t count = std::size_t(std::min<std::uint64_t>(piece_.length, kPiece));
    const auto reading = on_disk(
        [download = download_, bytes, count, from = piece_.from] { return download->file->read(from, *bytes, count); });
    const bool read = co_await finished(reading);
    if (!read || abandoned_) co_return false;  // the client sees that the end is missing
    reply_.to_send = *bytes;
    const bool sent = co_await write();
    if (!sent) co_return false;
    piece_.from += count;
    piece_.length -= count;
  }
  co_return true;
}

Task<> Connection::send_events() {
  Site& site = worker_.site;
  const Counted one(site.streams, site.options.streams);
  if (site.publisher == nullptr || !one.granted()) {  // the client tries again, later
    co_await write();
    co_return;
  }
  const auto hear = [box = mailbox_] {
    box->room->post([box] {
      if (box->connection != nullptr) box->connection->heard();
    });
  };
  struct Listening {
    Publisher& publisher;
    std::shared_ptr<Publisher::Queue> queue;
    ~Listening() { publisher.unsubscribe(queue); }
  } listening{*site.publisher, site.publisher->subscribe(events_->topic, hear)};
  queue_ = listening.queue;
  const bool sent = co_await write();  // who has read the head hears of everything from then on
  if (sent) co_await follow(*listening.queue);
  queue_.reset();
}

Task<> Connection::follow(Publisher::Queue& queue) {
  const auto beat = std::chrono::seconds(worker_.site.options.heartbeat_seconds);
  reply_.head.clear();
  auto due = Monotonic::now() + beat;
  while (!abandoned_ && !worker_.draining) {
    auto taken = queue.take();
    const bool beats = Monotonic::now() >= due;
    if (taken.dropped) break;
    if (taken.check || beats) {
      const bool still = co_await may();
      if (abandoned_) break;
      reply_.head.clear();
      if (!still) taken.text += "event: end\ndata: {}\n\n";
      else if (beats) taken.text += ": \n\n";
      if (beats) due = Monotonic::now() + beat;
      reply_.to_send = taken.text;
      const bool sent = co_await write();
      if (!sent || !still) break;
    } else if (!taken.text.empty()) {
      reply_.to_send = taken.text;
      const bool sent = co_await write();
      if (!sent) break;
    } else {
      phase_ = Phase::serving;
      wake_.expires_at(due);
      co_await wake_.async_wait(kToken);
    }
  }
}

// Something is waiting. A client that has not taken what came before is still being written to: when too much waits it
// is closed, whatever it does.
void Connection::heard() {
  if (queue_ && queue_->dropped()) abandon();
  else wake();
}

}  // namespace onewindow::http

#pragma once
// The database as threads that own sessions: writers that take batches, readers that take one read at a time. The
// engines differ only in what is given here.
#include "db/tasks.h"

namespace onewindow::db {

struct PoolPlan {
  Engine engine;
  std::function<std::unique_ptr<Connection>(SessionMode, std::shared_ptr<const Ownership>)> connect;
  int writers = 1;
  int readers = 4;
  std::size_t batch = 256;
  bool lane_per_centre = false;  // else all writes share one lane
};

class Pool final : public Database {
 public:
  explicit Pool(PoolPlan plan);
  ~Pool() override;

  Engine engine() const override { return plan_.engine; }
  void submit_read(Scope scope, std::function<void(Read&)> work, Done done) override;
  void submit_write(Scope scope, std::function<void(Write&)> work, Done done) override;
  std::vector<std::string> migrate(std::vector<Migration> migrations) override;
  void drain() override;

 private:
  void write_loop();
  void read_loop();

  PoolPlan plan_;
  std::shared_ptr<Ownership> ownership_ = std::make_shared<Ownership>();
  Lanes<Write> writes_;
  Lanes<Read> reads_;
  std::atomic<std::int64_t> next_read_{0};
  std::vector<std::thread> threads_;
};

}  // namespace onewindow::db

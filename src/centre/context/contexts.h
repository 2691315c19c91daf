#pragma once
// Opens contexts: the one place where a database, a clock, an id maker and the law meet an actor. The HTTP gateway,
// jobs, the command line, the simulation and tests all go through it.
#include "centre/context/context.h"

namespace onewindow {

using LawPtr = std::shared_ptr<const regulation::Law>;

// The law in force for a centre on a day; implemented by centre/law.
class LawSource {
 public:
  virtual ~LawSource() = default;
  // May read the database and wait for it: not from a database thread.
  virtual LawPtr in_force(CentreId centre, Date on) = 0;
  // The same without waiting: `then` is called at once when the law is at hand, else from another thread.
  virtual void fetch(CentreId centre, Date on, std::function<void(LawPtr, std::exception_ptr)> then) {
    then(in_force(centre, on), nullptr);
  }
  // An adoption has been committed.
  virtual void forget(CentreId) {}
};

class Contexts {
 public:
  Contexts(db::Database& database, const Clock& clock, IdMaker& ids, LawSource& laws, privacy::Keyring& keyring)
      : database_(database), clock_(clock), ids_(ids), laws_(laws), keyring_(keyring) {}

  // Blocking. The actor's centre is the scope; an actor without a centre works on the platform's tables.
  template <class F>
  auto read(const Actor& actor, F&& use_case) {
    const auto law = law_of(actor);
    return database_.read(scope_of(actor), [&](db::Read& handle) {
      ReadContext context(handle, actor, clock_.now(), *law, keyring_);
      return use_case(context);
    });
  }
  template <class F>
  auto write(const Actor& actor, F&& use_case) {
    const auto law = law_of(actor);
    unsigned forgotten = 0;
    std::int64_t mark = 0;
    const auto work = [&](db::Write& handle) {
      WriteContext context(handle, actor, clock_.now(), *law, keyring_, ids_);
      if constexpr (std::is_void_v<std::invoke_result_t<F&, WriteContext&>>) {
        use_case(context);
        context.finish();
        forgotten = context.forgotten();
        mark = context.high_water();
      } else {
        auto result = use_case(context);
        context.finish();
        forgotten = context.forgotten();
        mark = context.high_water();
        return result;
      }
    };
    if constexpr (std::is_void_v<std::invoke_result_t<F&, WriteContext&>>) {
      database_.write(scope_of(actor), work);
      ids_.stored(mark);
      forget(forgotten, actor.centre);
    } else {
      auto result = database_.write(scope_of(actor), work);
      ids_.stored(mark);
      forget(forgotten, actor.centre);
      return result;
    }
  }

  // Asynchronous, for the gateway: `run` gets a ReadContext* or WriteContext* as void*, and may be called again.
  void submit(http::ContextKind kind, std::shared_ptr<const Actor> actor, std::function<void(void*)> run,
              db::Done done);

  // `forget` is called after each committed write that made `kept` stale. Set up before anything runs.
  void when_stale(Kept kept, std::function<void(CentreId)> forget) { listeners_.emplace_back(kept, std::move(forget)); }

  db::Database& database() { return database_; }
  const Clock& clock() const { return clock_; }
  IdMaker& ids() { return ids_; }
  privacy::Keyring& keyring() { return keyring_; }
  static db::Scope scope_of(const Actor& actor) {
    return actor.centre ? db::Scope::centre(actor.centre) : db::Scope::platform();
  }

 private:
  LawPtr law_of(const Actor& actor);
  void submit_under(LawPtr law, http::ContextKind kind, std::shared_ptr<const Actor> actor,
                    std::function<void(void*)> run, db::Done done);
  void forget(unsigned forgotten, CentreId centre) const;

  db::Database& database_;
  const Clock& clock_;
  IdMaker& ids_;
  LawSource& laws_;
  privacy::Keyring& keyring_;
  std::vector<std::pair<Kept, std::function<void(CentreId)>>> listeners_;
};

}  // namespace onewindow

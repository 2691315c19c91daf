#include "centre/context/contexts.h"

namespace onewindow {

LawPtr Contexts::law_of(const Actor& actor) { return laws_.in_force(actor.centre, clock_.now().date()); }

void Contexts::forget(unsigned forgotten, CentreId centre) const {
  if ((forgotten & unsigned(Kept::law)) != 0) laws_.forget(centre);
  for (const auto& [kept, listener] : listeners_)
    if ((forgotten & unsigned(kept)) != 0) listener(centre);
}

void Contexts::submit(http::ContextKind kind, std::shared_ptr<const Actor> actor, std::function<void(void*)> run,
                      db::Done done) {
  const CentreId centre = actor->centre;
  laws_.fetch(centre, clock_.now().date(),
              [this, kind, actor = std::move(actor), run = std::move(run), done = std::move(done)](
                  LawPtr law, std::exception_ptr error) mutable {
                if (error) done(error);
                else submit_under(std::move(law), kind, std::move(actor), std::move(run), std::move(done));
              });
}

void Contexts::submit_under(LawPtr law, http::ContextKind kind, std::shared_ptr<const Actor> actor,
                            std::function<void(void*)> run, db::Done done) {
  CHECK_PROMISE(kind != http::ContextKind::errand, "an errand opens its own transactions");
  const db::Scope scope = scope_of(*actor);
  if (kind == http::ContextKind::read) {
    database_.submit_read(
        scope,
        [this, law, actor, run = std::move(run)](db::Read& handle) {
          ReadContext context(handle, *actor, clock_.now(), *law, keyring_);
          run(&context);
        },
        std::move(done));
    return;
  }
  struct Left {
    unsigned forgotten = 0;
    std::int64_t mark = 0;
  };
  const auto left = std::make_shared<Left>();
  database_.submit_write(
      scope,
      [this, law, actor, left, run = std::move(run)](db::Write& handle) {
        WriteContext context(handle, *actor, clock_.now(), *law, keyring_, ids_);
        run(&context);
        context.finish();
        *left = {context.forgotten(), context.high_water()};
      },
      [this, left, centre = actor->centre, done = std::move(done)](std::exception_ptr error) {
        if (!error) {
          ids_.stored(left->mark);
          forget(left->forgotten, centre);  // before the answer: who asks next sees the new state
        }
        done(error);
      });
}

}  // namespace onewindow

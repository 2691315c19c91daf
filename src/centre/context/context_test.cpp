#include <future>
#include <thread>

#include "base/version.h"
#include "centre/context/high_water.h"
#include "centre/context/ledger_pages.h"
#include "centre/context/series.h"
#include "centre/testing.h"

namespace onewindow {
namespace {

class ContextTest : public db::OnBothEngines {
 protected:
  World world{{.engine = GetParam()}};

  void note(WriteContext& context, std::string_view act, const std::string& after) {
    context.observe({.kind = "window.guidance_given",
                     .subject_kind = "account",
                     .subject = 7,
                     .object = 8,
                     .at = context.now,
                     .detail = {{"what", after}}});
    context.record(act, "test", 8, "", after, {{"n", 1}});
  }
  void note_times(int count) {
    for (int i = 0; i < count; ++i) world.write([&](WriteContext& c) { note(c, "test.note", std::to_string(i)); });
  }
  ledger::Verdict verify() { return ledger::verify(*world.database.database, world.centre.id); }
  std::string broken() {
    const auto verdict = verify();
    return verdict.sound ? "sound" : verdict.what + " at " + std::to_string(*verdict.broken_at);
  }
};

TEST_P(ContextTest, a_fact_is_recorded_with_who_and_when) {
  const auto clerk = world.actor_with({}, "张三");
  world.write(clerk, [&](WriteContext& c) { note(c, "test.note", "x"); });
  const auto facts = world.read([](ReadContext& c) { return facts::of_object(c.db, 8); });
  ASSERT_EQ(facts.size(), 1u);
  EXPECT_EQ(facts[0].kind, "window.guidance_given");
  EXPECT_EQ(facts[0].recorded_by, "张三");
  EXPECT_EQ(facts[0].recorded_at, world.clock.now());
  EXPECT_EQ(facts[0].detail.at("what").as_string(), "x");
}

TEST_P(ContextTest, a_kind_or_a_subject_that_the_vocabulary_does_not_have_is_a_broken_promise) {
  const auto observed = [&](const char* kind, const char* subject) {
    try {
      world.write([&](WriteContext& c) {
        c.observe({.kind = kind, .subject_kind = subject, .subject = 7, .object = 9, .at = c.now});
        c.record("test.note", "test", 9, "", "x");
      });
      return true;
    } catch (const BrokenPromise&) {
      return false;
    }
  };
  EXPECT_FALSE(observed("window.guidance_gven", "account"));
  EXPECT_FALSE(observed("window.guidance_given", "department"));
  EXPECT_TRUE(world.read([](ReadContext& c) { return facts::of_object(c.db, 9); }).empty());
  EXPECT_TRUE(observed("window.guidance_given", "account"));
}

TEST_P(ContextTest, every_act_says_by_which_program_it_was_decided) {
  world.write([&](WriteContext& c) { note(c, "test.note", "x"); });
  const auto detail = world.read([](ReadContext& c) {
    return c.db.value<std::string>(
        "select detail from ledger where centre_id = :centre order by sequence desc limit 1");
  });
  EXPECT_EQ(boost::json::parse(detail.value_or("{}")).at("engine").as_string(), engine_version());
  EXPECT_EQ(boost::json::parse(*detail).at("n").as_int64(), 1);
}

TEST_P(ContextTest, a_write_without_a_ledger_entry_is_a_broken_promise_and_leaves_nothing) {
  EXPECT_THROW(world.write([](WriteContext& c) {
    c.observe({.kind = "window.guidance_given", .subject_kind = "account", .subject = 7, .object = 9, .at = c.now});
  }),
               BrokenPromise);
  EXPECT_TRUE(world.read([](ReadContext& c) { return facts::of_object(c.db, 9); }).empty());
}

TEST_P(ContextTest, a_write_that_changes_nothing_needs_no_entry) {
  EXPECT_EQ(world.write([](WriteContext&) { return 1; }), 1);
}

TEST_P(ContextTest, another_centres_facts_are_not_seen) {
  note_times(1);
  const auto other = world.establish("other");
  const auto seen =
      world.contexts.read(Actor::of_system(other.id, "test"), [](ReadContext& c) { return facts::of_object(c.db, 8); });
  EXPECT_TRUE(seen.empty());
  // A statement that does not name the centre is refused before it runs.
  EXPECT_THROW(world.read([](ReadContext& c) { return c.db.count("select count(*) from facts"); }), BrokenPromise);
  EXPECT_THROW(world.contexts.read(Actor::of_system(CentreId{}, "test"),
                                   [](ReadContext& c) { return c.db.count("select count(*) from ledger"); }),
               BrokenPromise);
}

TEST_P(ContextTest, the_ledger_holds_when_nobody_touched_it) {
  EXPECT_TRUE(verify().sound);
  EXPECT_EQ(verify().entries, 0);
  note_times(5);
  const auto verdict = verify();
  EXPECT_TRUE(verdict.sound) << verdict.what;
  EXPECT_EQ(verdict.entries, 5);
  EXPECT_EQ(verdict.head.size(), 64u);
}

TEST_P(ContextTest, the_platform_has_a_ledger_of_its_own) {
  const auto verdict = ledger::verify(*world.database.database, CentreId{});
  EXPECT_TRUE(verdict.sound) << verdict.what;
  EXPECT_EQ(verdict.entries, 1);  // the world's centre was established
}

TEST_P(ContextTest, the_ledger_is_walked_over_many_pages) {
  world.write([&](WriteContext& c) {
    for (int i = 0; i < 2050; ++i) c.record("test.note", "test", i, "", "x");
  });
  EXPECT_EQ(verify().entries, 2050);
  world.tamper("update ledger set actor_name = 'nobody' where centre_id = :centre and sequence = 2001");
  EXPECT_EQ(broken(), "hash at 2001");
}

TEST_P(ContextTest, a_changed_entry_is_named) {
  note_times(5);
  world.tamper("update ledger set detail = '{}' where centre_id = :centre and sequence = 3");
  EXPECT_EQ(broken(), "hash at 3");
}

TEST_P(ContextTest, a_deleted_entry_is_named) {
  note_times(5);
  world.tamper("delete from ledger where centre_id = :centre and sequence = 2");
  EXPECT_EQ(broken(), "gap at 2");
}

TEST_P(ContextTest, deleted_first_and_last_entries_are_named) {
  note_times(5);
  world.tamper("delete from ledger where centre_id = :centre and sequence = 5");
  EXPECT_EQ(broken(), "head at 5");
  world.tamper("delete from ledger where centre_id = :centre and sequence = 1");
  EXPECT_EQ(broken(), "gap at 1");
}

TEST_P(ContextTest, reordered_entries_are_named) {
  note_times(5);
  world.tamper("update ledger set sequence = 100 where centre_id = :centre and sequence = 2");
  world.tamper("update ledger set sequence = 2 where centre_id = :centre and sequence = 3");
  world.tamper("update ledger set sequence = 3 where centre_id = :centre and sequence = 100");
  EXPECT_EQ(broken(), "hash at 2");
}

TEST_P(ContextTest, a_forged_head_is_named) {
  note_times(5);
  world.tamper("update heads set hash = 'forged' where centre_id = :centre");
  EXPECT_EQ(broken(), "head at 5");
}

TEST_P(ContextTest, an_emptied_ledger_is_named) {
  note_times(2);
  world.tamper("delete from ledger where centre_id = :centre");
  EXPECT_EQ(broken(), "head at 1");
}

TEST_P(ContextTest, a_head_set_back_does_not_hide_later_entries) {
  note_times(3);
  world.tamper(
      "update heads set sequence = 2, hash = (select hash from ledger where centre_id = :centre and sequence = 2)"
      " where heads.centre_id = (select max(centre_id) from heads where centre_id = :centre_again)",
      {{"centre_again", world.centre.id}});
  EXPECT_EQ(broken(), "head at 3");
}

TEST_P(ContextTest, a_chain_does_not_pass_for_another_centres) {
  const auto other = world.establish("other");
  note_times(2);
  world.contexts.write(Actor::of_system(other.id, "test"), [&](WriteContext& c) { note(c, "test.note", "0"); });
  EXPECT_TRUE(ledger::verify(*world.database.database, other.id).sound);
  const auto entry = world.read([](ReadContext& c) {
    return c.db.value<std::string>("select hash from ledger where centre_id = :centre and sequence = 1");
  });
  world.database->write(db::Scope::centre(other.id), [&](db::Write& write) {
    write.change("update ledger set hash = :hash where centre_id = :centre and sequence = 1", {{"hash", *entry}});
  });
  EXPECT_FALSE(ledger::verify(*world.database.database, other.id).sound);
}

TEST_P(ContextTest, numbers_of_a_series_have_no_gaps_under_32_threads) {
  constexpr int kThreads = 32, kEach = 8;
  std::mutex mutex;
  std::set<std::int64_t> given;
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < kEach; ++i) {
        const bool refused = (t + i) % 4 == 0;  // a refused act takes no number
        World::refusal([&] {
          const auto number = world.write([&](WriteContext& c) {
            const auto next = series::next(c, "receipt");
            c.record("test.number", "test", next, "", "x");
            if (refused) throw Refusal(RefusalKind::conflict, "test.no", "否", "no");
            return next;
          });
          std::lock_guard lock(mutex);
          given.insert(number);
        });
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(given.size(), std::size_t(kThreads * kEach * 3 / 4));
  EXPECT_EQ(*given.begin(), 1);
  EXPECT_EQ(*given.rbegin(), std::int64_t(given.size()));
  EXPECT_TRUE(verify().sound);
}

TEST_P(ContextTest, a_series_begins_anew_each_year_and_for_each_kind) {
  const auto next = [&](std::string_view kind) {
    return world.write([&](WriteContext& c) {
      c.record("test.number", "test", 1, "", "x");
      return series::next(c, kind);
    });
  };
  EXPECT_EQ(next("receipt"), 1);
  EXPECT_EQ(next("receipt"), 2);
  EXPECT_EQ(next("case"), 1);
  world.clock.set(Instant::at(Date::of(2027, 1, 1), 0, 0));
  EXPECT_EQ(next("receipt"), 1);
}

// A crash leaves nothing but the database, so the next start is a new maker over it.
TEST_P(ContextTest, ids_rise_over_a_crash_and_a_clock_that_steps_back) {
  using NoteId = Id<struct NoteTag>;
  std::int64_t highest = 0;
  const auto make = [&](Contexts& contexts, int count) {
    contexts.write(world.system(), [&](WriteContext& c) {
      for (int i = 0; i < count; ++i) {
        const auto id = c.make_id<NoteId>().value;
        EXPECT_GT(id, highest);
        highest = id;
      }
      c.record("test.note", "test", highest, "", "x");
    });
  };
  make(world.contexts, 3);
  world.clock.advance_minutes(90);  // far beyond the mark
  make(world.contexts, 3);
  for (int start = 0; start < 3; ++start) {
    world.clock.advance_minutes(-60);
    IdMaker restarted(0, high_water::read(*world.database.database));
    EXPECT_GT(restarted.high_water(), highest);
    Contexts contexts(*world.database.database, world.clock, restarted, world.laws, world.keyring);
    make(contexts, 5000);
    EXPECT_GE(high_water::read(*world.database.database), highest);
  }
}

TEST_P(ContextTest, the_mark_is_moved_once_a_minute_and_not_by_a_write_that_failed) {
  const auto mark = [&] { return high_water::read(*world.database.database); };
  const auto make = [&] { note_times(1); };
  make();
  const auto first = mark();
  EXPECT_EQ(world.ids.high_water(), first);
  make();
  EXPECT_EQ(mark(), first);
  world.clock.advance_minutes(2);
  EXPECT_EQ(World::refusal([&] {
              world.write([&](WriteContext& c) {
                note(c, "test.note", "x");
                throw Refusal(RefusalKind::conflict, "test.no", "不", "no");
              });
            }),
            "test.no");
  EXPECT_EQ(mark(), first);
  EXPECT_EQ(world.ids.high_water(), first);
  make();
  EXPECT_GT(mark(), first);
  EXPECT_EQ(world.ids.high_water(), mark());
}

TEST_P(ContextTest, a_permission_that_is_missing_is_refused) {
  constexpr http::Permission accept{"case.accept", "受理", "accept"};
  EXPECT_EQ(World::refusal([&] { require(world.actor_with({"case.receive"}), accept); }), "access.forbidden");
  EXPECT_EQ(World::refusal([&] { require(world.actor_with({"case.accept"}), accept); }), "");
  EXPECT_EQ(World::refusal([&] { require(Actor::of_public(world.centre.id), accept); }), "access.forbidden");
  EXPECT_EQ(World::refusal([&] { require(Actor::of_public(world.centre.id), http::kSignedIn); }), "access.forbidden");
  EXPECT_EQ(World::refusal([&] { require(world.actor_with({}), http::kSignedIn); }), "");
  EXPECT_EQ(World::refusal([&] { require(world.system(), accept); }), "");
}

TEST_P(ContextTest, the_ledger_is_read_page_by_page_newest_first) {
  note_times(5);
  world.write([](WriteContext& c) { c.record("test.other", "other", 9, "", "x"); });
  const auto read = [&](ledger::LedgerQuery query) {
    return world.read([&](ReadContext& c) { return ledger::entries(c, query); });
  };
  ledger::LedgerQuery query;
  query.limit = 4;
  const auto first = read(query);
  ASSERT_EQ(first.items.size(), 4u);
  EXPECT_EQ(first.items[0].sequence, 6);
  ASSERT_TRUE(first.next.has_value());
  query.after = *first.next;
  const auto second = read(query);
  ASSERT_EQ(second.items.size(), 2u);
  EXPECT_EQ(second.items[1].sequence, 1);
  EXPECT_FALSE(second.next.has_value());
  ledger::LedgerQuery by_act, by_object, wrong;
  by_act.act = Text<80>("test.other");
  by_object.object = Id<ledger::AnyTag>{9};
  wrong.limit = 201;
  EXPECT_EQ(read(by_act).items.size(), 1u);
  EXPECT_EQ(read(by_object).items.size(), 1u);
  EXPECT_EQ(World::refusal([&] { read(wrong); }), "input.range");
  wrong = {};
  wrong.after = Text<400>("x");
  EXPECT_EQ(World::refusal([&] { read(wrong); }), "input.value");
}

TEST_P(ContextTest, submitted_work_runs_in_its_context_and_reports) {
  std::promise<std::exception_ptr> done;
  const auto actor = std::make_shared<const Actor>(world.actor_with({}));
  world.contexts.submit(
      http::ContextKind::write, actor,
      [&](void* context) { note(*static_cast<WriteContext*>(context), "test.note", "x"); },
      [&](std::exception_ptr error) { done.set_value(error); });
  EXPECT_EQ(done.get_future().get(), nullptr);
  EXPECT_EQ(verify().entries, 1);
}

INSTANTIATE_ON_BOTH_ENGINES(ContextTest);

}  // namespace
}  // namespace onewindow

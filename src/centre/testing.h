#pragma once
// What the tests of features stand in: a migrated database of their own, one centre, a clock that is moved by hand, the
// packs of regulations/ and those of them that the centre has adopted. On both engines:
//
//   class Cases : public db::OnBothEngines {
//    protected:
//     World world{{.engine = GetParam(), .migrations = migrations::cases(), .sections = sections(), .adopt =
//     {"linze-hall-2018"}}};
//   };
//   TEST_P(Cases, …) { const auto actor = world.actor_with({"case.receive"}); world.write(actor, [&](WriteContext& c) {
//   … }); } INSTANTIATE_ON_BOTH_ENGINES(Cases);
#include "centre/context/contexts.h"
#include "centre/law/law.h"
#include "centre/organisation/organisation.h"
#include "centre/privacy/keyring.h"
#include "db/migrations.h"
#include "db/testing.h"

namespace onewindow {

class World {
 public:
  struct Plan {
    db::Engine engine = db::Engine::sqlite;
    std::vector<db::Migration> migrations = {};  // of the features under test; context, law, organisation are there
    std::vector<regulation::SectionType> sections = {};     // other sections of the packs are skipped
    std::vector<std::string> adopt = {};                    // pack ids, in force from 2019-01-01
    Instant now = Instant::at(Date::of(2026, 3, 2), 9, 0);  // a Monday
  };
  explicit World(const Plan& plan);
  ~World();

  // An account of the centre that may do these things; each call makes another person.
  Actor actor_with(std::vector<std::string> permissions, std::string name = "");
  Actor system() const { return Actor::of_system(centre.id, "test"); }

  template <class F> auto read(const Actor& actor, F&& use_case) {
    return contexts.read(actor, std::forward<F>(use_case));
  }
  template <class F> auto write(const Actor& actor, F&& use_case) {
    return contexts.write(actor, std::forward<F>(use_case));
  }
  template <class F> auto read(F&& use_case) { return contexts.read(system(), std::forward<F>(use_case)); }
  template <class F> auto write(F&& use_case) { return contexts.write(system(), std::forward<F>(use_case)); }

  // The code of the Refusal that `act` throws, "" when it goes through.
  template <class F>
  static std::string refusal(F&& act) {
    try {
      act();
      return "";
    } catch (const Refusal& refusal) {
      return refusal.code;
    }
  }

  organisation::Centre establish(const std::string& code);  // another centre beside the first
  organisation::Department department(const std::string& code, const std::string& name);
  organisation::Window window(int number, organisation::WindowKind kind, std::vector<std::string> categories = {},
                              std::vector<DepartmentId> departments = {});
  void adopt(const std::string& pack, Date from = Date::of(2019, 1, 1), std::vector<std::string> sections = {});

  // Changes rows behind the program's back, for what tests tamper with.
  void tamper(const std::string& sql, const db::Params& params = {});

  db::TestDatabase database;
  ManualClock clock;
  IdMaker ids;
  law::LawBook laws;
  privacy::Keyring keyring;
  Contexts contexts;
  organisation::Centre centre;

 private:
  int people_ = 0;
};

}  // namespace onewindow

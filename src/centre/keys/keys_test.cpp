#include "centre/keys/keys.h"

#include <filesystem>

#include "base/digest.h"
#include "centre/testing.h"

namespace onewindow::migrations {
std::vector<db::Migration> keys();
}

namespace onewindow {
namespace {

class Keys : public db::OnBothEngines {
 protected:
  Keys() : folder(std::filesystem::temp_directory_path() / ("onewindow-keys-" + digest::random_token(6))) {}
  ~Keys() override { std::filesystem::remove_all(folder); }

  std::string path() const { return folder / "keys.yaml"; }
  // What a server does when it starts.
  std::string start() {
    return World::refusal([&] { keys::settle(world.contexts, world.keyring, path()); });
  }

  World world{{.engine = GetParam(), .migrations = migrations::keys()}};
  const std::filesystem::path folder;
};

TEST_P(Keys, AreMadeAtTheFirstStartAndKeptAtTheNext) {
  EXPECT_EQ(start(), "");
  const auto fingerprint = world.keyring.keys()->active().fingerprint();
  EXPECT_EQ(start(), "");
  EXPECT_EQ(world.keyring.keys()->active().fingerprint(), fingerprint);
  EXPECT_NE(fingerprint, privacy::Keyring::of_tests().active().fingerprint());
}

TEST_P(Keys, WithoutTheFileNoServerStarts) {
  EXPECT_EQ(start(), "");
  std::filesystem::remove(path());
  EXPECT_EQ(start(), "privacy.keys_missing");
  EXPECT_FALSE(std::filesystem::exists(path())) << "a new key must not take the place of the lost one";
}

TEST_P(Keys, WithOtherKeysNoServerStarts) {
  EXPECT_EQ(start(), "");
  auto others = *world.keyring.keys();
  others.keys.front().mac = std::string(32, 'x');  // the same name, another key
  privacy::Keyring::write(path(), others, false);
  EXPECT_EQ(start(), "privacy.keys_wrong");
  privacy::Keyring::write(path(), {{privacy::Keyring::make_key("another", world.clock.now())}}, false);
  EXPECT_EQ(start(), "privacy.keys_wrong");
}

TEST_P(Keys, AreEnteredInTheLedgerOfThePlatform) {
  EXPECT_EQ(start(), "");
  const auto verdict = ledger::verify(*world.database.database, CentreId{});
  EXPECT_TRUE(verdict.sound);
  EXPECT_GT(verdict.entries, 0);
}

INSTANTIATE_ON_BOTH_ENGINES(Keys);

}  // namespace
}  // namespace onewindow

#include "centre/privacy/privacy.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "base/check.h"
#include "base/digest.h"
#include "centre/privacy/keyring.h"

namespace onewindow::privacy {
namespace {

const CentreId kCentre{7}, kOther{8};
constexpr Place kPlace{"people", "phone", 41};
constexpr std::string_view kPhone = "13812341234";

KeySet two_keys() {
  KeySet set = Keyring::of_tests();
  set.keys.front().state = KeyState::opens;
  set.keys.push_back(Keyring::make_key("k-2", Instant{1}));
  return set;
}

std::string refusal(const std::function<void()>& act) {
  try {
    act();
    return "";
  } catch (const Refusal& refusal) {
    return refusal.code;
  }
}

TEST(Privacy, OpensOnlyWhereItWasSealed) {
  Keyring ring(Keyring::of_tests());
  const Privacy privacy(ring, kCentre);
  const Sealed sealed = privacy.seal(kPlace, kPhone);
  EXPECT_EQ(sealed.find(kPhone), std::string::npos);
  EXPECT_EQ(privacy.open(kPlace, sealed), kPhone);
  EXPECT_FALSE(privacy.try_open({"people", "phone", 42}, sealed));
  EXPECT_FALSE(privacy.try_open({"people", "address", 41}, sealed));
  EXPECT_FALSE(privacy.try_open({"visits", "phone", 41}, sealed));
  EXPECT_FALSE(Privacy(ring, kOther).try_open(kPlace, sealed));
  EXPECT_EQ(refusal([&] { privacy.open({"people", "phone", 42}, sealed); }), "privacy.unreadable");
}

TEST(Privacy, EveryChangedCharacterIsNoticed) {
  Keyring ring(Keyring::of_tests());
  const Privacy privacy(ring, kCentre);
  const Sealed sealed = privacy.seal(kPlace, kPhone);
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    Sealed changed = sealed;
    changed[i] = changed[i] == 'B' ? 'C' : 'B';
    EXPECT_FALSE(privacy.try_open(kPlace, changed)) << i;
  }
  EXPECT_FALSE(privacy.try_open(kPlace, Sealed(sealed.substr(0, sealed.size() - 4))));
  EXPECT_FALSE(privacy.try_open(kPlace, Sealed("13812341234")));
  EXPECT_FALSE(privacy.try_open(kPlace, Sealed("s1:test:AAAA")));
}

TEST(Privacy, SealsTheSameTextDifferentlyAndNothingAsNothing) {
  Keyring ring(Keyring::of_tests());
  const Privacy privacy(ring, kCentre);
  EXPECT_FALSE(privacy.touched());
  EXPECT_NE(privacy.seal(kPlace, kPhone), privacy.seal(kPlace, kPhone));
  EXPECT_TRUE(privacy.touched());
  EXPECT_EQ(privacy.seal(kPlace, ""), "");
  EXPECT_EQ(privacy.open(kPlace, Sealed()), "");
}

TEST(Privacy, AnIndexFindsWithinOneCentreAndKind) {
  Keyring ring(Keyring::of_tests());
  const Privacy privacy(ring, kCentre);
  const auto index = privacy.index("phone", kPhone);
  EXPECT_EQ(index, privacy.index("phone", kPhone));
  EXPECT_NE(index, privacy.index("paper", kPhone));
  EXPECT_NE(index, Privacy(ring, kOther).index("phone", kPhone));
  EXPECT_EQ(privacy.indexes("phone", kPhone), std::vector<std::string>{index});
  EXPECT_EQ(privacy.index("phone", ""), "");
  EXPECT_TRUE(privacy.indexes("phone", "").empty());
  EXPECT_EQ(tail(kPhone), "1234");
  EXPECT_EQ(tail("1234"), "");  // the last four of four would be the whole
}

TEST(Privacy, AnOldKeyOpensAndANewOneSealsUntilTheOldIsDropped) {
  Keyring ring(Keyring::of_tests());
  const Sealed old = Privacy(ring, kCentre).seal(kPlace, kPhone);
  const auto old_index = Privacy(ring, kCentre).index("phone", kPhone);
  ring.replace(two_keys());
  const Privacy privacy(ring, kCentre);
  EXPECT_EQ(privacy.open(kPlace, old), kPhone);
  EXPECT_FALSE(privacy.sealed_with_active(old));
  const Sealed fresh = privacy.seal(kPlace, kPhone);
  EXPECT_TRUE(privacy.sealed_with_active(fresh));
  const auto indexes = privacy.indexes("phone", kPhone);
  EXPECT_EQ(indexes.size(), 2u);
  EXPECT_EQ(indexes.front(), old_index);
  EXPECT_EQ(indexes.back(), privacy.index("phone", kPhone));
  KeySet dropped = *ring.keys();
  dropped.keys.front().state = KeyState::dropped;
  ring.replace(dropped);
  EXPECT_FALSE(Privacy(ring, kCentre).try_open(kPlace, old));
  EXPECT_EQ(Privacy(ring, kCentre).open(kPlace, fresh), kPhone);
  EXPECT_EQ(Privacy(ring, kCentre).indexes("phone", kPhone).size(), 1u);
}

TEST(Privacy, WithoutKeysNothingIsSealed) {
  Keyring none;
  EXPECT_THROW(Privacy(none, kCentre).seal(kPlace, kPhone), BrokenPromise);
  EXPECT_THROW(Privacy(none, kCentre).index("phone", kPhone), BrokenPromise);
}

class KeyFile : public ::testing::Test {
 protected:
  KeyFile() : folder_(std::filesystem::temp_directory_path() / ("onewindow-keys-" + digest::random_token(6))) {
    std::filesystem::create_directory(folder_);
  }
  ~KeyFile() override { std::filesystem::remove_all(folder_); }
  std::string path() const { return folder_ / "keys.yaml"; }
  std::string refused() const {
    return refusal([&] { Keyring::read(path()); });
  }
  void put(const std::string& text) const {
    std::ofstream(path(), std::ios::trunc) << text;
    ::chmod(path().c_str(), 0600);
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(KeyFile, IsReadAsItWasWrittenAndBelongsToItsOwner) {
  EXPECT_FALSE(Keyring::read(path()));
  Keyring::write(path(), two_keys(), true);
  struct stat seen{};
  ASSERT_EQ(::stat(path().c_str(), &seen), 0);
  EXPECT_EQ(seen.st_mode & 0777, 0600u);
  const auto read = Keyring::read(path());
  ASSERT_TRUE(read);
  ASSERT_EQ(read->keys.size(), 2u);
  EXPECT_EQ(read->active().id, "k-2");
  EXPECT_EQ(read->keys.front().fingerprint(), Keyring::of_tests().keys.front().fingerprint());
  EXPECT_EQ(refusal([&] { Keyring::write(path(), two_keys(), true); }), "privacy.keys_file");  // never over another
  ::chmod(path().c_str(), 0644);
  EXPECT_EQ(refused(), "privacy.keys_exposed");
}

TEST_F(KeyFile, RefusesWhatMakesNoSense) {
  put("keys: []\n");
  EXPECT_EQ(refused(), "privacy.keys_file");
  put("keys:\n  - id: a\n    encryption: AAAA\n    mac: AAAA\n    index: AAAA\n");
  EXPECT_EQ(refused(), "privacy.keys_file");
  put("kyes:\n");
  EXPECT_EQ(refused(), "yaml.unknown_key");
  KeySet both = two_keys();
  both.keys.front().state = KeyState::active;
  Keyring::write(path(), both, false);
  EXPECT_EQ(refused(), "privacy.keys_file");
}

TEST_F(KeyFile, AKeyThatAnotherServerMadeIsFoundInTheFile) {
  Keyring here(Keyring::of_tests(), path());
  Keyring there;
  there.open(path(), two_keys());
  there.replace(two_keys());
  const Sealed sealed = Privacy(there, kCentre).seal(kPlace, kPhone);
  EXPECT_EQ(Privacy(here, kCentre).open(kPlace, sealed), kPhone);
}

}  // namespace
}  // namespace onewindow::privacy

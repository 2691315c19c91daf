#include "app/config.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "app/command.h"
#include "base/refusal.h"

namespace onewindow::app {
namespace {

class ConfigFile : public ::testing::Test {
 protected:
  void SetUp() override {
    folder = std::filesystem::temp_directory_path() / ("onewindow-config-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
  }
  void TearDown() override { std::filesystem::remove_all(folder); }
  std::string write(const std::string& text) {
    const auto path = (folder / "c.yaml").string();
    std::ofstream(path) << text;
    return path;
  }
  std::string refused(const std::vector<std::string>& arguments) {
    try {
      configure(arguments);
      return "";
    } catch (const Refusal& refusal) {
      return refusal.code + " " + std::filesystem::path(refusal.field).filename().string();
    }
  }
  std::filesystem::path folder;
};

TEST_F(ConfigFile, EveryKeyIsDescribed) {
  ASSERT_EQ(settings().size(), reflect::type_of<Config>().fields.size());
  for (std::size_t i = 0; i < settings().size(); ++i)
    EXPECT_STREQ(settings()[i].name, reflect::type_of<Config>().fields[i].name);
}

TEST_F(ConfigFile, FlagsOverrideTheEnvironmentOverridesTheFile) {
  const auto path = write("listen: 127.0.0.1:1\nreaders: 5\nnode: 7\n");
  ::setenv("ONEWINDOW_LISTEN", "127.0.0.1:2", 1);
  const auto given = configure({"--config", path, "--readers=6", "rest", "--json"});
  ::unsetenv("ONEWINDOW_LISTEN");
  EXPECT_EQ(given.config.listen, "127.0.0.1:2");
  EXPECT_EQ(given.config.readers, 6);
  EXPECT_EQ(given.config.node, 7);
  EXPECT_EQ(given.rest, (std::vector<std::string>{"rest", "--json"}));
}

TEST_F(ConfigFile, AnUnknownKeyIsRefusedWithItsLine) {
  EXPECT_EQ(refused({"--config", write("listen: 127.0.0.1:1\ncolour: red\n")}), "yaml.unknown_key c.yaml:2:1");
  EXPECT_EQ(refused({"--config", write("readers: many\n")}), "yaml.value c.yaml:1:10");
  EXPECT_EQ(refused({"--config", (folder / "none.yaml").string()}), "config.file ");
  EXPECT_EQ(refused({"--readers", "many"}), "input.value --readers");
  EXPECT_EQ(refused({"--readers"}), "config.flag_value --readers");
}

TEST_F(ConfigFile, ListenIsAnAddressAndAPort) {
  Config config;
  config.listen = "0.0.0.0:8080";
  EXPECT_EQ(config.address(), "0.0.0.0");
  EXPECT_EQ(config.port(), 8080);
  config.listen = "8080";
  EXPECT_THROW(config.port(), Refusal);
}

TEST(Words, TakeValue) {
  Arguments words{"--seed", "5", "--json", "--days=9"};
  EXPECT_EQ(take_value(words, "--seed", "1"), "5");
  EXPECT_EQ(take_value(words, "--days", "1"), "9");
  EXPECT_EQ(take_value(words, "--none", "x"), "x");
  EXPECT_TRUE(take(words, "--json"));
  EXPECT_TRUE(words.empty());
}

}  // namespace
}  // namespace onewindow::app

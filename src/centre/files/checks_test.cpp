#include "centre/files/checks.h"

#include <filesystem>
#include <fstream>

#include "centre/files/samples_testing.h"
#include "centre/testing.h"

namespace onewindow::migrations {
std::vector<db::Migration> files();
}  // namespace onewindow::migrations

namespace onewindow::files {
namespace {

namespace fs = std::filesystem;

class FileChecks : public db::OnBothEngines {
 protected:
  FileChecks() {
    fs::remove_all(base);
    configure({.folder = base.string()});
  }
  ~FileChecks() override { fs::remove_all(base); }

  // Different from every other, by what stands behind the picture.
  File kept(int number) {
    const std::string path = arriving_folder() + "/" + std::to_string(number) + ".part";
    const std::string bytes = samples::jpeg() + std::string(std::size_t(number), '\0');
    std::ofstream(path, std::ios::binary) << bytes;
    const Arrived here = arrive({path, bytes.size(), "image/jpeg"}, std::to_string(number) + ".jpg", {FileType::jpeg});
    return world.write([&](WriteContext& c) {
      const File file = keep(c, here);
      if (number % 2 == 0) use(c, file.id, "case", 7);
      return file;
    });
  }
  fs::path place(const File& file) const {
    return base / file.digest.substr(0, 2) / file.digest.substr(2, 2) / file.digest;
  }
  StoreView now() {
    return world.read([](ReadContext& c) { return look(c); });
  }
  void ask() {
    world.write([](WriteContext& c) { return ask_check(c); });
  }

  fs::path base = fs::temp_directory_path() / ("onewindow-checks-" + std::to_string(::getpid()));
  World world{{.engine = GetParam(), .migrations = migrations::files()}};
};

TEST_P(FileChecks, WhatLiesThereIsCounted) {
  const File one = kept(1);
  kept(2);
  kept(1);  // the same bytes again
  const auto view = now();
  EXPECT_EQ(view.files, 3);
  EXPECT_EQ(view.contents, 2);
  EXPECT_EQ(view.unused, 2);
  EXPECT_EQ(view.bytes, view.stored + one.size);
  ASSERT_EQ(view.types.size(), 1u);
  EXPECT_EQ(view.types[0].files, 3);
  EXPECT_FALSE(view.check);
}

TEST_P(FileChecks, MissingAndChangedFilesAreNamedAndStraysCounted) {
  const File gone = kept(1), changed = kept(2);
  kept(3);
  fs::remove(place(gone));
  std::ofstream(place(changed), std::ios::app) << "x";
  const std::string stray(64, 'a');
  fs::create_directories(base / "aa" / "aa");
  std::ofstream(base / "aa" / "aa" / stray) << "nobody's";
  ask();
  go_on_checking(world.contexts);
  const auto check = now().check;
  ASSERT_TRUE(check && check->finished_at);
  EXPECT_EQ(check->files, 3);
  EXPECT_EQ(check->stray, 1);
  ASSERT_EQ(check->missing.size(), 2u);
  std::map<std::string, std::string> what;
  for (const auto& fault : check->missing) what[fault.names.at(0)] = fault.what;
  EXPECT_EQ(what, (std::map<std::string, std::string>{{"1.jpg", "missing"}, {"2.jpg", "changed"}}));
}

TEST_P(FileChecks, GoPieceByPieceAndGoOnWhereTheyStopped) {
  for (int i = 1; i <= 120; ++i) kept(i);
  ask();
  EXPECT_TRUE(check_piece(world.contexts, world.centre.id));
  EXPECT_EQ(now().check->files, 50);
  EXPECT_EQ(now().check->of_files, 120);
  EXPECT_TRUE(check_piece(world.contexts, world.centre.id));
  EXPECT_FALSE(check_piece(world.contexts, world.centre.id));
  EXPECT_EQ(now().check->files, 120);
  EXPECT_TRUE(now().check->finished_at);
  EXPECT_FALSE(check_piece(world.contexts, world.centre.id)) << "done";
}

TEST_P(FileChecks, OneAtATimeAndInTheLedger) {
  kept(1);
  ask();
  EXPECT_EQ(World::refusal([&] { ask(); }), "files.checking");
  go_on_checking(world.contexts);
  ask();
  go_on_checking(world.contexts);
  const auto entries = world.read([](ReadContext& c) {
    return c.db.count("select count(*) from ledger where centre_id = :centre and object_kind = 'file_check'");
  });
  EXPECT_EQ(entries, 4);
}

INSTANTIATE_ON_BOTH_ENGINES(FileChecks);

}  // namespace
}  // namespace onewindow::files

#include "centre/files/files.h"

#include <filesystem>
#include <fstream>

#include "centre/files/folder.h"
#include "centre/files/samples_testing.h"
#include "centre/testing.h"

namespace onewindow::migrations {
std::vector<db::Migration> files();
}  // namespace onewindow::migrations

namespace onewindow::files {
namespace {

namespace fs = std::filesystem;

class Files : public db::OnBothEngines {
 protected:
  Files() {
    fs::remove_all(base);
    configure({.folder = base.string()});
  }
  ~Files() override { fs::remove_all(base); }

  http::Upload upload(const std::string& bytes) {
    const std::string path = arriving_folder() + "/" + std::to_string(++uploads) + ".part";
    std::ofstream(path, std::ios::binary) << bytes;
    return {path, bytes.size(), "application/octet-stream"};
  }
  Arrived arrived(const std::string& bytes, std::string_view name = "a.jpg") {
    return arrive(upload(bytes), name, {FileType::jpeg, FileType::png, FileType::pdf});
  }
  File kept(const std::string& bytes, std::string_view name = "a.jpg") {
    const Arrived here = arrived(bytes, name);
    return world.write(clerk, [&](WriteContext& c) { return keep(c, here); });
  }
  std::int64_t rows() {
    return world.read(
        [](ReadContext& c) { return c.db.count("select count(*) from files where centre_id = :centre"); });
  }
  std::string bytes_of(const File& file) {
    const auto download = world.read([&](ReadContext& c) { return content(c, file); });
    std::string bytes;
    EXPECT_TRUE(download.file->read(0, bytes, std::size_t(download.file->size())));
    return bytes;
  }
  std::size_t on_disk() const {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(base))
      count += entry.path().filename().string().size() == 64;
    return count;
  }
  // The folder tells age by the disk's own clock, so the centre's is set to where the disk's is, and moved from there.
  void go_to(std::int64_t hours_from_now) { world.clock.set(SystemClock().now() + hours_from_now * 3'600'000); }

  fs::path base = fs::temp_directory_path() / ("onewindow-files-" + std::to_string(::getpid()));
  World world{{.engine = GetParam(), .migrations = migrations::files()}};
  Actor clerk = world.actor_with({}, "王窗口");
  int uploads = 0;
};

TEST_P(Files, TheSameBytesAreStoredOnceUnderTheirDigest) {
  const File one = kept(samples::jpeg(), "photo.jpg"), two = kept(samples::jpeg(), "../another.jpeg");
  EXPECT_NE(one.id, two.id);
  EXPECT_EQ(one.digest, two.digest);
  EXPECT_EQ(two.name, "another.jpeg");
  EXPECT_EQ(one.uploader_name, "王窗口");
  EXPECT_EQ(on_disk(), 1u);
  EXPECT_EQ(bytes_of(one), samples::jpeg());
  EXPECT_TRUE(fs::exists(base / one.digest.substr(0, 2) / one.digest.substr(2, 2) / one.digest));
  EXPECT_EQ(fs::exists(arriving_folder() + "/1.part"), false);
  const auto page = world.read([&](ReadContext& c) {
    return c.db.count("select count(*) from ledger where centre_id = :centre and act = 'files.keep'");
  });
  EXPECT_EQ(page, 2);
}

TEST_P(Files, AreServedAsWhatTheyAre) {
  const auto served = [&](const File& file) { return world.read([&](ReadContext& c) { return content(c, file); }); };
  const auto photo = served(kept(samples::jpeg(), "IMG_1"));
  EXPECT_EQ(photo.content_type, "image/jpeg");
  EXPECT_EQ(photo.file_name, "IMG_1.jpg");
  EXPECT_TRUE(photo.shown);
  EXPECT_EQ(World::refusal([&] { arrived(samples::docx(), "a.docx"); }), "file.type");
  EXPECT_EQ(World::refusal([&] { arrived(samples::pdf(), "a.jpg"); }), "file.not_what_it_says");
  EXPECT_EQ(World::refusal([&] { arrive({}, "a.jpg", {FileType::jpeg}); }), "file.empty");
  EXPECT_EQ(on_disk(), 1u) << "what is refused is not kept";
  EXPECT_TRUE(fs::is_empty(arriving_folder()));
}

TEST_P(Files, WhatNobodyUsesIsRemovedAfterADay) {
  go_to(0);
  const File used = kept(samples::jpeg(1)), given_up = kept(samples::jpeg(2)), never = kept(samples::jpeg(3));
  arrived(samples::jpeg(4));  // and its write never came
  std::ofstream(arriving_folder() + "/half.part") << "half";
  world.write([&](WriteContext& c) {
    for (const File& file : {used, given_up}) use(c, file.id, "attachment", 7);
    use(c, used.id, "attachment", 7);  // again
    c.record("test", "file", used.id, "", "");
  });
  go_to(20);
  EXPECT_EQ(sweep(world.contexts), 0);
  world.write([&](WriteContext& c) {
    give_up(c, given_up.id, "attachment", 7);
    give_up(c, given_up.id, "attachment", 7);
    c.record("test", "file", used.id, "", "");
  });
  go_to(25);
  EXPECT_EQ(sweep(world.contexts), 1) << "the one without a row";
  EXPECT_EQ(rows(), 2);
  EXPECT_FALSE(fs::exists(arriving_folder() + "/half.part"));
  EXPECT_EQ(bytes_of(given_up), samples::jpeg(2)) << "a day from when it was given up";
  EXPECT_EQ(World::refusal([&] { world.read([&](ReadContext& c) { return file(c, never.id); }); }), "file.unknown");
  EXPECT_EQ(on_disk(), 3u) << "what has lost its row just now stays for backups that still name it";
  go_to(45);
  EXPECT_EQ(sweep(world.contexts), 0);
  EXPECT_EQ(rows(), 1);
  go_to(50);
  EXPECT_EQ(sweep(world.contexts), 1);
  go_to(70);
  EXPECT_EQ(sweep(world.contexts), 1);
  EXPECT_EQ(on_disk(), 1u);
  EXPECT_EQ(bytes_of(used), samples::jpeg(1));
  EXPECT_EQ(sweep(world.contexts), 0);
  EXPECT_TRUE(ledger::verify(*world.database.database, world.centre.id).sound);
}

TEST_P(Files, BytesThatAnotherCentreUsesStay) {
  go_to(0);
  const File own = kept(samples::jpeg());
  const auto other = world.establish("other");
  const Arrived here = arrived(samples::jpeg());
  const Actor there = Actor::of_system(other.id, "test");
  const File theirs = world.contexts.write(there, [&](WriteContext& c) {
    const File file = keep(c, here);
    use(c, file.id, "attachment", 1);
    return file;
  });
  EXPECT_EQ(World::refusal([&] { world.read([&](ReadContext& c) { return file(c, theirs.id); }); }), "file.unknown");
  go_to(30);
  EXPECT_EQ(sweep(world.contexts), 0);
  EXPECT_EQ(World::refusal([&] { world.read([&](ReadContext& c) { return file(c, own.id); }); }), "file.unknown");
  EXPECT_EQ(on_disk(), 1u);
}

TEST_P(Files, BytesThatComeAgainWhileTheyAreSweptStay) {
  go_to(0);
  arrived(samples::jpeg());
  const std::string digest = arrived(samples::jpeg()).digest;
  const Folder here(base.string());
  go_to(30);
  EXPECT_FALSE(here.remove_older(digest, SystemClock().now() + -3'600'000, [] { return true; })) << "it is young again";
  EXPECT_FALSE(here.remove_older(digest, world.clock.now(), [] { return false; })) << "somebody named it meanwhile";
  EXPECT_TRUE(here.remove_older(digest, world.clock.now(), [] { return true; }));
}

TEST_P(Files, CheckNamesWhatIsMissingOrChanged) {
  const File whole = kept(samples::jpeg(1)), lost = kept(samples::jpeg(2), "lost.jpg"),
             changed = kept(samples::jpeg(3));
  kept(samples::jpeg(3), "same.jpg");
  const Folder here(base.string());
  EXPECT_TRUE(check(world.contexts, world.system()).missing.empty());
  fs::remove(here.place(lost.digest));
  {
    fs::permissions(here.place(changed.digest), fs::perms::owner_write, fs::perm_options::add);
    std::fstream file(here.place(changed.digest), std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(10);
    file << "!";
  }
  arrived(samples::png(), "stray.png");
  const Check result = check(world.contexts, world.system());
  EXPECT_EQ(result.files, 4);
  EXPECT_EQ(result.stray, 1);
  ASSERT_EQ(result.missing.size(), 2u);
  EXPECT_EQ(result.missing[0].what, "missing");
  EXPECT_EQ(result.missing[0].files.at(0).name, "lost.jpg");
  EXPECT_EQ(result.missing[1].what, "changed");
  EXPECT_EQ(result.missing[1].files.size(), 2u);
  EXPECT_EQ(World::refusal([&] { bytes_of(lost); }), "file.lost");
  EXPECT_EQ(bytes_of(whole), samples::jpeg(1));
  arrived(samples::jpeg(3));  // handed in again, the right bytes take the place of the wrong ones
  EXPECT_EQ(check(world.contexts, world.system()).missing.size(), 1u);
}

INSTANTIATE_ON_BOTH_ENGINES(Files);

}  // namespace
}  // namespace onewindow::files

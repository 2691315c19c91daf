// Attachments of a case, from the upload to the removal.
#include "service/cases/attachments.h"

#include <filesystem>
#include <fstream>

#include "centre/files/samples_testing.h"
#include "service/cases/hall_testing.h"

namespace onewindow::cases {
namespace {

namespace fs = std::filesystem;
namespace samples = files::samples;

class Attachments : public testing::InHall {
 protected:
  Attachments() {
    fs::remove_all(base);
    files::configure({.folder = base.string()});
  }
  ~Attachments() override { fs::remove_all(base); }

  void SetUp() override {
    InHall::SetUp();
    if (IsSkipped()) return;
    house = hall({testing::kP1});
    id = house->received(false).id;
  }
  Attachment add(const Actor& actor, CaseId to, std::string_view material, std::string_view name,
                 const std::string& bytes) {
    const std::string path = files::arriving_folder() + "/" + std::to_string(++uploads) + ".part";
    std::ofstream(path, std::ios::binary) << bytes;
    ErrandContext errand(house->world.contexts, actor, {});
    return add_attachment(errand, to,
                          {.material = Text<20, 1>(std::string(material)), .name = Text<255, 1>(std::string(name))},
                          http::Upload(path, bytes.size(), "image/jpeg"));
  }
  std::string refused(const Actor& actor, std::string_view material, const std::string& bytes,
                      std::string_view name = "a.jpg") {
    return World::refusal([&] { add(actor, id, material, name, bytes); });
  }
  AttachmentList listed(const Actor& actor) {
    return house->world.read(actor, [&](ReadContext& c) { return list_attachments(c, id); });
  }
  http::Download opened(const Actor& actor, CaseId of, AttachmentId attachment) {
    ErrandContext errand(house->world.contexts, actor, {});
    return open_attachment(errand, of, attachment);
  }
  void removed(const Actor& actor, AttachmentId attachment) {
    house->world.write(actor, [&](WriteContext& c) { remove_attachment(c, id, attachment); });
  }
  std::int64_t entries(std::string_view act) {
    return house->world.read([&](ReadContext& c) {
      return c.db.count("select count(*) from ledger where centre_id = :centre and act = :act", {{"act", act}});
    });
  }

  fs::path base = fs::temp_directory_path() / ("onewindow-attachments-" + std::to_string(::getpid()));
  std::unique_ptr<Hall> house;
  CaseId id;
  int uploads = 0;
};

TEST_P(Attachments, APhotographOfAMaterialIsKeptAndShownAgain) {
  const Attachment photo = add(house->clerk, id, "m2", "平面图.jpg", samples::jpeg());
  EXPECT_EQ(photo.type, files::FileType::jpeg);
  EXPECT_EQ(photo.uploader, "王窗口");
  const AttachmentList list = listed(house->reviewer);
  ASSERT_EQ(list.items.size(), 1u);
  EXPECT_EQ(list.items[0].digest, photo.digest);
  EXPECT_TRUE(list.may_add && list.may_remove);
  const auto download = opened(house->office, id, photo.id);
  EXPECT_EQ(download.file->size(), samples::jpeg().size());
  EXPECT_EQ(download.file_name, "平面图.jpg");
  EXPECT_EQ(entries("attachments.add"), 1);
  EXPECT_EQ(entries("attachments.open"), 0) << "a plan is nobody's own";
}

TEST_P(Attachments, WhoMayNotDoesNot) {
  const Attachment photo = add(house->clerk, id, "m1", "a.jpg", samples::jpeg());
  EXPECT_EQ(refused(house->office, "m1", samples::jpeg()), "access.forbidden") << "reads, but does not work on it";
  EXPECT_FALSE(listed(house->office).may_add);
  EXPECT_EQ(World::refusal([&] { removed(house->office, photo.id); }), "access.forbidden");
  const CaseId other = house->received().id;
  EXPECT_EQ(World::refusal([&] { opened(house->clerk, other, photo.id); }), "attachment.unknown");
  EXPECT_EQ(World::refusal([&] { opened(house->clerk, CaseId{77}, photo.id); }), "case.unknown");
  const auto elsewhere = house->world.establish("elsewhere");
  Actor stranger = house->clerk;
  stranger.centre = elsewhere.id;
  EXPECT_EQ(World::refusal([&] { opened(stranger, id, photo.id); }), "case.unknown");
  EXPECT_EQ(World::refusal([&] { add(stranger, id, "m1", "a.jpg", samples::jpeg()); }), "case.unknown");
}

TEST_P(Attachments, WhatIsNotWhatItSaysOrForNoMaterialIsRefused) {
  EXPECT_EQ(refused(house->clerk, "m9", samples::jpeg()), "attachment.material_unknown");
  EXPECT_EQ(refused(house->clerk, "m1", samples::pdf()), "file.not_what_it_says");
  EXPECT_EQ(refused(house->clerk, "m1", "MZ\x90\0 a program"), "file.type");
  EXPECT_EQ(refused(house->clerk, "m1", "words", "a.txt"), "file.type");
  EXPECT_EQ(refused(house->clerk, "m1", ""), "file.empty");
  EXPECT_TRUE(listed(house->clerk).items.empty());
}

TEST_P(Attachments, TheSameBytesAgainAreTheSameAttachment) {
  const auto first = add(house->clerk, id, "m1", "a.jpg", samples::jpeg());
  EXPECT_EQ(add(house->clerk, id, "m1", "a.jpg", samples::jpeg()).id, first.id) << "sent again, the answer was lost";
  EXPECT_NE(add(house->clerk, id, "m2", "a.jpg", samples::jpeg()).id, first.id);
  EXPECT_EQ(listed(house->clerk).items.size(), 2u);
}

TEST_P(Attachments, AreLimitedInNumber) {
  for (int i = 0; i < attachments::kEachMaterial; ++i)
    add(house->clerk, id, "m1", "a.jpg", samples::jpeg(100 + std::uint64_t(i)));
  EXPECT_EQ(refused(house->clerk, "m1", samples::jpeg(99)), "attachment.too_many");
  EXPECT_EQ(refused(house->clerk, "m2", samples::jpeg(99)), "");
}

TEST_P(Attachments, AreRemovedBeforeAcceptanceAndKeptAfterwards) {
  const auto one = add(house->clerk, id, "m1", "a.jpg", samples::jpeg(1)),
             two = add(house->clerk, id, "m2", "b.jpg", samples::jpeg(2));
  removed(house->clerk, one.id);
  EXPECT_EQ(World::refusal([&] { removed(house->clerk, one.id); }), "attachment.unknown");
  const auto view = house->view(id);
  const auto corrected =
      house->act(house->clerk, check_materials, id,
                 Checklist{.version = view.version, .materials = {{.code = "m2", .state = testing::present}}});
  house->act(house->clerk, accept, id,
             Acceptance{.version = corrected.version,
                        .verification = {.identity = true, .qualification = true, .note = "无需资质证件"}});
  EXPECT_EQ(World::refusal([&] { removed(house->clerk, two.id); }), "attachment.kept");
  EXPECT_FALSE(listed(house->clerk).may_remove);
  EXPECT_EQ(refused(house->reviewer, "m2", samples::jpeg(3)), "") << "a correction in review brings more";
  house->world.clock.set(SystemClock().now() + 48 * 3'600'000);
  files::sweep(house->world.contexts);
  EXPECT_EQ(opened(house->clerk, id, two.id).file->size(), samples::jpeg(2).size());
}

TEST_P(Attachments, OpeningAPersonalPaperIsInTheLedger) {
  auto content = testing::content("S-2", "market");
  content.materials = {{.code = "m1", .name = "申请人身份证复印件"}, {.code = "m2", .name = "申请书"}};
  auto registration = house->registration();
  registration.item = house->publish(content);
  const CaseId with_id_card = house->act(house->clerk, receive, registration).id;
  const auto card = add(house->clerk, with_id_card, "m1", "a.jpg", samples::jpeg());
  EXPECT_TRUE(card.personal);
  EXPECT_EQ(entries("attachments.open"), 0);
  opened(house->reviewer, with_id_card, card.id);
  EXPECT_EQ(entries("attachments.open"), 1);
  EXPECT_FALSE(add(house->clerk, with_id_card, "m2", "b.jpg", samples::jpeg()).personal);
}

TEST_P(Attachments, OfAnApplicationGoOverToTheCaseThatItBecomes) {
  const attachments::Holder application{"application", 4711}, own{"case", id.value};
  const std::string path = files::arriving_folder() + "/x.part";
  std::ofstream(path, std::ios::binary) << samples::png();
  ErrandContext errand(house->world.contexts, house->clerk, {});
  const auto may = [](ReadContext&, std::string_view) { return catalogue::Material{.code = "m1", .name = "申请书"}; };
  const auto given =
      attachments::add(errand, application, {.material = Text<20, 1>("m1"), .name = Text<255, 1>("a.png")},
                       http::Upload(path, samples::png().size(), ""), may);
  EXPECT_EQ(World::refusal([&] { opened(house->clerk, id, given.id); }), "attachment.unknown");
  house->world.write(house->clerk, [&](WriteContext& c) { attachments::hand_over(c, application, own); });
  EXPECT_EQ(listed(house->clerk).items.at(0).id, given.id);
  EXPECT_EQ(opened(house->clerk, id, given.id).file->size(), samples::png().size());
}

INSTANTIATE_ON_BOTH_ENGINES(Attachments);

}  // namespace
}  // namespace onewindow::cases

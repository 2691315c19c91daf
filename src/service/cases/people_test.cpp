// People at rest: what rows hold of them, how they are found all the same, what happens to values that were moved.
#include "centre/privacy/keyring.h"
#include "service/cases/hall_testing.h"

namespace onewindow::cases {
namespace {

using testing::InHall;
using testing::kP5c;

struct Raw {
  std::string paper_number, paper_index, paper_tail, phone, phone_index, phone_tail, address;
};
BOOST_DESCRIBE_STRUCT(Raw, (), (paper_number, paper_index, paper_tail, phone, phone_index, phone_tail, address))

class CasePeople : public InHall {
 protected:
  static std::vector<Raw> raw(Hall& hall) {
    return hall.world.read([](ReadContext& c) {
      return c.db.all<Raw>("select @columns from people where centre_id = :centre order by id");
    });
  }
  static std::vector<Person> find(Hall& hall, const std::string& text) {
    return hall.world.read(hall.clerk, [&](ReadContext& c) {
      PersonQuery query;
      query.search = Text<60, 1>(text);
      return cases::people(c, query).items;
    });
  }
  static Registration of(const Hall& hall, const std::string& name, const std::string& number,
                         const std::string& phone) {
    Registration out = hall.registration();
    out.applicant.name = Text<80, 1>(name);
    out.applicant.paper_number = Text<40, 1>(number);
    out.applicant.phone = Text<20>(phone);
    out.applicant.address = Text<200>("甘肃省张掖市临泽县沙河镇滨河路12号");
    return out;
  }
};

constexpr const char* kZhang = "11010519491231002X";
constexpr const char* kLi = "440524188001010014";

TEST_P(CasePeople, RowsHoldNoNumberPhoneOrAddress) {
  auto h = hall({kP5c});
  const auto view = h->act(h->clerk, receive, of(*h, "张三丰", kZhang, "13800001234"));
  ASSERT_EQ(raw(*h).size(), 1u);
  const Raw row = raw(*h).front();
  const std::string all =
      row.paper_number + row.paper_index + row.paper_tail + row.phone + row.phone_index + row.phone_tail + row.address;
  for (const char* part : {kZhang, "002X", "13800001234", "滨河路"})
    EXPECT_EQ(all.find(part), std::string::npos) << part;
  EXPECT_TRUE(row.paper_number.starts_with("s1:") && row.phone.starts_with("s1:") && row.address.starts_with("s1:"));
  EXPECT_EQ(view.applicant.paper_number, "110***********002X");
  EXPECT_EQ(view.applicant.phone, "138****1234");
  EXPECT_EQ(view.applicant.address, "甘肃省张掖市临泽县****");
}

TEST_P(CasePeople, AreFoundByWholeNumberPhoneAndLastFour) {
  auto h = hall({kP5c});
  h->act(h->clerk, receive, of(*h, "张三丰", kZhang, "13800001234"));
  h->act(h->clerk, receive, of(*h, "李四", kLi, "13900005678"));
  for (const char* text :
       {"11010519491231002X", "11010519491231002x", "110105491231002", "13800001234", "002X", "1234"}) {
    const auto found = find(*h, text);
    ASSERT_EQ(found.size(), 1u) << text;
    EXPECT_EQ(found[0].name, "张三丰") << text;
    EXPECT_TRUE(found[0].id);
  }
  EXPECT_TRUE(find(*h, "1380000").empty()) << "a part of a number finds nobody";
  const auto listed = h->world.read(h->world.actor_with({"case.list"}), [&](ReadContext& c) {
    CaseQuery query;
    query.search = Text<60>("13900005678");
    return cases::list(c, query).items;
  });
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_EQ(listed[0].applicant_name, "李四");
}

TEST_P(CasePeople, OnePaperIsOnePersonWhateverKeyItWasSealedWith) {
  auto h = hall({kP5c});
  h->act(h->clerk, receive, of(*h, "张三丰", kZhang, "13800001234"));
  auto keys = *h->world.keyring.keys();
  keys.keys.front().state = privacy::KeyState::opens;
  keys.keys.push_back(privacy::Keyring::make_key("k-2", h->world.clock.now()));
  h->world.keyring.replace(keys);
  EXPECT_EQ(find(*h, "1234").size(), 1u);
  h->act(h->clerk, receive, of(*h, "张三丰", kZhang, "13811112222"));
  ASSERT_EQ(raw(*h).size(), 1u);
  EXPECT_TRUE(raw(*h).front().phone.starts_with("s1:k-2:"));
  EXPECT_EQ(find(*h, kZhang).front().cases, 2);
  EXPECT_TRUE(find(*h, "13800001234").empty());
  EXPECT_EQ(find(*h, "13811112222").size(), 1u);
}

TEST_P(CasePeople, AValueThatWasMovedToAnotherPersonDoesNotOpen) {
  auto h = hall({kP5c});
  h->act(h->clerk, receive, of(*h, "张三丰", kZhang, "13800001234"));
  h->act(h->clerk, receive, of(*h, "李四", kLi, "13900005678"));
  const auto rows = raw(*h);
  h->world.tamper("update people set phone = :phone where centre_id = :centre and name = '李四'",
                  {{"phone", rows[0].phone}});
  EXPECT_EQ(World::refusal([&] { find(*h, "李四"); }), "privacy.unreadable");
  h->world.tamper("update people set phone = :phone where centre_id = :centre and name = '李四'",
                  {{"phone", rows[1].phone}});
  EXPECT_EQ(find(*h, "李四").size(), 1u);
}

TEST_P(CasePeople, NumbersTypedIntoWordsAreNotKept) {
  auto h = hall({kP5c});
  auto registration = of(*h, "张三丰", kZhang, "13800001234");
  registration.summary = Text<400>("代办，另联系13811112222");
  registration.materials[1] = {
      .code = "m2", .state = MaterialState::defective, .defect = Text<400>("应为440524188001010014")};
  const auto view = h->act(h->clerk, receive, registration);
  EXPECT_EQ(view.summary, "代办，另联系138****2222");
  const auto noticed = h->act(h->clerk, give_notice, view.id,
                              Notice{.version = view.version, .remark = Text<1000>("电话13811112222通知")});
  const std::string shown = json::text(noticed);
  EXPECT_EQ(shown.find("13811112222"), std::string::npos) << shown;
  EXPECT_EQ(shown.find("440524188001010014"), std::string::npos) << shown;
}

TEST_P(CasePeople, AnAskersPhoneIsSealedAndFoundAgain) {
  auto h = hall({kP5c});
  h->world.write(h->clerk, [&](WriteContext& c) {
    return inquire(c, {.asker = Text<80>("王五"),
                       .phone = Text<20>("13700009999"),
                       .subject = Text<400, 1>("办照，身份证11010519491231002X"),
                       .outcome = InquiryOutcome::handled,
                       .answer = Text<1000, 1>("已告知")});
  });
  const auto of_asker = [&](const char* column) {
    return h->world
        .read([&](ReadContext& c) {
          return c.db.value<std::string>(std::string("select ") + column + " from inquiries where centre_id = :centre");
        })
        .value_or("");
  };
  EXPECT_TRUE(of_asker("asker_phone").starts_with("s1:"));
  EXPECT_EQ(of_asker("subject"), "办照，身份证110***********002X");
  const auto index = h->world.read([](ReadContext& c) { return c.privacy.index("phone", "13700009999"); });
  EXPECT_EQ(of_asker("asker_phone_index"), index);
}

INSTANTIATE_ON_BOTH_ENGINES(CasePeople);

}  // namespace
}  // namespace onewindow::cases

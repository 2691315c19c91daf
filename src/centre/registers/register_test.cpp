#include "centre/registers/register.h"

#include <gtest/gtest.h>

#include "centre/testing.h"

namespace onewindow::registers_test {

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)
enum class Order { name, day };
BOOST_DESCRIBE_ENUM(Order, name, day)

struct Base {
  std::string name;
};
BOOST_DESCRIBE_STRUCT(Base, (), (name))
struct Thing : Base {
  Date day;
  std::optional<Instant> at;
  Money price;
  std::vector<Colour> colours;
  std::optional<bool> good;
  std::optional<std::int32_t> pieces;
};
BOOST_DESCRIBE_STRUCT(Thing, (Base), (day, at, price, colours, good, pieces))

struct Query : registers::Span {
  std::optional<Colour> colours;
  std::optional<Order> order;
};
BOOST_DESCRIBE_STRUCT(Query, (registers::Span), (colours, order))

struct OddQuery : PageQuery {
  std::optional<Text<10>> oddity;
};
BOOST_DESCRIBE_STRUCT(OddQuery, (PageQuery), (oddity))

namespace {

using registers::column;

constexpr http::Permission kLook{"thing.look", "看", "look"};

struct Words {
  const char *zh, *en;
};
Words words(Colour colour) { return colour == Colour::red ? Words{"红", "red"} : Words{"绿", "green"}; }

Paged<Thing> things(ReadContext&, const Query& query) {
  Paged<Thing> out;
  Thing thing;
  thing.name = "甲" + query.search.value_or("");
  thing.day = Date::of(2026, 3, 2);
  thing.at = Instant::at(thing.day, 9, 5, 59);
  thing.price = Money{-120};
  thing.colours = {Colour::red, Colour::green};
  thing.good = true;
  out.items = {thing, Thing{}};
  if (query.limit) out.next = "2";
  return out;
}
Paged<Thing> odd(ReadContext&, const OddQuery&) { return {}; }
std::int64_t count(ReadContext&, const Query&) { return 2; }

std::vector<registers::Column> columns() {
  return {column(&Thing::name, "名称", "Name"),
          column(&Thing::day, "日", "Day"),
          column(&Thing::at, "时间", "At"),
          column(&Thing::at, "日期", "On").as_date(),
          column(&Thing::price, "价", "Price"),
          column(&Thing::colours, "颜色", "Colours", [](Colour c) { return words(c); }),
          column(&Thing::good, "好", "Good"),
          column(&Thing::pieces, "件数", "Pieces")};
}
registers::Register declared() {
  return registers::of<things>("test.things", "东西", "Things", kLook, columns()).counted<count>();
}

class RegisterTest : public testing::Test {
 protected:
  World world{{}};
};

TEST_F(RegisterTest, cells_are_what_people_read_and_the_raw_row_stays) {
  const auto page = world.read([](ReadContext& c) { return registers::look(c, declared(), {{"search", "乙"}}); });
  ASSERT_EQ(page.items.size(), 2U);
  using Cells = std::vector<std::string>;
  EXPECT_EQ(page.items[0].zh,
            (Cells{"甲乙", "2026-03-02", "2026-03-02 09:05", "2026-03-02", "-1.20", "红；绿", "是", ""}));
  EXPECT_EQ(page.items[0].en,
            (Cells{"甲乙", "2026-03-02", "2026-03-02 09:05", "2026-03-02", "-1.20", "red; green", "yes", ""}));
  EXPECT_EQ(page.items[0].raw.at("price").as_int64(), -120);
  EXPECT_FALSE(page.next);
}

TEST_F(RegisterTest, filters_follow_from_the_query) {
  const auto list = declared();
  ASSERT_EQ(list.filters.size(), 5U);
  std::map<std::string, registers::Filter> by_name;
  for (const auto& filter : list.filters) by_name[filter.name] = filter;
  EXPECT_EQ(by_name.at("from").kind, "date");
  EXPECT_EQ(by_name.at("search").zh, "搜索");
  EXPECT_EQ(by_name.at("colours").kind, "choice");
  EXPECT_EQ(by_name.at("colours").words.at(1).zh, "绿");
  EXPECT_EQ(by_name.at("order").words.at(1).en, "Day");
  EXPECT_EQ(World::refusal([&] { registers::read_query(list, {{"colours", "blue"}}); }), "input.value");
  EXPECT_EQ(World::refusal([&] { registers::read_query(list, {{"unheard", "1"}}); }), "input.unknown_field");
}

TEST_F(RegisterTest, what_a_declaration_leaves_out_is_a_broken_promise) {
  const auto routes_of = [](registers::Register list) { return registers::routes({std::move(list)}); };
  EXPECT_EQ(routes_of(declared()).back().path, "/api/v1/registers/test.things");
  auto unnamed = [&] { return registers::of<odd>("test.odd", "怪", "Odd", kLook, {column(&Thing::day, "日", "Day")}); };
  EXPECT_THROW(routes_of(unnamed()), BrokenPromise);
  EXPECT_NO_THROW(routes_of(unnamed().filter("oddity", "怪处", "Oddity")));
  EXPECT_THROW(
      routes_of(registers::of<things>("test.mute", "哑", "Mute", kLook, {column(&Thing::colours, "颜色", "Colours")})),
      BrokenPromise);
  EXPECT_THROW(registers::routes({declared(), declared()}), BrokenPromise);
}

TEST_F(RegisterTest, the_directory_shows_what_the_actor_may_see) {
  registers::routes({declared()});
  EXPECT_TRUE(world.read(world.actor_with({}), registers::directory).empty());
  const auto seen = world.read(world.actor_with({"thing.look"}), registers::directory);
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0].code, "test.things");
  EXPECT_TRUE(seen[0].countable);
  EXPECT_EQ(seen[0].columns.size(), 8U);
}

TEST(Span, both_days_are_included) {
  const auto day = Date::of(2026, 3, 2);
  const auto [from, before] = registers::between(day, day);
  EXPECT_EQ(from, Instant::at(day));
  EXPECT_EQ(before, Instant::at(day + 1));
}

}  // namespace
}  // namespace onewindow::registers_test

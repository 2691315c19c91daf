#include <gtest/gtest.h>

#include "base/check.h"
#include "base/cipher.h"
#include "base/digest.h"
#include "base/page.h"
#include "base/refusal.h"
#include "base/text.h"

namespace onewindow {

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)

struct Part {
  Text<5, 1> name;
  std::optional<Date> on;
};
BOOST_DESCRIBE_STRUCT(Part, (), (name, on))

struct Whole {
  CentreId id;
  Colour colour;
  std::vector<Part> parts;
  bool yes;
};
BOOST_DESCRIBE_STRUCT(Whole, (), (id, colour, parts, yes))

struct Kept {  // one part as it lies in the database
  Stored<Part> part;
};
BOOST_DESCRIBE_STRUCT(Kept, (), (part))

namespace {

std::string refused_at(std::string_view body) {
  try {
    json::read<Whole>(json::parse(body));
  } catch (const Refusal& refusal) {
    return refusal.code + " " + refusal.field;
  }
  return "accepted";
}

TEST(Json, WritesWhatItReads) {
  const std::string body =
      R"({"id":"123","colour":"green","parts":[{"name":"印章","on":"2026-02-13"},{"name":"x"}],"yes":true})";
  const auto whole = json::read<Whole>(json::parse(body));
  EXPECT_EQ(whole.colour, Colour::green);
  EXPECT_EQ(json::text(whole), body);
  EXPECT_EQ(boost::json::serialize(json::write(whole)), body);
}

TEST(Json, RefusesWithTheExactPath) {
  EXPECT_EQ(refused_at(R"({"id":"1","colour":"blue","yes":true})"), "input.value /colour");
  EXPECT_EQ(refused_at(R"({"id":"1","colour":"red","yes":1})"), "input.type /yes");
  EXPECT_EQ(refused_at(R"({"id":1,"colour":"red","yes":true})"), "input.type /id");
  EXPECT_EQ(refused_at(R"({"id":"1","colour":"red"})"), "input.missing_field /yes");
  EXPECT_EQ(refused_at(R"({"id":"1","colour":"red","yes":true,"extra":0})"), "input.unknown_field /extra");
  EXPECT_EQ(refused_at(R"({"id":"1","colour":"red","yes":true,"parts":[{"name":"a"},{"name":"abcdef"}]})"),
            "input.too_long /parts/1/name");
  EXPECT_EQ(refused_at(R"({"id":"1","colour":"red","yes":true,"parts":[{"name":" "}]})"), "input.empty /parts/0/name");
  EXPECT_EQ(refused_at(R"({"id":"1","colour":"red","yes":true,"parts":[{"name":"a","on":"2026-02-30"}]})"),
            "input.value /parts/0/on");
  EXPECT_EQ(refused_at(R"({"id":"1","id":"2"})"), "input.json ");
  EXPECT_EQ(refused_at(R"({"id":"1"} x)"), "input.json ");
  EXPECT_EQ(refused_at(std::string(40, '[') + std::string(40, ']')), "input.json ");
  EXPECT_EQ(refused_at(R"({"id":"1","colour":"red","yes":true,"parts":[{"name":"a\u0000"}]})"),
            "input.encoding /parts/0/name");
  EXPECT_EQ(refused_at("{"), "input.json ");
  EXPECT_EQ(refused_at("{\"id\":\"\xff\"}"), "input.json ");
}

TEST(Json, RefusesAWrongFormWithARightOne) {
  const auto words = [](const reflect::Type& type, void* object) {
    try {
      json::read_text(type, object, "soon", "?on");
    } catch (const Refusal& refusal) {
      return refusal.zh;
    }
    return std::string("accepted");
  };
  Date date;
  Instant instant;
  CentreId id;
  EXPECT_NE(words(reflect::type_of<Date>(), &date).find("应为日期，例如 2026-11-23"), std::string::npos);
  EXPECT_NE(words(reflect::type_of<Instant>(), &instant).find("应为时间，例如"), std::string::npos);
  EXPECT_NE(words(reflect::type_of<CentreId>(), &id).find("应为编号（数字）"), std::string::npos);
}

TEST(Json, RestoresWhatWasWrittenUnderOtherLimits) {
  const std::string longer(5000, 'x');
  const auto restored = [](const std::string& text) { return json::restore<Whole>(json::parse_own(text)); };
  // Longer than the field now allows, a field that is gone, and two that the writer did not know.
  const auto whole =
      restored(R"({"id":"7","gone":{"a":1},"parts":[{"name":")" + longer + R"("},{"name":""}],"yes":true})");
  EXPECT_EQ(whole.id.value, 7);
  EXPECT_EQ(whole.colour, Colour{});
  ASSERT_EQ(whole.parts.size(), 2u);
  EXPECT_EQ(whole.parts[0].name, longer);
  EXPECT_TRUE(whole.yes);
  EXPECT_EQ(json::text(restored(json::text(Whole{}))), json::text(Whole{}));
  EXPECT_EQ(json::parse_own(std::string(100, '[') + std::string(100, ']')).as_array().size(), 1u);
  const auto refused = [&](const std::string& text) {
    try {
      restored(text);
    } catch (const Refusal& refusal) {
      return refusal.code + " " + refusal.field;
    }
    return std::string("restored");
  };
  EXPECT_EQ(refused(R"({"colour":"blue"})"), "input.value /colour");
  EXPECT_EQ(refused(R"({"parts":[{"name":1}]})"), "input.type /parts/0/name");
  EXPECT_EQ(refused("{"), "input.json ");
}

// What lies in the database goes out as it lies there: not parsed, not put into another order, not built anew.
TEST(Json, StoredTextIsPassedOnAsItLies) {
  const Kept kept{.part = {R"({ "on":"2026-02-13","name":"印章" })"}};
  EXPECT_EQ(json::text(kept), R"({"part":{ "on":"2026-02-13","name":"印章" }})");
  EXPECT_EQ(json::text(Kept{}), R"({"part":null})");
  EXPECT_EQ(json::opened(kept.part).name, "印章");
  EXPECT_EQ(json::opened(Kept{}.part).name, "");
  EXPECT_EQ(json::stored(Part{.name = "x"}).text, R"({"name":"x"})");
  const auto restored = json::restore<Kept>(json::parse_own(json::text(kept)));
  EXPECT_EQ(json::opened(restored.part).on, Date::of(2026, 2, 13));
}

TEST(Pages, AreCutWhereOneMoreWasFound) {
  std::vector<Whole> rows{{.id = CentreId{9}}, {.id = CentreId{7}}, {.id = CentreId{3}}};
  EXPECT_EQ(cut(rows, 3), std::nullopt);
  EXPECT_EQ(rows.size(), 3u);
  EXPECT_EQ(cut(rows, 2), "7");
  EXPECT_EQ(rows.size(), 2u);
  std::vector<Whole> none;
  EXPECT_EQ(cut(none, 1), std::nullopt);
}

TEST(Pages, RefuseAMarkThatIsNone) {
  EXPECT_EQ(newest_before({}), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(newest_before({.after = Text<400>("41"), .limit = {}}), 41);
  for (const char* mark : {"", "x", "41x", "99999999999999999999", "1|2"}) try {
      newest_before({.after = Text<400>(mark), .limit = {}});
      ADD_FAILURE() << mark;
    } catch (const Refusal& refusal) {
      EXPECT_EQ(refusal.code + refusal.field, "input.value?after") << mark;
    }
}

TEST(Reflect, NamesKeepTheirNamespace) { EXPECT_EQ(reflect::type_of<Whole>().name(), "Whole"); }

TEST(Time, CivilDatesAndInstants) {
  EXPECT_EQ(Date::parse("2026-02-13")->str(), "2026-02-13");
  EXPECT_EQ(Date::parse("2026-02-13")->weekday(), 5);
  EXPECT_FALSE(Date::parse("2026-02-29"));
  EXPECT_EQ(Instant::at(Date::of(2026, 2, 13), 8, 41, 7).str(), "2026-02-13T08:41:07.000+08:00");
  EXPECT_EQ(Instant::parse("2026-02-12T16:00:00Z")->date(), Date::of(2026, 2, 13));
  EXPECT_EQ(Instant::at(Date::of(2026, 2, 13), 8, 41).minute_of_day(), 521);
  EXPECT_EQ(*Instant::parse(Instant{1234567890123}.str()), Instant{1234567890123});
}

TEST(IdMaker, NeverFallsWhenTheClockStepsBack) {
  IdMaker maker(3);
  const auto first = maker.next(Instant{1800000000000});
  const auto second = maker.next(Instant{1700000000000});
  EXPECT_GT(second, first);
  IdMaker restarted(3, second);
  EXPECT_GT(restarted.next(Instant{1600000000000}), second);
  // A mark stands above every id of its millisecond, of whatever node.
  const auto mark = IdMaker::last_of(IdMaker::millisecond_of(second));
  IdMaker another(0, mark);
  EXPECT_GT(another.next(Instant{1600000000000}), mark);
  another.stored(mark + 5);
  another.stored(mark);
  EXPECT_EQ(another.high_water(), mark + 5);
}

TEST(Digest, StandardVectors) {
  EXPECT_EQ(digest::sm3("abc"), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  EXPECT_EQ(digest::unbase64(digest::base64(std::string_view("a\0b", 3))).size(), 3u);
  EXPECT_EQ(digest::random_digits(6).size(), 6u);
}

std::string unhex(std::string_view digits) {
  std::string out;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    out += char(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16));
  return out;
}

// GB/T 32907-2016 A.1: what this block encrypts to is the first block of the key stream; draft-ribose-cfrg-sm4 A.2.5.1.
TEST(Cipher, Sm4StandardVectors) {
  const std::string key = unhex("0123456789abcdeffedcba9876543210");
  EXPECT_EQ(cipher::sm4_ctr(key, key, std::string(16, '\0')), unhex("681edf34d206965e86b3e94f536e4246"));
  const std::string plain = unhex(
      "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccddddddddddddddddeeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeee"
      "aaaaaaaaaaaaaaaa");
  const std::string sealed = cipher::sm4_ctr(key, unhex("000102030405060708090a0b0c0d0e0f"), plain);
  EXPECT_EQ(sealed,
            unhex("ac3236cb970cc20791364c395a1342d1a3cbc1878c6f30cd074cce385cdd70c7f234bc0e24c11980fd1286310ce37b92"
                  "2a46b894bee4feb79a3822940c935405"));
  EXPECT_EQ(cipher::sm4_ctr(key, unhex("000102030405060708090a0b0c0d0e0f"), sealed), plain);
  EXPECT_THROW(cipher::sm4_ctr("short", key, plain), BrokenPromise);
}

// Against its definition (RFC 2104) over the digest, and against `openssl dgst -sm3 -mac HMAC` for key and data given.
TEST(Cipher, HmacSm3IsTheHmacOfSm3) {
  const std::string key = unhex("0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425");
  const std::string data =
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopqabcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnop"
      "q";
  std::string inner, outer;
  for (std::size_t i = 0; i < 64; ++i) {
    const char c = i < key.size() ? key[i] : '\0';
    inner += char(c ^ 0x36);
    outer += char(c ^ 0x5c);
  }
  EXPECT_EQ(cipher::hmac_sm3(key, data), unhex(digest::sm3(outer + unhex(digest::sm3(inner + data)))));
  EXPECT_EQ(cipher::hmac_sm3(key, data), unhex("725c32690e87dfeb09f70ed4ff9db55a7f4dfc58190ff93050bacbd71a002368"));
}

TEST(Text, MasksAndTerms) {
  EXPECT_EQ(text::mask_id_number("610113188512300022"), "610***********0022");
  EXPECT_EQ(text::mask_phone("13812341234"), "138****1234");
  EXPECT_EQ(text::mask_name("欧阳修"), "欧**");
  EXPECT_EQ(text::trim("　a b "), "a b");
  EXPECT_FALSE(text::valid_utf8(std::string_view("a\0b", 3)));
  EXPECT_FALSE(text::valid_utf8("\xED\xA0\x80"));
  const auto terms = text::search_terms("王小明");
  EXPECT_NE(std::find(terms.begin(), terms.end(), "小明"), terms.end());
}

}  // namespace
}  // namespace onewindow

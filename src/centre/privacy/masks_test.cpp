#include "centre/privacy/masks.h"

#include <gtest/gtest.h>

namespace onewindow::privacy {
namespace {

TEST(Masks, NumbersInsideOfWordsAreFound) {
  EXPECT_EQ(mask_numbers("来电13812341234，请回"), "来电138****1234，请回");
  EXPECT_EQ(mask_numbers("+8613812341234"), "+861******1234");
  EXPECT_EQ(mask_numbers("本人11010519491231002X，配偶110105194912310038"),
            "本人110***********002X，配偶110***********0038");
  EXPECT_EQ(mask_numbers("旧号110105491231002"), "旧号110********1002");
  EXPECT_EQ(mask_numbers("11010518851230002x"), "110***********002x");
}

TEST(Masks, WhatIsNoPersonsNumberStays) {
  for (const char* text : {"6207232026030200012", "LINZE-S2026-00001", "91620723MA0000000X", "0936-0000000", "12345",
                           "916207237123456789", "10086000000", "2026-03-02 09:00", "620723999999999999", ""})
    EXPECT_EQ(mask_numbers(text), text);
}

TEST(Masks, AnAddressIsShownToItsCounty) {
  EXPECT_EQ(mask_address("甘肃省张掖市临泽县沙河镇滨河路12号"), "甘肃省张掖市临泽县****");
  EXPECT_EQ(mask_address("滨河路12号一单元"), "滨河路12号****");
  EXPECT_EQ(mask_address("滨河"), "滨****");
  EXPECT_EQ(mask_address(""), "");
}

}  // namespace
}  // namespace onewindow::privacy

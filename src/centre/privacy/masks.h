#pragma once
// What people see and what free text keeps of personal data. base/text.h masks a number that is known to be one; here
// numbers are found inside of what somebody typed.
#include <string>
#include <string_view>

namespace onewindow::privacy {

// Every run of digits that can be an identity number (15 or 18 characters with a date of birth in them) or a mobile
// phone (11, from 13 to 19) is masked: "来电13812341234" → "来电138****1234". Case numbers and credit codes stay.
std::string mask_numbers(std::string_view text);

// To the county: "甘肃省张掖市临泽县滨河路12号" → "甘肃省张掖市临泽县****"; six characters where no county is named.
std::string mask_address(std::string_view address);

}  // namespace onewindow::privacy

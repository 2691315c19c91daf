#include "base/pinyin.h"

#include <unicode/translit.h>

#include <memory>
#include <mutex>

#include "base/check.h"
#include "base/text.h"

namespace onewindow::text {

namespace {

std::string transliterate(const std::string& character) {
  static std::mutex mutex;  // a Transliterator may be used by one thread at a time
  static const std::unique_ptr<icu::Transliterator> latin = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(
        icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    CHECK_PROMISE(U_SUCCESS(status), "ICU must have the Han-Latin transliterator");
    return made;
  }();
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(character);
  std::lock_guard lock(mutex);
  latin->transliterate(text);
  std::string out;
  return text.toUTF8String(out);
}

bool alphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

std::string pinyin_initials(std::string_view text) {
  std::string initials;
  for (const std::string& character : characters(lower(text))) {
    const char first = character.size() == 1 ? character[0] : (transliterate(character) + " ")[0];
    if (alphanumeric(first)) initials += first;
  }
  return initials;
}

}  // namespace onewindow::text

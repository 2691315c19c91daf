// A pack in YAML, with a section that has a value of every kind.
#include "fuzz.h"
#include "regulation/pack.h"
#include "service/cases/sections.h"

using namespace onewindow;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<regulation::SectionType> sections = {regulation::section<cases::Intake>("intake"),
                                                                regulation::section<cases::TimeLimits>("time_limits")};
  fuzz::refuses_or_not([&] {
    regulation::load_pack({"fuzz.yaml", std::string(fuzz::text_of(data, size))}, sections,
                          regulation::Unregistered::skip);
  });
  return 0;
}

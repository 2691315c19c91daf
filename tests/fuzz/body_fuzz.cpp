// A JSON body, read into what an act takes. What is read can be printed and read again, and is then the same.
#include "fuzz.h"
#include "service/cases/cases.h"

using namespace onewindow;

namespace {

template <class T>
void read_as(const boost::json::value& value) {
  fuzz::refuses_or_not([&] {
    const T read = json::read<T>(value);
    const std::string printed = json::text(read);
    fuzz::demand(json::text(json::read<T>(json::parse(printed))) == printed);
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::refuses_or_not([&] {
    const boost::json::value value = json::parse(fuzz::text_of(data, size));
    read_as<cases::Registration>(value);
    read_as<cases::Checklist>(value);
    read_as<cases::Notice>(value);
    read_as<cases::ProcedureStart>(value);
    read_as<cases::Decision>(value);
    read_as<catalogue::ItemContent>(value);
  });
  return 0;
}

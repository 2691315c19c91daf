#pragma once
// What reading and writing books share; for this feature alone.
#include "centre/books/store.h"

namespace onewindow::books {

const Kind& kind_of(const std::string& code);  // refuses book.kind
bool may_read(const Actor& actor, const Kind& kind);
bool may_write(const Actor& actor, const Kind& kind);
store::Row load(ReadContext& context, EntryId id);  // refuses book.unknown, access.forbidden for who may not read it

// The words of ids, read once for a page of entries.
class Names {
 public:
  explicit Names(ReadContext& context) : context_(context) {}
  Entry show(const store::Row& row);

 private:
  std::string word(const Field& field, const std::string& value, bool english);
  ReadContext& context_;
  std::map<std::string, std::pair<std::string, std::string>> departments_, windows_;
  bool read_ = false;
};

}  // namespace onewindow::books

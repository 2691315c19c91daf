#pragma once
// Between column values and described objects.
#include "db/database.h"

namespace onewindow::db {

// One column of a result row as the engine shows it; the text lives until the next row.
struct Column {
  enum class Kind { null, integer, text };
  Kind kind = Kind::null;
  std::int64_t integer = 0;
  std::string_view text;
};

// Sets `object` from the column; `name` is the field's, for the error.
void fill(const reflect::Type& type, void* object, const Column& column, const char* name);

}  // namespace onewindow::db

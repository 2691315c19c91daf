#pragma once
// What a pack may write: the sections that are registered, their fields, and the type of each value. For the JSON
// Schema of packs, for the words of their values, and for the tests that hold both to the structs.
#include <set>

#include "regulation/pack.h"

namespace onewindow::regulation {

struct FieldShape {
  std::string name;
  bool list = false;
  const reflect::Type* type = nullptr;
};

struct SectionShape {
  std::string name;
  std::vector<FieldShape> fields;

  const FieldShape* find(std::string_view field) const;
};

std::vector<SectionShape> shapes(std::span<const SectionType> sections);

// Every enumeration and structure that is reached from a type, itself included.
void reach(std::set<const reflect::Type*>& reached, const reflect::Type& type);

// The JSON Schema (2020-12) of a pack's file, by which editors complete and check while it is typed. `words` may be
// null; with it fields and values carry what they are called.
class Words;
boost::json::object pack_schema(std::span<const SectionType> sections, const Words* words);

}  // namespace onewindow::regulation

#include "regulation/shape.h"

namespace onewindow::regulation {

namespace {

// Asks a section for its fields by pretending to read it: nothing is read, each field only says of what type it is.
class Recorder : public PackReader {
 public:
  explicit Recorder(SectionShape& shape) : shape_(shape) {}

  void section(std::span<const SectionField> fields, void* section, const void*) override {
    for (const SectionField& field : fields) {
      shape_.fields.push_back({field.name, field.list, nullptr});
      field.read(section, *this, nullptr);
    }
  }
  Reason cited(const reflect::Type& type, void*, const void*) override {
    shape_.fields.back().type = &type;
    return {};
  }

 private:
  SectionShape& shape_;
};

}  // namespace

const FieldShape* SectionShape::find(std::string_view field) const {
  for (const FieldShape& one : fields)
    if (one.name == field) return &one;
  return nullptr;
}

std::vector<SectionShape> shapes(std::span<const SectionType> sections) {
  std::vector<SectionShape> out;
  for (const SectionType& section : sections) {
    SectionShape shape{section.name, {}};
    Recorder recorder(shape);
    section.read(nullptr, recorder);
    out.push_back(std::move(shape));
  }
  return out;
}

void reach(std::set<const reflect::Type*>& reached, const reflect::Type& type) {
  using reflect::Kind;
  if (type.kind == Kind::list || type.kind == Kind::map || type.kind == Kind::optional)
    return reach(reached, type.element());
  if (type.kind != Kind::structure && type.kind != Kind::enumeration) return;
  if (!reached.insert(&type).second) return;
  for (const auto& field : type.fields) reach(reached, field.type());
}

}  // namespace onewindow::regulation

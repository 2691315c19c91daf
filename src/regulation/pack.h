#pragma once
// A regulation as data: one YAML file per text (a pack), with typed sections. src/regulation knows no section: each is
// a described struct that lives in the feature that decides by it, registered by app; its fields are optional<Cited<T>>
// or vector<Cited<T>>, so that what a text does not say is absent, not zero. Loading is strict: unknown keys, duplicate
// keys, anchors, aliases, wrong units and values without a provision are refused with file:line:column.
#include <any>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <typeindex>
#include <vector>

#include "base/time.h"
#include "regulation/calendar.h"
#include "regulation/cited.h"

namespace onewindow::regulation {

struct SourceFile {
  std::string name;  // "linze-hall-2018.yaml"
  std::string text;
};

struct Provision {
  std::string id;    // "P3.A19.2", the catalogue id
  std::string cite;  // "第十九条(二)"
  std::string zh;    // gist in our words
  std::string en;
  std::optional<std::string> title, title_en;  // of another text that the pack leans on; absent: the pack's own
  // What enforces it beside the values that cite it: capabilities of features ("cases.notice"), see capability.h.
  std::optional<std::vector<std::string>> by;
};
BOOST_DESCRIBE_STRUCT(Provision, (), (id, cite, zh, en, title, title_en, by))

struct PackInfo {
  std::string id;       // "linze-hall-2018"
  std::string version;  // "1"
  std::string hash;     // SM3 of the text
  std::string title, title_en, issuer, document_number, place, level;
  std::string interpreter;  // 解释机关: who says what the text means
  std::string status;       // what the source says of its being in force; blank where it says nothing
  std::vector<std::string> supersedes, disclaimers;
  std::optional<Date> issued, effective, expires;
  bool base = false;               // a national base: binds every centre, for the item types it names
  std::vector<std::string> binds;  // item types a base binds: "licence"
};
BOOST_DESCRIBE_STRUCT(PackInfo, (),
                      (id, version, hash, title, title_en, issuer, document_number, place, level, interpreter, status,
                       supersedes, disclaimers, issued, effective, expires, base, binds))

class PackReader;

// One field of a section: how its next value is read from YAML, made once per section type by section<T>().
struct SectionField {
  const char* name;
  bool list;
  void (*read)(void* section, PackReader& reader, const void* yaml);
};

// Reads cited values: "3 days @ P5c.2.c", or {value: …, at: …, reading: {zh: …, en: …}} where the text is ambiguous.
class PackReader {
 public:
  virtual ~PackReader() = default;
  virtual void section(std::span<const SectionField> fields, void* section, const void* yaml) = 0;
  virtual Reason cited(const reflect::Type& type, void* value, const void* yaml) = 0;
};

// How a section is read, by type: section<cases::TimeLimits>("time_limits"), registered in app.
struct SectionType {
  std::string name;
  std::type_index type;
  std::function<std::any(const void* yaml, PackReader&)> read;
};
template <class T>
SectionType section(std::string name);

struct Pack {
  PackInfo info;
  std::string text;
  std::map<std::string, Provision> provisions;
  std::map<std::type_index, std::any> sections;  // shared_ptr<const T>
  std::map<std::string, std::type_index> section_names;

  template <class T>
  const T* section() const {
    const auto it = sections.find(typeid(T));
    return it == sections.end() ? nullptr : std::any_cast<std::shared_ptr<const T>>(it->second).get();
  }
};

// A tool or a test that knows some sections only may skip the others; a centre never does.
enum class Unregistered { refuse, skip };

// Refuses with pack.* codes; the field is "file:line:column".
std::shared_ptr<const Pack> load_pack(const SourceFile& file, std::span<const SectionType> sections,
                                      Unregistered unregistered = Unregistered::refuse);

// The law a centre works under at one instant: its adopted packs, per section the one that was adopted last, and the
// national bases for the item types they bind.
class Law {
 public:
  struct Adoption {
    std::shared_ptr<const Pack> pack;
    Date from;
    std::vector<std::string> sections;  // empty: all it has
  };
  // Counts the adoptions that are in force on `on`; of two that name the same section the later one counts, and of two
  // of one day the one further down the list. Refuses with pack.section_absent when an adoption names a section its
  // pack does not have.
  Law(std::shared_ptr<const Calendar> calendar, std::vector<Adoption> adoptions,
      std::vector<std::shared_ptr<const Pack>> bases, Date on);

  const Calendar& calendar() const { return *calendar_; }
  // The centre's own section, or null where no adopted pack speaks on it.
  template <class T>
  const T* section() const {
    const auto it = sections_.find(typeid(T));
    return it == sections_.end() ? nullptr : it->second->template section<T>();
  }
  // The national base's section for an item type ("licence"), or null.
  template <class T>
  const T* base(std::string_view item_type) const {
    for (const auto& pack : bases_)
      for (const std::string& bound : pack->info.binds)
        if (bound == item_type)
          if (const T* found = pack->template section<T>()) return found;
    return nullptr;
  }
  std::vector<std::shared_ptr<const Pack>> packs() const;  // in force, each once

 private:
  std::shared_ptr<const Calendar> calendar_;
  std::vector<std::shared_ptr<const Pack>> adopted_, bases_;
  std::map<std::type_index, std::shared_ptr<const Pack>> sections_;
};

namespace detail {

template <class Field> struct cited_field;
template <class V> struct cited_field<std::optional<Cited<V>>> {
  using Value = V;
  static constexpr bool list = false;
};
template <class V> struct cited_field<std::vector<Cited<V>>> {
  using Value = V;
  static constexpr bool list = true;
};

template <class T, class Descriptor>
SectionField section_field(Descriptor descriptor) {
  using Member = std::remove_cvref_t<decltype(std::declval<T&>().*Descriptor::pointer)>;
  using Value = typename cited_field<Member>::Value;
  return {descriptor.name, cited_field<Member>::list, [](void* section, PackReader& reader, const void* yaml) {
            Value value{};
            Reason reason = reader.cited(reflect::type_of<Value>(), &value, yaml);
            auto& member = static_cast<T*>(section)->*Descriptor::pointer;
            if constexpr (cited_field<Member>::list) {
              member.emplace_back(std::move(value), std::move(reason));
            } else {
              member.emplace(std::move(value), std::move(reason));
            }
          }};
}

template <class T>
std::span<const SectionField> section_fields() {
  static const std::vector<SectionField> fields = [] {
    std::vector<SectionField> out;
    using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
    boost::mp11::mp_for_each<Members>([&](auto descriptor) { out.push_back(section_field<T>(descriptor)); });
    return out;
  }();
  return fields;
}

}  // namespace detail

template <class T>
SectionType section(std::string name) {
  return {std::move(name), typeid(T), [](const void* yaml, PackReader& reader) -> std::any {
            auto read = std::make_shared<T>();
            reader.section(detail::section_fields<T>(), read.get(), yaml);
            return std::shared_ptr<const T>(std::move(read));
          }};
}

}  // namespace onewindow::regulation

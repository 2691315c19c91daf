#pragma once
// A regulation as data: one YAML file per text (a pack), with typed sections. src/regulation knows no section: each is a
// described struct that lives in the feature that decides by it, registered by app; its fields are optional<Cited<T>> or
// vector<Cited<T>>, so that what a text does not say is absent, not zero. Loading is strict: unknown keys, duplicate
// keys, anchors, aliases, wrong units and values without a provision are refused with file:line:column.
#include <any>
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
};
BOOST_DESCRIBE_STRUCT(Provision, (), (id, cite, zh, en))

struct PackInfo {
  std::string id;       // "linze-hall-2018"
  std::string version;  // "1"
  std::string hash;     // SM3 of the text
  std::string title, title_en, issuer, document_number, place, level;
  std::optional<Date> issued, effective;
  bool base = false;               // a national base: binds every centre, for the item types it names
  std::vector<std::string> binds;  // item types a base binds: "licence"
};
BOOST_DESCRIBE_STRUCT(PackInfo, (), (id, version, hash, title, title_en, issuer, document_number, place, level, issued, effective, base, binds))

// How a section is read, by type. register_section<cases::TimeLimits>("time_limits") in app.
struct SectionType {
  std::string name;
  std::type_index type;
  std::function<std::any(const void* yaml, class PackReader&)> read;  // see pack.cpp; made by section<T>()
};
template <class T>
SectionType section(std::string name);

struct Pack {
  PackInfo info;
  std::string text;
  std::map<std::string, Provision> provisions;
  std::map<std::type_index, std::any> sections;  // shared_ptr<const T>

  template <class T>
  const T* section() const {
    const auto it = sections.find(typeid(T));
    return it == sections.end() ? nullptr : std::any_cast<std::shared_ptr<const T>>(it->second).get();
  }
};

// Refuses with pack.* codes; the field is "file:line:column".
std::shared_ptr<const Pack> load_pack(const SourceFile& file, std::span<const SectionType> sections);

// The law a centre works under at one instant: its adopted packs, per section the one that was adopted last, and the
// national bases for the item types they bind.
class Law {
 public:
  struct Adoption {
    std::shared_ptr<const Pack> pack;
    Date from;
    std::vector<std::string> sections;  // empty: all it has
  };
  Law(std::shared_ptr<const Calendar> calendar, std::vector<Adoption> adoptions, std::vector<std::shared_ptr<const Pack>> bases, Date on);

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

}  // namespace onewindow::regulation

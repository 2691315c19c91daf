#include "regulation/vocabulary.h"

#include <algorithm>

namespace onewindow::regulation {

namespace {

struct FactsFile {
  std::vector<FactKind> facts;
};
BOOST_DESCRIBE_STRUCT(FactsFile, (), (facts))

constexpr std::string_view kSubjects[] = {"account", "window", "department", "case"};

Refusal refuse(std::string code, std::string zh, std::string en, const std::string& place) {
  return Refusal(RefusalKind::invalid, std::move(code), std::move(zh), std::move(en)).at(place);
}

// "notice.repeated_defect": words of small letters with points between them.
bool well_formed(const std::string& code) {
  const auto point = code.find('.');
  return point != std::string::npos && point > 0 && code.back() != '.' &&
         code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.") == std::string::npos &&
         code.find("..") == std::string::npos;
}

std::string place_of(const SourceFile& file, const yaml::Node& node) {
  return file.name + ":" + std::to_string(node.mark.line) + ":" + std::to_string(node.mark.column);
}

}  // namespace

void check_kind(const FactKind& kind, const std::string& place) {
  if (!well_formed(kind.code))
    throw refuse("facts.code", "事实的代号应由小写字母和点组成，例如 notice.repeated_defect",
                 "the code of a fact is made of small letters and points, as notice.repeated_defect", place);
  for (const std::string& subject : kind.subject)
    if (std::find(std::begin(kSubjects), std::end(kSubjects), subject) == std::end(kSubjects))
      throw refuse("facts.subject", "事实的对象应为 account、window、department 或 case",
                   "a fact is about account, window, department or case", place);
  if (kind.subject.empty() || kind.recorder.empty() || kind.zh.empty() || kind.en.empty() || kind.evidence.zh.empty() ||
      kind.evidence.en.empty())
    throw refuse("facts.incomplete", "请写明对象、记录人、证据和中英文名称",
                 "name its subject, who records it, its evidence and its name in both languages", place);
}

Vocabulary Vocabulary::read(const SourceFile& file) {
  const yaml::Node root = yaml::parse(file.name, file.text);
  Vocabulary out;
  out.kinds_ = yaml::read<FactsFile>(root, file.name).facts;
  const auto& items = root.find("facts")->value.items;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < out.kinds_.size(); ++i) {
    const std::string place = place_of(file, items[i]);
    check_kind(out.kinds_[i], place);
    if (!seen.insert(out.kinds_[i].code).second)
      throw refuse("facts.twice", "“" + out.kinds_[i].code + "”重复", "'" + out.kinds_[i].code + "' is there twice",
                   place);
  }
  return out;
}

void Vocabulary::add(const Vocabulary& other) {
  for (const FactKind& kind : other.kinds_)
    if (find(kind.code) == nullptr) kinds_.push_back(kind);
}

const FactKind* Vocabulary::find(std::string_view code) const {
  for (const FactKind& kind : kinds_)
    if (kind.code == code) return &kind;
  return nullptr;
}

}  // namespace onewindow::regulation

#include "regulation/because.h"

#include <algorithm>

namespace onewindow::regulation {

namespace {

// A reason reads "《title》cite：gist"; its citation is what stands before the gist. The title may hold a colon itself.
std::string before_gist(const std::string& text, std::string_view title_end, std::string_view colon) {
  const auto title = text.find(title_end);
  const auto gist = text.find(colon, title == std::string::npos ? 0 : title);
  return text.substr(0, gist);
}

bool same(const Reason& one, const Reason& other) {
  return one.provision == other.provision && one.zh == other.zh && one.en == other.en && one.pack == other.pack &&
         one.version == other.version && one.hash == other.hash && one.inputs == other.inputs;
}

}  // namespace

void Because::keep(Reason step) {
  if (std::none_of(reasons.begin(), reasons.end(), [&](const Reason& reason) { return same(reason, step); }))
    reasons.push_back(std::move(step));
}

void Because::add(const Because& other) {
  for (const Reason& reason : other.reasons) keep(reason);
}

Citation citation_of(const Reason& reason) {
  return Citation{reason.pack, reason.provision, before_gist(reason.zh, "》", "："), before_gist(reason.en, "”", ": ")};
}

std::vector<Citation> Because::citations() const {
  std::vector<Citation> cited;
  for (const Reason& reason : reasons) {
    if (reason.provision.empty()) continue;
    const bool known = std::any_of(cited.begin(), cited.end(), [&](const Citation& citation) {
      return citation.pack == reason.pack && citation.provision == reason.provision;
    });
    if (!known) cited.push_back(citation_of(reason));
  }
  return cited;
}

}  // namespace onewindow::regulation

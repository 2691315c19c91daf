#include "base/refusal.h"

namespace onewindow {

Refusal::Refusal(RefusalKind kind, std::string code, std::string zh, std::string en)
    : kind(kind), code(std::move(code)), zh(std::move(zh)), en(std::move(en)) {}
Refusal::Refusal(const Refusal&) = default;
Refusal::Refusal(Refusal&&) noexcept = default;
Refusal& Refusal::operator=(const Refusal&) = default;
Refusal& Refusal::operator=(Refusal&&) noexcept = default;
Refusal::~Refusal() = default;

Refusal& Refusal::at(std::string path) & {
  field = std::move(path);
  return *this;
}

Refusal&& Refusal::at(std::string path) && {
  field = std::move(path);
  return std::move(*this);
}

Refusal&& Refusal::because(Citation citation) && {
  citations.push_back(std::move(citation));
  return std::move(*this);
}

Refusal&& Refusal::because(std::vector<Citation> cited) && {
  citations = std::move(cited);
  return std::move(*this);
}

}  // namespace onewindow

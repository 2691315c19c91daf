#include "app/stored_packs.h"

#include <mutex>

#include "app/features.h"

namespace onewindow::app {

regulation::SourceFile stored_text(ReadContext& context, const std::string& pack, const std::string& hash) {
  return {pack + ".yaml", law::pack_text(context, hash).text};
}

std::shared_ptr<const regulation::Pack> stored_pack(ReadContext& context, const std::string& pack,
                                                    const std::string& hash) {
  static std::mutex mutex;
  static std::map<std::string, std::shared_ptr<const regulation::Pack>> read;
  {
    const std::lock_guard lock(mutex);
    if (const auto found = read.find(hash); found != read.end()) return found->second;
  }
  auto loaded = regulation::load_pack(stored_text(context, pack, hash), sections());
  const std::lock_guard lock(mutex);
  return read.emplace(hash, std::move(loaded)).first->second;
}

std::vector<regulation::SourceFile> stored_texts(ReadContext& context) {
  std::vector<regulation::SourceFile> out;
  for (const auto& view : law::packs(context)) out.push_back(stored_text(context, view.pack, view.hash));
  return out;
}

std::vector<std::shared_ptr<const regulation::Pack>> stored_packs(ReadContext& context) {
  std::vector<std::shared_ptr<const regulation::Pack>> out;
  for (const auto& view : law::packs(context)) out.push_back(stored_pack(context, view.pack, view.hash));
  return out;
}

std::vector<std::shared_ptr<const regulation::Pack>> bases_among(
    const std::vector<std::shared_ptr<const regulation::Pack>>& packs) {
  std::vector<std::shared_ptr<const regulation::Pack>> out;
  for (const auto& pack : packs)
    if (pack->info.base) out.push_back(pack);
  return out;
}

}  // namespace onewindow::app

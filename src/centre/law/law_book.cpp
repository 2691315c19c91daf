#include <future>

#include "base/log.h"
#include "centre/calendar/calendar.h"
#include "centre/law/store.h"

namespace onewindow::law {
namespace {

constexpr std::size_t kDaysKept = 16;

std::vector<std::shared_ptr<const regulation::Pack>> load(const std::vector<regulation::SourceFile>& files,
                                                          const std::vector<regulation::SectionType>& sections,
                                                          regulation::Unregistered unregistered) {
  std::vector<std::shared_ptr<const regulation::Pack>> packs;
  for (const auto& file : files) packs.push_back(regulation::load_pack(file, sections, unregistered));
  return packs;
}

std::vector<std::string> section_names(const regulation::Pack& pack) {
  std::vector<std::string> names;
  for (const auto& [name, type] : pack.section_names) names.push_back(name);
  return names;
}

}  // namespace

LawBook::LawBook(db::Database& database, const Clock& clock, std::shared_ptr<const regulation::Calendar> calendar,
                 const std::vector<regulation::SourceFile>& files, std::vector<regulation::SectionType> sections,
                 regulation::Unregistered unregistered)
    : database_(database),
      clock_(clock),
      calendar_(std::move(calendar)),
      sections_(std::move(sections)),
      unregistered_(unregistered),
      packs_(load(files, sections_, unregistered_)) {
  store_texts();
}

LawBook::~LawBook() {
  std::unique_lock lock(mutex_);
  idle_.wait(lock, [&] { return reads_ == 0; });
}

void LawBook::store_texts() {
  database_.write(db::Scope::platform(), [&](db::Write& write) {
    for (const auto& pack : packs_) {
      const auto& info = pack->info;
      store::keep_text(write, {.hash = info.hash,
                               .pack = info.id,
                               .version = info.version,
                               .title = info.title,
                               .title_en = info.title_en,
                               .issuer = info.issuer,
                               .document_number = info.document_number,
                               .effective = info.effective,
                               .base = info.base,
                               .sections = section_names(*pack),
                               .text = pack->text,
                               .loaded_at = clock_.now()});
    }
  });
}

LawPtr LawBook::in_force(CentreId centre, Date on) {
  std::promise<LawPtr> found;
  fetch(centre, on, [&](LawPtr law, std::exception_ptr error) {
    error ? found.set_exception(error) : found.set_value(std::move(law));
  });
  return found.get_future().get();
}

void LawBook::fetch(CentreId centre, Date on, std::function<void(LawPtr, std::exception_ptr)> then) {
  LawPtr law;
  bool read = false;
  std::uint64_t generation = 0;
  {
    std::lock_guard lock(mutex_);
    Entry& entry = entries_[centre];
    if (entry.adoptions) law = law_of(entry, entry.adoptions, on);
    else entry.waiting.push_back({on, then});
    read = !entry.reading && (!law || std::chrono::steady_clock::now() - entry.read_at > read_again_.load());
    if (read) {
      entry.reading = true;
      ++reads_;
      generation = entry.generation;
    }
  }
  if (read) start_read(centre, generation);
  if (law) then(std::move(law), nullptr);
}

void LawBook::forget(CentreId centre) {
  std::lock_guard lock(mutex_);
  Entry& entry = entries_[centre];
  ++entry.generation;
  entry.adoptions.reset();
  entry.laws.clear();
}

LawPtr LawBook::law_of(Entry& entry, const AdoptionsPtr& adoptions, Date on) const {
  const bool current =
      entry.adoptions == adoptions;  // false when it was forgotten meanwhile: then nothing is kept of it
  const auto kept = entry.laws.find(on);
  if (current && kept != entry.laws.end()) return kept->second;
  std::vector<std::shared_ptr<const regulation::Pack>> bases;
  for (const auto& pack : packs_)
    if (pack->info.base) bases.push_back(pack);
  if (entry.laws.size() >= kDaysKept) entry.laws.clear();
  auto law = std::make_shared<const regulation::Law>(adoptions->calendar, adoptions->list, std::move(bases), on);
  if (current) entry.laws.emplace(on, law);
  return law;
}

void LawBook::start_read(CentreId centre, std::uint64_t generation) {
  if (!centre) {  // the platform itself adopts nothing
    finish_read(centre, generation, std::make_shared<const Adoptions>(Adoptions{{}, calendar_}), nullptr);
    return;
  }
  const auto result = std::make_shared<AdoptionsPtr>();
  database_.submit_read(
      db::Scope::centre(centre), [this, result](db::Read& read) { *result = read_adoptions(read); },
      [this, centre, generation, result](std::exception_ptr error) {
        finish_read(centre, generation, *result, error);
      });
}

void LawBook::finish_read(CentreId centre, std::uint64_t generation, AdoptionsPtr adoptions, std::exception_ptr error) {
  std::vector<Waiting> waiting;
  bool again = false;
  {
    std::lock_guard lock(mutex_);
    Entry& entry = entries_[centre];
    again = !error && std::exchange(generation, entry.generation) != entry.generation;
    if (!again) {
      entry.reading = false;
      waiting = std::exchange(entry.waiting, {});
      if (!error) {
        entry.adoptions = adoptions;
        entry.read_at = std::chrono::steady_clock::now();
        entry.laws.clear();
      }
    }
  }
  if (again) return start_read(centre, generation);
  for (const Waiting& each : waiting) answer(centre, adoptions, each, error);
  std::lock_guard lock(mutex_);
  --reads_;
  idle_.notify_all();
}

// An adoption that does not fit its pack makes no law: whoever asks is told, and nobody waits for ever.
void LawBook::answer(CentreId centre, const AdoptionsPtr& adoptions, const Waiting& waiting, std::exception_ptr error) {
  LawPtr law;
  try {
    std::lock_guard lock(mutex_);
    if (!error) law = law_of(entries_[centre], adoptions, waiting.on);
  } catch (...) {
    error = std::current_exception();
  }
  waiting.then(std::move(law), error);
}

LawBook::AdoptionsPtr LawBook::read_adoptions(db::Read& read) const {
  auto adoptions = std::make_shared<Adoptions>();
  adoptions->calendar = calendar::in_force(read, calendar_);
  for (const AdoptionRow& row : store::adoptions(read))
    adoptions->list.push_back({.pack = pinned(read, row), .from = row.from_date, .sections = row.sections});
  return adoptions;
}

// The text that was adopted: from this server's files, or else from the store, as it was then. Only when this version
// of the program can no longer read that text does the file of the same name stand in for it, and the log says so.
std::shared_ptr<const regulation::Pack> LawBook::pinned(db::Read& read, const AdoptionRow& adoption) const {
  std::shared_ptr<const regulation::Pack> same_name;
  for (const auto& pack : packs_) {
    if (pack->info.hash == adoption.hash) return pack;
    if (pack->info.id == adoption.pack) same_name = pack;
  }
  const auto text = store::text(read, adoption.hash);
  CHECK_PROMISE(text.has_value(), "an adopted text is kept for ever");
  try {
    return regulation::load_pack({text->pack + ".yaml", text->text}, sections_, unregistered_);
  } catch (const Refusal& refusal) {
    if (!same_name) throw;
    log::error("the adopted text {} of pack {} can no longer be read ({} at {}): the file's text is used; adopt it",
               adoption.hash, adoption.pack, refusal.code, refusal.field);
    return same_name;
  }
}

}  // namespace onewindow::law

#pragma once
// Which regulation a centre works under. A centre adopts packs, whole or section by section, from a day on; an adoption
// pins the text by its hash, so that a changed file is nobody's law until it is adopted again. National bases bind
// without adoption.
#include <condition_variable>

#include "centre/context/contexts.h"

namespace onewindow::law {

using AdoptionId = Id<struct AdoptionTag>;

inline constexpr http::Permission kRead{"law.read", "查看制度", "read the regulations"};
inline constexpr http::Permission kAdopt{"law.adopt", "采用制度", "adopt a regulation"};

struct PackView {
  std::string pack, version, hash, title, title_en, issuer, document_number;
  std::optional<Date> effective;
  bool base = false;
  std::vector<std::string> sections;
  Instant loaded_at;
};
BOOST_DESCRIBE_STRUCT(PackView, (),
                      (pack, version, hash, title, title_en, issuer, document_number, effective, base, sections,
                       loaded_at))

struct PackText {
  std::string pack, version, hash, title, text;
};
BOOST_DESCRIBE_STRUCT(PackText, (), (pack, version, hash, title, text))

struct Adoption {
  Text<80, 1> pack;
  std::optional<Text<64>> hash;       // a certain text; absent: the one loaded last
  std::vector<std::string> sections;  // empty: all it has
  Date from;
  Text<40, 1> second_person;  // who checked it, another person than who enters it
};
BOOST_DESCRIBE_STRUCT(Adoption, (), (pack, hash, sections, from, second_person))

struct AdoptionRow {
  AdoptionId id;
  std::string pack, version, hash;
  std::vector<std::string> sections;
  Date from_date;
  std::string adopted_by, second_person;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(AdoptionRow, (), (id, pack, version, hash, sections, from_date, adopted_by, second_person, at))

AdoptionRow adopt(WriteContext& context, const Adoption& adoption);
std::vector<AdoptionRow> adoptions(ReadContext& context);
std::vector<PackView> packs(ReadContext& context);                  // of each pack the text loaded last
PackText pack_text(ReadContext& context, const std::string& hash);  // any text that was ever loaded

std::vector<http::Route> routes();

// The packs of this server and, for each centre, the law in force on a day. Kept in memory; read again after an
// adoption, and after half a minute because other servers share the database. Nothing here waits for the database on
// the way of a request but the very first one of a centre.
class LawBook : public LawSource {
 public:
  // Loads every file (refuses what is no pack) and stores its text for ever.
  LawBook(db::Database& database, const Clock& clock, std::shared_ptr<const regulation::Calendar> calendar,
          const std::vector<regulation::SourceFile>& files, std::vector<regulation::SectionType> sections,
          regulation::Unregistered unregistered = regulation::Unregistered::refuse);
  ~LawBook() override;

  LawPtr in_force(CentreId centre, Date on) override;
  void fetch(CentreId centre, Date on, std::function<void(LawPtr, std::exception_ptr)> then) override;
  void forget(CentreId centre) override;
  // How old what is kept may be before it is read again beside the requests: another server may have taken an adoption.
  // By the machine's steady clock, which no correction of the time and no simulated day moves.
  void read_again_after(std::chrono::milliseconds age) { read_again_ = age; }
  const std::vector<std::shared_ptr<const regulation::Pack>>& packs() const { return packs_; }

 private:
  struct Adoptions {
    std::vector<regulation::Law::Adoption> list;
    std::shared_ptr<const regulation::Calendar> calendar;  // with what the centre has confirmed
  };
  using AdoptionsPtr = std::shared_ptr<const Adoptions>;
  struct Waiting {
    Date on;
    std::function<void(LawPtr, std::exception_ptr)> then;
  };
  struct Entry {
    AdoptionsPtr adoptions;  // null until read
    std::chrono::steady_clock::time_point read_at;
    std::uint64_t generation = 0;  // rises when it is forgotten, so that a read under way is not believed
    bool reading = false;
    std::map<Date, LawPtr> laws;
    std::vector<Waiting> waiting;
  };

  void store_texts();
  AdoptionsPtr read_adoptions(db::Read& read) const;
  std::shared_ptr<const regulation::Pack> pinned(db::Read& read, const AdoptionRow& adoption) const;
  LawPtr law_of(Entry& entry, const AdoptionsPtr& adoptions, Date on) const;
  void start_read(CentreId centre, std::uint64_t generation);
  void finish_read(CentreId centre, std::uint64_t generation, AdoptionsPtr adoptions, std::exception_ptr error);
  void answer(CentreId centre, const AdoptionsPtr& adoptions, const Waiting& waiting, std::exception_ptr error);

  db::Database& database_;
  const Clock& clock_;
  std::shared_ptr<const regulation::Calendar> calendar_;
  std::vector<regulation::SectionType> sections_;
  regulation::Unregistered unregistered_;
  std::vector<std::shared_ptr<const regulation::Pack>> packs_;
  std::atomic<std::chrono::milliseconds> read_again_{std::chrono::seconds(30)};
  std::mutex mutex_;
  std::condition_variable idle_;
  int reads_ = 0;
  std::unordered_map<CentreId, Entry> entries_;
};

}  // namespace onewindow::law

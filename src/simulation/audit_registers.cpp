// The registers of cases, told once more from the timelines.
#include "service/cases/registers.h"
#include "service/cases/same_visit.h"
#include "simulation/event_detail.h"
#include "simulation/findings.h"

namespace onewindow::simulation {

namespace {

using namespace cases;

std::optional<Instant> finished(const Told& told) {
  for (const auto& one : {told.issued, told.refused, told.withdrawn, told.annulled})
    if (one) return one;
  return std::nullopt;
}

// An acceptance that was annulled has a void notice, and nothing else is void.
bool voided(const Told& told, const DocumentView& document) {
  return told.annulled && document.kind == DocumentKind::acceptance_notice;
}

Outcome outcome(const Told& told) {
  if (told.refused) return Outcome::not_accepted;
  if (told.withdrawn) return Outcome::withdrawn;
  if (told.annulled) return Outcome::annulled;
  return told.granted.value_or(false) ? Outcome::granted : Outcome::denied;
}

class Registers {
 public:
  explicit Registers(Auditing& of) : of_(of) {}

  void check() {
    whole_ledger();
    finished_and_open();
    summary();
    denied();
    late();
    happenings();
    papers();
  }

 private:
  using Rows = std::vector<std::string>;
  // What each case, and what each event of each case, should have in a register.
  template <class F>
  Rows by_case(F&& tell) {
    Rows out;
    for (const Told& told : of_.cases) tell(told, out);
    return out;
  }
  template <class F>
  Rows by_event(F&& tell) {
    Rows out;
    for (const Told& told : of_.cases)
      for (std::size_t i = 0; i < told.events.size(); ++i) tell(told, told.events[i], i, out);
    return out;
  }
  static const Event* next(const Told& told, std::size_t from, Act act) {
    for (std::size_t i = from + 1; i < told.events.size(); ++i)
      if (told.events[i].act == act) return &told.events[i];
    return nullptr;
  }
  template <class Row, class F>
  static Rows found(const std::vector<Row>& rows, F&& tell) {
    Rows out;
    for (const Row& one : rows) out.push_back(tell(one));
    return out;
  }

  void whole_ledger() {
    of_.compare_rows(
        "register.ledger", by_case([](const Told& t, Rows& out) {
          out.push_back(Auditing::row(t.number, t.state, t.received, t.accepted, t.decided, t.issued, t.closed,
                                      t.granted, t.light, t.list_due, t.promised_due, t.statutory_due,
                                      t.kept(t.promised_due), t.kept(t.statutory_due), t.workdays));
        }),
        found(of_.all(cases::ledger), [](const LedgerRow& r) {
          return Auditing::row(r.receipt_number, r.state, r.received_at, r.accepted_at, r.decided_at, r.issued_at,
                               r.closed_at, r.granted, r.light, r.due_date, r.promised_due, r.statutory_due,
                               r.promised_kept, r.statutory_kept, r.workdays);
        }));
  }

  void finished_and_open() {
    of_.compare_rows("register.finished", by_case([](const Told& t, Rows& out) {
                       if (const auto at = finished(t))
                         out.push_back(Auditing::row(t.number, t.received, *at, t.closed, t.state, outcome(t),
                                                     t.kept(t.promised_due), t.workdays));
                     }),
                     found(of_.all(finished_cases), [](const FinishedRow& r) {
                       return Auditing::row(r.receipt_number, r.received_at, r.finished_at, r.closed_at, r.state,
                                            r.outcome, r.promised_kept, r.workdays);
                     }));
    of_.compare_rows("register.open", by_case([](const Told& t, Rows& out) {
                       if (t.open()) out.push_back(t.number);
                     }),
                     found(of_.all(open_cases), [](const LedgerRow& r) { return r.receipt_number; }));
  }

  void summary() {
    std::map<std::string, std::array<std::int64_t, 3>> departments;
    for (const Told& told : of_.cases) {
      auto& [total, open, done] = departments[told.department];
      ++total;
      finished(told) ? ++done : ++open;
    }
    Rows expected;
    for (const auto& [name, sums] : departments) expected.push_back(Auditing::row(name, sums[0], sums[1], sums[2]));
    const auto page = of_.contexts.read(of_.actor, [](ReadContext& c) { return archive_summary(c, {}); });
    of_.compare_rows("register.summary", std::move(expected), found(page.items, [](const ArchiveSummaryRow& r) {
                       return Auditing::row(r.department_name, r.total, r.open, r.finished);
                     }));
  }

  void denied() {
    const auto denial = [](const Told& told, const Event& event, std::size_t, Rows& out) {
      if (event.act == Act::refuse)
        out.push_back(Auditing::row(told.number, DenialKind::not_accepted, event.at, said_in(event, "reason"),
                                    said_in(event, "legal_basis")));
      if (event.act == Act::decide && !flag_in(event, "granted"))
        out.push_back(Auditing::row(told.number, DenialKind::denied, event.at, said_in(event, "content"),
                                    said_in(event, "legal_basis")));
    };
    of_.compare_rows("register.denials", by_event(denial), found(of_.all(denials), [](const DenialRow& r) {
                       return Auditing::row(r.receipt_number, r.kind, r.at, r.reason, r.legal_basis);
                     }));
    of_.compare_rows(
        "register.returns", by_event([](const Told& told, const Event& event, std::size_t, Rows& out) {
          if (event.act == Act::refuse) out.push_back(Auditing::row(told.number, said_in(event, "ground"), event.at));
        }),
        found(of_.all(returns), [](const ReturnRow& r) { return Auditing::row(r.number, r.ground, r.at); }));
    of_.compare_rows(
        "register.certificates", by_event([](const Told& told, const Event& event, std::size_t, Rows& out) {
          if (event.act == Act::decide && flag_in(event, "granted") && !said_in(event, "certificate_number").empty())
            out.push_back(Auditing::row(told.number, said_in(event, "certificate_number"), event.at));
        }),
        found(of_.all(certificates),
              [](const CertificateRow& r) { return Auditing::row(r.receipt_number, r.number, r.granted_at); }));
  }

  void late() {
    const Date today = of_.contexts.clock().now().date();
    of_.compare_rows(
        "register.late", by_case([&](const Told& t, Rows& out) {
          const bool waits = t.open() && !t.decided && t.promised_due && *t.promised_due < today;
          if (waits || t.kept(t.promised_due) == false) out.push_back(Auditing::row(t.number, t.promised_due));
        }),
        found(of_.all(late_cases), [](const LateRow& r) { return Auditing::row(r.receipt_number, r.promised_due); }));
  }

  void happenings() {
    of_.compare_rows("register.handovers", by_event([](const Told& told, const Event& event, std::size_t, Rows& out) {
                       if (event.act == Act::return_result)
                         out.push_back(Auditing::row(told.number, event.at, said_in(event, "giver")));
                     }),
                     found(of_.all(handovers_of_results),
                           [](const HandoverRow& r) { return Auditing::row(r.receipt_number, r.at, r.giver); }));
    of_.compare_rows("register.services", by_event([](const Told& told, const Event& event, std::size_t, Rows& out) {
                       if (event.act == Act::issue)
                         out.push_back(Auditing::row(told.number, event.at, said_in(event, "recipient")));
                     }),
                     found(of_.all(services),
                           [](const ServiceRow& r) { return Auditing::row(r.receipt_number, r.at, r.recipient); }));
    of_.compare_rows("register.extensions",
                     by_event([](const Told& told, const Event& event, std::size_t i, Rows& out) {
                       if (event.act != Act::ask_extension) return;
                       const Event* answer = next(told, i, Act::answer_extension);
                       out.push_back(Auditing::row(told.number, event.at, number_in(event, "workdays"),
                                                   answer ? std::optional(answer->at) : std::nullopt,
                                                   answer ? std::optional(flag_in(*answer, "granted")) : std::nullopt));
                     }),
                     found(of_.all(extensions), [](const ExtensionRow& r) {
                       return Auditing::row(r.receipt_number, r.at, r.workdays, r.answered_at, r.granted);
                     }));
    of_.compare_rows("register.stops", by_event([](const Told& told, const Event& event, std::size_t i, Rows& out) {
                       const bool procedure = event.act == Act::start_procedure;
                       if (!procedure && event.act != Act::ask_correction) return;
                       const Event* end = next(told, i, procedure ? Act::end_procedure : Act::take_review_correction);
                       out.push_back(Auditing::row(told.number, event.at, end ? std::optional(end->at) : std::nullopt,
                                                   procedure ? flag_in(event, "stops_clocks") : true));
                     }),
                     found(of_.all(stops), [](const StopRow& r) {
                       return Auditing::row(r.receipt_number, r.at, r.ended_at, r.stops_clocks);
                     }));
    of_.compare_rows(
        "register.faults", by_event([](const Told& told, const Event& event, std::size_t, Rows& out) {
          if (event.act == Act::give_notice)
            for (std::int64_t left = number_in(event, "repeated"); left > 0; --left)
              out.push_back(Auditing::row(told.number, event.at));
        }),
        found(of_.all(notice_faults), [](const FaultRow& r) { return Auditing::row(r.receipt_number, r.at); }));
  }

  void papers() {
    of_.compare_rows(
        "register.documents", by_case([](const Told& told, Rows& out) {
          for (const auto& document : told.documents)
            out.push_back(Auditing::row(told.number, document.number, document.at, voided(told, document)));
        }),
        found(of_.all(document_book),
              [](const DocumentEntry& r) { return Auditing::row(r.receipt_number, r.number, r.at, r.voided); }));
    of_.compare_rows(
        "register.papers", by_event([](const Told& told, const Event& event, std::size_t, Rows& out) {
          if (event.act == Act::close) out.push_back(Auditing::row(told.number, event.at));
        }),
        found(of_.all(filed_papers), [](const PapersRow& r) { return Auditing::row(r.receipt_number, r.filed_at); }));
  }

  Auditing& of_;
};

}  // namespace

void audit_registers(Auditing& of) { Registers(of).check(); }

}  // namespace onewindow::simulation

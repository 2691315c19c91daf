#pragma once
// One act on one case, from loading to the answer: the row as it stands, the table's permission, the documents and
// events it leaves, and one entry in the ledger. Used by the use cases only.
#include "centre/organisation/organisation.h"
#include "service/cases/documents.h"
#include "service/cases/store.h"
#include "service/invitations/invitations.h"

namespace onewindow::cases {

class Work {
 public:
  // Refuses case.unknown, and case.stale when somebody else changed the case meanwhile.
  static Work on(WriteContext& context, CaseId id, std::int32_t version);
  // As it stands, for what nobody asked for: the sweep, a new calendar.
  static Work of(WriteContext& context, CaseId id);
  // A case that begins.
  Work(WriteContext& context, store::Case row, catalogue::ItemContent content);

  // The row of the table that this act takes; refuses what the table does.
  const Transition& may(Act act) const;
  // Deciding at the window: only what this window takes, and this worker's department answers for.
  void check_own_item() const;
  PinnedItem item() const { return {content, row.item_version}; }
  Course& course() { return row.course; }

  const organisation::Centre& centre();
  documents::Frame frame();
  DocumentId write(DocumentKind kind,
                   const documents::Content& content);  // a document with the next number of its series
  DocumentId write(DocumentKind kind, std::string number, const documents::Content& content);
  // What was done, in one sentence each; moves the case to `to`.
  void tell(Act act, State to, const std::string& zh, const std::string& en,
            boost::json::value detail = boost::json::object(), const Because& because = {},
            std::optional<DocumentId> document = {});
  // Stores what time alone has changed, without a new version: who works on the case need not load it again.
  void keep(std::string_view act, boost::json::object detail);
  // Stores the row with its derived dates, leaves the ledger's entry, and answers.
  CaseView finish(std::string_view act, boost::json::object detail = {});
  const store::DocumentRow& last_document() const { return documents_.back(); }

  WriteContext& context;
  store::Case row;
  catalogue::ItemContent content;
  Sections sections;
  bool fresh = false;

 private:
  std::string title_of(DocumentKind kind) const;
  std::optional<organisation::Centre> centre_;
  std::vector<store::EventRow> events_;  // of this act
  std::vector<store::DocumentRow> documents_;
  std::string before_;
};

Refusal unknown_case();

// Whoever was served may rate it: the code of the invitation, empty where nobody served.
std::string invite(Work& work, invitations::ServiceKind service);

// The answer to every act, and to view(); the query code only for who takes applications in.
CaseView show(ReadContext& context, const store::Case& row, const catalogue::ItemContent& content,
              std::vector<store::EventRow> events, std::vector<store::DocumentRow> documents);

}  // namespace onewindow::cases

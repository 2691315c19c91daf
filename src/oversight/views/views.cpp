#include "oversight/views/views.h"

#include "oversight/views/declarations.h"

namespace onewindow::views {

namespace {

Refusal refused(RefusalKind kind, std::string code, std::string zh, std::string en) {
  return Refusal(kind, std::move(code), std::move(zh), std::move(en));
}

struct Line {  // of command: who reads, and what lies below
  organisation::Centre reader;
  std::vector<organisation::Centre> below;  // by code
};

Line line_of(ErrandContext& errand) {
  return errand.contexts.read(errand.actor, [](ReadContext& context) {
    Line out{.reader = organisation::centre(context)};
    const auto all = organisation::centres(context.db);
    const auto superior_of = [&](CentreId id) -> std::optional<CentreId> {
      for (const auto& one : all)
        if (one.id == id) return one.superior;
      return std::nullopt;
    };
    for (const auto& one : all) {
      auto above = one.superior;
      for (std::size_t steps = 0; above && *above != out.reader.id && steps < all.size(); ++steps)
        above = superior_of(*above);
      if (above && *above == out.reader.id) out.below.push_back(one);
    }
    return out;
  });
}

Actor looking_at(const organisation::Centre& centre, const organisation::Centre& reader) {
  return Actor::of_system(centre.id, "oversight by " + reader.code);
}

// The one way from a centre into another's rows: after this centre's place above that one has been looked up, and that
// one has been asked whether it lets this view be read. `read` sees nothing but the context it is given.
class Sight {
 public:
  Sight(ErrandContext& errand, const std::string& code, View view) : errand_(errand), view_(view) {
    const Line line = line_of(errand);
    reader_ = line.reader;
    const auto below =
        std::find_if(line.below.begin(), line.below.end(), [&](const auto& one) { return one.code == code; });
    if (below == line.below.end()) throw unreachable(code);
    centre_ = *below;
  }

  template <class Seen, class F> Seen see(F&& read) {
    Seen seen = errand_.contexts.read(looking_at(centre_, reader_), [&](ReadContext& there) {
      const auto right = right_of(there, view_, reader_);
      if (!right) throw not_declared();
      Seen out;
      read(there, out);
      out.grant = {.centre = centre_.code,
                   .centre_name = centre_.name,
                   .view = view_,
                   .basis = right->basis,
                   .provision = right->provision,
                   .at = there.now};
      return out;
    });
    note(seen.grant);
    return seen;
  }

 private:
  Refusal unreachable(const std::string& code) const {
    const bool known = errand_.contexts.read(
        errand_.actor, [&](ReadContext& context) { return organisation::find_centre(context, code).has_value(); });
    if (!known)
      return refused(RefusalKind::not_found, "oversight.unknown_centre", "没有编码为“" + code + "”的中心。",
                     "there is no centre with the code \"" + code + "\"");
    return refused(RefusalKind::forbidden, "oversight.not_superior", "该中心不是本中心的下级，不能查看。",
                   "that centre is not below this one");
  }
  Refusal not_declared() const {
    return refused(
        RefusalKind::forbidden, "oversight.not_declared",
        centre_.name + "没有公布这项内容供上级查看，所依据的规定也未赋予上级此权；请与该中心商定后由其公布。",
        "that centre has not declared this view, nor does its law give it to a superior; ask it to declare it");
  }
  // Before anything is answered: what was read stands in the reader's own ledger.
  void note(const Grant& grant) {
    errand_.contexts.write(errand_.actor, [&](WriteContext& context) {
      context.record("oversight.read", "centre", centre_.id, "", "",
                     {{"view", boost::describe::enum_to_string(view_, "")}, {"basis", grant.basis}});
    });
  }

  ErrandContext& errand_;
  const View view_;
  organisation::Centre reader_, centre_;
};

std::vector<std::string> names_of(const std::vector<organisation::Department>& departments,
                                  const std::vector<DepartmentId>& ids) {
  std::vector<std::string> names;
  for (const DepartmentId id : ids)
    for (const auto& one : departments)
      if (one.id == id) names.push_back(one.name);
  return names;
}

constexpr View kViews[] = {View::windows, View::items, View::case_counts, View::timeliness};

}  // namespace

std::vector<LowerCentre> lower_centres(ErrandContext& errand) {
  const Line line = line_of(errand);
  std::vector<LowerCentre> out;
  for (const auto& centre : line.below) {
    LowerCentre lower{.code = centre.code, .name = centre.name, .name_en = centre.name_en, .level = centre.level};
    lower.views = errand.contexts.read(looking_at(centre, line.reader), [&](ReadContext& there) {
      std::vector<View> views;
      for (const View view : kViews)
        if (right_of(there, view, line.reader)) views.push_back(view);
      return views;
    });
    out.push_back(std::move(lower));
  }
  return out;
}

WindowsSeen see_windows(ErrandContext& errand, const Text<40, 1>& centre) {
  return Sight(errand, centre, View::windows).see<WindowsSeen>([](ReadContext& there, WindowsSeen& out) {
    const auto departments = organisation::departments(there);
    for (const auto& window : organisation::windows(there))
      out.windows.push_back({.number = window.number,
                             .name = window.name,
                             .location = window.location,
                             .kind = window.kind,
                             .categories = window.categories,
                             .departments = names_of(departments, window.departments),
                             .open = window.open});
  });
}

ItemsSeen see_items(ErrandContext& errand, const Text<40, 1>& centre, const PageQuery& query) {
  return Sight(errand, centre, View::items).see<ItemsSeen>([&](ReadContext& there, ItemsSeen& out) {
    catalogue::ItemQuery published;
    published.after = query.after;
    published.limit = query.limit;
    auto page = catalogue::guides(there, published);
    out.items = std::move(page.items);
    out.next = std::move(page.next);
  });
}

CountsSeen see_counts(ErrandContext& errand, const Text<40, 1>& centre) {
  return Sight(errand, centre, View::case_counts).see<CountsSeen>([](ReadContext& there, CountsSeen& out) {
    out.all = cases::counts(there, {});
    for (const auto& department : organisation::departments(there))
      out.departments.push_back({department.name, cases::counts(there, {.department = department.id})});
  });
}

TimelinessSeen see_timeliness(ErrandContext& errand, const Text<40, 1>& centre, const TimelinessQuery& query) {
  return Sight(errand, centre, View::timeliness).see<TimelinessSeen>([&](ReadContext& there, TimelinessSeen& out) {
    out.to = query.to.value_or(there.today());
    out.from = query.from.value_or(out.to - 29);
    if (out.to < out.from || out.to - out.from > 366)
      throw Refusal(RefusalKind::invalid, "oversight.span", "起止日期应在一年以内，且先后正确。",
                    "the span is at most a year, and ends after it begins")
          .at("?to");
    out.departments = cases::timeliness(there, out.from, out.to);
  });
}

const std::vector<http::Route>& routes() {
  static const std::vector<http::Route> table = {
      http::route<"GET /api/v1/oversight/declarations", declarations>(
          kDeclare, "What the superior may read of this centre", "oversight.declarations"),
      http::route<"POST /api/v1/oversight/declarations", declare>(kDeclare, "Declare a view", "oversight.declare"),
      http::route<"POST /api/v1/oversight/declarations/{id}/revocation", revoke>(kDeclare, "Revoke a declared view",
                                                                                 "oversight.revoke"),
      http::route<"GET /api/v1/oversight/centres", lower_centres>(
          kOversee, "Lower centres and what may be read of them", "oversight.centres"),
      http::route<"GET /api/v1/oversight/centres/{centre}/windows", see_windows>(kOversee, "A lower centre's windows",
                                                                                 "oversight.windows"),
      http::route<"GET /api/v1/oversight/centres/{centre}/items", see_items>(kOversee, "A lower centre's items",
                                                                             "oversight.items"),
      http::route<"GET /api/v1/oversight/centres/{centre}/case-counts", see_counts>(
          kOversee, "A lower centre's cases by light and department", "oversight.case_counts"),
      http::route<"GET /api/v1/oversight/centres/{centre}/timeliness", see_timeliness>(
          kOversee, "How many cases a lower centre decided in time", "oversight.timeliness"),
  };
  return table;
}

}  // namespace onewindow::views

#pragma once
// The demonstration centre: a county centre with its departments, twelve windows, its staff and the starter
// catalogue, set up through the same use cases as any other.
#include "centre/context/contexts.h"
#include "centre/identity/identity.h"
#include "centre/organisation/organisation.h"
#include "regulation/pack.h"

namespace onewindow::simulation {

struct Staff {
  identity::Account account;
  Actor actor;
};

struct Town {  // a town's centre below, whose one window is the county's outpost (P1.A6)
  organisation::Centre centre;
  organisation::Window window;
  std::vector<Staff> staff;  // who sits at it, and the office
};

struct Demo {
  organisation::Centre centre;
  std::vector<organisation::Department> departments;
  std::vector<organisation::Window> windows;
  std::vector<Staff> staff;
  Town town;

  std::vector<const Staff*> with_role(std::string_view role) const;
};

inline constexpr const char* kDemoPassword = "OneWindow-2026";

// Refuses demo.exists when a centre of this code is already there. Files are the regulations folder: "catalogue/…"
// among them.
Demo establish(Contexts& contexts, const std::vector<regulation::SourceFile>& files, std::string_view code = "linze");

}  // namespace onewindow::simulation

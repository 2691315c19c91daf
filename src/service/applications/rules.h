#pragma once
// When an application that is entered online is whole. No regulation sets the bounds below: they keep a stranger from
// filling the disk. Pure.
#include "service/applications/form.h"

namespace onewindow::applications {

inline constexpr std::int64_t kDrafts = 20;      // of one visitor
inline constexpr std::int64_t kDraftLives = 30;  // days since it was last touched

// How many files were handed in for each material.
using Files = std::map<std::string, std::int32_t>;

// What is still lacking before it can be filed, in the order of the page. Empty: it is whole.
std::vector<Lack> lacking(const Form& form, const catalogue::ItemContent& item, const Files& files);

// Refuses application.not_whole (details.lacking, at the first) and application.not_declared.
void check_whole(const std::vector<Lack>& lacking);
void check_declared(bool truthful);
// Refuses application.item_changed: the guide was published anew since the application was looked at.
void check_version(std::int32_t entered, std::int32_t live);

// What the centre receives. The window judges each material; the applicant only says which does not concern him.
cases::Registration registration(catalogue::ItemId id, const Form& form, const catalogue::ItemContent& item);

}  // namespace onewindow::applications

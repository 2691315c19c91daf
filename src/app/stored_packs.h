#pragma once
// The packs that lie in the database, read and kept in memory: a text never changes under its hash.
#include "centre/law/law.h"
#include "regulation/lint.h"

namespace onewindow::app {

regulation::SourceFile stored_text(ReadContext& context, const std::string& pack, const std::string& hash);
std::shared_ptr<const regulation::Pack> stored_pack(ReadContext& context, const std::string& pack,
                                                    const std::string& hash);
// Of each pack the text loaded last, as law::packs lists them.
std::vector<regulation::SourceFile> stored_texts(ReadContext& context);
std::vector<std::shared_ptr<const regulation::Pack>> stored_packs(ReadContext& context);
std::vector<std::shared_ptr<const regulation::Pack>> bases_among(
    const std::vector<std::shared_ptr<const regulation::Pack>>& packs);

}  // namespace onewindow::app

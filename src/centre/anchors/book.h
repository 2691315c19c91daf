#pragma once
// The file of anchors: anchors.jsonl in a folder outside the database. Lines are added and never changed.
#include "centre/anchors/rules.h"

namespace onewindow::anchors {

class Book {
 public:
  explicit Book(std::string folder) : folder_(std::move(folder)) {}
  bool kept() const { return !folder_.empty(); }
  Lines read() const;
  // On disk when it returns. What a writer that was cut off left of a line goes first: it was never whole.
  void add(const std::vector<Anchor>& anchors) const;

 private:
  std::string path() const { return folder_ + "/anchors.jsonl"; }
  std::string folder_;
};

}  // namespace onewindow::anchors

#pragma once
// The folder in which the bytes lie: ab/cd/abcd…, written once, never changed. Several servers may share it.
#include <functional>
#include <string>

#include "base/time.h"
#include "http/body.h"

namespace onewindow::files {

class Folder {
 public:
  explicit Folder(std::string path) : path_(std::move(path)) {}

  std::string place(const std::string& digest) const;
  std::string arriving() const { return path_ + "/arriving"; }
  void make() const;

  // Moves a file of arriving() to its place, durably. One that is there already is replaced by the same bytes, which
  // makes it young again: what is young is not swept. Throws Unavailable.
  void put(const std::string& from, const std::string& digest) const;
  void make_young(const std::string& digest, Instant now) const;
  std::shared_ptr<const http::OpenFile> open(const std::string& digest) const;
  // "" when it is there and as it was, else "missing" or "changed".
  std::string check(const std::string& digest) const;

  // Every file that has not been put since: its digest. A name that is no digest is left alone.
  void each_older(Instant than, const std::function<void(const std::string& digest)>& visit) const;
  // When it has still not been put since, and `unused` still says so; no put comes in between.
  bool remove_older(const std::string& digest, Instant than, const std::function<bool()>& unused) const;
  void remove_arriving_older(Instant than) const;

 private:
  std::string path_;
};

std::string digest_of(const std::string& path);  // throws Unavailable

}  // namespace onewindow::files

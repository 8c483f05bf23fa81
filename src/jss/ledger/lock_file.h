// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

#include "jss/base/result.h"

namespace jss::ledger {

/// A lock that one process holds at a time, by a file that stays. The system gives it up with the
/// process, however that ends.
class LockFile {
 public:
  /// The lock at `path`, which keeps others from `what`; not held yet.
  ///
  /// Errors: `unavailable` where the file cannot be written.
  [[nodiscard]] static Result<LockFile> open(const std::string& path, const std::string& what);

  /// Takes the lock, waiting five seconds for whoever has it. Nothing where it is held already.
  ///
  /// Errors: `unavailable` where somebody else keeps it, naming the process.
  [[nodiscard]] Result<void> take();
  /// The same without waiting; false where somebody else has it.
  [[nodiscard]] bool take_now();
  /// Gives it up; nothing where it is not held.
  void give_up();

  LockFile(LockFile&& other) noexcept
      : what_(std::move(other.what_)),
        descriptor_(std::exchange(other.descriptor_, -1)),
        is_held_(std::exchange(other.is_held_, false)) {}
  LockFile& operator=(LockFile&& other) noexcept {
    std::swap(what_, other.what_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(is_held_, other.is_held_);
    return *this;
  }
  LockFile(const LockFile&) = delete;
  LockFile& operator=(const LockFile&) = delete;
  ~LockFile();

 private:
  LockFile(std::string what, int descriptor) : what_(std::move(what)), descriptor_(descriptor) {}

  std::string what_;
  int descriptor_;
  bool is_held_ = false;
};

}  // namespace jss::ledger

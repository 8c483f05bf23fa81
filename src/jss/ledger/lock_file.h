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
  /// Takes the lock at `path`, which keeps others from `what`; does not wait.
  ///
  /// Errors: `unavailable` where somebody else has it, naming the process, or where the file cannot
  /// be written.
  [[nodiscard]] static Result<LockFile> take(const std::string& path, const std::string& what);

  LockFile(LockFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  LockFile& operator=(LockFile&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  LockFile(const LockFile&) = delete;
  LockFile& operator=(const LockFile&) = delete;
  ~LockFile();

 private:
  explicit LockFile(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
};

}  // namespace jss::ledger

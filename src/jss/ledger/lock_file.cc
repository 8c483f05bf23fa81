// SPDX-License-Identifier: Apache-2.0
#include "jss/ledger/lock_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

namespace jss::ledger {
namespace {

// Whoever holds the lock wrote its number into the file.
std::string holder(int descriptor) {
  std::array<char, 32> text{};
  const ssize_t size = pread(descriptor, text.data(), text.size(), 0);
  const std::string_view number(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  const std::size_t end = number.find_first_not_of("0123456789");
  if (number.empty() || end == 0) return "another process";
  return "process " + std::string(number.substr(0, end));
}

}  // namespace

Result<LockFile> LockFile::take(const std::string& path, const std::string& what) {
  const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0 && errno == ENOENT) {
    return fail(ErrorCode::unavailable, what + ": its folder is not there: make it first");
  }
  if (descriptor < 0) {
    return fail(ErrorCode::unavailable, path + ": cannot be written, but whoever writes to " +
                                            what + " must hold this lock: " + std::strerror(errno));
  }
  LockFile lock(descriptor);
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    return fail(ErrorCode::unavailable, what + ": " + holder(descriptor) +
                                            " is writing to it: wait until that one is done");
  }
  const std::string number = std::to_string(getpid()) + "\n";
  // Only a help for whoever finds the lock taken: a full disk does not make it less of a lock.
  [[maybe_unused]] const bool told =
      ftruncate(descriptor, 0) == 0 && pwrite(descriptor, number.data(), number.size(), 0) > 0;
  return lock;
}

LockFile::~LockFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace jss::ledger

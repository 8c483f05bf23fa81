// SPDX-License-Identifier: Apache-2.0
#include "jss/ledger/lock_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <string_view>
#include <thread>

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

Result<LockFile> LockFile::open(const std::string& path, const std::string& what) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0 && errno == ENOENT) {
    return fail(ErrorCode::unavailable, what + ": its folder is not there: make it first");
  }
  if (descriptor < 0) {
    return fail(ErrorCode::unavailable, path + ": cannot be written, but whoever writes to " +
                                            what + " must hold this lock: " + std::strerror(errno));
  }
  return LockFile(what, descriptor);
}

Result<void> LockFile::take() {
  constexpr std::chrono::seconds kPatience(5);
  constexpr std::chrono::milliseconds kPause(1);  // less than a writer is idle between two batches
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (!take_now()) {
    if (std::chrono::steady_clock::now() >= end) {
      return fail(ErrorCode::unavailable, what_ + ": " + holder(descriptor_) +
                                              " is writing to it: wait until that one is done");
    }
    std::this_thread::sleep_for(kPause);
  }
  return {};
}

bool LockFile::take_now() {
  if (is_held_) return true;
  if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) return false;
  is_held_ = true;
  const std::string number = std::to_string(getpid()) + "\n";
  // Only a help for whoever finds the lock taken: a full disk does not make it less of a lock.
  [[maybe_unused]] const bool told =
      ftruncate(descriptor_, 0) == 0 && pwrite(descriptor_, number.data(), number.size(), 0) > 0;
  return true;
}

void LockFile::give_up() {
  if (!is_held_) return;
  is_held_ = false;
  flock(descriptor_, LOCK_UN);
}

LockFile::~LockFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace jss::ledger

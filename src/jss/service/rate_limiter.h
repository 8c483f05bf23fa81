// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>

namespace jss::service {

/// Lets everybody do something so many times a second, and a burst of it at once. Forgets whoever
/// has been quiet, so its memory follows those who are not. Not shared between threads.
class RateLimiter {
 public:
  /// `rate` is per second; zero sets no limit. A burst is what so many seconds allow.
  explicit RateLimiter(std::uint32_t rate, std::int64_t burst_seconds = 2)
      : rate_(rate), burst_(burst_seconds * 1'000'000'000) {}

  /// Whether `who` may, at that time in nanoseconds of a clock that never goes back; if so, it is
  /// counted.
  [[nodiscard]] bool may(std::uint64_t who, std::int64_t now);

 private:
  struct Bucket {
    std::int64_t nanoshares = 0;  // what is left, in thousand-millionth parts of one time
    std::int64_t at = 0;
  };

  void forget_the_quiet(std::int64_t now);

  std::uint32_t rate_;
  std::int64_t burst_;  // nanoseconds
  std::unordered_map<std::uint64_t, Bucket> buckets_;
  std::size_t crowd_ = 10'000;  // from how many on to look for those who can be forgotten
};

}  // namespace jss::service

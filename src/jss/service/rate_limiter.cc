// SPDX-License-Identifier: Apache-2.0
#include "jss/service/rate_limiter.h"

#include <algorithm>

namespace jss::service {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::size_t kMany = 10'000;
constexpr std::size_t kMost = 200'000;

}  // namespace

bool RateLimiter::may(std::uint64_t who, std::int64_t now) {
  if (rate_ == 0) return true;
  if (buckets_.size() >= crowd_) forget_the_quiet(now);
  const std::int64_t full = std::int64_t{rate_} * burst_;
  const auto [place, is_new] = buckets_.try_emplace(who, Bucket{full, now});
  Bucket& bucket = place->second;
  const std::int64_t passed = std::min(now - bucket.at, burst_);
  bucket.nanoshares = std::min(full, bucket.nanoshares + passed * rate_);
  bucket.at = now;
  if (bucket.nanoshares < kSecond) return false;
  bucket.nanoshares -= kSecond;
  return true;
}

void RateLimiter::forget_the_quiet(std::int64_t now) {
  // Whoever was quiet for as long as a burst takes to fill up is as good as new.
  std::erase_if(buckets_,
                [now, this](const auto& entry) { return now - entry.second.at >= burst_; });
  // All of them at once: an attack from many addresses must not cost memory without bounds.
  if (buckets_.size() >= kMost) buckets_.clear();
  crowd_ = std::max(kMany, 2 * buckets_.size());
}

}  // namespace jss::service

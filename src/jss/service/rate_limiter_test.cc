// SPDX-License-Identifier: Apache-2.0
#include "jss/service/rate_limiter.h"

#include <gtest/gtest.h>

namespace jss::service {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

int allowed_at(RateLimiter& limiter, std::uint64_t who, std::int64_t now, int tries) {
  int allowed = 0;
  for (int i = 0; i < tries; ++i) allowed += limiter.may(who, now) ? 1 : 0;
  return allowed;
}

TEST(RateLimiter, AllowsABurstAndThenTheRate) {
  RateLimiter limiter(10);
  EXPECT_EQ(allowed_at(limiter, 1, 0, 100), 20);
  EXPECT_EQ(allowed_at(limiter, 1, kSecond / 2, 100), 5);
  EXPECT_EQ(allowed_at(limiter, 1, 100 * kSecond, 100), 20);
}

TEST(RateLimiter, CountsEverybodyForThemselves) {
  RateLimiter limiter(10);
  EXPECT_EQ(allowed_at(limiter, 1, 0, 100), 20);
  EXPECT_EQ(allowed_at(limiter, 2, 0, 100), 20);
}

TEST(RateLimiter, DoesNotForgetWhoeverIsBusy) {
  RateLimiter limiter(10);
  EXPECT_EQ(allowed_at(limiter, 1, 0, 100), 20);
  for (std::uint64_t who = 2; who < 30'000; ++who) EXPECT_TRUE(limiter.may(who, 1));
  EXPECT_EQ(allowed_at(limiter, 1, 1, 100), 0);
}

TEST(RateLimiter, WithoutARateSetsNoLimit) {
  RateLimiter limiter(0);
  EXPECT_EQ(allowed_at(limiter, 1, 0, 1000), 1000);
}

}  // namespace
}  // namespace jss::service

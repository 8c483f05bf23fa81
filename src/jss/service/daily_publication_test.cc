// SPDX-License-Identifier: Apache-2.0
#include "jss/service/daily_publication.h"

#include <gtest/gtest.h>

#include "jss/ledger/memory_ledger.h"

namespace jss::service {
namespace {

constexpr Timestamp at(std::int64_t day, std::int64_t hour, std::int64_t minute) {
  return {day * 86'400 + hour * 3'600 + minute * 60, 0};
}

TEST(LastDayToPublish, IsTodayFromTheTimeOn) {
  const Day today = day_of(at(20'000, 0, 0));
  EXPECT_EQ(last_day_to_publish(at(20'000, 6, 29), 6 * 60 + 30), Day{today.count - 1});
  EXPECT_EQ(last_day_to_publish(at(20'000, 6, 30), 6 * 60 + 30), today);
  EXPECT_EQ(last_day_to_publish(at(20'000, 0, 0), 0), today);
  EXPECT_EQ(last_day_to_publish(at(20'000, 23, 59), 0), today);
}

TEST(Turn, IsOnesOwnUntilItIsGivenBackOrOver) {
  ledger::EventLedger ledger = ledger::memory_ledger();
  const Timestamp now = at(20'000, 1, 0);
  const Timestamp later{now.seconds + 119, 0};
  EXPECT_TRUE(*take_turn(ledger, "step", "one", now));
  EXPECT_FALSE(*take_turn(ledger, "step", "two", later));
  EXPECT_TRUE(*take_turn(ledger, "other step", "two", later));
  EXPECT_TRUE(*take_turn(ledger, "step", "one", later));
  EXPECT_FALSE(*take_turn(ledger, "step", "two", {now.seconds + 120, 0}));
  EXPECT_TRUE(*take_turn(ledger, "step", "two", {later.seconds + 120, 0}));
  ASSERT_TRUE(end_turn(ledger, "step", "one"));
  EXPECT_FALSE(*take_turn(ledger, "step", "one", {later.seconds + 121, 0}));
  ASSERT_TRUE(end_turn(ledger, "step", "two"));
  EXPECT_TRUE(*take_turn(ledger, "step", "one", now));
}

}  // namespace
}  // namespace jss::service

// SPDX-License-Identifier: Apache-2.0
#include "jss/history/next_days.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace jss::history {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(NextDays, FindsWhatIsDueInTheOrderOfTheNumbers) {
  NextDays days;
  days.grow(100);
  days.set(70, {5});
  days.set(3, {7});
  days.set(71, {7});
  days.set(72, {8});
  scoring::SerialExecutor executor;
  EXPECT_THAT(days.due_by({7}, executor), ElementsAre(3, 70, 71));
}

TEST(NextDays, FindsAThingAgainOnTheDayItIsSetTo) {
  NextDays days;
  days.grow(2);
  days.set(0, {5});
  days.set(1, {9});
  scoring::SerialExecutor executor;
  EXPECT_THAT(days.due_by({5}, executor), ElementsAre(0));
  days.set(0, {8});
  EXPECT_THAT(days.due_by({7}, executor), IsEmpty());
  EXPECT_THAT(days.due_by({8}, executor), ElementsAre(0));
}

TEST(NextDays, ForgetsTheEarlierDayOfAThingSetToALaterOne) {
  NextDays days;
  days.grow(1);
  days.set(0, {5});
  days.set(0, {9});
  scoring::SerialExecutor executor;
  EXPECT_THAT(days.due_by({8}, executor), IsEmpty());
  EXPECT_THAT(days.due_by({9}, executor), ElementsAre(0));
}

TEST(NextDays, LowersADayButNeverRaisesIt) {
  NextDays days;
  days.grow(1);
  days.lower(0, {9});
  days.lower(0, {12});
  EXPECT_EQ(days[0], Day{9});
  days.lower(0, {4});
  EXPECT_EQ(days[0], Day{4});
}

TEST(NextDays, KnowsTheFirstDayOfAll) {
  NextDays days;
  EXPECT_EQ(days.first(), kNever);
  days.grow(40);
  EXPECT_EQ(days.first(), kNever);
  days.set(39, {6});
  days.set(2, {8});
  EXPECT_EQ(days.first(), Day{6});
}

}  // namespace
}  // namespace jss::history

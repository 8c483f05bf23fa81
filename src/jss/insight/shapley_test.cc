// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/shapley.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>

namespace jss::insight {
namespace {

constexpr FixedPoints kHundredth = FixedPoints{1} << kFixedBits;
constexpr FixedPoints kMillionth = kHundredth / 1'000'000;

// As wide in the first run of a property as in the last.
int uniform(int first, int end) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(first, end));
}

DecidingShare share(std::int64_t success_weight, std::int64_t weight) {
  return {WindowShare{success_weight, weight}, {}};
}

// A contract that goes well or fails, or a piece of one, in one window or in both.
DecidingShare random_share(std::size_t windows) {
  DecidingShare result{};
  for (std::size_t i = 0; i < windows; ++i) {
    result[i].weight = uniform(0, 4) * 500;
    result[i].success_weight = result[i].weight * *rc::gen::element(-500, 0, 500, 1000);
  }
  return result;
}

// Each step turns one share into another, so that no subset of them leaves less than nothing.
Move random_move(int most) {
  Move move{.windows = static_cast<std::size_t>(uniform(1, 3)), .start = {}, .steps = {}};
  move.start = random_share(move.windows);
  const int steps = uniform(0, most + 1);
  for (int i = 0; i < steps; ++i) {
    const DecidingShare before = random_share(move.windows);
    const DecidingShare after = random_share(move.windows);
    DecidingShare step{};
    for (std::size_t w = 0; w < step.size(); ++w) {
      move.start[w] += before[w];
      step[w] = after[w] - before[w];
    }
    move.steps.push_back(step);
  }
  return move;
}

FixedPoints points_after(const Move& move, const std::vector<std::size_t>& taken) {
  DecidingShare sums = move.start;
  for (const std::size_t step : taken) {
    for (std::size_t w = 0; w < sums.size(); ++w) sums[w] += move.steps[step][w];
  }
  return fixed_points(sums, move.windows);
}

FixedPoints whole(const Move& move) {
  std::vector<std::size_t> all(move.steps.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return points_after(move, all) - points_after(move, {});
}

std::vector<FixedPoints> mean_of_all_orders(const Move& move) {
  std::vector<std::size_t> order(move.steps.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<FixedPoints> sums(order.size(), 0);
  std::int64_t orders = 0;
  do {
    std::vector<std::size_t> taken;
    FixedPoints before = points_after(move, taken);
    for (const std::size_t step : order) {
      taken.push_back(step);
      const FixedPoints now = points_after(move, taken);
      // A thousandth is kept clear, for there are up to 720 orders to sum.
      sums[step] += (now - before) / 1024;
      before = now;
    }
    ++orders;
  } while (std::next_permutation(order.begin(), order.end()));
  for (FixedPoints& sum : sums) sum = sum / orders * 1024;
  return sums;
}

RC_GTEST_PROP(ShareOut, IsTheMeanOverAllOrders, ()) {
  const Move move = random_move(6);
  const MoveShares shares = share_out(move);
  const auto expected = mean_of_all_orders(move);
  RC_ASSERT(shares.exact);
  RC_ASSERT(shares.points.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    RC_ASSERT(std::abs(shares.points[i] - expected[i]) < kMillionth);
  }
}

RC_GTEST_PROP(ShareOut, SharesOutAllThereIs, ()) {
  const Move move = random_move(20);
  const MoveShares shares = share_out(move);
  const auto sum = std::accumulate(shares.points.begin(), shares.points.end(), FixedPoints{0});
  RC_ASSERT(std::abs(sum - whole(move)) < kMillionth);
}

RC_GTEST_PROP(ShareOut, GivesEqualStepsEqualParts, ()) {
  Move move = random_move(5);
  RC_PRE(!move.steps.empty());
  const DecidingShare twin = random_share(move.windows);
  move.steps.push_back(twin);
  move.steps.insert(move.steps.begin(), twin);
  const MoveShares shares = share_out(move);
  RC_ASSERT(shares.exact);
  RC_ASSERT(shares.points.front() == shares.points.back());
}

RC_GTEST_PROP(ShareOut, TakesForwardAndReverseOrderWhereThereAreTooManyKinds, ()) {
  Move move{.windows = 1, .start = share(5'000'000, 10'000), .steps = {}};
  for (std::size_t i = 0; i <= kMaxGroups; ++i) {
    const auto weight = static_cast<std::int64_t>(i + 1) * 100;
    move.steps.push_back(share(*rc::gen::element<std::int64_t>(0, 1000) * weight, weight));
  }
  const MoveShares shares = share_out(move);
  RC_ASSERT(!shares.exact);
  const DecidingShare first{move.start[0]};
  DecidingShare with_first = first;
  with_first[0] += move.steps[0][0];
  DecidingShare all_but_first = first;
  for (std::size_t i = 1; i < move.steps.size(); ++i) all_but_first[0] += move.steps[i][0];
  DecidingShare all = all_but_first;
  all[0] += move.steps[0][0];
  const FixedPoints expected = (fixed_points(with_first, 1) - fixed_points(first, 1) +
                                fixed_points(all, 1) - fixed_points(all_but_first, 1)) /
                               2;
  RC_ASSERT(shares.points[0] == expected);
}

TEST(ShareOut, CountsManyEqualStepsTogether) {
  // A thousand failures beside a thousand successes take half of all points.
  Move move{.windows = 1, .start = share(1'000'000'000, 1'000'000), .steps = {}};
  move.steps.assign(1000, share(0, 1000));
  const MoveShares shares = share_out(move);
  ASSERT_TRUE(shares.exact);
  EXPECT_EQ(shares.points.size(), 1000U);
  EXPECT_NEAR(static_cast<double>(shares.points[7]), -5.0 * static_cast<double>(kHundredth),
              static_cast<double>(kMillionth));
}

TEST(ShareOut, StaysExactUpToTheLargestNumberOfCounts) {
  Move move{.windows = 1, .start = share(0, 1000), .steps = {}};
  move.steps.assign(255, share(0, 1000));
  move.steps.insert(move.steps.end(), 255, share(1'000'000, 1000));
  EXPECT_TRUE(share_out(move).exact);
  move.steps.push_back(share(0, 1000));
  EXPECT_FALSE(share_out(move).exact);
}

TEST(FixedPointsOf, AreZeroWithoutWeightAndBelowZero) {
  EXPECT_EQ(fixed_points(share(0, 0), 1), 0);
  EXPECT_EQ(fixed_points(share(-1000, 1000), 1), 0);
  EXPECT_EQ(fixed_points(share(500'000, 1000), 1), 5000 * kHundredth);
}

TEST(FixedPointsOf, AreTheMeanOfTwoWindowsEachWithItsOwnFloor) {
  EXPECT_EQ(fixed_points({WindowShare{1'000'000, 1000}, {-1'000'000, 1000}}, 2), 5000 * kHundredth);
}

TEST(RoundFixed, RoundsHalvesUpEvenIfTheyLackALittle) {
  EXPECT_EQ(round_fixed(kHundredth / 2), 1);
  EXPECT_EQ(round_fixed(kHundredth / 2 - 100), 1);
  EXPECT_EQ(round_fixed(-kHundredth / 2), 0);
  EXPECT_EQ(round_fixed(-kHundredth / 2 - 100), 0);
  EXPECT_EQ(round_fixed(kHundredth / 2 - kHundredth / 1000), 0);
}

}  // namespace
}  // namespace jss::insight

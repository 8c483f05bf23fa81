// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/change.h"

#include <gtest/gtest.h>

#include <string>

namespace jss::insight {
namespace {

using scoring::ContractState;
using scoring::Policy;

constexpr Day kToday{20634};  // 2026-06-30

// A paid contract that ended `days_ago`, with stars.
ContractState ended(int days_ago, std::int16_t stars) {
  ContractState contract;
  contract.started_on = kToday - (days_ago + 10);
  contract.ended_on = kToday - days_ago;
  contract.first_paid_on = contract.last_paid_on = contract.ended_on;
  contract.earned = {10'000};
  contract.ended_by = scoring::EndedBy::client;
  contract.stars = stars;
  return contract;
}

Policy plain_policy() {
  Policy policy;
  policy.id = "plain";
  policy.rules.windows.months = {24};
  policy.rules.satisfaction.stars_success = 400;
  policy.rules.satisfaction.stars_failure = 300;
  return policy;
}

// What is known on `kToday` of contracts c1, c2, …, each with its own client.
history::Chronicle chronicle_of(const std::vector<ContractState>& contracts) {
  scoring::ContractTableBuilder builder;
  for (std::size_t i = 0; i < contracts.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    const auto problem = builder.add({.contract_id = "c" + number,
                                      .freelancer_id = "ana",
                                      .client_id = "client" + number,
                                      .state = contracts[i],
                                      .title = {},
                                      .client_name = {},
                                      .group = {}});
    EXPECT_FALSE(problem) << problem->field << " " << problem->message;
  }
  return history::Chronicle::of_table(builder.finish(), {0});
}

std::string points_text(std::optional<std::int64_t> points) {
  return points ? std::to_string(*points) : "none";
}

// "why contract points", one a line, in order.
std::string text_of(const Change& change) {
  std::string text;
  for (const ChangePart& part : change.parts) {
    text += std::string(to_string(part.why)) + " " + part.contract +
            (part.line ? std::string(to_string(*part.line)) : "") + " " + points_text(part.points) +
            "\n";
  }
  return text;
}

TEST(Change, GivesTheOnlyCauseTheWholeChange) {
  const Policy policy = plain_policy();
  history::Chronicle chronicle = chronicle_of({ended(0, 500)});
  chronicle.add({.contract = "c2", .client = "other"}, kToday + 3, [] {
    ContractState contract = ended(-3, 100);
    contract.started_on = kToday;
    return contract;
  }());
  const Change change =
      explain_change(chronicle, scoring::PolicyCalendar::pinned(policy), kToday, kToday + 5);
  EXPECT_EQ(change.points, -5000);
  EXPECT_EQ(text_of(change), "entered c2 -5000\n");
  ASSERT_EQ(change.parts.size(), 1U);
  EXPECT_EQ(change.parts[0].day, kToday + 3);
  EXPECT_EQ(change.parts[0].window, 24);
  EXPECT_TRUE(change.exact);
}

}  // namespace
}  // namespace jss::insight

// SPDX-License-Identifier: Apache-2.0
#include "jss/scoring/contract_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

namespace jss::scoring {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Day day(std::string_view text) { return parse_day(text).value(); }

ContractRow row_of(std::string_view contract, std::string_view freelancer,
                   std::string_view client) {
  ContractRow row;
  row.contract_id = contract;
  row.freelancer_id = freelancer;
  row.client_id = client;
  row.state.started_on = day("2025-01-01");
  return row;
}

ContractTable table_of(const std::vector<ContractRow>& rows) {
  ContractTableBuilder builder;
  for (const ContractRow& row : rows) EXPECT_FALSE(builder.add(row));
  return builder.finish();
}

std::vector<std::string> contracts_of(const ContractTable& table, std::string_view freelancer) {
  const RowRange rows = table.rows_of(table.find_freelancer(freelancer).value());
  std::vector<std::string> ids;
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
    ids.emplace_back(table.contract_id(row));
  }
  return ids;
}

TEST(ContractTable, OfNoRowsIsEmpty) {
  const ContractTable table = ContractTableBuilder().finish();
  EXPECT_EQ(table.size(), 0U);
  EXPECT_EQ(table.freelancer_count(), 0U);
  EXPECT_EQ(table.client_count(), 0U);
  EXPECT_EQ(table.latest_day(), kNoDay);
  EXPECT_EQ(table.find_freelancer("ana"), std::nullopt);
}

TEST(ContractTable, StandsByFreelancerThenClientThenContractBytewise) {
  const ContractTable table = table_of(
      {row_of("c9", "ben", "acme"), row_of("c10", "ana", "zeta"), row_of("c2", "ana", "acme"),
       row_of("c1", "ana", "zeta"), row_of("c10b", "ana", "acme"), row_of("C3", "Zoe", "acme")});
  EXPECT_EQ(table.freelancer_count(), 3U);
  EXPECT_EQ(table.client_count(), 2U);
  EXPECT_EQ(table.freelancer_id({0}), "Zoe");
  EXPECT_EQ(table.freelancer_id({1}), "ana");
  EXPECT_EQ(table.freelancer_id({2}), "ben");
  EXPECT_EQ(table.client_id({0}), "acme");
  EXPECT_THAT(contracts_of(table, "ana"), ElementsAre("c10b", "c2", "c1", "c10"));
  EXPECT_THAT(contracts_of(table, "ben"), ElementsAre("c9"));
}

TEST(ContractTable, GivesBackEveryFieldOfARow) {
  ContractRow given = row_of("c1", "ana", "acme");
  given.state.ended_on = day("2025-08-01");
  given.state.first_paid_on = day("2025-01-10");
  given.state.last_paid_on = day("2025-07-20");
  given.state.feedback_on = day("2025-08-03");
  given.state.resumed_on = day("2025-05-01");
  given.state.last_contact_on = day("2025-07-30");
  given.state.due_on = day("2025-07-01");
  given.state.delivered_on = day("2025-06-30");
  given.state.earned = {250'00};
  given.state.stars = 450;
  given.state.client_stars = 120;
  given.state.recommend = 9;
  given.state.ended_by = EndedBy::platform;
  given.state.end_reason = EndReason::hired_other;
  given.state.dispute = Dispute::won;
  given.state.client_standing = Standing::suspended;
  given.state.feedback_removed = true;
  given.state.excluded = true;
  given.state.paid_stretches = "101";
  given.title = "A title";
  given.client_name = "Acme";
  given.group = "design";
  const ContractTable table = table_of({given});
  EXPECT_EQ(table.row(0, {0}), given);
}

TEST(ContractTable, DatesFeedbackWithoutADayByTheEnd) {
  ContractRow row = row_of("c1", "ana", "acme");
  row.state.ended_on = day("2025-08-01");
  EXPECT_EQ(table_of({row}).feedback_on[0], kNoDay);
  row.state.recommend = 0;
  EXPECT_EQ(table_of({row}).feedback_on[0], day("2025-08-01"));
  row.state.feedback_on = day("2025-08-09");
  EXPECT_EQ(table_of({row}).feedback_on[0], day("2025-08-09"));
}

TEST(ContractTable, MentionsEveryDayButStartsAndDeadlines) {
  const auto latest_with = [](auto change) {
    ContractRow row = row_of("c1", "ana", "acme");
    row.state.due_on = day("2030-01-01");
    change(row.state);
    return table_of({row, row_of("c2", "ben", "acme")}).latest_day();
  };
  EXPECT_EQ(latest_with([](auto&) {}), day("2025-01-01"));
  EXPECT_EQ(latest_with([](auto& s) { s.last_contact_on = day("2024-01-01"); }), day("2024-01-01"));
  EXPECT_EQ(latest_with([](auto& s) { s.delivered_on = day("2025-06-01"); }), day("2025-06-01"));
  EXPECT_EQ(latest_with([](auto& s) { s.paused_on = day("2025-06-02"); }), day("2025-06-02"));
  EXPECT_EQ(latest_with([](auto& s) { s.resumed_on = day("2025-06-03"); }), day("2025-06-03"));
  EXPECT_EQ(latest_with([](auto& s) { s.ended_on = day("2025-06-04"); }), day("2025-06-04"));
  EXPECT_EQ(latest_with([](auto& s) {
              s.ended_on = day("2025-06-04");
              s.stars = 500;
              s.feedback_on = day("2025-06-05");
            }),
            day("2025-06-05"));
  EXPECT_EQ(latest_with([](auto& s) {
              s.earned = {100};
              s.first_paid_on = day("2025-06-06");
              s.last_paid_on = day("2025-06-07");
            }),
            day("2025-06-07"));
}

TEST(ContractTable, FindsFreelancersByTheirWholeId) {
  const ContractTable table = table_of({row_of("c1", "ana", "acme"), row_of("c2", "ben", "acme")});
  EXPECT_EQ(table.find_freelancer("ben"), FreelancerIndex{1});
  EXPECT_EQ(table.find_freelancer("be"), std::nullopt);
  EXPECT_EQ(table.find_freelancer("benn"), std::nullopt);
  EXPECT_EQ(table.find_freelancer("zoe"), std::nullopt);
}

TEST(ContractTableBuilder, RefusesAContractTwice) {
  ContractTableBuilder builder;
  EXPECT_FALSE(builder.add(row_of("c1", "ana", "acme")));
  const auto problem = builder.add(row_of("c1", "ben", "zeta"));
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->field, "contract_id");
  EXPECT_THAT(problem->message, HasSubstr("'c1' stands on an earlier row too"));
  const ContractTable table = builder.finish();
  EXPECT_EQ(table.size(), 1U);
  EXPECT_EQ(table.freelancer_count(), 1U);
  EXPECT_EQ(table.client_count(), 1U);
}

TEST(ContractTableBuilder, RefusesTwoStandingsOfOneClient) {
  ContractTableBuilder builder;
  EXPECT_FALSE(builder.add(row_of("c1", "ana", "acme")));
  ContractRow flagged = row_of("c2", "ben", "acme");
  flagged.state.client_standing = Standing::flagged;
  const auto problem = builder.add(flagged);
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->field, "client_standing");
  EXPECT_THAT(problem->message, HasSubstr("'flagged' differs from 'good'"));
  // What was refused left nothing behind: its id is still free.
  EXPECT_FALSE(builder.add(row_of("c2", "ben", "acme")));
  EXPECT_EQ(builder.size(), 2U);
}

TEST(ContractTableBuilder, RefusesARowThatBreaksARule) {
  ContractTableBuilder builder;
  const auto problem = builder.add(row_of("", "ana", "acme"));
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->field, "contract_id");
  EXPECT_EQ(builder.size(), 0U);
}

TEST(ContractTableBuilder, KnowsProfilesOfFreelancersWithARow) {
  ContractTableBuilder builder;
  builder.set_profile("ana", 70);
  builder.set_profile("zoe", 50);
  EXPECT_FALSE(builder.add(row_of("c1", "ana", "acme")));
  EXPECT_FALSE(builder.add(row_of("c2", "ben", "acme")));
  builder.set_profile("ana", 80);
  const ContractTable table = builder.finish();
  EXPECT_THAT(table.profile_completeness, ElementsAre(80, -1));
}

TEST(ContractTableBuilder, IsEmptyAfterwards) {
  ContractTableBuilder builder;
  EXPECT_FALSE(builder.add(row_of("c1", "ana", "acme")));
  builder.set_profile("ana", 80);
  EXPECT_EQ(builder.finish().size(), 1U);
  EXPECT_EQ(builder.size(), 0U);
  EXPECT_FALSE(builder.add(row_of("c1", "ana", "acme")));
  const ContractTable table = builder.finish();
  EXPECT_EQ(table.size(), 1U);
  EXPECT_EQ(table.contract_id(0), "c1");
  EXPECT_THAT(table.profile_completeness, ElementsAre(-1));
}

TEST(ContractTableBuilder, KeepsALabelThatComesAgainOnce) {
  ContractTableBuilder builder;
  for (int i = 0; i < 100; ++i) {
    const std::string id = "c" + std::to_string(i);
    ContractRow row = row_of(id, "ana", "acme");
    row.client_name = "Acme and Sons";
    EXPECT_FALSE(builder.add(row));
  }
  const ContractTable table = builder.finish();
  // The empty text, the label, one freelancer, one client.
  EXPECT_EQ(table.texts.size(), 4U);
  for (const TextIndex name : table.client_name) EXPECT_EQ(table.texts[name], "Acme and Sons");
}

RC_GTEST_PROP(ContractTableProperty, IsTheSameWhateverTheOrderOfRows, ()) {
  const auto pairs = *rc::gen::container<std::vector<std::pair<int, int>>>(
      rc::gen::pair(rc::gen::inRange(0, 12), rc::gen::inRange(0, 12)));
  struct Names {
    std::string contract, freelancer, client, title;
  };
  std::vector<Names> names;
  names.reserve(pairs.size());
  for (const auto& [freelancer, client] : pairs) {
    names.push_back({"c" + std::to_string(names.size()), "f" + std::to_string(freelancer),
                     "k" + std::to_string(client), "t" + std::to_string(names.size() % 7)});
  }
  const auto table_in = [&names](const std::vector<std::size_t>& order) {
    ContractTableBuilder builder;
    for (const std::size_t i : order) {
      ContractRow row = row_of(names[i].contract, names[i].freelancer, names[i].client);
      row.state.started_on = row.state.started_on + static_cast<std::int32_t>(i);
      row.title = names[i].title;
      RC_ASSERT(!builder.add(row));
    }
    return builder.finish();
  };
  std::vector<std::size_t> order(names.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const ContractTable one = table_in(order);
  for (std::size_t i = order.size(); i > 1; --i) {
    std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
  }
  const ContractTable other = table_in(order);
  RC_ASSERT(one.freelancer_begin == other.freelancer_begin);
  RC_ASSERT(one.client == other.client);
  RC_ASSERT(one.started_on == other.started_on);
  for (std::uint32_t f = 0; f < one.freelancer_count(); ++f) {
    const RowRange rows = one.rows_of({f});
    for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
      RC_ASSERT(one.row(row, {f}) == other.row(row, {f}));
    }
  }
}

RC_GTEST_PROP(ContractTableProperty, IsTheSameWhetherRowsAreBuiltInOrPutIn, ()) {
  const auto pairs = *rc::gen::container<std::vector<std::pair<int, int>>>(
      rc::gen::pair(rc::gen::inRange(0, 12), rc::gen::inRange(0, 12)));
  const auto built_in = *rc::gen::inRange<std::size_t>(0, pairs.size() + 1);
  ContractTableBuilder builder;
  ContractTableBuilder builder_of_some;
  ContractTable table;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const std::string contract = "c" + std::to_string(*rc::gen::inRange(0, 9)) + std::to_string(i);
    const std::string freelancer = "f" + std::to_string(pairs[i].first);
    const std::string client = "k" + std::to_string(pairs[i].second);
    ContractRow row = row_of(contract, freelancer, client);
    row.state.started_on = row.state.started_on + static_cast<std::int32_t>(i);
    if (i % 3 == 0) row.state.ended_on = row.state.started_on + 5;
    row.title = contract;
    RC_ASSERT(!builder.add(row));
    if (i < built_in) RC_ASSERT(!builder_of_some.add(row));
    if (i + 1 == built_in) table = builder_of_some.finish();
    if (i >= built_in) table.insert(row);
  }
  const ContractTable expected = builder.finish();
  RC_ASSERT(table.freelancer_begin == expected.freelancer_begin);
  RC_ASSERT(table.client == expected.client);
  RC_ASSERT(table.contract == expected.contract);
  RC_ASSERT(table.client_count() == expected.client_count());
  RC_ASSERT(table.latest_day() == expected.latest_day());
  RC_ASSERT(table.profile_completeness == expected.profile_completeness);
  for (std::uint32_t f = 0; f < expected.freelancer_count(); ++f) {
    const RowRange rows = expected.rows_of({f});
    for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
      RC_ASSERT(table.row(row, {f}) == expected.row(row, {f}));
    }
  }
}

}  // namespace
}  // namespace jss::scoring

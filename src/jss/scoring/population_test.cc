// SPDX-License-Identifier: Apache-2.0
#include "jss/scoring/population.h"

#include <gtest/gtest.h>

#include <string>

namespace jss::scoring {
namespace {

const Day kToday{20'000};

// Three pieces at once, as far as anybody can tell: the last one first.
class BackwardExecutor final : public Executor {
 public:
  void run(std::size_t count, const std::function<void(std::size_t)>& piece) override {
    for (std::size_t i = count; i-- > 0;) piece(i);
  }
  [[nodiscard]] std::size_t width() const override { return 3; }
};

// Clients near every threshold of their records: rated about 2.50 and failing about 600 of 1000.
ContractTable near_the_thresholds(std::uint32_t seed) {
  const auto draw = [&seed](std::uint32_t bound) {
    seed = seed * 1'664'525U + 1'013'904'223U;
    return (seed >> 16U) % bound;
  };
  ContractTableBuilder builder;
  for (std::uint32_t i = 0; i < 400; ++i) {
    const std::string contract = "c" + std::to_string(i);
    const std::string freelancer = "f" + std::to_string(draw(60));
    const std::string client = "k" + std::to_string(draw(30));
    ContractState state{.started_on = kToday - 300,
                        .ended_on = kToday - static_cast<std::int32_t>(draw(250)),
                        .first_paid_on = kToday - 290,
                        .last_paid_on = kToday - 280,
                        .earned = {5'000}};
    if (draw(5) > 0) state.stars = draw(1000) < 620 ? std::int16_t{200} : std::int16_t{500};
    if (draw(3) > 0) {
      const bool content = draw(4) == 0;
      state.client_stars = static_cast<std::int16_t>(content ? 500 : 100 + draw(200));
    }
    EXPECT_FALSE(builder.add({.contract_id = contract,
                              .freelancer_id = freelancer,
                              .client_id = client,
                              .state = state,
                              .title = {},
                              .client_name = {},
                              .group = {}}));
  }
  return builder.finish();
}

Rules rules_with_records() {
  Rules rules;
  rules.client_record.flag_min = 4;
  rules.client_record.flag_mean = 250;
  rules.client_record.harsh_min = 5;
  rules.client_record.harsh_share = 600;
  rules.client_record.harsh_factor = 500;
  return rules;
}

// Calls `visit(rows)` for the contracts of each freelancer with each client.
template <class Visit>
void visit_relationships(const ContractTable& table, Visit&& visit) {
  for (std::uint32_t f = 0; f < table.freelancer_count(); ++f) {
    const RowRange rows = table.rows_of({f});
    for (std::uint32_t begin = rows.begin; begin < rows.end;) {
      std::uint32_t end = begin + 1;
      while (end < rows.end && table.client[end] == table.client[begin]) ++end;
      visit(RowRange{begin, end});
      begin = end;
    }
  }
}

TEST(ClientRecords, AreTheSameHoweverTheWorkIsShared) {
  const ContractTable table = near_the_thresholds(1);
  const Rules rules = rules_with_records();
  BackwardExecutor backward;
  SerialExecutor serial;
  const auto records = client_records(table, rules, kToday);
  EXPECT_EQ(records.size(), table.client_count());
  EXPECT_EQ(client_records(table, rules, kToday, backward), records);
  EXPECT_EQ(client_records(table, rules, kToday, serial), records);
}

TEST(ClientRecords, AddUpTheRecordsOfTheRowsOfEachClient) {
  const ContractTable table = near_the_thresholds(2);
  const Rules rules = rules_with_records();
  std::vector<ClientRecord> added(table.client_count());
  visit_relationships(table, [&](RowRange rows) {
    added[table.client[rows.begin].value] += client_record(table, rows, rules, kToday);
  });
  EXPECT_EQ(client_records(table, rules, kToday), added);
}

TEST(ClientRecords, AreLookedAtCloserWhereverTheyFlagAClientOrMakeItHarsh) {
  const Rules rules = rules_with_records();
  int acting = 0;
  int spared = 0;
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    const ContractTable table = near_the_thresholds(seed);
    const auto records = client_records(table, rules, kToday);
    visit_relationships(table, [&](RowRange rows) {
      const ClientRecord& all = records[table.client[rows.begin].value];
      const ClientRecord others = all - client_record(table, rows, rules, kToday);
      const bool looked_at = may_matter(all, rows.size(), rules);
      if (is_flagged(others, rules) || is_harsh(others, rules)) {
        ++acting;
        EXPECT_TRUE(looked_at) << "seed " << seed << ", row " << rows.begin;
      } else if (!looked_at) {
        ++spared;
      }
    });
  }
  EXPECT_GT(acting, 1000);
  EXPECT_GT(spared, 500);
}

TEST(ScoreFreelancers, GivesEachTheirOwnScoreHoweverTheWorkIsShared) {
  const ContractTable table = near_the_thresholds(3);
  const Rules rules = rules_with_records();
  const auto records = client_records(table, rules, kToday);
  const Question question(rules, kToday, records);
  BackwardExecutor backward;
  std::vector<Score> scores(table.freelancer_count() - 2);
  score_freelancers(table, question, {1}, scores, backward);
  for (std::uint32_t i = 0; i < scores.size(); ++i) {
    const Score alone = score(table, {i + 1}, question);
    ASSERT_EQ(scores[i].windows().size(), alone.windows().size());
    ASSERT_EQ(scores[i].reason, alone.reason);
    for (std::size_t w = 0; w < alone.windows().size(); ++w) {
      EXPECT_EQ(scores[i].windows()[w].value, alone.windows()[w].value);
      EXPECT_EQ(scores[i].windows()[w].sums.weight, alone.windows()[w].sums.weight);
    }
  }
}

}  // namespace
}  // namespace jss::scoring

// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/inference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "jss/insight/hidden_answers.h"
#include "jss/insight/inference_states.h"

namespace jss::insight {
namespace {

/// What trying every combination gives: by contract and answer, how many and how likely.
struct Enumeration {
  std::int64_t consistent = 0;
  double likelihood = 0;
  std::vector<std::array<double, kAnswerCount>> ways;
  std::vector<std::array<double, kAnswerCount>> weights;
  double best = 0;
};

/// The table of an observed day into which answers can be written.
struct ObservedTable {
  ObservedScore observed;
  scoring::ContractTable table;
  std::vector<std::optional<std::uint32_t>> rows;  // by contract: where its answer acts

  [[nodiscard]] bool shows(const std::vector<UnknownAnswer>& unknown,
                           const std::vector<std::size_t>& options, const scoring::Policy& policy) {
    for (std::size_t i = 0; i < unknown.size(); ++i) {
      if (!rows[i]) continue;
      table.recommend[*rows[i]] = *recommend_of(unknown[i].options[options[i]], policy.rules);
    }
    const auto freelancer = table.find_freelancer("ana");
    const auto records = scoring::client_records(table, policy.rules, observed.day);
    const scoring::Score score =
        scoring::score(table, *freelancer, {policy.rules, observed.day, records});
    if (score.decisive() == nullptr) return !observed.score;
    return observed.score && scoring::points(*score.decisive()->value) == *observed.score;
  }
};

// An answer acts from the day of the stars; without stars, once nothing is awaited.
bool acts(const scoring::ContractState& state, bool has_stars_later, const scoring::Rules& rules,
          Day day) {
  if (state.stars != scoring::kNoStars) return true;
  if (has_stars_later) return false;
  const Day active = std::max(state.started_on, state.last_paid_on);
  return (rules.idle.days && active + *rules.idle.days <= state.ended_on) ||
         day >= state.ended_on + rules.feedback_days;
}

Enumeration enumerate(const HiddenAnswers& hidden, const std::vector<UnknownAnswer>& unknown) {
  std::vector<ObservedTable> days;
  for (const ObservedScore& observed : hidden.observed()) {
    ObservedTable& day =
        days.emplace_back(ObservedTable{observed, hidden.chronicle().table_on(observed.day), {}});
    for (const UnknownAnswer& answer : unknown) {
      std::optional<std::uint32_t> at;
      for (std::uint32_t row = 0; row < day.table.size(); ++row) {
        if (day.table.contract_id(row) == answer.contract &&
            acts(day.table.state(row), answer.stars != scoring::kNoStars, hidden.policy().rules,
                 observed.day)) {
          at = row;
        }
      }
      day.rows.push_back(at);
    }
  }
  Enumeration all;
  all.ways.resize(unknown.size());
  all.weights.resize(unknown.size());
  std::vector<std::size_t> options(unknown.size(), 0);
  for (bool more = true; more;) {
    double prior = 1;
    for (std::size_t i = 0; i < unknown.size(); ++i) {
      const AnswerShares& shares = hidden.prior().shares(unknown[i].stars);
      prior *= shares.at(static_cast<std::size_t>(unknown[i].options[options[i]])) / 1000.0;
    }
    const bool fits = std::all_of(days.begin(), days.end(), [&](ObservedTable& day) {
      return day.shows(unknown, options, hidden.policy());
    });
    if (fits) {
      ++all.consistent;
      all.likelihood += prior;
      all.best = std::max(all.best, prior);
      for (std::size_t i = 0; i < unknown.size(); ++i) {
        const auto answer = static_cast<std::size_t>(unknown[i].options[options[i]]);
        all.ways[i].at(answer) += 1;
        all.weights[i].at(answer) += prior;
      }
    }
    std::size_t i = 0;
    while (i < options.size() && ++options[i] == unknown[i].options.size()) options[i++] = 0;
    more = i < options.size();
  }
  return all;
}

std::vector<UnknownAnswer> unknown_of(const RulesInference& rules) {
  std::vector<UnknownAnswer> unknown;
  for (const InferredAnswer& answer : rules.answers) unknown.push_back(answer.unknown);
  return unknown;
}

double prior_of_most_likely(const HiddenAnswers& hidden, const RulesInference& rules) {
  double prior = 1;
  for (const InferredAnswer& answer : rules.answers) {
    prior *= hidden.prior()
                 .shares(answer.unknown.stars)
                 .at(static_cast<std::size_t>(answer.most_likely)) /
             1000.0;
  }
  return prior;
}

void expect_shares(const AnswerShares& shares, const std::array<double, kAnswerCount>& parts) {
  double whole = 0;
  int sum = 0;
  for (const double part : parts) whole += part;
  for (std::size_t a = 0; a < kAnswerCount; ++a) {
    EXPECT_NEAR(shares.at(a), 1000 * parts.at(a) / whole, 1.0);
    sum += shares.at(a);
  }
  EXPECT_EQ(sum, 1000);
}

RC_GTEST_PROP(InferenceProperty, GivesWhatTryingEveryCombinationGives, ()) {
  const auto seed = *rc::gen::arbitrary<std::uint32_t>();
  const int kind = *rc::gen::inRange(0, 4);
  const int contracts = *rc::gen::inRange(1, 14);
  const HiddenAnswers hidden(seed, kind, contracts, *rc::gen::inRange(1, 7),
                             *rc::gen::inRange(1, 5));
  const RulesInference rules = hidden.infer().rules.front();
  RC_ASSERT(rules.agrees());
  const Enumeration all = enumerate(hidden, unknown_of(rules));
  RC_ASSERT(rules.consistent == all.consistent);
  RC_ASSERT(std::abs(static_cast<double>(rules.likelihood) - 1e6 * all.likelihood) <= 1.0);
  RC_ASSERT(std::abs(prior_of_most_likely(hidden, rules) - all.best) <= 1e-12);
  for (std::size_t i = 0; i < rules.answers.size(); ++i) {
    expect_shares(rules.answers[i].posterior, all.weights[i]);
    expect_shares(rules.answers[i].by_count, all.ways[i]);
    for (std::size_t a = 0; a < kAnswerCount; ++a) {
      RC_ASSERT(rules.answers[i].possible.at(a) == (all.ways[i].at(a) > 0));
    }
  }
}

TEST(Inference, EqualsTryingEveryCombinationOfEightUnknownAnswers) {
  std::size_t with_eight = 0;
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    const HiddenAnswers hidden(seed, static_cast<int>(seed % 4), 9, 8, 2);
    const RulesInference rules = hidden.infer().rules.front();
    ASSERT_TRUE(rules.agrees());
    with_eight += rules.answers.size() == 8 ? 1U : 0U;
    const Enumeration all = enumerate(hidden, unknown_of(rules));
    EXPECT_EQ(static_cast<std::int64_t>(rules.consistent), all.consistent) << seed;
    for (std::size_t i = 0; i < rules.answers.size(); ++i) {
      expect_shares(rules.answers[i].posterior, all.weights[i]);
    }
  }
  EXPECT_GE(with_eight, 4U);
}

TEST(Inference, TheTruthIsAmongWhatItFindsPossible) {
  std::size_t answers = 0;
  for (std::uint64_t seed = 100; seed < 200; ++seed) {
    const HiddenAnswers hidden(seed, static_cast<int>(seed % 4), 16, 12, 5);
    const RulesInference rules = hidden.infer().rules.front();
    ASSERT_TRUE(rules.agrees()) << seed;
    for (const InferredAnswer& answer : rules.answers) {
      const auto truth = hidden.truth(answer.unknown.contract);
      ASSERT_TRUE(truth) << seed;
      EXPECT_TRUE(answer.possible.at(static_cast<std::size_t>(*truth)))
          << seed << " " << answer.unknown.contract;
      ++answers;
    }
  }
  EXPECT_GT(answers, 500U);
}

// Of all answers believed with a probability of some 30 %, some 30 % have to be true.
TEST(Inference, ProbabilitiesComeTrueAsOftenAsTheySay) {
  constexpr std::size_t kBins = 10;
  std::array<double, kBins> believed{};
  std::array<double, kBins> spread{};
  std::array<double, kBins> true_ones{};
  std::array<int, kBins> count{};
  for (std::uint64_t seed = 1000; seed < 1400; ++seed) {
    const HiddenAnswers hidden(seed, static_cast<int>(seed % 4), 9, 9, 3);
    const RulesInference rules = hidden.infer().rules.front();
    ASSERT_TRUE(rules.agrees());
    for (const InferredAnswer& answer : rules.answers) {
      for (std::size_t a = 0; a < kAnswerCount; ++a) {
        const double share = answer.posterior.at(a) / 1000.0;
        const std::size_t bin = std::min(static_cast<std::size_t>(share * kBins), kBins - 1);
        believed.at(bin) += share;
        spread.at(bin) += share * (1 - share);
        true_ones.at(bin) += hidden.truth(answer.unknown.contract) == static_cast<Answer>(a);
        ++count.at(bin);
      }
    }
  }
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    EXPECT_GT(count.at(bin), 30) << bin;
    // Answers of one history hang together, so a little more than four standard deviations; and
    // half a thousandth of rounding each.
    EXPECT_NEAR(true_ones.at(bin), believed.at(bin),
                5 * std::sqrt(spread.at(bin)) + 0.0005 * count.at(bin) + 1)
        << "bin " << bin << " of " << count.at(bin);
  }
}

RulesInference inferred(const HiddenAnswers& hidden, const std::vector<ObservedScore>& observed) {
  const std::vector<CandidateRules> rules{{"hidden", hidden.calendar()}};
  return infer(hidden.chronicle(), rules, observed, hidden.prior(), hidden.last_day())
      .rules.front();
}

TEST(Inference, SaysWhichDayContradictsAndWhatItCouldHaveShown) {
  for (int kind = 0; kind < 4; ++kind) {
    const HiddenAnswers hidden(7, kind, 12, 4, 3);
    std::vector<ObservedScore> observed = hidden.observed();
    ASSERT_TRUE(observed[1].score);
    const int shown = *observed[1].score;
    const int wrong = shown > 50 ? shown - 45 : shown + 45;
    observed[1].score = wrong;
    const RulesInference found = inferred(hidden, observed);
    EXPECT_FALSE(found.agrees());
    ASSERT_TRUE(found.contradiction);
    EXPECT_EQ(found.contradiction->observed, observed[1]);
    ASSERT_TRUE(found.contradiction->nearest && found.contradiction->nearest->score);
    // The nearest is possible, and nothing nearer is.
    const int nearest = *found.contradiction->nearest->score;
    for (int score = 0; score <= 100; ++score) {
      if (std::abs(score - wrong) > std::abs(nearest - wrong)) continue;
      const bool agrees = inferred(hidden, {observed[0], {observed[1].day, score}}).agrees();
      if (score == nearest) {
        EXPECT_TRUE(agrees);
      } else if (std::abs(score - wrong) < std::abs(nearest - wrong) || score < nearest) {
        EXPECT_FALSE(agrees) << score << " under rules of kind " << kind;
      }
    }
  }
}

TEST(Inference, WhereTheGateCannotBePassedOnlyNoScoreIsPossible) {
  const HiddenAnswers hidden(7, 0, 0, 0, 2);
  std::vector<ObservedScore> observed = hidden.observed();
  ASSERT_FALSE(observed.back().score);
  observed.back().score = 90;
  const RulesInference found = inferred(hidden, observed);
  ASSERT_TRUE(found.contradiction && found.contradiction->nearest);
  EXPECT_FALSE(found.contradiction->nearest->score);
}

TEST(Inference, NoScoreShownIsAnObservationToo) {
  const HiddenAnswers hidden(3, 0, 10, 5, 2);
  std::vector<ObservedScore> observed = hidden.observed();
  ASSERT_TRUE(observed.back().score);
  observed.back().score.reset();
  const std::vector<CandidateRules> rules{{"hidden", hidden.calendar()}};
  const auto found =
      infer(hidden.chronicle(), rules, observed, hidden.prior(), hidden.last_day()).rules.front();
  EXPECT_FALSE(found.agrees());
  ASSERT_TRUE(found.contradiction && found.contradiction->nearest);
  EXPECT_TRUE(found.contradiction->nearest->score);
}

TEST(Inference, RulesThatAskNoPrivateAnswerHaveNoUnknowns) {
  const HiddenAnswers hidden(11, 1, 10, 5, 2);
  scoring::Policy deaf = hidden.policy();
  deaf.rules.satisfaction.private_feedback = scoring::PrivateFeedback::ignored;
  const std::vector<CandidateRules> rules{{"deaf", scoring::PolicyCalendar::pinned(deaf)},
                                          {"true", hidden.calendar()}};
  const Inference found =
      infer(hidden.chronicle(), rules, hidden.observed(), hidden.prior(), hidden.last_day());
  EXPECT_EQ(static_cast<int>(found.rules[0].combinations), 1);
  EXPECT_GT(static_cast<int>(found.rules[1].combinations), 1);
  EXPECT_EQ(found.rules[0].posterior + found.rules[1].posterior, 1000);
}

TEST(Inference, GivesUpRatherThanGuess) {
  const HiddenAnswers hidden(5, 0, 20, 16, 3);
  const std::vector<Day> days{hidden.observed()[0].day, hidden.observed()[1].day,
                              hidden.observed()[2].day};
  const AnswerEffects effects =
      answer_effects(hidden.chronicle(), hidden.calendar(), days, hidden.last_day());
  std::vector<std::optional<ScoreRange>> scores;
  for (const ObservedScore& shown : hidden.observed()) {
    scores.emplace_back();
    if (shown.score) scores.back() = ScoreRange{*shown.score, *shown.score};
  }
  std::vector<OptionPrior> priors(effects.contracts.size(), OptionPrior{0.25, 0.25, 0.25, 0.25});
  const StatesFinding all = consistent_answers(effects, scores, priors);
  ASSERT_FALSE(all.gave_up);
  ASSERT_GT(all.states, 20U);
  const StatesFinding few = consistent_answers(effects, scores, priors, 20);
  EXPECT_TRUE(few.gave_up);
  EXPECT_TRUE(few.most_likely.empty());
}

}  // namespace
}  // namespace jss::insight

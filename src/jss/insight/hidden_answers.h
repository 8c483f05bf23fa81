// SPDX-License-Identifier: Apache-2.0
// Made-up freelancers whose private answers nobody knows, for tests of `infer`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "jss/history/chronicle.h"
#include "jss/insight/answer_prior.h"
#include "jss/insight/day_scorer.h"
#include "jss/insight/inference.h"
#include "jss/scoring/policy_calendar.h"

namespace jss::insight {

/// Draws that are the same on every machine.
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : state_(seed * 2 + 1) {}

  /// From `first` to `last`, both included.
  int from(int first, int last) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return first + static_cast<int>((state_ >> 33U) % static_cast<std::uint64_t>(last - first + 1));
  }
  bool one_in(int n) { return from(1, n) == 1; }

 private:
  std::uint64_t state_;
};

inline AnswerPrior test_prior() {
  return {.title = "of tests",
          .source = "drawn so",
          .stars = {{100, {0, 50, 250, 700}}, {300, {0, 300, 400, 300}}, {450, {0, 700, 200, 100}}},
          .without_stars = {500, 200, 100, 200}};
}

/// Rules of one of four kinds: sized and scaled with silence, trend and records; vetoing, in units;
/// plain; with every signal.
inline scoring::Rules hidden_rules(int kind) {
  scoring::Rules rules;
  rules.gate = {.outcomes = 2, .clients = 2, .client_scope = scoring::ClientScope::window};
  rules.satisfaction.private_feedback = scoring::PrivateFeedback::decides;
  rules.windows.months = {24, 12, 6};
  if (kind == 0 || kind == 3) {
    rules.windows.trending = true;
    rules.factor = {.failure = 1500, .unpaid = 850};
    rules.size.tiers = {{{0}, 1000}, {{25'100}, 1250}, {{100'001}, 1500}};
    rules.length = {.mode = scoring::LengthMode::scale, .step = 250, .cap = 5};
    rules.unpaid.silent = scoring::UnpaidSilent::failure;
    rules.silence = {.tolerated = 200, .weight = 500};
    rules.idle.days = 90;
    rules.client_record.harsh_min = 2;
    rules.client_record.harsh_share = 600;
    rules.client_record.harsh_factor = 500;
  }
  if (kind == 1) {
    rules.gate = {.outcomes = 2, .clients = 2, .client_scope = scoring::ClientScope::lifetime};
    rules.satisfaction.private_feedback = scoring::PrivateFeedback::vetoes;
    rules.satisfaction.stars_success = 300;
    rules.size.tiers = {{{0}, 1000}, {{25'100}, 1250}, {{100'001}, 1500}};
    rules.length = {.mode = scoring::LengthMode::units, .step = 0, .cap = 8};
    rules.long_term.vouches = true;
  }
  if (kind == 3) {
    rules.signals.deadlines = 500;
    rules.signals.retention = 500;
    rules.signals.engagement = 300;
    rules.signals.contact_days = 30;
    rules.signals.completion = 500;
    rules.signals.stale_days = 30;
    rules.credit.failure = -200;
    rules.unpaid.positive = scoring::UnpaidPositive::counts;
  }
  return rules;
}

/// A freelancer with contracts over two years, seen by a platform that knows every answer.
class HiddenAnswers {
 public:
  /// `contracts` of which up to `unknown` lack their answer; `days` are observed.
  HiddenAnswers(std::uint64_t seed, int kind, int contracts, int unknown, int days)
      : draws_(seed), prior_(test_prior()), shown_(empty_chronicle()), known_(shown_) {
    policy_.id = "hidden-" + std::to_string(kind);
    policy_.rules = hidden_rules(kind);
    for (int i = 0; i < contracts; ++i) add_contract(i, i < unknown);
    for (int i = 0; i < days; ++i) {
      const Day day = kFirst + (700 - 20 * (days - 1 - i) - draws_.from(0, 15));
      DayScorer platform(known_, calendar());
      platform.move_to(day);
      const scoring::Score score = platform.score();
      observed_.push_back(
          {day, score.decisive() == nullptr
                    ? std::nullopt
                    : std::optional(static_cast<int>(scoring::points(*score.decisive()->value)))});
    }
  }

  [[nodiscard]] scoring::PolicyCalendar calendar() const {
    return scoring::PolicyCalendar::pinned(policy_);
  }
  [[nodiscard]] const history::Chronicle& chronicle() const { return shown_; }
  [[nodiscard]] const scoring::Policy& policy() const { return policy_; }
  [[nodiscard]] const AnswerPrior& prior() const { return prior_; }
  [[nodiscard]] const std::vector<ObservedScore>& observed() const { return observed_; }
  [[nodiscard]] Day last_day() const { return kFirst + 720; }

  /// What the answer on that contract truly is, if it is hidden.
  [[nodiscard]] std::optional<Answer> truth(const std::string& contract) const {
    for (const auto& [id, answer] : truths_) {
      if (id == contract) return answer;
    }
    return std::nullopt;
  }

  [[nodiscard]] Inference infer() const {
    const std::vector<CandidateRules> rules{{policy_.id, calendar()}};
    return insight::infer(shown_, rules, observed_, prior_, last_day());
  }

 private:
  static constexpr Day kFirst{19'000};

  // Others' contracts with the first two clients, one of whom fails everybody.
  static history::Chronicle empty_chronicle() {
    scoring::ContractTableBuilder builder;
    const auto add = [&builder](std::string_view id, std::string_view freelancer,
                                std::string_view client, std::int16_t stars) {
      scoring::ContractState state;
      state.started_on = kFirst - 20;
      state.ended_on = state.first_paid_on = state.last_paid_on = kFirst;
      state.earned = {10'000};
      state.ended_by = scoring::EndedBy::client;
      state.stars = stars;
      state.recommend = static_cast<std::int8_t>(stars / 50);
      state.feedback_on = kFirst;
      static_cast<void>(builder.add({.contract_id = id,
                                     .freelancer_id = freelancer,
                                     .client_id = client,
                                     .state = state,
                                     .title = {},
                                     .client_name = {},
                                     .group = {}}));
    };
    add("b0", "ana", "k9", 500);
    add("o1", "bob", "k0", 100);
    add("o2", "bob", "k0", 200);
    add("o3", "bob", "k1", 500);
    const scoring::ContractTable table = builder.finish();
    return history::Chronicle::of_table(table, *table.find_freelancer("ana"));
  }

  Answer draw_answer(const AnswerShares& shares) {
    int at = draws_.from(0, 999);
    std::size_t answer = 0;
    while (at >= shares.at(answer)) at -= shares.at(answer++);
    return static_cast<Answer>(answer);
  }

  void add_contract(int number, bool hidden) {
    scoring::ContractState state;
    const Day end = kFirst + draws_.from(20, 690);
    state.started_on = end - draws_.from(1, 200);
    state.ended_on = end;
    state.ended_by = scoring::EndedBy::client;
    if (!draws_.one_in(6)) {
      state.earned = {draws_.from(1, 3) * 40'000};
      state.first_paid_on = std::max(state.started_on, end - draws_.from(0, 120));
      state.last_paid_on = draws_.one_in(5) ? state.first_paid_on : end;
    }
    // A client known to have said nothing could not be told from one whose answer is hidden.
    const bool starred = !draws_.one_in(4) || !hidden;
    const Day takes_effect = end + (draws_.one_in(3) ? draws_.from(1, 20) : 0);
    const std::int16_t stars = static_cast<std::int16_t>(draws_.from(2, 5) * 100);
    if (draws_.one_in(3)) {
      state.due_on = end;
      state.delivered_on = draws_.one_in(2) ? end : end - 3;
    }
    const std::string id = "c" + std::to_string(number);
    const std::string client = "k" + std::to_string(draws_.from(0, 4));
    const history::ContractNames names{.contract = id,
                                       .freelancer = "ana",
                                       .client = client,
                                       .title = {},
                                       .client_name = {},
                                       .group = {}};
    shown_.add(names, end, state);
    known_.add(names, end, state);
    if (starred) {
      for (history::Chronicle* chronicle : {&shown_, &known_}) {
        static_cast<void>(
            chronicle->change(id, takes_effect, [&](scoring::ContractState& contract) {
              contract.stars = stars;
              contract.feedback_on = takes_effect;
            }));
      }
    }
    const Answer answer = draw_answer(prior_.shares(starred ? stars : scoring::kNoStars));
    const std::int8_t recommend = *recommend_of(answer, policy_.rules);
    const Day acts_from = starred ? takes_effect : private_day(state);
    const auto say = [&](scoring::ContractState& contract) {
      contract.recommend = recommend;
      if (recommend != scoring::kNoAnswer) contract.feedback_on = acts_from;
    };
    static_cast<void>(known_.change(id, acts_from, say));
    if (hidden) {
      truths_.emplace_back(id, answer);
    } else {
      static_cast<void>(shown_.change(id, acts_from, say));
    }
  }

  // A private answer alone shows once nothing is awaited any more.
  [[nodiscard]] Day private_day(const scoring::ContractState& state) const {
    const scoring::Rules& rules = policy_.rules;
    const Day active = std::max(state.started_on, state.last_paid_on);
    const bool had_lapsed = rules.idle.days && active + *rules.idle.days <= state.ended_on;
    return had_lapsed ? state.ended_on : state.ended_on + rules.feedback_days;
  }

  Draws draws_;
  AnswerPrior prior_;
  scoring::Policy policy_;
  history::Chronicle shown_;
  history::Chronicle known_;
  std::vector<std::pair<std::string, Answer>> truths_;
  std::vector<ObservedScore> observed_;
};

}  // namespace jss::insight

// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/answer_outlook.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "jss/scoring/verdict.h"

namespace jss::insight {
namespace {

using scoring::ContractState;
using scoring::ContractTable;
using scoring::Rules;

// Fewer answers than this say nothing of how far they spread.
constexpr std::size_t kTellsOfSpread = 4;

std::tuple<int, int, int> rank(const ClientAnswer& answer, const Rules& rules) {
  const ContractState state{.stars = answer.stars, .recommend = answer.recommend};
  int place = 1;
  switch (verdict(state, rules)) {
    case scoring::Verdict::failure:
      place = 0;
      break;
    case scoring::Verdict::none:
      break;
    case scoring::Verdict::neutral:
      place = 2;
      break;
    case scoring::Verdict::success:
      place = 3;
      break;
  }
  return {place, answer.stars, answer.recommend};
}

ClientAnswer answer_of(const ContractState& state, const Rules& rules) {
  const bool asked = rules.satisfaction.private_feedback != scoring::PrivateFeedback::ignored;
  return {state.stars, asked ? state.recommend : scoring::kNoAnswer};
}

ClientAnswer worse_of(const ClientAnswer& a, const ClientAnswer& b, const Rules& rules) {
  return rank(b, rules) < rank(a, rules) ? b : a;
}

ClientAnswer better_of(const ClientAnswer& a, const ClientAnswer& b, const Rules& rules) {
  return rank(a, rules) < rank(b, rules) ? b : a;
}

using Answers = std::vector<ClientAnswer>;

// The one that stands at `quarters` of the way from the worst to the best; rounded towards the
// worse, but above the middle towards the better.
ClientAnswer at_quarter(const Answers& sorted, std::size_t quarters) {
  const std::size_t last = sorted.size() - 1;
  return sorted[(last * quarters + (quarters > 2 ? 3 : 0)) / 4];
}

void sort(Answers& answers, const Rules& rules) {
  std::stable_sort(answers.begin(), answers.end(),
                   [&rules](const ClientAnswer& a, const ClientAnswer& b) {
                     return rank(a, rules) < rank(b, rules);
                   });
}

bool tells(const ContractState& state, const Rules& rules, Day as_of) {
  return state.ended() && !state.feedback_removed &&
         (state.has_feedback() || state.ended_on + rules.feedback_days <= as_of);
}

std::uint32_t spoken(const Answers& answers) {
  return static_cast<std::uint32_t>(std::count_if(
      answers.begin(), answers.end(), [](const ClientAnswer& a) { return !a.silent(); }));
}

// Every ended and counted contract of the last two years.
struct CountedRows {
  std::vector<std::uint32_t> rows;
  Day first_day;

  void contract(std::uint32_t row, const scoring::ContractFacts& facts, scoring::Outcome outcome) {
    if (outcome.counts() && facts.end_day.present() && facts.end_day >= first_day) {
      rows.push_back(row);
    }
  }
  void unit(std::uint32_t, const scoring::Unit&) {}
  void window(const scoring::Window&, const scoring::WindowSums&,
              const scoring::FreelancerCounts&) {}
};

template <class Value>
Value lower_median(std::vector<Value> values) {
  std::sort(values.begin(), values.end());
  return values[(values.size() - 1) / 2];
}

}  // namespace

AnswerOutlook answer_outlook(const ContractTable& table, FreelancerIndex freelancer,
                             std::string_view client, const Rules& rules, Day as_of) {
  Answers own;
  Answers theirs;
  for (std::uint32_t row = 0; row < table.size(); ++row) {
    const bool is_own =
        row >= table.rows_of(freelancer).begin && row < table.rows_of(freelancer).end;
    const bool is_theirs = !client.empty() && table.client_id(table.client[row]) == client;
    if (!is_own && !is_theirs) continue;
    const ContractState state = table.state(row);
    if (!tells(state, rules, as_of)) continue;
    if (is_own) own.push_back(answer_of(state, rules));
    if (is_theirs) theirs.push_back(answer_of(state, rules));
  }
  AnswerOutlook outlook{.client = std::string(client),
                        .ended = static_cast<std::uint32_t>(theirs.size()),
                        .answered = spoken(theirs),
                        .own_ended = static_cast<std::uint32_t>(own.size()),
                        .own_answered = spoken(own),
                        .borrowed = theirs.empty(),
                        .widened = !theirs.empty() && theirs.size() < kTellsOfSpread};
  Answers middle = theirs.empty() ? own : theirs;
  if (middle.empty()) return outlook;
  Answers spread = middle;
  if (outlook.widened) spread.insert(spread.end(), own.begin(), own.end());
  sort(middle, rules);
  sort(spread, rules);
  outlook.usual = at_quarter(middle, 2);
  outlook.bad = worse_of(at_quarter(spread, 1), outlook.usual, rules);
  outlook.good = better_of(at_quarter(spread, 3), outlook.usual, rules);
  return outlook;
}

UsualJob usual_job(const ContractTable& table, FreelancerIndex freelancer,
                   const scoring::Question& question) {
  constexpr int kMonths = 24;
  CountedRows counted{.rows = {}, .first_day = first_day_of_window(question.as_of, kMonths)};
  static_cast<void>(scoring::score(table, freelancer, question, counted));
  UsualJob job{.contracts = static_cast<std::uint32_t>(counted.rows.size())};
  if (counted.rows.empty()) return job;
  std::vector<Cents> earned;
  std::vector<std::int32_t> lasts;
  Answers answers;
  for (const std::uint32_t row : counted.rows) {
    const ContractState state = table.state(row);
    earned.push_back(state.earned);
    const Day last_day = state.ended() ? state.ended_on : state.last_paid_on;
    lasts.push_back(std::max(last_day, state.started_on) - state.started_on);
    if (state.has_feedback()) answers.push_back(answer_of(state, question.rules));
  }
  job.earned = lower_median(std::move(earned));
  job.lasts = std::max(lower_median(std::move(lasts)), 1);
  if (answers.empty()) return job;
  sort(answers, question.rules);
  job.usual = at_quarter(answers, 2);
  const AnswerOutlook anybody =
      answer_outlook(table, freelancer, {}, question.rules, question.as_of);
  job.good = better_of(anybody.good, job.usual, question.rules);
  job.bad = worse_of(anybody.bad, job.usual, question.rules);
  return job;
}

}  // namespace jss::insight

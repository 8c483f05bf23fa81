// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/firmness.h"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "jss/insight/day_scorer.h"

namespace jss::insight {
namespace {

// No exception and no errno: what cannot be computed would be NaN, and none of it can be.
using Quiet = boost::math::policies::policy<
    boost::math::policies::domain_error<boost::math::policies::ignore_error>,
    boost::math::policies::pole_error<boost::math::policies::ignore_error>,
    boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
    boost::math::policies::evaluation_error<boost::math::policies::ignore_error>,
    boost::math::policies::promote_double<false>>;

// What counts, and in which windows.
struct CountedListener : scoring::NoTrace {
  std::map<std::uint32_t, std::int64_t> weights;  // by row: in the window from `first_day` on
  std::vector<std::uint32_t> counted;
  Day first_day;

  void contract(std::uint32_t row, const scoring::ContractFacts&, scoring::Outcome outcome) {
    if (outcome.counts()) counted.push_back(row);
  }
  void unit(std::uint32_t row, const scoring::Unit& unit) {
    if (unit.day >= first_day) weights[row] += unit.weight;
  }
};

std::optional<std::int64_t> shown_points(const scoring::Score& score) {
  const scoring::WindowScore* decisive = score.decisive();
  if (decisive == nullptr) return std::nullopt;
  return scoring::points(*decisive->value);
}

std::int64_t exact_points(const scoring::Score& score) {
  return scoring::points_in_hundredths(*score.decisive()->value);
}

// The middle one; of two in the middle the lower, which somebody really earned.
Cents median_earned(const scoring::ContractTable& table, const std::vector<std::uint32_t>& rows) {
  std::vector<Cents> earned;
  for (const std::uint32_t row : rows) earned.push_back(table.earned[row]);
  const auto middle = earned.begin() + static_cast<std::ptrdiff_t>((earned.size() - 1) / 2);
  std::nth_element(earned.begin(), middle, earned.end());
  return *middle;
}

/// Adds an imagined job that begins, is paid and ends on `day`, by a client never seen.
void add_job(history::Chronicle& chronicle, Day day, Cents earned, bool good) {
  std::string id = "imagined";
  int number = 0;
  while (chronicle.knows(id)) id = "imagined " + std::to_string(++number);
  scoring::ContractState state;
  state.started_on = state.ended_on = state.feedback_on = day;
  if (earned.count > 0) state.first_paid_on = state.last_paid_on = day;
  state.earned = earned;
  state.ended_by = scoring::EndedBy::client;
  state.stars = good ? std::int16_t{500} : std::int16_t{100};
  state.recommend = good ? std::int8_t{10} : std::int8_t{0};
  chronicle.add({.contract = id,
                 .freelancer = {},
                 .client = "of " + id,
                 .title = {},
                 .client_name = {},
                 .group = {}},
                day, state);
}

scoring::Score score_on(const history::Chronicle& chronicle,
                        const scoring::PolicyCalendar& policies, Day day) {
  DayScorer scorer(chronicle, policies);
  scorer.move_to(day);
  return scorer.score();
}

std::optional<Setback> setback(const history::Chronicle& chronicle,
                               const scoring::PolicyCalendar& policies, Day day, Cents earned,
                               const scoring::Score& before) {
  history::Chronicle imagined = chronicle;
  add_job(imagined, day, earned, false);
  Setback result{.earned = earned, .after = score_on(imagined, policies, day)};
  if (result.after.decisive() == nullptr) return std::nullopt;
  result.points_lost = exact_points(before) - exact_points(result.after);
  scoring::Score now = result.after;
  for (int jobs = 0; jobs <= kMostJobsTried; ++jobs) {
    if (shown_points(now) >= shown_points(before)) {
      result.jobs_to_recover = jobs;
      break;
    }
    add_job(imagined, day, earned, true);
    now = score_on(imagined, policies, day);
  }
  return result;
}

ShareInterval interval_of(const scoring::WindowScore& window, int months,
                          const std::map<std::uint32_t, std::int64_t>& weights) {
  double sum = 0;
  double squares = 0;
  for (const auto& [row, weight] : weights) {
    sum += static_cast<double>(weight);
    squares += static_cast<double>(weight) * static_cast<double>(weight);
  }
  const double jobs = squares > 0 ? sum * sum / squares : 0;
  const double share = std::clamp(static_cast<double>(window.value->numerator) /
                                      static_cast<double>(window.value->denominator) / 1000,
                                  0.0, 1.0);
  const boost::math::beta_distribution<double, Quiet> belief(share * jobs + 0.5,
                                                             (1 - share) * jobs + 0.5);
  const double low = share <= 0 ? 0 : boost::math::quantile(belief, 0.05);
  const double high = share >= 1 ? 1 : boost::math::quantile(belief, 0.95);
  ShareInterval interval{.months = months,
                         .jobs = static_cast<std::uint32_t>(weights.size()),
                         .effective_jobs = std::llround(1000 * jobs),
                         .low = std::llround(10'000 * low),
                         .high = std::llround(10'000 * high)};
  // From the rounded ends, so that what is printed and what is said agree.
  interval.lowest_alike = static_cast<int>((interval.low + 99) / 100);
  interval.highest_alike = static_cast<int>(interval.high / 100);
  return interval;
}

}  // namespace

Firmness firmness(const history::Chronicle& chronicle, const scoring::PolicyCalendar& policies,
                  Day day) {
  DayScorer scorer(chronicle, policies);
  scorer.move_to(day);
  Firmness result{.score = scorer.score()};
  if (!scorer.freelancer()) return result;
  const scoring::Question question = scorer.question();
  result.answers = answer_range(scorer.table(), *scorer.freelancer(), question);
  const scoring::WindowScore* window = result.score.decisive();
  if (window == nullptr) return result;
  constexpr int kMonthsOfTrending = 6;
  const int months = window->months == 0 ? kMonthsOfTrending : window->months;
  CountedListener listener;
  listener.first_day = question.windows.windows()[question.windows.find(months)].first_day;
  static_cast<void>(scoring::score(scorer.table(), *scorer.freelancer(), question, listener));
  result.interval = interval_of(*window, months, listener.weights);
  if (!listener.counted.empty()) {
    result.setback = setback(chronicle, policies, day,
                             median_earned(scorer.table(), listener.counted), result.score);
  }
  return result;
}

}  // namespace jss::insight

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "jss/base/day.h"
#include "jss/base/money.h"
#include "jss/history/chronicle.h"
#include "jss/insight/answer_range.h"
#include "jss/scoring/policy_calendar.h"
#include "jss/scoring/score.h"

namespace jss::insight {

/// The most good jobs that are tried to make up for a bad one.
inline constexpr int kMostJobsTried = 500;

/// What one more job that goes wrong would do.
struct Setback {
  Cents earned;          ///< Of the job: the median of what the contracts that count earned.
  scoring::Score after;  ///< The score with it.
  std::int64_t points_lost = 0;  ///< Hundredths, each score rounded first; negative if it rises.
  /// How many good jobs of the same size, all at once, show the score of before again; nothing if
  /// `kMostJobsTried` do not.
  std::optional<int> jobs_to_recover;
};

/// Between which shares of success the true one lies, of which the jobs so far are a sample.
struct ShareInterval {
  int months = 0;                   ///< The window: the one that decides; for trending that of six.
  std::uint32_t jobs = 0;           ///< Contracts with a unit in it.
  std::int64_t effective_jobs = 0;  ///< Thousandths: as many jobs of one weight tell as much.
  // Hundredths of a point, rounded half up.
  std::int64_t low = 0;
  std::int64_t high = 0;
  /// Whole points: the lowest and the highest score inside the interval.
  int lowest_alike = 0;
  int highest_alike = 0;
};

/// How firm a score is.
struct Firmness {
  scoring::Score score;
  std::optional<Setback> setback;  ///< Absent without a score before or after.
  AnswerRange answers;
  std::optional<ShareInterval> interval;  ///< Absent without a score.
};

/// How firm the score of `day` is.
///
/// The bad job is imagined as one by a new client, paid and ended on that day with one star and a
/// private answer of 0; the good ones have five stars and a 10, each by a client of its own. The
/// kernel scores all of them.
///
/// The interval is that of Jeffreys at 90 %: between the 5th and the 95th percentile of a beta
/// distribution with parameters `p·n + 1/2` and `(1 - p)·n + 1/2`, where `p` is the share of
/// success of the window and `n` the effective number of jobs, the square of the sum of their
/// weights over the sum of the squares. Where `p` is 0 its lower end is 0, where `p` is 1 its upper
/// end 100. REQUIRES: the chronicle and the calendar reach back to `day`.
[[nodiscard]] Firmness firmness(const history::Chronicle& chronicle,
                                const scoring::PolicyCalendar& policies, Day day);

}  // namespace jss::insight

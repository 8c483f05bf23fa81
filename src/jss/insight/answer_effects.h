// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "jss/history/chronicle.h"
#include "jss/insight/answer_prior.h"
#include "jss/scoring/policy_calendar.h"
#include "jss/scoring/score.h"

namespace jss::insight {

/// A contract whose private answer nobody told us and whose answer could move a score.
struct UnknownAnswer {
  std::string contract;
  std::string client;
  std::string title;
  std::int16_t stars = scoring::kNoStars;
  Day end_day;                  ///< What places it in windows.
  std::vector<Answer> options;  ///< What the answer may be, in the order of `Answer`.
};

/// What each unknown answer does to the windows of some days, as the kernel gives it.
///
/// The sums of a window are its `base` and, for each field that the answers move, a scale times a
/// coordinate. A coordinate is a whole number that each answer adds to (or, from `first_any` on,
/// that is 1 as soon as one answer makes it 1). What two windows always share is one coordinate.
struct AnswerEffects {
  /// The sums that answers can move, in the order of `WindowEffects::moved`.
  static constexpr std::size_t kFields = 6;
  static constexpr std::uint32_t kFixed = UINT32_MAX;

  struct Moved {
    std::uint32_t coordinate = kFixed;
    std::int64_t scale = 0;
  };
  /// A client who is in the window only under some answers.
  struct MovedClient {
    std::uint32_t coordinate = 0;
    bool returning = false;
  };
  struct WindowEffects {
    int months = 0;
    bool shown = true;
    scoring::WindowSums base;
    /// Of success_weight, weight, outcomes, silent, due and in_time.
    std::array<Moved, kFields> moved;
    std::vector<MovedClient> clients;

    /// The sums that the coordinates make, silence and signals not yet added.
    [[nodiscard]] scoring::WindowSums sums(std::span<const std::uint32_t> coordinates) const;
  };
  struct DayEffects {
    Day day;
    const scoring::Policy* policy = nullptr;
    scoring::FreelancerCounts counts;
    std::vector<WindowEffects> windows;  ///< Longest first, as the kernel has them.
  };

  std::vector<DayEffects> days;
  /// The newest first, then by id: what small windows need stands in front.
  std::vector<UnknownAnswer> contracts;
  std::uint32_t coordinates = 0;
  std::uint32_t first_any = 0;
  /// By contract and option: what it adds to each coordinate.
  std::vector<std::vector<std::vector<std::uint32_t>>> added;
};

/// Asks the kernel for each day, each contract and each answer. `known_on` is the day whose states
/// tell what there is to know of feedback.
///
/// An answer is unknown where an ended contract has no `recommend` and no removed feedback. With
/// public stars it is good, neutral or bad, and acts from the day on which the stars do. Without it
/// may also be none; it acts once the contract is awaited no longer (rulebook, section 4, line 6).
/// Contracts whose answer makes no difference on any of the days are left out.
/// REQUIRES: the chronicle and the calendar reach back to the first of `days`; none is after
/// `known_on`. Costs an evaluation for each day, contract and answer.
[[nodiscard]] AnswerEffects answer_effects(const history::Chronicle& chronicle,
                                           const scoring::PolicyCalendar& policies,
                                           std::span<const Day> days, Day known_on);

}  // namespace jss::insight

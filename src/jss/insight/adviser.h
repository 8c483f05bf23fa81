// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "jss/insight/advice.h"
#include "jss/insight/day_scorer.h"

namespace jss::insight {

/// The mean of the stars of all the freelancer's clients that stand; absent if there are none.
[[nodiscard]] std::int16_t usual_stars(const DayScorer& scorer);

/// Weighs what can be done about open contracts, one after the other. Refers to the chronicle.
class Adviser {
 public:
  Adviser(const history::Chronicle& chronicle, const scoring::PolicyCalendar& policies, Day today,
          std::int16_t usual_stars);

  /// Fills in the advice on a contract that is described already.
  void advise_on(OpenContract& contract);

  /// What all of these acts do together. REQUIRES: each can be, and they are about different
  /// contracts.
  [[nodiscard]] Effect effect_of_all(std::span<const Act> acts) const;

 private:
  // How good a future is: for how many days more there is a score, then by how much it is higher.
  struct Worth {
    std::int32_t scored_days = 0;
    std::int64_t mean = 0;

    friend auto operator<=>(const Worth&, const Worth&) = default;
  };

  [[nodiscard]] Act act_of(AdviceKind kind, const OpenContract& contract) const;
  [[nodiscard]] bool can(AdviceKind kind, const OpenContract& contract) const;
  [[nodiscard]] Worth worth_of(const Act& act) const;
  [[nodiscard]] AdviceKind best_of(std::span<const AdviceKind> kinds, const OpenContract& contract);
  [[nodiscard]] std::vector<Day> candidate_days(AdviceKind kind,
                                                const OpenContract& contract) const;
  [[nodiscard]] std::optional<Day> best_day(AdviceKind kind, const OpenContract& contract) const;

  void decide(OpenContract& contract);
  void decide_on_paused(OpenContract& contract);
  void decide_on_unpaid(OpenContract& contract);
  void decide_on_quiet(OpenContract& contract);

  const history::Chronicle* chronicle_;
  scoring::PolicyCalendar policies_;
  const scoring::Rules* rules_;
  Day today_;
  Day horizon_;
  std::int16_t usual_stars_;
  Timeline without_;                     // if nothing happens
  std::vector<Act> silent_ends_;         // advised so far
  history::Chronicle with_silent_ends_;  // the chronicle in which these happen
  Timeline timeline_of_silent_ends_;     // up to the horizon
};

}  // namespace jss::insight

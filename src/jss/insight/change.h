// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jss/history/chronicle.h"
#include "jss/insight/day_scorer.h"
#include "jss/insight/explanation.h"
#include "jss/scoring/policy_calendar.h"

namespace jss::insight {

/// Why a score moved from one day to the next.
enum class ChangeCause : std::uint8_t {
  entered,           ///< A contract began to count.
  aged_out,          ///< All or a part of a contract left the window; nothing but time did that.
  reweighed,         ///< A contract counts as before, but with another weight or credit.
  outcome_changed,   ///< A contract counts for another reason, or no longer.
  feedback_removed,  ///< The client's feedback was withdrawn.
  client_flagged,    ///< The client was flagged or suspended, and so the contract counts no more.
  client_cleared,    ///< The client no longer is, and so the contract counts again.
  silence,           ///< The share of silent contracts beyond what is tolerated.
  signal,            ///< A signal; `line` says which.
  window_switched,   ///< Another window decides.
  policy_changed,    ///< Other rules came into force.
  score_appeared,
  score_disappeared,
  rounding,  ///< What the parts, each rounded, lack or have too much.
};

[[nodiscard]] std::string_view to_string(ChangeCause cause);

/// One cause on one day.
struct ChangePart {
  Day day;  ///< Absent for `rounding`.
  ChangeCause why = ChangeCause::rounding;
  std::string contract;      ///< Its id; empty for what belongs to no contract.
  std::string title;         ///< The contract's label; may be empty.
  std::optional<Line> line;  ///< Of `silence` and `signal`.
  /// What has become of the contract; absent if it is no longer there, and for all else.
  std::optional<scoring::Outcome> outcome;
  /// Months of the window that it happened in, 0 for trending; for `window_switched` and
  /// `score_appeared` the window that decides now, for `score_disappeared` the one that did. Absent
  /// for `rounding` and `policy_changed`.
  std::optional<int> window;
  /// What the contract or line weighed in the window, and weighs now, in thousandths; for trending
  /// the sum over both windows. Zero for all else.
  std::int64_t weight_before = 0;
  std::int64_t weight_after = 0;
  std::optional<int> window_before;  ///< Of `window_switched`: the window that decided.
  /// Of `window_switched`: what moved in the window that decides now, but not in the one that did:
  /// it may be why. Without points, for these are in the parts or in the switch itself.
  std::vector<ChangePart> because;
  std::string policy;                  ///< Of `policy_changed`: the id of the rules that now hold.
  std::optional<std::int64_t> points;  ///< Hundredths; absent where there is no score to move.

  friend bool operator==(const ChangePart&, const ChangePart&) = default;
};

/// The score to which the parts of a day led.
struct ChangeDay {
  Day day;
  scoring::Score score;
};

/// Why the score of `to` differs from that of `from`.
struct Change {
  Day from;
  Day to;
  scoring::Score from_score;
  scoring::Score to_score;
  /// Hundredths of a point; absent unless both days have a score.
  std::optional<std::int64_t> points;
  /// By day; on a day the policy, the contracts by id, bytewise, the lines, the window, and whether
  /// a score appeared or disappeared. Last of all, if it is not zero, `rounding`.
  std::vector<ChangePart> parts;
  std::vector<ChangeDay> days;  ///< Those on which there is a part; rising.
  /// False if on some day more contracts changed than can be shared out exactly: there the mean of
  /// forward and reverse order stands in for Shapley values.
  bool exact = true;
};

/// Splits the change between two days, day by day, into causes whose points sum to it.
///
/// On each day a change of policy acts first, alone: it is the day before, scored by the new rules,
/// less the day before, scored by the old ones. Then everything that changed in the window that
/// decided before, by the rules of the day, shares that window's change by Shapley values: the mean
/// of what each adds over all orders in which they could have happened. Those are contracts, with
/// all their units, silence and signals; a window without weight counts as zero points. What is
/// left is the window that decides now against the one that did: `window_switched`. Each part is
/// rounded half up to hundredths, the last line takes what that leaves.
///
/// On a day on which a score appears or disappears the parts have no points. But if there was a
/// score on an earlier day, the one that appears has the points by which it differs from that one,
/// so that all points still sum to the change. If either end has no score, no part has points.
///
/// Shares are reckoned in fixed point with 44 binary digits after the hundredth; what lies closer
/// than a millionth of a hundredth to a half is rounded as a half.
///
/// Costs a few evaluations for each day on which a sum can move.
/// REQUIRES: the chronicle and the calendar reach back to `from`; `from <= to`.
[[nodiscard]] Change explain_change(const history::Chronicle& chronicle,
                                    const scoring::PolicyCalendar& policies, Day from, Day to);

/// What moved from the day of `before` to that of `after`, the day that follows it, without points;
/// in the order of `Change::parts`. It looks at the window that decided before, or if none did, at
/// the one that decides after. Empty if nothing moved, or if neither day has a score.
/// REQUIRES: both are of the same chronicle.
[[nodiscard]] std::vector<ChangePart> what_changed(const DayScorer& before, const DayScorer& after);

}  // namespace jss::insight

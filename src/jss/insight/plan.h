// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "jss/base/result.h"
#include "jss/history/chronicle.h"
#include "jss/insight/act.h"
#include "jss/insight/answer_outlook.h"
#include "jss/insight/plan_search.h"
#include "jss/scoring/policy_calendar.h"
#include "jss/scoring/score.h"

namespace jss::insight {

/// Up to so many open contracts a plan is exact in any case.
inline constexpr std::size_t kExactContracts = 12;
/// At most so many new jobs are planned.
inline constexpr std::uint32_t kMostNewJobs = 50;

struct PlanRequest {
  std::int64_t target = 100;  ///< The score as shown, 1 to 100.
  Day today;
  Day by;  ///< The last day on which the target may be reached; at most three years on.
  /// Above `kExactContracts` open contracts: how much is looked through for one plan.
  Diligence diligence{.most_kept = 1024, .work = 20'000'000};
};

/// One act of a plan.
struct PlanStep {
  Act act;
  bool needs_client = false;
  /// What becomes of the contract by the day on which the target is reached, with the whole plan
  /// and without any of it; for a new job the latter is absent.
  scoring::Outcome outcome;
  std::optional<scoring::Outcome> otherwise;
  /// The score on that day if only the acts up to this one are done.
  scoring::Score score;
};

/// What the plan comes to if all clients it asks, and those of new jobs, answer so.
enum class PlanCase : std::uint8_t { good, usual, bad };
inline constexpr std::size_t kPlanCases = 3;
[[nodiscard]] std::string_view to_string(PlanCase value);

/// Acts with their days, and the day on which they reach a score.
struct Plan {
  Effort effort;
  Day reached_on;
  std::vector<PlanStep> steps;  ///< By day; those of one day by contract, new jobs last.
  scoring::Score idle;          ///< The score on that day if nothing is done.
  std::array<scoring::Score, kPlanCases> cases;  ///< On that day, by `PlanCase`.
  /// The first day after on which, if nothing more happens, the score is below the target (absent
  /// where that does not come within `looked_until`), and the score then.
  Day lost_on;
  scoring::Score score_then;
  Day looked_until;
};

/// A contract that keeps the score from being higher.
struct Limit {
  std::string contract;
  scoring::Outcome outcome;
  std::int64_t points_lost = 0;  ///< Hundredths.
  Day leaves_on;                 ///< The first day on which it no longer counts in that window.
};

/// A number that may be too large for any type: about `digits` times ten to the `exponent`; exactly
/// so while the exponent is zero.
struct Magnitude {
  std::uint64_t digits = 0;
  std::uint32_t exponent = 0;
};

/// How sure the answer is.
struct PlanProof {
  bool exact = true;            ///< Nothing with less effort reaches the target.
  Effort excluded_below;        ///< If not exact: nothing with less effort than this does.
  std::uint32_t contracts = 0;  ///< Open ones.
  std::uint32_t jobs = 0;       ///< So many new jobs fit in.
  std::int32_t days = 0;        ///< From today on, both ends included.
  Magnitude plans;  ///< Different sets of acts with days, each on each day from its last on.
};

/// The answer to "what should I do?".
struct PlanAnswer {
  std::int64_t target = 0;
  Day today;
  Day by;
  scoring::Score now;
  std::optional<Plan> plan;  ///< Without any step: waiting is enough, or nothing is needed.
  /// The least that reaches the target on an earlier day than the plan, and on a still earlier one:
  /// each takes more effort than the one before; at most three.
  std::vector<Plan> sooner;
  std::optional<Plan> nearest;  ///< Where there is no plan: the least that comes nearest, if any.
  std::vector<Limit> limits;    ///< What keeps that one from more, the costliest first.
  std::vector<AnswerOutlook> outlooks;  ///< Of the clients of open contracts, by id.
  UsualJob job;
  PlanProof proof;

  /// The target is met today.
  [[nodiscard]] bool already_met() const {
    return plan && plan->steps.empty() && plan->reached_on == today;
  }
};

/// The plan with the least effort that reaches the target.
///
/// A plan is a set of acts with days from `today` to `by`, and a day on which the score, as shown,
/// is at least the target: no day before the last act, none after `by`. The acts: each open
/// contract that has begun is left alone; or ended by the freelancer without feedback; or, where
/// the rules know idling and it is not paused, paused; or ended by the client, who is asked to and
/// then says what the outlook calls usual. And new jobs like the usual one, each by a new client,
/// the first begun on `today`, each other one on the day on which the one before it ends; a job is
/// done by the day on which it ends.
///
/// Less effort is, in this order: fewer new jobs, fewer acts that need a client, fewer acts that
/// need nobody. Of equals the plan that reaches the target earliest is given; of those, going
/// through the contracts in the order of their ids, the one that acts on the first on which they
/// differ, rather by ending than by pausing than by asking, and earlier.
///
/// Every combination of acts and days is covered: a day is left out only where another one comes to
/// the same sums, a combination only where another one is as good in every number the rules ask
/// about and no dearer. With more than `kExactContracts` open contracts only so much is looked
/// through, the most promising first; the proof says what can then be missed.
///
/// Errors: `invalid_input` for a target or a day that cannot be asked about, and for a freelancer
/// without any contract. REQUIRES: nothing in the chronicle changes after `today`.
[[nodiscard]] Result<PlanAnswer> plan(const history::Chronicle& chronicle,
                                      const scoring::PolicyCalendar& policies,
                                      const PlanRequest& request);

}  // namespace jss::insight

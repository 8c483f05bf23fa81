// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "jss/scoring/contract_state.h"
#include "jss/scoring/policy.h"
#include "jss/scoring/verdict.h"

namespace jss::scoring {

/// What became of a contract, for the score.
enum class OutcomeKind : std::uint8_t { success, neutral, failure, excluded };

/// Why a contract counts as it does, or why it does not count.
enum class Why : std::uint8_t {
  ongoing_long_term,
  positive_feedback,
  mixed_feedback,
  negative_feedback,
  unpaid_positive,
  unpaid_negative,
  unpaid_silent,
  long_term_client,
  // Excluded:
  not_started,
  review,
  client_flagged,
  open,
  awaiting_feedback,
  no_earnings,
  feedback_removed,
  no_feedback,
};

struct Outcome {
  OutcomeKind kind = OutcomeKind::excluded;
  Why why = Why::open;

  [[nodiscard]] bool counts() const { return kind != OutcomeKind::excluded; }
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

[[nodiscard]] std::string_view to_string(OutcomeKind kind);
[[nodiscard]] std::string_view to_string(Why why);

/// What follows from a contract's own state on a day (rulebook, section 2).
struct ContractFacts {
  Day last_activity;
  /// The day on which it goes, or went, idle for good; absent where it never does.
  Day lapse_day;
  bool lapsed = false;      ///< Open, and treated as ended on `lapse_day`.
  bool had_lapsed = false;  ///< Ended, but idle since `lapse_day`.
  /// The day that places it in windows; absent while it is open and has not lapsed.
  Day end_day;
};

/// The facts of `contract` on `as_of`.
[[nodiscard]] inline ContractFacts facts_of(const ContractState& contract, const Rules& rules,
                                            Day as_of) {
  ContractFacts facts;
  facts.last_activity = std::max({contract.started_on, contract.last_paid_on, contract.resumed_on});
  if (rules.idle.contact_counts) {
    facts.last_activity = std::max(facts.last_activity, contract.last_contact_on);
  }
  if (rules.idle.days) {
    if (contract.ended() || !contract.paused_on.present()) {
      facts.lapse_day = facts.last_activity + *rules.idle.days;
    } else if (rules.idle.pause_limit_days) {
      facts.lapse_day = contract.paused_on + *rules.idle.pause_limit_days;
    }
  }
  if (contract.ended()) {
    facts.had_lapsed = facts.lapse_day.present() && facts.lapse_day <= contract.ended_on;
    facts.end_day =
        facts.had_lapsed && !contract.has_feedback() ? facts.lapse_day : contract.ended_on;
  } else if (facts.lapse_day.present() && facts.lapse_day <= as_of) {
    facts.lapsed = true;
    facts.end_day = facts.lapse_day;
  }
  return facts;
}

/// What the outcome of a contract depends on beyond its own state.
struct Surroundings {
  bool long_term = false;       ///< The relationship with the client is long-term.
  bool client_flagged = false;  ///< Flagged or suspended (rulebook, section 6).
  bool client_harsh = false;
};

namespace detail {

[[nodiscard]] constexpr Outcome excluded(Why why) { return {OutcomeKind::excluded, why}; }

// An open contract that has not lapsed. In mode "units" it counts by its completed stretches: the
// first stretch always has a payment, so there is one from that stretch's last day on.
[[nodiscard]] inline Outcome outcome_while_open(const ContractState& contract,
                                                const Surroundings& around, const Rules& rules,
                                                Day as_of) {
  if (!around.long_term || contract.earned.count == 0) return excluded(Why::open);
  if (rules.length.mode == LengthMode::units &&
      contract.first_paid_on + (kStretchDays - 1) > as_of) {
    return excluded(Why::open);
  }
  return {OutcomeKind::success, Why::ongoing_long_term};
}

[[nodiscard]] inline Outcome outcome_of_verdict(Verdict verdict, bool paid,
                                                const Surroundings& around, const Rules& rules) {
  if (verdict == Verdict::failure) {
    if (around.client_flagged) return excluded(Why::client_flagged);
    return {OutcomeKind::failure, paid ? Why::negative_feedback : Why::unpaid_negative};
  }
  const bool success = verdict == Verdict::success;
  const OutcomeKind kind = success ? OutcomeKind::success : OutcomeKind::neutral;
  if (paid) return {kind, success ? Why::positive_feedback : Why::mixed_feedback};
  if (rules.unpaid.positive == UnpaidPositive::counts) return {kind, Why::unpaid_positive};
  return excluded(Why::no_earnings);
}

[[nodiscard]] inline Outcome outcome_without_verdict(const ContractState& contract,
                                                     const Surroundings& around,
                                                     const Rules& rules) {
  const bool paid = contract.earned.count > 0;
  if (!paid && around.client_flagged) return excluded(Why::client_flagged);
  if (contract.feedback_removed && rules.removed == RemovedFeedback::excluded) {
    return excluded(Why::feedback_removed);
  }
  if (!paid) {
    if (rules.unpaid.silent == UnpaidSilent::excluded) return excluded(Why::no_earnings);
    return {OutcomeKind::failure, Why::unpaid_silent};
  }
  if (around.long_term && rules.long_term.vouches) {
    return {OutcomeKind::success, Why::long_term_client};
  }
  return excluded(Why::no_feedback);
}

}  // namespace detail

/// The outcome of `contract` on `as_of`: the first line of the table in section 4 of the rulebook
/// that fits.
[[nodiscard]] inline Outcome outcome_of(const ContractState& contract, const ContractFacts& facts,
                                        const Surroundings& around, const Rules& rules, Day as_of) {
  if (contract.started_on > as_of) return detail::excluded(Why::not_started);
  if (contract.excluded) return detail::excluded(Why::review);
  if (around.client_flagged && rules.flagged_client == FlaggedClient::drop_all) {
    return detail::excluded(Why::client_flagged);
  }
  if (!facts.end_day.present()) return detail::outcome_while_open(contract, around, rules, as_of);
  const Verdict said = verdict(contract, rules);
  if (said != Verdict::none) {
    return detail::outcome_of_verdict(said, contract.earned.count > 0, around, rules);
  }
  if (contract.ended() && !facts.had_lapsed && !contract.has_feedback() &&
      as_of < contract.ended_on + rules.feedback_days) {
    return detail::excluded(Why::awaiting_feedback);
  }
  return detail::outcome_without_verdict(contract, around, rules);
}

/// Silent contracts are excluded, but too many of them weigh on a window.
[[nodiscard]] inline bool is_silent(Outcome outcome) { return outcome.why == Why::no_feedback; }

}  // namespace jss::scoring

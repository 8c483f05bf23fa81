// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "jss/scoring/contract_state.h"
#include "jss/scoring/outcome.h"
#include "jss/scoring/policy.h"

namespace jss::scoring {

/// A piece of a counted contract that stands in windows by itself (rulebook, section 5).
struct Unit {
  Day day;
  std::int64_t credit = 0;  ///< Thousandths of a success.
  std::int64_t weight = 0;  ///< Thousandths of a plain contract.

  friend bool operator==(const Unit&, const Unit&) = default;
};

/// `weight` times `factor` thousandths, rounded down. REQUIRES: neither is negative.
[[nodiscard]] constexpr std::int64_t times_thousandths(std::int64_t weight, std::int64_t factor) {
  return weight * factor / 1000;
}

/// The weight of what was earned: the last tier that begins at or below it; 1000 without tiers.
[[nodiscard]] inline std::int64_t tier_weight(Cents earned, const Rules& rules) {
  std::int64_t weight = 1000;
  for (const SizeTier& tier : rules.size.tiers) {
    weight += static_cast<std::int64_t>(tier.from <= earned) * (tier.weight - weight);
  }
  return weight;
}

/// The credit of a counted outcome.
[[nodiscard]] inline std::int64_t credit_of(OutcomeKind kind, const Rules& rules) {
  const std::array<int, 4> credits{rules.credit.success, rules.credit.neutral, rules.credit.failure,
                                   0};
  return credits[static_cast<std::size_t>(kind)];
}

/// How many stretches from the first to the last payment had a payment; 1 for an unpaid contract.
[[nodiscard]] inline std::int64_t paid_stretch_count(const ContractState& contract) {
  if (!contract.first_paid_on.present()) return 1;
  if (contract.paid_stretches.empty()) {
    return stretch_of(contract.last_paid_on, contract.first_paid_on) + 1;
  }
  return std::count(contract.paid_stretches.begin(), contract.paid_stretches.end(), '1');
}

/// The weight of a failed closing unit: the failure factor, then the harsh client's, then that of a
/// prompt end, rounded down after each.
[[nodiscard]] inline std::int64_t failed_weight(std::int64_t weight, const ContractState& contract,
                                                const ContractFacts& facts, Outcome outcome,
                                                bool client_harsh, const Rules& rules) {
  weight = times_thousandths(
      weight, contract.earned.count == 0 ? rules.factor.unpaid : rules.factor.failure);
  if (client_harsh) weight = times_thousandths(weight, rules.client_record.harsh_factor);
  if (outcome.why == Why::unpaid_silent &&
      facts.end_day - contract.started_on <= rules.unpaid.prompt_days) {
    weight = times_thousandths(weight, rules.unpaid.prompt_factor);
  }
  return weight;
}

/// Calls `visit(Day)` with the last day of each of the newest `count` paid stretches, newest first,
/// after leaving out the newest `skip` of them and those whose last day is after `latest`.
template <class Visit>
void visit_newest_stretches(const ContractState& contract, std::int64_t skip, std::int64_t count,
                            Day latest, Visit&& visit) {
  const std::int32_t stretches = stretch_of(contract.last_paid_on, contract.first_paid_on) + 1;
  const std::string_view digits = contract.paid_stretches;
  for (std::int32_t k = stretches - 1; k >= 0 && count > 0; --k) {
    if (!digits.empty() && digits[static_cast<std::size_t>(k)] == '0') continue;
    const Day last_day = contract.first_paid_on + (kStretchDays * k + kStretchDays - 1);
    if (last_day > latest) continue;
    if (skip > 0) {
      --skip;
      continue;
    }
    visit(last_day);
    --count;
  }
}

/// Calls `visit(Unit)` for each unit of a counted contract, the closing unit last.
/// REQUIRES: `outcome.counts()`.
template <class Visit>
void visit_units(const ContractState& contract, const ContractFacts& facts, Outcome outcome,
                 bool client_harsh, const Rules& rules, Day as_of, Visit&& visit) {
  const bool in_units = rules.length.mode == LengthMode::units;
  const auto visit_success = [&](Day day) {
    visit(Unit{.day = day, .credit = rules.credit.success, .weight = 1000});
  };
  if (in_units && outcome.why == Why::ongoing_long_term) {
    visit_newest_stretches(contract, 0, rules.length.cap, as_of, visit_success);
    return;
  }
  std::int64_t weight = tier_weight(contract.earned, rules);
  if (rules.length.mode == LengthMode::scale) {
    const std::int64_t units =
        std::min<std::int64_t>(paid_stretch_count(contract), rules.length.cap);
    weight = times_thousandths(weight, 1000 + rules.length.step * (units - 1));
  }
  if (outcome.kind == OutcomeKind::failure) {
    weight = failed_weight(weight, contract, facts, outcome, client_harsh, rules);
  }
  if (in_units && contract.last_paid_on - contract.first_paid_on >= kStretchDays) {
    visit_newest_stretches(contract, 1, rules.length.cap - 1, kLastDay, visit_success);
  }
  visit(Unit{.day = outcome.why == Why::ongoing_long_term ? contract.last_paid_on : facts.end_day,
             .credit = credit_of(outcome.kind, rules),
             .weight = weight});
}

}  // namespace jss::scoring

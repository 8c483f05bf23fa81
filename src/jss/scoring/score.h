// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "jss/base/fraction.h"
#include "jss/scoring/client_record.h"
#include "jss/scoring/contract_table.h"
#include "jss/scoring/outcome.h"
#include "jss/scoring/policy.h"
#include "jss/scoring/unit.h"
#include "jss/scoring/window.h"

namespace jss::scoring {

/// One candidate for the score: a window, or the trending mean of two.
struct WindowScore {
  /// Zero for trending.
  int months = 0;
  bool qualifies = false;
  /// Present if it qualifies: S / W of the window; for trending the mean of two such.
  std::optional<Fraction> value;
  /// All zero for trending.
  WindowSums sums;
};

/// A freelancer's score on one day. "No score yet" is a result, not an error.
struct Score {
  /// The windows of the policy, longest first, then trending if it is on.
  [[nodiscard]] std::span<const WindowScore> windows() const { return {windows_.data(), size_}; }
  /// The window that decides: the highest that qualifies, the longest of equals, trending last of
  /// all. Nullptr if none qualifies.
  [[nodiscard]] const WindowScore* decisive() const {
    return decisive_ < size_ ? &windows_.at(decisive_) : nullptr;
  }
  /// Why there is no score, taken from the longest window; nothing if there is one.
  std::optional<NoScore> reason;

  /// Adds a window to be filled in, which at first does not qualify.
  WindowScore& add() { return windows_.at(size_++); }
  void add(const WindowScore& window) { add() = window; }
  /// Picks the decisive window among those added.
  void decide();

 private:
  std::size_t size_ = 0;
  std::size_t decisive_ = SIZE_MAX;
  std::array<WindowScore, kMaxShownWindows + 1> windows_{};
};

/// Points from 0 to 100 as shown: rounded half up to an integer, or to hundredths.
[[nodiscard]] inline std::int64_t points(const Fraction& value) {
  return round_half_up({value.numerator, value.denominator * 10}, 1);
}
[[nodiscard]] inline std::int64_t points_in_hundredths(const Fraction& value) {
  return round_half_up(value, 10);
}

/// The question put to a table: under which rules, on which day, with which client records.
struct Question {
  const Rules& rules;
  Day as_of;
  /// By `ClientIndex`, over all freelancers, those being scored included; empty where the rules use
  /// none. From `client_records`.
  std::span<const ClientRecord> records;
  WindowSet windows;

  Question(const Rules& the_rules, Day day, std::span<const ClientRecord> the_records)
      : rules(the_rules), as_of(day), records(the_records), windows(the_rules, day) {}
};

/// Listens to nothing; compiles away.
struct NoTrace {
  void contract(std::uint32_t, const ContractFacts&, Outcome) {}
  void unit(std::uint32_t, const Unit&) {}
  void window(const Window&, const WindowSums&, const FreelancerCounts&) {}
};

namespace detail {

/// Sums by how many windows hold a thing: what stands in the first k and no more is added to bucket
/// k, and each window's sums are those of its own bucket and of all deeper ones.
using Buckets = std::array<WindowSums, kMaxWindows + 1>;

struct Relationship {
  Day first_paid_on;
  Day last_paid_on;
  std::uint32_t started = 0;  ///< Contracts that have started.

  [[nodiscard]] bool paid() const { return first_paid_on.present(); }
  [[nodiscard]] bool long_term(const Rules& rules, Day as_of) const {
    return paid() && last_paid_on - first_paid_on >= rules.long_term.days &&
           (!rules.long_term.recent_days || as_of - last_paid_on <= *rules.long_term.recent_days);
  }
  /// The client came back, or stays long-term (rulebook, section 8, retention).
  [[nodiscard]] bool returning(const Rules& rules, Day as_of) const {
    return started >= 2 || long_term(rules, as_of);
  }
};

[[nodiscard]] inline Relationship relationship(const ContractTable& table, RowRange rows,
                                               Day as_of) {
  Day first_paid_on = kNever;
  Day last_paid_on;
  std::uint32_t started = 0;
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
    started += table.started_on[row] <= as_of ? 1U : 0U;
    const Day paid_on = table.first_paid_on[row];
    first_paid_on = std::min(first_paid_on, paid_on.present() ? paid_on : kNever);
    last_paid_on = std::max(last_paid_on, table.last_paid_on[row]);
  }
  return {.first_paid_on = first_paid_on != kNever ? first_paid_on : kNoDay,
          .last_paid_on = last_paid_on,
          .started = started};
}

/// The part of section 8 that asks about open contracts.
inline void count_open(const ContractState& contract, const ContractFacts& facts,
                       const Question& question, FreelancerCounts& counts) {
  const auto& signals = question.rules.signals;
  if (contract.ended() || contract.excluded || contract.started_on > question.as_of) return;
  if (question.as_of - facts.last_activity > signals.stale_days) ++counts.stale;
  if (facts.lapsed) return;
  ++counts.ongoing;
  if (contract.last_contact_on.present() &&
      contract.last_contact_on >= question.as_of - signals.contact_days) {
    ++counts.in_contact;
  }
}

/// A row's state as far as the rules read it: a column left alone is memory not waited for. Due and
/// delivered days, which one signal asks for, are read there.
[[nodiscard]] inline ContractState scored_state(const ContractTable& table, std::uint32_t row,
                                                const Rules& rules) {
  ContractState contract{.started_on = table.started_on[row],
                         .ended_on = table.ended_on[row],
                         .first_paid_on = table.first_paid_on[row],
                         .last_paid_on = table.last_paid_on[row],
                         .paused_on = table.paused_on[row],
                         .resumed_on = table.resumed_on[row],
                         .earned = table.earned[row],
                         .stars = table.stars[row],
                         .recommend = table.recommend[row],
                         .ended_by = table.ended_by[row],
                         .end_reason = table.end_reason[row],
                         .dispute = table.dispute[row],
                         .feedback_removed = table.feedback_removed[row] != 0,
                         .excluded = table.excluded[row] != 0,
                         .paid_stretches = table.texts[table.paid_stretches[row]]};
  if (rules.idle.contact_counts || rules.signals.engagement) {
    contract.last_contact_on = table.last_contact_on[row];
  }
  return contract;
}

/// Records lie scattered in memory: asks for that of a row soon to come while this one is reckoned.
inline void prefetch_record(const ContractTable& table, std::uint32_t row,
                            const Question& question) {
  constexpr std::uint32_t kAhead = 24;
  if (question.records.empty() || row + kAhead >= table.size()) return;
  __builtin_prefetch(&question.records[table.client[row + kAhead].value]);
}

/// Adds the contracts of one freelancer with one client to the buckets.
template <class Trace>
void add_client(const ContractTable& table, RowRange rows, const Question& question,
                Buckets& buckets, FreelancerCounts& counts, Trace& trace) {
  const Rules& rules = question.rules;
  const Relationship relation = relationship(table, rows, question.as_of);
  Surroundings around{.long_term = relation.long_term(rules, question.as_of)};
  const ClientRecord* const all =
      question.records.empty() ? nullptr : &question.records[table.client[rows.begin].value];
  if (all != nullptr && may_matter(*all, rows.size(), rules)) {
    const ClientRecord others = *all - client_record(table, rows, rules, question.as_of);
    around.client_flagged = is_flagged(others, rules);
    around.client_harsh = is_harsh(others, rules);
  }
  around.client_flagged |= table.client_standing[rows.begin] != Standing::good;
  if (relation.paid()) ++counts.lifetime_clients;

  std::size_t client_depth = 0;
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
    prefetch_record(table, row, question);
    const ContractState contract = scored_state(table, row, rules);
    const ContractFacts facts = facts_of(contract, rules, question.as_of);
    const Outcome outcome = outcome_of(contract, facts, around, rules, question.as_of);
    trace.contract(row, facts, outcome);
    count_open(contract, facts, question, counts);
    if (rules.signals.completion && contract.ended() && contract.ended_on <= question.as_of) {
      WindowSums& bucket = buckets[question.windows.depth(contract.ended_on)];
      ++bucket.ended;
      if (contract.earned.count > 0) ++bucket.ended_paid;
    }
    if (is_silent(outcome)) ++buckets[question.windows.depth(facts.end_day)].silent;
    if (!outcome.counts()) continue;

    std::size_t contract_depth = 0;
    visit_units(contract, facts, outcome, around.client_harsh, rules, question.as_of,
                [&](const Unit& unit) {
                  trace.unit(row, unit);
                  const std::size_t depth = question.windows.depth(unit.day);
                  contract_depth = std::max(contract_depth, depth);
                  buckets[depth].success_weight += unit.weight * unit.credit;
                  buckets[depth].weight += unit.weight;
                });
    client_depth = std::max(client_depth, contract_depth);
    WindowSums& bucket = buckets[contract_depth];
    ++bucket.outcomes;
    if (rules.signals.deadlines && table.due_on[row].present() &&
        table.delivered_on[row].present()) {
      ++bucket.due;
      if (table.delivered_on[row] <= table.due_on[row]) ++bucket.in_time;
    }
  }
  ++buckets[client_depth].clients;
  buckets[client_depth].returning_clients +=
      static_cast<std::uint32_t>(relation.returning(rules, question.as_of));
}

/// The score that the windows' sums make, silence and signals not yet added.
[[nodiscard]] Score decide(const Question& question, std::span<const WindowSums> sums,
                           const FreelancerCounts& counts);

}  // namespace detail

/// The score of the freelancer whose rows those are, and on the way everything that `trace` wants
/// to hear: each row's facts and outcome, each counted row's units, each window's sums before
/// silence and signals are added.
///
/// Pure: equal arguments give equal scores on every machine. Linear in the rows, allocates nothing.
/// REQUIRES: `rows` is a freelancer's range of `table`, and no day of it but `started_on` and
/// `due_on` is after `question.as_of`.
template <class Trace>
[[nodiscard]] Score score(const ContractTable& table, FreelancerIndex freelancer,
                          const Question& question, Trace&& trace) {
  detail::Buckets buckets{};
  FreelancerCounts counts{.profile_completeness = table.profile_completeness[freelancer.value]};
  const RowRange rows = table.rows_of(freelancer);
  for (std::uint32_t begin = rows.begin; begin < rows.end;) {
    std::uint32_t end = begin + 1;
    while (end < rows.end && table.client[end] == table.client[begin]) ++end;
    detail::add_client(table, {begin, end}, question, buckets, counts, trace);
    begin = end;
  }
  // From here on each bucket holds all of its window; the first is of no window.
  add_deeper({&buckets[1], question.windows.size()});
  for (std::size_t depth = question.windows.size(); depth > 0; --depth) {
    trace.window(question.windows.windows()[depth - 1], buckets[depth], counts);
  }
  return detail::decide(question, {&buckets[1], question.windows.size()}, counts);
}

/// The same, when nobody listens.
[[nodiscard]] inline Score score(const ContractTable& table, FreelancerIndex freelancer,
                                 const Question& question) {
  return score(table, freelancer, question, NoTrace{});
}

/// The name of a window in every output: `24m`, or `trending` for zero months.
[[nodiscard]] std::string window_name(int months);

}  // namespace jss::scoring

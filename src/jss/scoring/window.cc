// SPDX-License-Identifier: Apache-2.0
#include "jss/scoring/window.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace jss::scoring {
namespace {

constexpr std::array kTrendingMonths{6, 3};

// A share in thousandths, rounded down; a share of nothing is absent.
std::optional<std::int64_t> share(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return std::nullopt;
  return 1000 * part / whole;
}

std::optional<std::int64_t> signal_value(Signal signal, const WindowSums& sums,
                                         const FreelancerCounts& counts) {
  switch (signal) {
    case Signal::deadlines:
      return share(sums.in_time, sums.due);
    case Signal::retention:
      return share(sums.returning_clients, sums.clients);
    case Signal::engagement:
      return share(counts.in_contact, counts.ongoing);
    case Signal::completion:
      return share(sums.ended_paid, std::int64_t{sums.ended} + counts.stale);
    case Signal::profile:
      if (counts.profile_completeness < 0) return std::nullopt;
      return 10 * counts.profile_completeness;
  }
  return std::nullopt;
}

std::optional<int> signal_weight(Signal signal, const Rules& rules) {
  switch (signal) {
    case Signal::deadlines:
      return rules.signals.deadlines;
    case Signal::retention:
      return rules.signals.retention;
    case Signal::engagement:
      return rules.signals.engagement;
    case Signal::completion:
      return rules.signals.completion;
    case Signal::profile:
      return rules.signals.profile;
  }
  return std::nullopt;
}

bool uses_signals(const Rules& rules) {
  const auto& signals = rules.signals;
  return signals.deadlines || signals.retention || signals.engagement || signals.completion ||
         signals.profile;
}

}  // namespace

WindowSet::WindowSet(const Rules& rules, Day as_of) {
  const auto add = [this, as_of](int months, bool shown) {
    const auto end = windows_.cbegin() + size_;
    const bool known = std::any_of(windows_.cbegin(), end,
                                   [months](const Window& w) { return w.months == months; });
    if (known) return;
    assert(size_ < kMaxWindows);
    windows_.at(size_++) = {months, first_day_of_window(as_of, months), shown};
  };
  for (const int months : rules.windows.months) add(months, true);
  if (rules.windows.trending) {
    for (const int months : kTrendingMonths) add(months, false);
  }
  std::sort(windows_.begin(), windows_.begin() + size_,
            [](const Window& a, const Window& b) { return a.months > b.months; });
  first_days_.fill(kNever);
  for (std::size_t i = 0; i < size_; ++i) first_days_.at(i) = windows_.at(i).first_day;
}

std::size_t WindowSet::find(int months) const {
  std::size_t at = 0;
  while (windows_.at(at).months != months) ++at;
  return at;
}

std::string_view to_string(Signal signal) {
  constexpr std::array<std::string_view, kSignalCount> kWords{
      "deadlines", "retention", "engagement", "completion", "profile"};
  return kWords.at(static_cast<std::size_t>(signal));
}

PseudoOutcome silence_in(const WindowSums& sums, const Rules& rules) {
  if (!rules.silence.tolerated) return {};
  const std::int64_t silent = sums.silent;
  const std::int64_t all = silent + sums.outcomes;
  const std::int64_t excess = 1000 * silent - *rules.silence.tolerated * all;
  if (excess <= 0) return {};
  const std::int64_t weight = excess * rules.silence.weight / 1000;
  return {.success_weight = weight * rules.credit.failure, .weight = weight};
}

std::optional<PseudoOutcome> signal_in(Signal signal, const WindowSums& sums,
                                       const FreelancerCounts& counts, const Rules& rules) {
  const std::optional<int> weight = signal_weight(signal, rules);
  if (!weight || sums.outcomes == 0) return std::nullopt;
  const std::optional<std::int64_t> value = signal_value(signal, sums, counts);
  if (!value) return std::nullopt;
  return PseudoOutcome{.success_weight = *weight * *value * rules.credit.success / 1000,
                       .weight = *weight};
}

void add_pseudo_outcomes(WindowSums& sums, const FreelancerCounts& counts, const Rules& rules) {
  if (sums.outcomes == 0 && sums.silent == 0) return;
  PseudoOutcome added = silence_in(sums, rules);
  if (uses_signals(rules)) {
    for (std::size_t i = 0; i < kSignalCount; ++i) {
      if (const auto signal = signal_in(static_cast<Signal>(i), sums, counts, rules)) {
        added.success_weight += signal->success_weight;
        added.weight += signal->weight;
      }
    }
  }
  sums.success_weight += added.success_weight;
  sums.weight += added.weight;
}

std::optional<Fraction> score_of(const WindowSums& sums) {
  if (sums.weight == 0) return std::nullopt;
  return Fraction{std::max<Int128>(sums.success_weight, 0), sums.weight};
}

std::string_view to_string(NoScore reason) {
  constexpr std::array<std::string_view, 3> kWords{"no_outcomes", "too_few_outcomes",
                                                   "too_few_clients"};
  return kWords.at(static_cast<std::size_t>(reason));
}

std::optional<NoScore> gate(const WindowSums& sums, const FreelancerCounts& counts,
                            const Rules& rules) {
  if (sums.outcomes == 0 || sums.weight == 0) return NoScore::no_outcomes;
  if (sums.outcomes < static_cast<std::uint32_t>(rules.gate.outcomes)) {
    return NoScore::too_few_outcomes;
  }
  const std::uint32_t clients =
      rules.gate.client_scope == ClientScope::lifetime ? counts.lifetime_clients : sums.clients;
  if (clients < static_cast<std::uint32_t>(rules.gate.clients)) return NoScore::too_few_clients;
  return std::nullopt;
}

}  // namespace jss::scoring

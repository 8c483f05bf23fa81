// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "jss/base/day.h"
#include "jss/base/fraction.h"
#include "jss/scoring/policy.h"

namespace jss::scoring {

/// A rolling period of calendar months that ends on the day being scored, both ends included.
///
/// A six-month window as of 2024-08-15 begins on 2024-02-15: what ended on that day is six months
/// old and counts, what ended the day before is six months and one day old and does not.
struct Window {
  int months = 0;
  Day first_day;
  bool shown = true;  ///< False for a window that only serves the trending score.
};

/// The windows of shown months, and six and three months where trending needs them.
inline constexpr std::size_t kMaxWindows = kMaxShownWindows + 2;

/// The windows of a policy on a day, longest first. They are nested: what stands in one stands in
/// every one before it.
class WindowSet {
 public:
  WindowSet(const Rules& rules, Day as_of);

  [[nodiscard]] std::span<const Window> windows() const { return {windows_.data(), size_}; }
  [[nodiscard]] std::size_t size() const { return size_; }

  /// How many windows hold `day`: the first so many. REQUIRES: `day` is not after the scored day.
  [[nodiscard]] std::size_t depth(Day day) const {
    std::uint32_t depth = 0;
    for (const Day first_day : first_days_) depth += first_day <= day ? 1U : 0U;
    return depth;
  }

  /// The position of the window of so many months. REQUIRES: there is one.
  [[nodiscard]] std::size_t find(int months) const;

 private:
  std::array<Window, kMaxWindows> windows_{};
  // Those of `windows_`, then days that never come: comparing with all of them needs no branch.
  std::array<Day, kMaxWindows> first_days_{};
  std::size_t size_ = 0;
};

/// A weight with its share of success, in the units of `WindowSums`.
struct PseudoOutcome {
  std::int64_t success_weight = 0;
  std::int64_t weight = 0;
};

/// What one freelancer brings together in one window (rulebook, section 7).
struct WindowSums {
  std::int64_t success_weight = 0;  ///< S: the sum of weight times credit, millionths.
  std::int64_t weight = 0;          ///< W: the sum of weights, thousandths.
  std::uint32_t outcomes = 0;       ///< Contracts with a unit in the window.
  std::uint32_t clients = 0;        ///< Their distinct clients.
  std::uint32_t silent = 0;         ///< Silent contracts whose end day is in the window.
  // Counts for the signals (rulebook, section 8); `due` to `ended_paid` stay zero where the rules
  // have no signal that asks for them.
  std::uint32_t returning_clients = 0;  ///< Of `clients`: came back, or stay long-term.
  std::uint32_t due = 0;                ///< Of `outcomes`: with a deadline and a delivery.
  std::uint32_t in_time = 0;            ///< Of `due`: delivered by then.
  std::uint32_t ended = 0;              ///< Contracts that ended in the window.
  std::uint32_t ended_paid = 0;         ///< Of `ended`: something was earned.

  WindowSums& operator+=(const WindowSums& other) {
    success_weight += other.success_weight;
    weight += other.weight;
    outcomes += other.outcomes;
    clients += other.clients;
    silent += other.silent;
    returning_clients += other.returning_clients;
    due += other.due;
    in_time += other.in_time;
    ended += other.ended;
    ended_paid += other.ended_paid;
    return *this;
  }
  /// Takes out what was added before.
  WindowSums& operator-=(const WindowSums& other) {
    success_weight -= other.success_weight;
    weight -= other.weight;
    outcomes -= other.outcomes;
    clients -= other.clients;
    silent -= other.silent;
    returning_clients -= other.returning_clients;
    due -= other.due;
    in_time -= other.in_time;
    ended -= other.ended;
    ended_paid -= other.ended_paid;
    return *this;
  }
  friend bool operator==(const WindowSums&, const WindowSums&) = default;
};

/// From what stands in the first k windows and in no more, k = 1 first, to what each window holds:
/// its own and that of all deeper ones.
inline void add_deeper(std::span<WindowSums> sums) {
  for (std::size_t i = sums.size(); i > 1; --i) sums[i - 2] += sums[i - 1];
}

/// Counts of one freelancer that are the same in every window.
struct FreelancerCounts {
  std::uint32_t lifetime_clients = 0;  ///< Distinct clients who paid something.
  std::uint32_t ongoing = 0;           ///< Open contracts, lapsed and excluded ones left out.
  std::uint32_t in_contact = 0;        ///< Of `ongoing`: with a recent contact.
  std::uint32_t stale = 0;             ///< Open contracts without recent activity.
  std::int8_t profile_completeness = -1;

  /// Adds or takes out what other contracts count; the profile stays.
  FreelancerCounts& operator+=(const FreelancerCounts& other) {
    lifetime_clients += other.lifetime_clients;
    ongoing += other.ongoing;
    in_contact += other.in_contact;
    stale += other.stale;
    return *this;
  }
  FreelancerCounts& operator-=(const FreelancerCounts& other) {
    lifetime_clients -= other.lifetime_clients;
    ongoing -= other.ongoing;
    in_contact -= other.in_contact;
    stale -= other.stale;
    return *this;
  }
  friend bool operator==(const FreelancerCounts&, const FreelancerCounts&) = default;
};

/// The signals in the order of the rulebook.
enum class Signal : std::uint8_t { deadlines, retention, engagement, completion, profile };
inline constexpr std::size_t kSignalCount = 5;

[[nodiscard]] std::string_view to_string(Signal signal);

/// What too much silence adds to a window; zero where it is tolerated.
[[nodiscard]] PseudoOutcome silence_in(const WindowSums& sums, const Rules& rules);

/// What a signal adds to a window; nothing where the signal is absent or the window is empty.
[[nodiscard]] std::optional<PseudoOutcome> signal_in(Signal signal, const WindowSums& sums,
                                                     const FreelancerCounts& counts,
                                                     const Rules& rules);

/// Adds to a window what silence and the signals bring.
void add_pseudo_outcomes(WindowSums& sums, const FreelancerCounts& counts, const Rules& rules);

/// `sums` with silence and signals added.
[[nodiscard]] inline WindowSums complete(WindowSums sums, const FreelancerCounts& counts,
                                         const Rules& rules) {
  add_pseudo_outcomes(sums, counts, rules);
  return sums;
}

/// The score of a window: a share of success from 0 up, in thousandths of a thousandth of a success
/// a thousandth of weight, which is `S / W`. Nothing where `W` is zero.
///
/// Shown points are a tenth of it: S/W = 882.4 is 88.24 points.
[[nodiscard]] std::optional<Fraction> score_of(const WindowSums& sums);

/// Why a window gives no score.
enum class NoScore : std::uint8_t { no_outcomes, too_few_outcomes, too_few_clients };

[[nodiscard]] std::string_view to_string(NoScore reason);

/// What keeps a window from qualifying; nothing if it qualifies.
[[nodiscard]] std::optional<NoScore> gate(const WindowSums& sums, const FreelancerCounts& counts,
                                          const Rules& rules);

}  // namespace jss::scoring

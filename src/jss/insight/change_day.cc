// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/change_day.h"

#include <algorithm>
#include <array>

namespace jss::insight {
namespace {

using scoring::Why;

// The windows that make the score of so many months; none where there is no contract at all.
struct DecidingWindows {
  std::array<const DayReading::WindowReading*, 2> windows{};
};

DecidingWindows deciding_windows(const DayReading& reading, int months) {
  DecidingWindows found;
  for (const auto& window : reading.windows) {
    if (window.window.months == (months == 0 ? 6 : months)) found.windows[0] = &window;
    if (months == 0 && window.window.months == 3) found.windows[1] = &window;
  }
  return found;
}

// Nothing of a contract that is not there.
DecidingShare share_of(const DayReading::Contract& contract, const DecidingWindows& deciding) {
  DecidingShare share{};
  if (contract.units.empty()) return share;
  for (std::size_t i = 0; i < share.size(); ++i) {
    if (deciding.windows[i] == nullptr) continue;
    for (const scoring::Unit& unit : contract.units) {
      if (unit.day < deciding.windows[i]->window.first_day) continue;
      share[i] += {unit.weight * unit.credit, unit.weight};
    }
  }
  return share;
}

DecidingShare share_of(Line line, const DayReading& reading, const DecidingWindows& deciding) {
  DecidingShare share{};
  for (std::size_t i = 0; i < share.size(); ++i) {
    if (deciding.windows[i] == nullptr) continue;
    const scoring::WindowSums& sums = deciding.windows[i]->sums;
    if (line == Line::silence) {
      const scoring::PseudoOutcome silence = scoring::silence_in(sums, reading.rules());
      share[i] = {silence.success_weight, silence.weight};
      continue;
    }
    const auto signal =
        static_cast<scoring::Signal>(static_cast<int>(line) - static_cast<int>(Line::deadlines));
    const auto added = scoring::signal_in(signal, sums, reading.counts, reading.rules());
    if (added) share[i] = {added->success_weight, added->weight};
  }
  return share;
}

DecidingShare operator-(DecidingShare a, const DecidingShare& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] = a[i] - b[i];
  return a;
}

// Why a contract adds something else than it did. `had` and `has` tell whether it adds, or added,
// anything.
ChangeCause cause_of(const DayReading::Contract& before, const DayReading::Contract& after,
                     bool had, bool has) {
  const auto flagged = [](const DayReading::Contract& contract) {
    return contract.there() && contract.outcome.why == Why::client_flagged;
  };
  const auto removed = [](const DayReading::Contract& contract) {
    return contract.there() && contract.feedback_removed;
  };
  if (flagged(after)) return ChangeCause::client_flagged;
  if (flagged(before)) return ChangeCause::client_cleared;
  if (removed(after) && !removed(before)) return ChangeCause::feedback_removed;
  if (!had) return ChangeCause::entered;
  if (!before.there() || !after.there() || before.outcome != after.outcome) {
    return ChangeCause::outcome_changed;
  }
  if (before.units == after.units) return ChangeCause::aged_out;
  return has ? ChangeCause::reweighed : ChangeCause::outcome_changed;
}

}  // namespace

DecidingShare sums_of(const DayReading& reading, int months) {
  const DecidingWindows deciding = deciding_windows(reading, months);
  DecidingShare sums{};
  for (std::size_t i = 0; i < sums.size(); ++i) {
    if (deciding.windows[i] == nullptr) continue;
    const scoring::WindowSums all =
        complete(deciding.windows[i]->sums, reading.counts, reading.rules());
    sums[i] = {all.success_weight, all.weight};
  }
  return sums;
}

FixedPoints points_of(const DayReading& reading, int months) {
  return fixed_points(sums_of(reading, months), window_count(months));
}

WindowMove move_between(const DayReading& before, const DayReading& after, int months) {
  WindowMove found{
      .parts = {},
      .move = {.windows = window_count(months), .start = sums_of(before, months), .steps = {}}};
  const DecidingWindows then = deciding_windows(before, months);
  const DecidingWindows now = deciding_windows(after, months);
  const auto add = [&](const DecidingShare& had, const DecidingShare& has, ChangePart part) {
    part.day = after.day;
    part.window = months;
    part.weight_before = had[0].weight + had[1].weight;
    part.weight_after = has[0].weight + has[1].weight;
    found.parts.push_back(std::move(part));
    found.move.steps.push_back(has - had);
  };
  for (std::size_t i = 0; i < after.contracts.size(); ++i) {
    const DayReading::Contract& old = before.contracts[i];
    const DayReading::Contract& current = after.contracts[i];
    const DecidingShare had = share_of(old, then);
    const DecidingShare has = share_of(current, now);
    if (had == has) continue;
    const history::ContractNames& names = current.there() ? *current.names : *old.names;
    ChangePart part{.why = cause_of(old, current, had != DecidingShare{}, has != DecidingShare{}),
                    .contract = names.contract,
                    .title = names.title};
    if (current.there()) part.outcome = current.outcome;
    add(had, has, std::move(part));
  }
  for (int i = static_cast<int>(Line::silence); i <= static_cast<int>(Line::profile); ++i) {
    const auto line = static_cast<Line>(i);
    const DecidingShare had = share_of(line, before, then);
    const DecidingShare has = share_of(line, after, now);
    if (had == has) continue;
    add(had, has,
        {.why = line == Line::silence ? ChangeCause::silence : ChangeCause::signal, .line = line});
  }
  return found;
}

}  // namespace jss::insight

// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/change_day.h"

#include <algorithm>
#include <array>

namespace jss::insight {
namespace {

using scoring::Why;

// Listens to the kernel.
struct Recorder {
  DayReading* reading;
  const scoring::ContractTable& table;
  std::uint32_t first_row;

  void contract(std::uint32_t row, const scoring::ContractFacts&, scoring::Outcome outcome) {
    reading->contracts.push_back({.id = table.contract_id(row),
                                  .title = table.texts[table.title[row]],
                                  .feedback_removed = table.feedback_removed[row] != 0,
                                  .outcome = outcome,
                                  .units = {}});
  }
  void unit(std::uint32_t row, const scoring::Unit& unit) const {
    reading->contracts[row - first_row].units.push_back(unit);
  }
  void window(const scoring::Window& window, const scoring::WindowSums& sums,
              const scoring::FreelancerCounts& counts) const {
    reading->windows.push_back({window, sums});
    reading->counts = counts;
  }
};

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
DecidingShare share_of(const DayReading::Contract* contract, const DecidingWindows& deciding) {
  DecidingShare share{};
  if (contract == nullptr) return share;
  for (std::size_t i = 0; i < share.size(); ++i) {
    if (deciding.windows[i] == nullptr) continue;
    for (const scoring::Unit& unit : contract->units) {
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
      const scoring::PseudoOutcome silence = scoring::silence_in(sums, *reading.rules);
      share[i] = {silence.success_weight, silence.weight};
      continue;
    }
    const auto signal =
        static_cast<scoring::Signal>(static_cast<int>(line) - static_cast<int>(Line::deadlines));
    const auto added = scoring::signal_in(signal, sums, reading.counts, *reading.rules);
    if (added) share[i] = {added->success_weight, added->weight};
  }
  return share;
}

DecidingShare operator-(DecidingShare a, const DecidingShare& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] = a[i] - b[i];
  return a;
}

// Why a contract adds something else than it did. Absent contracts are nullptr; `had` and `has`
// tell whether it adds, or added, anything.
ChangeCause cause_of(const DayReading::Contract* before, const DayReading::Contract* after,
                     bool had, bool has) {
  const auto flagged = [](const DayReading::Contract* contract) {
    return contract != nullptr && contract->outcome.why == Why::client_flagged;
  };
  const auto removed = [](const DayReading::Contract* contract) {
    return contract != nullptr && contract->feedback_removed;
  };
  if (flagged(after)) return ChangeCause::client_flagged;
  if (flagged(before)) return ChangeCause::client_cleared;
  if (removed(after) && !removed(before)) return ChangeCause::feedback_removed;
  if (!had) return ChangeCause::entered;
  if (before == nullptr || after == nullptr || before->outcome != after->outcome) {
    return ChangeCause::outcome_changed;
  }
  if (before->units == after->units) return ChangeCause::aged_out;
  return has ? ChangeCause::reweighed : ChangeCause::outcome_changed;
}

// Calls `visit(before, after)` for each contract of either day, in the order of ids.
template <class Visit>
void visit_pairs(const DayReading& before, const DayReading& after, Visit&& visit) {
  auto old = before.contracts.begin();
  auto now = after.contracts.begin();
  while (old != before.contracts.end() || now != after.contracts.end()) {
    const bool takes_old =
        old != before.contracts.end() && (now == after.contracts.end() || old->id <= now->id);
    const bool takes_now =
        now != after.contracts.end() && (old == before.contracts.end() || now->id <= old->id);
    visit(takes_old ? &*old : nullptr, takes_now ? &*now : nullptr);
    if (takes_old) ++old;
    if (takes_now) ++now;
  }
}

}  // namespace

std::optional<int> DayReading::deciding() const {
  const scoring::WindowScore* const decisive = score.decisive();
  if (decisive == nullptr) return std::nullopt;
  return decisive->months;
}

DayReading read_day(const DayScorer& scorer, const scoring::Rules& rules) {
  DayReading reading{.rules = &rules, .score = {}, .contracts = {}, .windows = {}, .counts = {}};
  // Without a contract no rules give a score.
  if (!scorer.freelancer()) {
    reading.score = scorer.score();
    return reading;
  }
  const scoring::ContractTable& table = scorer.table();
  Recorder recorder{&reading, table, table.rows_of(*scorer.freelancer()).begin};
  const auto listen = [&](const scoring::Question& question) {
    reading.score = scoring::score(table, *scorer.freelancer(), question, recorder);
  };
  if (&rules == &scorer.policy().rules) {
    listen(scorer.question());
  } else {
    const auto records = scoring::client_records(table, rules, scorer.day());
    listen({rules, scorer.day(), records});
  }
  std::sort(reading.contracts.begin(), reading.contracts.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  return reading;
}

DecidingShare sums_of(const DayReading& reading, int months) {
  const DecidingWindows deciding = deciding_windows(reading, months);
  DecidingShare sums{};
  for (std::size_t i = 0; i < sums.size(); ++i) {
    if (deciding.windows[i] == nullptr) continue;
    const scoring::WindowSums all =
        complete(deciding.windows[i]->sums, reading.counts, *reading.rules);
    sums[i] = {all.success_weight, all.weight};
  }
  return sums;
}

FixedPoints points_of(const DayReading& reading, int months) {
  return fixed_points(sums_of(reading, months), window_count(months));
}

WindowMove move_between(const DayReading& before, const DayReading& after, int months, Day day) {
  WindowMove found{
      .parts = {},
      .move = {.windows = window_count(months), .start = sums_of(before, months), .steps = {}}};
  const DecidingWindows then = deciding_windows(before, months);
  const DecidingWindows now = deciding_windows(after, months);
  const auto add = [&](const DecidingShare& had, const DecidingShare& has, ChangePart part) {
    part.day = day;
    part.window = months;
    part.weight_before = had[0].weight + had[1].weight;
    part.weight_after = has[0].weight + has[1].weight;
    found.parts.push_back(std::move(part));
    found.move.steps.push_back(has - had);
  };
  visit_pairs(before, after,
              [&](const DayReading::Contract* old, const DayReading::Contract* current) {
                const DecidingShare had = share_of(old, then);
                const DecidingShare has = share_of(current, now);
                if (had == has) return;
                const DayReading::Contract& known = current != nullptr ? *current : *old;
                ChangePart part{
                    .why = cause_of(old, current, had != DecidingShare{}, has != DecidingShare{}),
                    .contract = std::string(known.id),
                    .title = std::string(known.title)};
                if (current != nullptr) part.outcome = current->outcome;
                add(had, has, std::move(part));
              });
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

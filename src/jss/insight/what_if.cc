// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/what_if.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

#include "jss/base/fraction.h"
#include "jss/insight/day_scorer.h"

namespace jss::insight {
namespace {

using history::Chronicle;
using scoring::PolicyCalendar;
using scoring::Score;

constexpr int kMonthsAhead = 12;

std::optional<std::int64_t> hundredths(const Score& score) {
  const scoring::WindowScore* const decisive = score.decisive();
  if (decisive == nullptr) return std::nullopt;
  return scoring::points_in_hundredths(*decisive->value);
}

// Calls `visit(day, next, without, with)` for stretches of days, `next` not included, on each of
// which neither score changes, from the beginning of the timelines to `until`.
template <class Visit>
void walk_together(const Timeline& without, const Timeline& with, Day until, Visit&& visit) {
  std::size_t a = 0;
  std::size_t b = 0;
  const auto next_of = [until](const Timeline& timeline, std::size_t i) {
    return i + 1 < timeline.points.size() ? timeline.points[i + 1].day : until + 1;
  };
  for (Day day = without.from; day <= until;) {
    const Day next = std::min({next_of(without, a), next_of(with, b), until + 1});
    visit(day, next, without.points[a], with.points[b]);
    if (next_of(without, a) == next) ++a;
    if (next_of(with, b) == next) ++b;
    a = std::min(a, without.points.size() - 1);
    b = std::min(b, with.points.size() - 1);
    day = next;
  }
}

std::vector<ForecastDay> days_of(const Timeline& without, const Timeline& with, Day acted_on,
                                 Day until) {
  std::vector<ForecastDay> days;
  walk_together(without, with, until,
                [&](Day day, Day next, const TimelinePoint& a, const TimelinePoint& b) {
                  const bool changes = (a.day == day && a.shown) || (b.day == day && b.shown);
                  if (changes) days.push_back({day, a.score, b.score});
                  if (acted_on > day && acted_on < next) {
                    days.push_back({acted_on, a.score, b.score});
                  } else if (acted_on == day && !changes) {
                    days.push_back({day, a.score, b.score});
                  }
                });
  return days;
}

// How every contract and every line stands on a day.
using Parts = std::map<std::pair<std::string, std::string>, Difference>;

template <class Put>
void put_parts(const DayScorer& scorer, Parts& parts, Put&& put) {
  const Explanation explanation = scorer.explain();
  const scoring::ContractTable& table = scorer.table();
  for (const ContractPart& part : explanation.contracts) {
    std::string id(table.contract_id(part.row));
    Difference& difference = parts[{id, {}}];
    difference.title = table.texts[table.title[part.row]];
    difference.contract = std::move(id);
    put(difference, PartOfScore{part.outcome, part.points_lost});
  }
  for (const LinePart& part : explanation.lines) {
    Difference& difference = parts[{{}, std::string(to_string(part.line))}];
    difference.line = part.line;
    put(difference, PartOfScore{{}, part.points_lost});
  }
}

std::int64_t lost(const std::optional<PartOfScore>& part) {
  return part ? part->points_lost.value_or(0) : 0;
}

std::int64_t size_of(const Difference& difference) {
  return std::abs(lost(difference.with) - lost(difference.without));
}

std::vector<Difference> differences_on(Day day, const Chronicle& without, const Chronicle& with,
                                       const PolicyCalendar& policies) {
  Parts parts;
  DayScorer before(without, policies);
  before.move_to(day);
  put_parts(before, parts,
            [](Difference& difference, PartOfScore part) { difference.without = part; });
  DayScorer after(with, policies);
  after.move_to(day);
  put_parts(after, parts, [](Difference& difference, PartOfScore part) { difference.with = part; });
  std::vector<Difference> differences;
  for (auto& [key, difference] : parts) {
    if (difference.without != difference.with) differences.push_back(std::move(difference));
  }
  std::stable_sort(differences.begin(), differences.end(),
                   [](const Difference& a, const Difference& b) {
                     return std::pair(a.line.has_value(), -size_of(a)) <
                            std::pair(b.line.has_value(), -size_of(b));
                   });
  return differences;
}

Day furthest_apart(const Effect& effect) {
  const std::int64_t best = effect.best.value_or(0);
  const std::int64_t worst = effect.worst.value_or(0);
  if (best == 0 && worst == 0) return effect.acted_on;
  if (best != -worst) return best > -worst ? effect.best_on : effect.worst_on;
  return std::min(effect.best_on, effect.worst_on);
}

}  // namespace

Day last_day_of(std::span<const Act> acts, Day today) {
  Day last = today;
  for (const Act& act : acts) {
    const Day day = act.day.present() ? act.day : today;
    last = std::max(last, act.kind == ActKind::start ? day + std::max(act.lasts, 0) : day);
  }
  return last;
}

Effect effect_of(const Timeline& without, const Timeline& with, Day acted_on, Day until) {
  Effect effect{.acted_on = acted_on, .until = until};
  std::int64_t sum = 0;
  std::int64_t count = 0;
  walk_together(without, with, until,
                [&](Day day, Day next, const TimelinePoint& a, const TimelinePoint& b) {
                  const auto before = hundredths(a.score);
                  const auto after = hundredths(b.score);
                  effect.scored_days += (next - day) * ((after ? 1 : 0) - (before ? 1 : 0));
                  if (!before || !after) return;
                  const std::int64_t difference = *after - *before;
                  sum += difference * (next - day);
                  count += next - day;
                  if (next <= acted_on) return;
                  if (day <= acted_on) effect.now = difference;
                  const Day first = std::max(day, acted_on);
                  if (!effect.best || difference > *effect.best) {
                    effect.best = difference;
                    effect.best_on = first;
                  }
                  if (!effect.worst || difference < *effect.worst) {
                    effect.worst = difference;
                    effect.worst_on = first;
                  }
                });
  if (count > 0) effect.mean = round_half_up({sum, count}, 1);
  return effect;
}

Result<WhatIf> what_if(const Chronicle& chronicle, const PolicyCalendar& policies,
                       std::span<const Act> acts, Day today, Day until) {
  const auto imagined = imagine(chronicle, acts, today);
  if (!imagined) return tl::unexpected(imagined.error());
  const Day acted_on = last_day_of(acts, today);
  if (!until.present()) until = std::min(add_months(acted_on, kMonthsAhead), kLastDay);
  if (until < acted_on) {
    return invalid("the forecast would end on " + to_string(until) +
                   ", before the last act has happened on " + to_string(acted_on) +
                   ": ask for a later day");
  }
  const Timeline without = timeline_of_scores(chronicle, policies, today, until);
  const Timeline with = timeline_of_scores(*imagined, policies, today, until);
  WhatIf answer{.today = today,
                .acts = {acts.begin(), acts.end()},
                .at_first = without.points.front().score,
                .effect = effect_of(without, with, acted_on, until),
                .days = days_of(without, with, acted_on, until)};
  for (Act& act : answer.acts) {
    if (!act.day.present()) act.day = today;
  }
  std::stable_sort(answer.acts.begin(), answer.acts.end(),
                   [](const Act& a, const Act& b) { return a.day < b.day; });
  answer.compared_on = furthest_apart(answer.effect);
  answer.differences = differences_on(answer.compared_on, chronicle, *imagined, policies);
  return answer;
}

}  // namespace jss::insight

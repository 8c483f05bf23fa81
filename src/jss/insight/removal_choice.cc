// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/removal_choice.h"

#include <algorithm>

#include "jss/insight/day_scorer.h"
#include "jss/insight/timeline.h"

namespace jss::insight {
namespace {

using scoring::points_in_hundredths;
using scoring::Score;

constexpr int kYear = 12;

std::optional<std::int64_t> hundredths(const Score& score) {
  if (score.decisive() == nullptr) return std::nullopt;
  return points_in_hundredths(*score.decisive()->value);
}

// Walks two timelines of the same days side by side: `visit(first day, days, before, after)`.
template <class Visit>
void compare(const Timeline& before, const Timeline& after, Visit&& visit) {
  std::size_t i = 0;
  std::size_t j = 0;
  for (Day day = before.from; day <= before.to;) {
    const auto next_of = [](const Timeline& timeline, std::size_t at) {
      return at + 1 < timeline.points.size() ? timeline.points[at + 1].day : timeline.to + 1;
    };
    const Day next = std::min(next_of(before, i), next_of(after, j));
    visit(day, next - day, before.points[i].score, after.points[j].score);
    if (next_of(before, i) == next) ++i;
    if (next_of(after, j) == next) ++j;
    day = next;
  }
}

RemovalChoice choice_of(const scoring::ContractTable& table, std::uint32_t row,
                        const Timeline& before, const Timeline& after) {
  RemovalChoice choice{.contract = std::string(table.contract_id(row)),
                       .title = std::string(table.texts[table.title[row]]),
                       .score = after.points.front().score,
                       .gain = std::nullopt,
                       .gain_over_year = std::nullopt,
                       .loses_score_on = kNoDay};
  std::int64_t days = 0;
  std::int64_t sum = 0;
  compare(before, after, [&](Day day, std::int32_t length, const Score& was, const Score& is) {
    const auto from = hundredths(was);
    const auto to = hundredths(is);
    if (from && !to && !choice.loses_score_on.present()) choice.loses_score_on = day;
    if (!from || !to) return;
    if (day == before.from) choice.gain = *to - *from;
    days += length;
    sum += (*to - *from) * length;
  });
  if (days > 0) choice.gain_over_year = round_half_up({sum, days}, 1);
  return choice;
}

bool is_better(const RemovalChoice& a, const RemovalChoice& b) {
  if (a.gain != b.gain) return a.gain > b.gain;  // nothing is less than any number
  if (a.gain_over_year != b.gain_over_year) return a.gain_over_year > b.gain_over_year;
  return a.contract < b.contract;
}

}  // namespace

std::vector<RemovalChoice> removal_choices(const history::Chronicle& chronicle,
                                           const scoring::PolicyCalendar& policies, Day as_of) {
  std::vector<RemovalChoice> choices;
  const Day to = std::min(add_months(as_of, kYear), kLastDay);
  const scoring::ContractTable table = chronicle.table_on(as_of);
  const auto freelancer = table.find_freelancer(chronicle.freelancer());
  if (!freelancer) return choices;
  const Timeline before = timeline_of_scores(chronicle, policies, as_of, to);
  const scoring::RowRange rows = table.rows_of(*freelancer);
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
    if (!table.state(row).ended() || !table.state(row).has_feedback()) continue;
    history::Chronicle without = chronicle;
    if (!without.change(table.contract_id(row), as_of,
                        [](scoring::ContractState& state) { state.feedback_removed = true; })) {
      continue;
    }
    choices.push_back(
        choice_of(table, row, before, timeline_of_scores(without, policies, as_of, to)));
  }
  std::sort(choices.begin(), choices.end(), is_better);
  return choices;
}

}  // namespace jss::insight

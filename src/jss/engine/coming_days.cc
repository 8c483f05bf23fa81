// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/coming_days.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "jss/engine/score_keeper.h"
#include "jss/insight/score_book.h"

namespace jss::engine {
namespace {

using history::Event;
using insight::ComingDays;
using insight::DayPass;
using insight::ScoreBook;

void take(const DayPass& pass, const ScoreBook& book, ComingDays& coming) {
  if (pass.rescored.empty()) return;
  insight::ComingDay& day = coming.days.emplace_back();
  day.day = pass.day;
  day.policy = &book.policy();
  day.may_change = static_cast<std::uint32_t>(pass.rescored.size());
  day.changing = static_cast<std::uint32_t>(pass.changed.size());
  for (const insight::Rescored& again : pass.rescored) {
    for (std::size_t i = 0; i < insight::kCauseCount; ++i) {
      if (again.causes.has(static_cast<insight::Cause>(i))) ++day.causes.at(i);
    }
  }
}

void take(const DayPass& pass, const ScoreBook& book, FreelancerIndex only, ComingDays& coming) {
  const auto is_the_one = [only](const auto& entry) { return entry.freelancer == only; };
  const auto again = std::find_if(pass.rescored.begin(), pass.rescored.end(), is_the_one);
  if (again == pass.rescored.end()) return;
  coming.turns.push_back(
      {.day = pass.day,
       .policy = &book.policy(),
       .causes = again->causes,
       .changes = std::any_of(pass.changed.begin(), pass.changed.end(), is_the_one),
       .shown = book.shown(only)});
}

// Calls `move(day)`, which gives the pass to that day, for each day.
template <class Move>
ComingDays follow(const ScoreBook& book, Day to, std::optional<FreelancerIndex> only, Move&& move) {
  ComingDays coming;
  for (Day day = book.day(); day < to;) {
    day = day + 1;
    const DayPass pass = move(day);
    if (only) {
      take(pass, book, *only, coming);
    } else {
      take(pass, book, coming);
    }
  }
  return coming;
}

std::optional<FreelancerIndex> number_of(std::string_view id, const ScoreKeeper& keeper) {
  for (std::uint32_t i = 0; i < keeper.scores().freelancer_count(); ++i) {
    if (keeper.freelancer_id({i}) == id) return FreelancerIndex{i};
  }
  return std::nullopt;
}

}  // namespace

Result<ComingDays> coming_days(const Source& source, const EvaluationRequest& request,
                               const Evaluation& evaluation,
                               const scoring::PolicyCalendar& policies, Day to,
                               std::optional<FreelancerIndex> only, scoring::Executor& executor) {
  const Day as_of = evaluation.as_of();
  if (to <= as_of) {
    return invalid("no day comes after " + to_string(as_of) + " until " + to_string(to) +
                   ": give a later --to or an earlier --as-of");
  }
  const scoring::ContractTable& table = evaluation.table();
  if (source.events().empty()) {
    ScoreBook book(policies);
    book.put_all(table);
    book.move_to(as_of, executor);
    return follow(book, to, only, [&](Day day) { return book.move_to(day, executor); });
  }
  // What happens after the day in question is not known on it.
  const auto is_later = [as_of](const Event& event) { return day_of(event.at) > as_of; };
  std::vector<Event> until_then;
  std::span<const Event> events = source.events();
  if (std::any_of(events.begin(), events.end(), is_later)) {
    std::remove_copy_if(events.begin(), events.end(), std::back_inserter(until_then), is_later);
    events = until_then;
  }
  ScoreKeeper keeper(policies);
  keeper.learn(events, request.known_at);
  keeper.move_to(as_of, executor);
  if (only) only = number_of(table.freelancer_id(*only), keeper);
  return follow(keeper.scores(), to, only, [&](Day day) { return keeper.move_to(day, executor); });
}

}  // namespace jss::engine

// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "jss/engine/embedded_calendars.h"
#include "jss/engine/score_keeper.h"
#include "jss/history/random_history.h"
#include "jss/history/replay.h"

namespace jss::engine {
namespace {

using history::Event;
using history::RandomHistory;
using insight::BookedScore;
using insight::ChangedScore;
using insight::DayPass;
using insight::Rescored;
using scoring::ContractTable;
using scoring::Policy;
using scoring::PolicyCalendar;
using scoring::Score;

// Three at a time, as far as anybody can tell, and the last first.
class BackwardExecutor final : public scoring::Executor {
 public:
  void run(std::size_t count, const std::function<void(std::size_t)>& piece) override {
    for (std::size_t i = count; i > 0; --i) piece(i - 1);
  }
  [[nodiscard]] std::size_t width() const override { return 3; }
};

// A policy with other limits than any that is published, which clients cross with few contracts.
Policy random_policy(const std::string& id) {
  const auto& policies = all_policies();
  Policy policy = policies[static_cast<std::size_t>(uniform(0, static_cast<int>(policies.size())))];
  policy.id = id;
  scoring::Rules& rules = policy.rules;
  if (uniform(0, 2) == 0) {
    rules.client_record.flag_min = uniform(1, 4);
    rules.client_record.flag_mean = uniform(100, 501);
  }
  if (uniform(0, 2) == 0) {
    rules.client_record.harsh_min = uniform(1, 4);
    rules.client_record.harsh_share = uniform(0, 1001);
    rules.client_record.harsh_factor = 500;
  }
  if (uniform(0, 2) == 0) rules.silence = {uniform(0, 400), 500};
  if (uniform(0, 2) == 0) rules.idle = {uniform(10, 120), uniform(10, 120), true};
  if (uniform(0, 2) == 0) rules.long_term.recent_days = uniform(5, 200);
  if (uniform(0, 2) == 0) {
    rules.signals = {.deadlines = 300,
                     .retention = 200,
                     .engagement = 500,
                     .completion = 400,
                     .profile = 100,
                     .contact_days = uniform(1, 40),
                     .stale_days = uniform(1, 40)};
  }
  rules.feedback_days = uniform(0, 30);
  return policy;
}

// What each freelancer's score is by an evaluation from nothing.
std::map<std::string, Score> scores_of(const ContractTable& table, const scoring::Rules& rules,
                                       Day day) {
  const auto records = client_records(table, rules, day);
  std::map<std::string, Score> scores;
  for (std::uint32_t i = 0; i < table.freelancer_count(); ++i) {
    scores.emplace(table.freelancer_id({i}), score(table, {i}, {rules, day, records}));
  }
  return scores;
}

bool same(const Score& a, const Score& b) {
  return a.reason == b.reason &&
         std::equal(a.windows().begin(), a.windows().end(), b.windows().begin(), b.windows().end(),
                    [](const scoring::WindowScore& x, const scoring::WindowScore& y) {
                      return x.months == y.months && x.qualifies == y.qualifies &&
                             x.value == y.value && x.sums.weight == y.sums.weight &&
                             x.sums.success_weight == y.sums.success_weight &&
                             x.sums.outcomes == y.sums.outcomes;
                    });
}

// How much work the book was spared, over all runs of a property.
struct Spared {
  std::uint64_t rescored = 0;
  std::uint64_t changed = 0;
  std::uint64_t all = 0;
};

// Follows a history from day to day, each event learned of on its day or later, and compares with
// a full evaluation.
void follow(const std::vector<Event>& events, const PolicyCalendar& policies, Day from, Day to,
            Spared& spared) {
  std::vector<std::vector<Event>> arriving(static_cast<std::size_t>(to - from) + 1);
  for (const Event& event : events) {
    const int late = uniform(0, 4) == 0 ? uniform(0, 200) : 0;
    const std::int32_t day = std::max(day_of(event.at) - from, 0) + late;
    // Some are known before they happen, as what is agreed upon.
    const std::int32_t early = uniform(0, 10) == 0 ? uniform(0, 100) : 0;
    const auto at = static_cast<std::size_t>(std::max(day - early, 0));
    if (at < arriving.size()) arriving[at].push_back(event);
  }
  ScoreKeeper keeper(policies);
  BackwardExecutor executor;
  std::vector<Event> known;
  std::set<Day> learned;
  std::map<std::string, BookedScore> before;
  for (Day day = from; day <= to;) {
    const DayPass pass = keeper.move_to(day, executor);
    RC_ASSERT(keeper.scores().day() == day);
    const auto expected = scores_of(history::replay(known, day), policies.on(day)->rules, day);
    std::set<std::string> rescored;
    for (const Rescored& again : pass.rescored) {
      const std::string id(keeper.freelancer_id(again.freelancer));
      RC_ASSERT(rescored.insert(id).second);
      RC_ASSERT(!again.causes.empty());
    }
    for (const ChangedScore& changed : pass.changed) {
      const std::string id(keeper.freelancer_id(changed.freelancer));
      RC_ASSERT(rescored.contains(id));
      RC_ASSERT(!changed.causes.empty());
      RC_ASSERT(changed.before == before[id]);
      RC_ASSERT(changed.before != changed.after);
      before[id] = changed.after;
      ++spared.changed;
    }
    std::size_t there = 0;
    for (std::uint32_t i = 0; i < keeper.scores().freelancer_count(); ++i) {
      const std::string id(keeper.freelancer_id({i}));
      const BookedScore& shown = keeper.scores().shown({i});
      RC_ASSERT(shown == before[id]);
      const auto found = expected.find(id);
      RC_ASSERT(shown.there == (found != expected.end()));
      if (!shown.there) continue;
      ++there;
      const bool right = same(keeper.scores().score({i}), found->second);
      if (!right) RC_LOG() << to_string(day) << " " << id << " " << policies.on(day)->id << "\n";
      RC_ASSERT(right);
      RC_ASSERT(shown == insight::booked_score(found->second));
    }
    RC_ASSERT(there == expected.size());
    if (uniform(0, 30) == 0) {
      RC_ASSERT(keeper.scores().missed(executor).empty());
      RC_ASSERT(keeper.missed(known, executor).empty());
    }
    spared.rescored += pass.rescored.size();
    spared.all += expected.size();
    // A day at a time, or several at once, or again on the same day for what came in meanwhile.
    const std::int32_t step = uniform(0, 2) == 0 ? 1 : uniform(0, uniform(0, 10) == 0 ? 60 : 12);
    for (Day on = day; on <= std::min(to, day + std::max(step - 1, 0)); on = on + 1) {
      const auto& news = arriving[static_cast<std::size_t>(on - from)];
      if (!learned.insert(on).second) continue;
      keeper.learn(news);
      known.insert(known.end(), news.begin(), news.end());
    }
    day = day + step;
  }
}

PolicyCalendar some_calendar(std::vector<Policy>& own) {
  const int kind = uniform(0, 4);
  if (kind == 0) return PolicyCalendar::series(all_policies());
  if (kind == 1) {
    own.push_back(random_policy("random"));
    return PolicyCalendar::pinned(own.back());
  }
  if (kind == 2) {
    for (int i = 0; i < 4; ++i) {
      own.push_back(random_policy("random-" + std::to_string(i)));
      own.back().effective_from = i == 0 ? kFirstDay : RandomHistory::kFirst + 250 * i;
    }
    return PolicyCalendar::series(own);
  }
  const auto& all = all_policies();
  return PolicyCalendar::pinned(
      all[static_cast<std::size_t>(uniform(0, static_cast<int>(all.size())))]);
}

RC_GTEST_PROP(ScoreKeeper, GivesEverybodyTheScoreOfAFullEvaluationOnEachDay, ()) {
  const std::vector<Event> events = RandomHistory().events();
  std::vector<Policy> own;
  own.reserve(4);
  Spared spared;
  follow(events, some_calendar(own), RandomHistory::kFirst,
         RandomHistory::kFirst + RandomHistory::kDays, spared);
  RC_CLASSIFY(4 * spared.rescored < spared.all, "less than a quarter was reckoned again");
  RC_CLASSIFY(spared.changed > 0, "scores changed");
}

RC_GTEST_PROP(ScoreKeeper, GivesEverybodyTheScoreOfAFullEvaluationWhateverTheEvents, ()) {
  std::vector<Event> events = history::random_events();
  history::shuffle(events);
  std::vector<Policy> own;
  own.reserve(4);
  Spared spared;
  const Day from = *day_of(2024, 12, 30);
  follow(events, some_calendar(own), from, from + 480, spared);
}

}  // namespace
}  // namespace jss::engine

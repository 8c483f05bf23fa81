// SPDX-License-Identifier: Apache-2.0
// What several threads do at once gives what one thread gives; under the thread sanitizer, no two
// of them meet.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "jss/app/thread_executor.h"
#include "jss/engine/score_keeper.h"
#include "jss/history/replay.h"

namespace jss::app {
namespace {

using history::Event;
using history::EventBody;
using scoring::ContractTable;

constexpr Day kFirst{19'700};
constexpr int kContracts = 6'000;

// Contracts of many people, told without chance: enough for several pieces of work at once.
class Told {
 public:
  std::vector<Event> events() {
    for (int i = 0; i < kContracts; ++i) tell(i);
    return std::move(events_);
  }

 private:
  void add(Day day, EventBody body) {
    events_.push_back(
        {.id = "e" + std::to_string(events_.size()), .at = start_of(day), .body = std::move(body)});
  }

  void tell(int i) {
    const std::string contract = "c" + std::to_string(i);
    const Day start = kFirst - 400 + i * 7 % 420;
    add(start, history::ContractStarted{.contract = contract,
                                        .freelancer = "f" + std::to_string(i * 13 % 1'700),
                                        .client = "k" + std::to_string(i * 29 % 900)});
    if (i % 11 != 0) add(start + 3, history::Paid{contract, {10'000 + i}});
    if (i % 5 == 0) return;
    const Day end = start + 5 + i % 60;
    add(end, history::ContractEnded{contract, history::Actor::client, {}});
    if (i % 3 == 0) return;
    add(end + 1, history::FeedbackGiven{.contract = contract,
                                        .from = history::Side::client,
                                        .stars = static_cast<std::int16_t>(100 + i * 37 % 401)});
    if (i % 4 != 0) return;
    add(end + 1, history::FeedbackGiven{.contract = contract,
                                        .from = history::Side::freelancer,
                                        .stars = static_cast<std::int16_t>(100 + i * 17 % 401)});
  }

  std::vector<Event> events_;
};

scoring::Policy some_policy() {
  scoring::Policy policy;
  policy.id = "some";
  policy.rules.idle.days = 60;
  policy.rules.client_record.flag_min = 2;
  policy.rules.client_record.flag_mean = 300;
  policy.rules.client_record.harsh_min = 3;
  policy.rules.client_record.harsh_share = 300;
  policy.rules.client_record.harsh_factor = 500;
  policy.rules.silence = {250, 500};
  return policy;
}

TEST(Threads, ReplayToTheSameTableWhateverTheirNumber) {
  const std::vector<Event> events = Told().events();
  const ContractTable one = history::replay(events, kFirst);
  for (const std::size_t threads : {2U, 3U}) {
    ThreadExecutor executor(threads);
    const ContractTable table = history::replay(events, kFirst, std::nullopt, nullptr, executor);
    ASSERT_EQ(table.size(), one.size());
    for (std::uint32_t row = 0; row < one.size(); ++row) {
      ASSERT_EQ(table.contract_id(row), one.contract_id(row));
      ASSERT_EQ(table.state(row), one.state(row));
    }
  }
}

// A tenth of the events arrive a few days late, as news.
void go_on(engine::ScoreKeeper& keeper, const std::vector<Event>& events,
           const std::vector<Event>& late, scoring::Executor& executor,
           std::vector<insight::DayPass>& passes) {
  keeper.learn(events);
  for (int day = 0; day < 30; ++day) {
    if (day == 10) keeper.learn(late);
    passes.push_back(keeper.move_to(kFirst + (day < 25 ? day : 3 * day), executor));
  }
}

TEST(Threads, KeepTheSameScoresWhateverTheirNumber) {
  std::vector<Event> events;
  std::vector<Event> late;
  for (Event& event : Told().events()) {
    const bool is_late = event.at >= start_of(kFirst - 30) && events.size() % 3 == 0;
    (is_late ? late : events).push_back(std::move(event));
  }
  const scoring::Policy policy = some_policy();
  engine::ScoreKeeper one(scoring::PolicyCalendar::pinned(policy));
  scoring::SerialExecutor alone;
  std::vector<insight::DayPass> expected;
  go_on(one, events, late, alone, expected);

  engine::ScoreKeeper several(scoring::PolicyCalendar::pinned(policy));
  ThreadExecutor executor(3);
  std::vector<insight::DayPass> passes;
  go_on(several, events, late, executor, passes);

  ASSERT_EQ(passes.size(), expected.size());
  std::size_t changed = 0;
  for (std::size_t i = 0; i < passes.size(); ++i) {
    EXPECT_EQ(passes[i].relationships, expected[i].relationships);
    EXPECT_EQ(passes[i].rescored.size(), expected[i].rescored.size());
    ASSERT_EQ(passes[i].changed.size(), expected[i].changed.size());
    for (std::size_t k = 0; k < passes[i].changed.size(); ++k) {
      EXPECT_EQ(passes[i].changed[k].freelancer, expected[i].changed[k].freelancer);
      EXPECT_EQ(passes[i].changed[k].after, expected[i].changed[k].after);
    }
    changed += passes[i].changed.size();
  }
  EXPECT_GT(changed, 1000U);
  EXPECT_TRUE(several.scores().missed(executor).empty());
}

}  // namespace
}  // namespace jss::app

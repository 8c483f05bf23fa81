// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/advice.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "jss/history/random_events.h"

namespace jss::insight {
namespace {

using history::Chronicle;
using scoring::ContractState;
using scoring::Policy;
using scoring::PolicyCalendar;

const Day kToday = *parse_day("2026-06-30");

// Rules like those of 2020: what goes idle lapses, unpaid it counts as a failure, and too much
// silence costs points.
Policy sized_policy() {
  Policy policy;
  policy.id = "sized";
  scoring::Rules& rules = policy.rules;
  rules.gate.outcomes = 2;
  rules.unpaid.silent = scoring::UnpaidSilent::failure;
  rules.unpaid.prompt_days = 40;
  rules.unpaid.prompt_factor = 500;
  rules.silence = {.tolerated = 200, .weight = 500};
  rules.idle = {.days = 90, .pause_limit_days = 180, .contact_counts = false};
  rules.long_term = {.days = 90, .recent_days = 30, .vouches = false};
  return policy;
}

// Rules like those of 2026: nothing lapses, silence costs nothing.
Policy calm_policy() {
  Policy policy;
  policy.id = "calm";
  policy.rules.gate.outcomes = 2;
  policy.rules.long_term = {.days = 90, .recent_days = {}, .vouches = true};
  return policy;
}

// One freelancer's contracts on one day.
class Desk {
 public:
  Desk& add(const char* id, const char* client, const ContractState& state) {
    const auto problem = builder_.add({.contract_id = id,
                                       .freelancer_id = "f",
                                       .client_id = client,
                                       .state = state,
                                       .title = "Logo for a bakery",
                                       .client_name = "Larkspur",
                                       .group = {}});
    EXPECT_FALSE(problem.has_value()) << problem->field << " " << problem->message;
    return *this;
  }
  // Contracts of clients of their own that ended so many days ago with stars.
  Desk& add_ended(int count, std::int16_t stars, std::int32_t days_ago) {
    for (int i = 0; i < count; ++i) {
      const std::string name = "e" + std::to_string(++ended_);
      ContractState state = paid(days_ago + 30, days_ago);
      state.ended_on = state.feedback_on = kToday - days_ago;
      state.stars = stars;
      add(name.c_str(), ("k" + name).c_str(), state);
    }
    return *this;
  }
  // Open, begun and paid once so many days ago.
  static ContractState paid(std::int32_t started, std::int32_t last_paid) {
    return {.started_on = kToday - started,
            .first_paid_on = kToday - last_paid,
            .last_paid_on = kToday - last_paid,
            .earned = {30000}};
  }
  Advice advice(const Policy& policy) {
    const scoring::ContractTable table = builder_.finish();
    const Chronicle chronicle = Chronicle::of_table(table, *table.find_freelancer("f"));
    return advise(chronicle, PolicyCalendar::pinned(policy), kToday);
  }

 private:
  scoring::ContractTableBuilder builder_;
  int ended_ = 0;
};

TEST(Advice, DeliversWhatIsDueTwoDaysEarlyAndWhatIsLateToday) {
  ContractState near = Desk::paid(20, 5);
  near.due_on = kToday + 10;
  ContractState late = Desk::paid(20, 5);
  late.due_on = kToday - 3;
  const Advice advice =
      Desk().add("near", "k1", near).add("late", "k2", late).advice(calm_policy());
  ASSERT_EQ(advice.contracts.size(), 2U);
  EXPECT_EQ(advice.contracts[0].contract, "late");
  EXPECT_EQ(advice.contracts[0].why, AdviceWhy::deadline_missed);
  EXPECT_EQ(advice.contracts[0].act.kind, ActKind::deliver);
  EXPECT_EQ(advice.contracts[0].act.day, kToday);
  EXPECT_EQ(advice.contracts[1].why, AdviceWhy::deadline_near);
  EXPECT_EQ(advice.contracts[1].act.day, kToday + 8);
}

TEST(Advice, KeepsWhatIsAtWorkAndWritesWhereNobodyHasWrittenForLong) {
  ContractState resumed = Desk::paid(200, 100);
  resumed.resumed_on = kToday - 3;
  const Advice advice = Desk()
                            .add("work", "k1", Desk::paid(20, 5))
                            .add("resumed", "k2", resumed)
                            .advice(calm_policy());
  EXPECT_EQ(advice.contracts[0].contract, "resumed");
  EXPECT_EQ(advice.contracts[0].advice, AdviceKind::write);
  EXPECT_EQ(advice.contracts[0].why, AdviceWhy::long_silence);
  EXPECT_EQ(advice.contracts[1].advice, AdviceKind::keep);
  EXPECT_EQ(advice.contracts[1].why, AdviceWhy::at_work);
  EXPECT_EQ(advice.contracts[1].act.kind, ActKind::leave);
}

TEST(Advice, AsksAContentClientToEndWhatIsQuiet) {
  ContractState done = Desk::paid(130, 120);
  done.ended_on = done.feedback_on = kToday - 110;
  done.stars = 480;
  const Advice advice = Desk()
                            .add_ended(3, 500, 60)
                            .add_ended(1, 100, 60)
                            .add("done", "k1", done)
                            .add("quiet", "k1", Desk::paid(80, 70))
                            .advice(calm_policy());
  ASSERT_EQ(advice.contracts.size(), 1U);
  const OpenContract& contract = advice.contracts.front();
  EXPECT_EQ(contract.advice, AdviceKind::ask_to_end);
  EXPECT_EQ(contract.act.by, scoring::EndedBy::client);
  EXPECT_EQ(contract.act.stars, 480);
  EXPECT_EQ(contract.stars_from, StarsFrom::this_client);
  EXPECT_GT(*contract.effect.best, 0);
}

TEST(Advice, LetsSitWhatNoActWouldHelpUnderRulesWithoutLapsing) {
  // With failures nowhere nothing can be gained; silence costs nothing.
  const Advice advice =
      Desk().add_ended(4, 500, 60).add("quiet", "k1", Desk::paid(80, 70)).advice(calm_policy());
  ASSERT_EQ(advice.contracts.size(), 1U);
  EXPECT_EQ(advice.contracts.front().advice, AdviceKind::keep);
  EXPECT_EQ(advice.contracts.front().why, AdviceWhy::sits_well);
}

TEST(Advice, WritesToAClientWhoMattersBeforeItAsksForAnEnd) {
  const Advice advice = Desk()
                            .add_ended(3, 500, 400)
                            .add_ended(1, 100, 400)
                            .add("quiet", "k1", Desk::paid(80, 45))
                            .advice(calm_policy());
  const OpenContract& contract = advice.contracts.front();
  EXPECT_EQ(contract.client.income_share, 1000);
  EXPECT_EQ(contract.advice, AdviceKind::write);
  EXPECT_EQ(contract.why, AdviceWhy::keeps_client);
}

TEST(Advice, PausesWhatWasNeverPaidBeforeItLapsesAsAFailure) {
  const ContractState unpaid{.started_on = kToday - 50};
  const Advice advice =
      Desk().add_ended(4, 500, 60).add("unpaid", "k1", unpaid).advice(sized_policy());
  const OpenContract& contract = advice.contracts.front();
  EXPECT_EQ(contract.lapse_day, kToday + 40);
  EXPECT_EQ(contract.lapses_as->why, scoring::Why::unpaid_silent);
  EXPECT_EQ(contract.advice, AdviceKind::pause);
  EXPECT_EQ(contract.why, AdviceWhy::unpaid_pause);
  EXPECT_GT(*contract.effect.best, 0);
}

TEST(Advice, EndsPromptlyWhatWasNeverPaidIfNoPauseHelps) {
  Policy policy = sized_policy();
  policy.rules.idle.pause_limit_days = 20;
  const ContractState unpaid{.started_on = kToday - 35};
  const Advice advice = Desk().add_ended(4, 500, 20).add("unpaid", "k1", unpaid).advice(policy);
  const OpenContract& contract = advice.contracts.front();
  EXPECT_EQ(contract.advice, AdviceKind::end);
  EXPECT_EQ(contract.why, AdviceWhy::unpaid_end);
  EXPECT_LE(contract.act.day, kToday + 5);
}

TEST(Advice, KnowsHowMuchAClientBringsAndWhenARelationshipGoesQuiet) {
  ContractState large = Desk::paid(200, 150);
  large.last_paid_on = kToday - 10;
  large.earned = {90000};
  const Advice advice =
      Desk().add("large", "k1", large).add("small", "k2", Desk::paid(20, 5)).advice(sized_policy());
  const OpenContract& contract = advice.contracts.front();
  EXPECT_EQ(contract.contract, "large");
  EXPECT_EQ(contract.client.income->count, 90000);
  EXPECT_EQ(contract.client.income_share, 750);
  EXPECT_TRUE(contract.client.long_term);
  EXPECT_EQ(contract.client.long_term_until, kToday + 20);
  EXPECT_EQ(contract.critical_day(), kToday + 20);
}

TEST(Advice, SaysNothingOfIncomeThatASnapshotDoesNotDate) {
  ContractState old = Desk::paid(900, 800);
  old.last_paid_on = kToday - 10;
  const Advice advice = Desk().add("old", "k1", old).advice(calm_policy());
  EXPECT_FALSE(advice.contracts.front().client.income.has_value());
  EXPECT_FALSE(advice.contracts.front().client.income_share.has_value());
}

TEST(Advice, NeverEndsACloudOfContractsInSilenceAtOnce) {
  // Unpaid contracts whose pause would run out sooner than they lapse: each is better ended.
  Policy policy = sized_policy();
  policy.rules.idle.pause_limit_days = 20;
  Desk desk;
  desk.add_ended(30, 500, 20);
  for (const char* id : {"u1", "u2", "u3", "u4"}) {
    desk.add(id, id, ContractState{.started_on = kToday - 30});
  }
  const Advice advice = desk.advice(policy);
  std::vector<Day> days;
  for (const OpenContract& contract : advice.contracts) {
    if (contract.advice == AdviceKind::end) days.push_back(contract.act.day);
  }
  ASSERT_GE(days.size(), 2U);
  for (std::size_t i = 0; i < days.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) EXPECT_GE(std::abs(days[i] - days[j]), 14);
  }
}

RC_GTEST_PROP(Advice, PromisesWhatWhatIfComputes, ()) {
  const auto events = history::random_events();
  const Day today = *day_of(2025, 1, 1) + *rc::gen::inRange<std::int32_t>(0, 430);
  const Chronicle chronicle = Chronicle::of_events(events, "f0", today);
  const Policy policy = *rc::gen::arbitrary<bool>() ? sized_policy() : calm_policy();
  const PolicyCalendar policies = PolicyCalendar::pinned(policy);
  const Advice advice = advise(chronicle, policies, today);
  std::size_t open = 0;
  for (const auto& own : chronicle.own_contracts(today)) {
    if (!own.state.ended() && own.state.started_on <= today) ++open;
  }
  RC_ASSERT(advice.contracts.size() == open);
  std::vector<Act> acts;
  for (const OpenContract& contract : advice.contracts) {
    acts.push_back(contract.act);
    const auto answer = what_if(chronicle, policies, {&contract.act, 1}, today);
    RC_ASSERT(answer.has_value());
    RC_ASSERT(answer->effect == contract.effect);
    for (const Option& option : contract.instead) {
      RC_ASSERT(what_if(chronicle, policies, {&option.act, 1}, today)->effect == option.effect);
    }
  }
  RC_ASSERT(what_if(chronicle, policies, acts, today)->effect == advice.together);
}

}  // namespace
}  // namespace jss::insight

// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/advice.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <utility>

#include "jss/insight/adviser.h"

namespace jss::insight {
namespace {

using history::Chronicle;
using scoring::PolicyCalendar;

constexpr std::array<std::string_view, 7> kKinds{"keep", "deliver", "write", "ask_to_end",
                                                 "end",  "pause",   "resume"};
constexpr std::array<std::string_view, 16> kWhys{
    "deadline_missed",    "deadline_near",   "just_begun",      "at_work",
    "long_silence",       "keeps_client",    "paused",          "pause_runs_out",
    "client_was_content", "ends_better_now", "pause_is_better", "unpaid_end",
    "unpaid_pause",       "unpaid_write",    "others_first",    "sits_well"};

constexpr std::int32_t kSoon = 30;
constexpr std::int32_t kStaleDays = 90;

OpenContract described(const history::OwnContract& own, const scoring::Rules& rules, Day today) {
  const scoring::ContractState& state = own.state;
  const scoring::ContractFacts facts = facts_of(state, rules, today);
  OpenContract contract;
  contract.contract = own.names->contract;
  contract.title = own.names->title;
  contract.client_name = own.names->client_name;
  contract.client.client = own.names->client;
  contract.started_on = state.started_on;
  contract.last_paid_on = state.last_paid_on;
  contract.last_contact_on = state.last_contact_on;
  contract.paused_on = state.paused_on;
  contract.earned = state.earned;
  contract.due_on =
      state.due_on.present() && !state.delivered_on.present() ? state.due_on : own.next_due_on;
  contract.idle_days = today - facts.last_activity;
  contract.lapse_day = facts.lapse_day;
  contract.stale = facts.lapsed || (!state.paused_on.present() && contract.idle_days >= kStaleDays);
  return contract;
}

// What a contract counts as on a day if nothing happens.
std::optional<scoring::Outcome> outcome_on(DayScorer& scorer, const OpenContract& contract) {
  scorer.move_to(contract.lapse_day);
  for (const ContractPart& part : scorer.explain().contracts) {
    if (scorer.table().contract_id(part.row) == contract.contract) return part.outcome;
  }
  return std::nullopt;
}

// What is pressing comes first, then what takes an act; within these the sooner, then the client of
// more income.
bool more_urgent(const OpenContract& a, const OpenContract& b, Day today) {
  const auto rank = [today](const OpenContract& contract) {
    const Day day = contract.critical_day();
    if (day.present() && day - today <= kSoon) return 0;
    return contract.advice != AdviceKind::keep ? 1 : 2;
  };
  if (rank(a) != rank(b)) return rank(a) < rank(b);
  const auto day_of = [&](const OpenContract& contract) {
    return rank(contract) == 0 ? contract.critical_day() : kLastDay;
  };
  if (day_of(a) != day_of(b)) return day_of(a) < day_of(b);
  const auto share = [](const OpenContract& contract) {
    return contract.client.income_share.value_or(0);
  };
  if (share(a) != share(b)) return share(a) > share(b);
  return a.contract < b.contract;
}

}  // namespace

std::string_view to_string(AdviceKind kind) { return kKinds.at(static_cast<std::size_t>(kind)); }
std::string_view to_string(AdviceWhy why) { return kWhys.at(static_cast<std::size_t>(why)); }

Day OpenContract::critical_day() const {
  Day first;
  const auto note = [&first](Day day) {
    if (day.present()) first = first.present() ? std::min(first, day) : day;
  };
  note(due_on);
  if (lapses_as) note(lapse_day);
  note(client.long_term_until);
  return first;
}

Advice advise(const Chronicle& chronicle, const PolicyCalendar& policies, Day today) {
  DayScorer scorer(chronicle, policies);
  scorer.move_to(today);
  Advice advice{.today = today, .score = scorer.score()};
  std::map<std::string, ClientImportance> clients;
  for (ClientImportance& client : client_importance(chronicle, scorer)) {
    clients.emplace(client.client, std::move(client));
  }
  const scoring::Rules& rules = scorer.policy().rules;
  for (const history::OwnContract& own : chronicle.own_contracts(today)) {
    if (own.state.ended() || own.state.started_on > today) continue;
    OpenContract contract = described(own, rules, today);
    contract.client = clients.at(own.names->client);
    advice.contracts.push_back(std::move(contract));
  }
  Adviser adviser(chronicle, policies, today, usual_stars(scorer));
  DayScorer later(chronicle, policies);
  for (OpenContract& contract : advice.contracts) {
    if (contract.lapse_day > today && contract.lapse_day <= kLastDay) {
      contract.lapses_as = outcome_on(later, contract);
    }
  }
  const auto urgency = [today](const OpenContract& a, const OpenContract& b) {
    return more_urgent(a, b, today);
  };
  std::sort(advice.contracts.begin(), advice.contracts.end(), urgency);
  std::vector<Act> acts;
  for (OpenContract& contract : advice.contracts) {
    adviser.advise_on(contract);
    acts.push_back(contract.act);
  }
  std::sort(advice.contracts.begin(), advice.contracts.end(), urgency);
  advice.together = adviser.effect_of_all(acts);
  return advice;
}

}  // namespace jss::insight

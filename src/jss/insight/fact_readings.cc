// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/fact_readings.h"

#include <algorithm>
#include <utility>

namespace jss::insight {
namespace {

using scoring::ContractState;
using scoring::Question;

constexpr std::int16_t kBestStars = 500;
constexpr std::int16_t kWorstStars = 100;

// Days in rising order, each once, from `first` to `last`, both of which are among them.
std::vector<Day> days_between(std::vector<Day> days, Day first, Day last) {
  days.push_back(first);
  days.push_back(last);
  std::erase_if(days, [first, last](Day day) { return day < first || day > last; });
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

// The first day of each window and the day before it.
std::vector<Day> window_edges(const Question& question) {
  std::vector<Day> days;
  for (const scoring::Window& window : question.windows.windows()) {
    days.push_back(window.first_day);
    days.push_back(window.first_day - 1);
  }
  return days;
}

// Days on either side of which an end means something else.
std::vector<Day> end_days(const ContractState& contract, const Question& question) {
  std::vector<Day> days = window_edges(question);
  const Day last_awaited = question.as_of - question.rules.feedback_days + 1;
  days.push_back(last_awaited);
  days.push_back(last_awaited - 1);
  const Day last_prompt = contract.started_on + question.rules.unpaid.prompt_days;
  days.push_back(last_prompt);
  days.push_back(last_prompt + 1);
  const auto facts = scoring::facts_of(contract, question.rules, question.as_of);
  if (facts.lapse_day.present()) {
    days.push_back(facts.lapse_day);
    days.push_back(facts.lapse_day - 1);
  }
  return days_between(std::move(days), contract.started_on, question.as_of);
}

// Days on either side of which a payment means something else.
std::vector<Day> payment_days(Day first, Day last, const Question& question) {
  std::vector<Day> days = window_edges(question);
  if (question.rules.idle.days) {
    const std::size_t edges = days.size();
    for (std::size_t i = 0; i < edges; ++i) days.push_back(days[i] - *question.rules.idle.days);
    for (const Day day : {last, question.as_of}) {
      days.push_back(day - *question.rules.idle.days);
      days.push_back(day - *question.rules.idle.days + 1);
    }
  }
  return days_between(std::move(days), first, last);
}

void add_payment_readings(const ContractState& contract, const Question& question,
                          std::vector<ContractState>& readings) {
  const Day last = contract.ended() ? std::max(contract.ended_on, contract.started_on)
                                    : std::max(question.as_of, contract.started_on);
  for (const Day day : payment_days(contract.started_on, last, question)) {
    ContractState reading = contract;
    reading.paid_stretches = {};
    reading.first_paid_on = reading.last_paid_on = day;
    readings.push_back(reading);
    reading.first_paid_on = contract.started_on;
    readings.push_back(reading);
  }
}

// Nothing, and an amount of each tier.
void add_amount_readings(const ContractState& contract, const Question& question,
                         std::vector<ContractState>& readings) {
  std::vector<Cents> amounts{{1}};
  for (const scoring::SizeTier& tier : question.rules.size.tiers) {
    if (tier.from.count > 0) amounts.push_back(tier.from);
  }
  for (const Cents amount : amounts) {
    ContractState reading = contract;
    reading.earned = amount;
    add_payment_readings(reading, question, readings);
  }
}

void end_on(ContractState& contract, Day day) {
  contract.ended_on = day;
  if (contract.paused_on.present()) contract.resumed_on = day;
  contract.paused_on = kNoDay;
  contract.resumed_on = std::min(contract.resumed_on, day);
}

void add_feedback_readings(const ContractState& contract, const Question& question,
                           std::vector<ContractState>& readings) {
  const auto& satisfaction = question.rules.satisfaction;
  std::vector<std::int16_t> stars{kWorstStars, kBestStars};
  if (satisfaction.stars_failure < satisfaction.stars_success) {
    stars.push_back(
        static_cast<std::int16_t>(std::max<int>(satisfaction.stars_failure, kWorstStars)));
  }
  for (const std::int16_t given : stars) {
    ContractState reading = contract;
    reading.stars = given;
    reading.feedback_on = contract.ended_on;
    readings.push_back(reading);
  }
}

}  // namespace

std::vector<ContractState> fact_readings(const ContractState& contract, const UnknownFacts& unknown,
                                         const Question& question) {
  std::vector<ContractState> paid{contract};
  if (unknown.earned) {
    add_amount_readings(contract, question, paid);
  } else if (unknown.payments && contract.earned.count > 0) {
    add_payment_readings(contract, question, paid);
  }
  std::vector<ContractState> ended = paid;
  if (unknown.end && !contract.ended()) {
    for (const ContractState& reading : paid) {
      for (const Day day : end_days(reading, question)) {
        ended.push_back(reading);
        end_on(ended.back(), day);
      }
    }
  }
  std::vector<ContractState> readings = ended;
  for (const ContractState& reading : ended) {
    if (unknown.feedback && reading.ended()) add_feedback_readings(reading, question, readings);
  }
  return readings;
}

}  // namespace jss::insight

// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/trend.h"

#include <algorithm>
#include <vector>

namespace jss::insight {
namespace {

using scoring::OutcomeKind;
using scoring::Unit;

constexpr int kMonths = 3;

// Listens to the kernel, and keeps each counted contract's units in the order in which they come:
// the closing one last.
struct UnitListener : scoring::NoTrace {
  struct Heard {
    std::uint32_t row = 0;
    scoring::Outcome outcome;
    std::vector<Unit> units;
  };
  std::vector<Heard> contracts;

  void contract(std::uint32_t row, const scoring::ContractFacts&, scoring::Outcome outcome) {
    contracts.push_back({row, outcome, {}});
  }
  void unit(std::uint32_t, const Unit& unit) { contracts.back().units.push_back(unit); }
};

void count(Quarter& quarter, const Unit& unit, OutcomeKind kind) {
  quarter.success += kind == OutcomeKind::success ? 1U : 0U;
  quarter.neutral += kind == OutcomeKind::neutral ? 1U : 0U;
  quarter.failure += kind == OutcomeKind::failure ? 1U : 0U;
  quarter.success_weight += unit.weight * unit.credit;
  quarter.weight += unit.weight;
}

bool holds(const Quarter& quarter, Day day) { return quarter.from <= day && day <= quarter.to; }

void add_contract(Quarter& quarter, const UnitListener::Heard& heard,
                  const scoring::ContractTable& table, std::vector<ClientIndex>& clients) {
  bool is_in = false;
  for (std::size_t i = 0; i < heard.units.size(); ++i) {
    if (!holds(quarter, heard.units[i].day)) continue;
    is_in = true;
    const bool closing = i + 1 == heard.units.size();
    count(quarter, heard.units[i], closing ? heard.outcome.kind : OutcomeKind::success);
  }
  if (!is_in) return;
  ++quarter.contracts;
  clients.push_back(table.client[heard.row]);
}

}  // namespace

std::optional<bool> Trend::as_good_as(const Quarter& other) const {
  const auto now = this_quarter().share();
  const auto then = other.share();
  if (!this_quarter().comparable || !other.comparable || !now || !then) return std::nullopt;
  return *now >= *then;
}

Trend trend(const DayScorer& scorer) {
  UnitListener heard;
  if (scorer.freelancer()) {
    (void)scoring::score(scorer.table(), *scorer.freelancer(), scorer.question(), heard);
  }
  Trend trend;
  Day to = scorer.day();
  for (std::size_t i = 0; i < trend.quarters.size(); ++i) {
    Quarter& quarter = trend.quarters[i];
    quarter.from = first_day_of_window(scorer.day(), kMonths * (static_cast<int>(i) + 1));
    quarter.to = to;
    to = quarter.from - 1;
    std::vector<ClientIndex> clients;
    for (const auto& contract : heard.contracts) {
      add_contract(quarter, contract, scorer.table(), clients);
    }
    // The rows of a client stand together.
    clients.erase(std::unique(clients.begin(), clients.end()), clients.end());
    quarter.clients = static_cast<std::uint32_t>(clients.size());
    quarter.comparable =
        quarter.weight > 0 &&
        quarter.contracts >= static_cast<std::uint32_t>(scorer.policy().rules.gate.outcomes);
  }
  return trend;
}

}  // namespace jss::insight

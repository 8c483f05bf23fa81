// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/day_reading.h"

#include <algorithm>

#include "jss/insight/passing_time.h"

namespace jss::insight {
namespace {

using history::Chronicle;

// Listens to the kernel, which gives the units of a contract after the contract.
class Recorder {
 public:
  Recorder(DayReading& reading, PassingTime& passing, const DayScorer& scorer,
           const std::vector<std::uint32_t>& position)
      : reading_(reading), passing_(passing), scorer_(scorer), position_(position) {}

  void contract(std::uint32_t row, const scoring::ContractFacts& facts, scoring::Outcome outcome) {
    const std::uint32_t number = scorer_.contract(row);
    current_ = &reading_.contracts[position_[number]];
    current_->names = &scorer_.chronicle().names(number);
    current_->feedback_removed = scorer_.table().feedback_removed[row] != 0;
    current_->outcome = outcome;
    passing_.contract(row, facts, outcome);
  }
  void unit(std::uint32_t row, const scoring::Unit& unit) {
    current_->units.push_back(unit);
    passing_.unit(row, unit);
  }
  void window(const scoring::Window& window, const scoring::WindowSums& sums,
              const scoring::FreelancerCounts& counts) {
    reading_.windows.push_back({window, sums});
    reading_.counts = counts;
  }

 private:
  DayReading& reading_;
  PassingTime& passing_;
  const DayScorer& scorer_;
  const std::vector<std::uint32_t>& position_;
  DayReading::Contract* current_ = nullptr;
};

}  // namespace

std::optional<int> DayReading::deciding() const {
  const scoring::WindowScore* const decisive = score.decisive();
  if (decisive == nullptr) return std::nullopt;
  return decisive->months;
}

DayReader::DayReader(const Chronicle& chronicle) : position_(chronicle.contract_count()) {
  std::vector<std::uint32_t> own;
  for (std::uint32_t i = 0; i < chronicle.contract_count(); ++i) {
    if (chronicle.names(i).freelancer == chronicle.freelancer()) own.push_back(i);
  }
  const auto id = [&chronicle](std::uint32_t i) -> const std::string& {
    return chronicle.names(i).contract;
  };
  std::sort(own.begin(), own.end(),
            [&id](std::uint32_t a, std::uint32_t b) { return id(a) < id(b); });
  // Of the same contract under several names at most one is there on any day.
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (i == 0 || id(own[i]) != id(own[i - 1])) ++size_;
    position_[own[i]] = static_cast<std::uint32_t>(size_ - 1);
  }
}

std::optional<Day> DayReader::read(const DayScorer& scorer, DayReading& into) const {
  return read(scorer, scorer.policy(), into);
}

std::optional<Day> DayReader::read(const DayScorer& scorer, const scoring::Policy& policy,
                                   DayReading& into) const {
  into.day = scorer.day();
  into.policy = &policy;
  into.counts = {};
  into.windows.clear();
  into.contracts.resize(size_);
  for (DayReading::Contract& contract : into.contracts) {
    contract.names = nullptr;
    contract.units.clear();
  }
  // Without a contract no rules give a score, and time alone brings none.
  if (!scorer.freelancer()) {
    into.score = scorer.score();
    return std::nullopt;
  }
  const auto listen = [&](const scoring::Question& question) {
    PassingTime passing(scorer.table(), question);
    Recorder recorder(into, passing, scorer, position_);
    into.score = scoring::score(scorer.table(), *scorer.freelancer(), question, recorder);
    return passing.next(*scorer.freelancer());
  };
  if (&policy == &scorer.policy()) return listen(scorer.question());
  const auto records = scoring::client_records(scorer.table(), policy.rules, scorer.day());
  return listen({policy.rules, scorer.day(), records});
}

}  // namespace jss::insight

// SPDX-License-Identifier: Apache-2.0
#include "jss/history/day_table.h"

#include <algorithm>
#include <cassert>

namespace jss::history {
namespace {

// In place of a contract in a step of the profile.
constexpr std::uint32_t kProfile = UINT32_MAX;

}  // namespace

DayTable::DayTable(const Chronicle& chronicle, Day day) : chronicle_(&chronicle) { begin(day); }

bool DayTable::move_to(Day day) {
  if (day >= since_ && day <= day_) return false;
  if (day > day_) {
    if (!planned_) plan_steps();
    const std::size_t first = next_;
    if (take_steps(day)) {
      day_ = day;
      return next_ > first;
    }
  }
  begin(day);
  return true;
}

void DayTable::begin(Day day) {
  assert(day >= chronicle_->first_day());
  scoring::ContractTableBuilder builder;
  contract_of_id_.assign(1, 0);
  id_of_contract_.assign(chronicle_->contracts_.size(), {});
  since_ = chronicle_->first_day();
  for (std::uint32_t i = 0; i < chronicle_->contract_count(); ++i) {
    const Chronicle::Contract& contract = chronicle_->contracts_[i];
    const Chronicle::Version* const version = Chronicle::version_on(contract, day);
    if (version == nullptr) continue;
    since_ = std::max(since_, version->from);
    if (!version->present) continue;
    [[maybe_unused]] const auto problem = builder.add(Chronicle::row_of(contract, *version));
    assert(!problem && "every version keeps the rules of a row");
    id_of_contract_[i] = {static_cast<std::uint32_t>(contract_of_id_.size())};
    contract_of_id_.push_back(i);
  }
  for (const auto& [from, completeness] : chronicle_->completeness_) {
    if (from <= day) since_ = std::max(since_, from);
  }
  table_ = builder.finish();
  put_own(day);
  day_ = day;
  planned_ = false;
}

void DayTable::plan_steps() {
  steps_.clear();
  next_ = 0;
  for (std::uint32_t i = 0; i < chronicle_->contract_count(); ++i) {
    const auto& versions = chronicle_->contracts_[i].versions;
    for (auto version = versions.size(); version > 0 && versions[version - 1].from > day_;) {
      --version;
      steps_.push_back({versions[version].from, i, static_cast<std::uint32_t>(version)});
    }
  }
  for (const auto& [from, completeness] : chronicle_->completeness_) {
    if (from > day_) steps_.push_back({from, kProfile, 0});
  }
  std::sort(steps_.begin(), steps_.end());
  planned_ = true;
}

// False if a contract is there no longer.
bool DayTable::take_steps(Day day) {
  const std::size_t first = next_;
  for (; next_ < steps_.size() && steps_[next_].day <= day; ++next_) {
    if (!take(steps_[next_])) return false;
    since_ = steps_[next_].day;
  }
  if (next_ > first) put_own(day);
  return true;
}

bool DayTable::take(const Step& step) {
  if (step.contract == kProfile) return true;
  const Chronicle::Contract& contract = chronicle_->contracts_[step.contract];
  const Chronicle::Version& version = contract.versions[step.version];
  TextIndex& id = id_of_contract_[step.contract];
  if (!version.present) return id == TextIndex{};
  if (id == TextIndex{}) {
    id = {static_cast<std::uint32_t>(contract_of_id_.size())};
    contract_of_id_.push_back(step.contract);
    table_.insert(Chronicle::row_of(contract, version));
    return true;
  }
  const auto row = std::find(table_.contract.begin(), table_.contract.end(), id);
  table_.set_state(static_cast<std::uint32_t>(row - table_.contract.begin()),
                   Chronicle::row_of(contract, version).state);
  return true;
}

void DayTable::put_own(Day day) {
  freelancer_ = table_.find_freelancer(chronicle_->freelancer());
  if (!freelancer_) return;
  table_.profile_completeness[freelancer_->value] =
      chronicle_->completeness_on(day).value_or(std::int8_t{-1});
}

}  // namespace jss::history

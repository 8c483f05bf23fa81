// SPDX-License-Identifier: Apache-2.0
#include "jss/history/chronicle.h"

#include <algorithm>

#include "jss/history/day_table.h"

namespace jss::history {

using scoring::ContractRow;
using scoring::ContractState;
using scoring::ContractTable;

Chronicle Chronicle::of_table(const ContractTable& table, FreelancerIndex freelancer) {
  Chronicle chronicle;
  chronicle.freelancer_ = table.freelancer_id(freelancer);
  chronicle.first_day_ = table.latest_day();
  const scoring::RowRange own = table.rows_of(freelancer);
  std::vector<bool> concerns(table.client_count());
  for (std::uint32_t row = own.begin; row < own.end; ++row) {
    concerns[table.client[row].value] = true;
  }
  for (std::uint32_t i = 0; i < table.freelancer_count(); ++i) {
    const scoring::RowRange rows = table.rows_of({i});
    for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
      if (!concerns[table.client[row].value]) continue;
      const ContractRow full = table.row(row, {i});
      chronicle.contracts_.push_back({.names = {.contract = std::string(full.contract_id),
                                                .freelancer = std::string(full.freelancer_id),
                                                .client = std::string(full.client_id),
                                                .title = std::string(full.title),
                                                .client_name = std::string(full.client_name),
                                                .group = std::string(full.group)},
                                      .versions = {},
                                      .next_due_on = kNoDay});
      set(chronicle.contracts_.back(), chronicle.first_day_, true, full.state);
    }
  }
  const std::int8_t completeness = table.profile_completeness[freelancer.value];
  if (completeness >= 0) chronicle.completeness_.emplace_back(chronicle.first_day_, completeness);
  return chronicle;
}

Day Chronicle::first_own_day() const {
  Day first = kNoDay;
  for (const Contract& contract : contracts_) {
    if (contract.names.freelancer != freelancer_) continue;
    const Day day = contract.versions.front().from;
    first = first.present() ? std::min(first, day) : day;
  }
  return first;
}

ContractRow Chronicle::row_of(const Contract& contract, const Version& version) {
  ContractRow row{.contract_id = contract.names.contract,
                  .freelancer_id = contract.names.freelancer,
                  .client_id = contract.names.client,
                  .state = version.state,
                  .title = contract.names.title,
                  .client_name = contract.names.client_name,
                  .group = contract.names.group};
  row.state.paid_stretches = version.paid_stretches;
  return row;
}

ContractTable Chronicle::table_on(Day day) const { return DayTable(*this, day).take(); }

std::optional<std::int8_t> Chronicle::completeness_on(Day day) const {
  const auto after =
      std::upper_bound(completeness_.begin(), completeness_.end(), day,
                       [](Day wanted, const auto& entry) { return wanted < entry.first; });
  if (after == completeness_.begin()) return std::nullopt;
  return std::prev(after)->second;
}

std::vector<Day> Chronicle::change_days(Day from, Day to) const {
  std::vector<Day> days;
  const auto note = [&](Day day) {
    if (day > from && day <= to) days.push_back(day);
  };
  for (const Contract& contract : contracts_) {
    for (const Version& version : contract.versions) note(version.from);
  }
  for (const auto& [day, completeness] : completeness_) note(day);
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

std::optional<OwnContract> Chronicle::own_on(const Contract& contract, Day day) const {
  if (contract.names.freelancer != freelancer_) return std::nullopt;
  const Version* const version = version_on(contract, day);
  if (version == nullptr || !version->present) return std::nullopt;
  OwnContract own{
      .names = &contract.names, .state = version->state, .next_due_on = contract.next_due_on};
  own.state.paid_stretches = version->paid_stretches;
  return own;
}

std::vector<OwnContract> Chronicle::own_contracts(Day day) const {
  std::vector<OwnContract> contracts;
  for (const Contract& contract : contracts_) {
    if (const auto own = own_on(contract, day)) contracts.push_back(*own);
  }
  return contracts;
}

std::optional<OwnContract> Chronicle::own_contract(std::string_view contract, Day day) const {
  for (const Contract& candidate : contracts_) {
    if (candidate.names.contract != contract) continue;
    if (const auto own = own_on(candidate, day)) return own;
  }
  return std::nullopt;
}

bool Chronicle::change(std::string_view contract, Day day,
                       const std::function<void(ContractState&)>& edit) {
  for (Contract& candidate : contracts_) {
    if (candidate.names.contract != contract || candidate.names.freelancer != freelancer_) continue;
    const Version* const before = version_on(candidate, day);
    if (before == nullptr || !before->present) continue;
    if (before->from < day) {
      Version copy = *before;
      copy.from = day;
      const auto place = candidate.versions.begin() + (before - candidate.versions.data()) + 1;
      candidate.versions.insert(place, std::move(copy));
    }
    for (Version& version : candidate.versions) {
      if (version.from < day || !version.present) continue;
      version.state.paid_stretches = version.paid_stretches;
      edit(version.state);
      version.paid_stretches = std::string(version.state.paid_stretches);
      version.state.paid_stretches = {};
    }
    return true;
  }
  return false;
}

void Chronicle::add(ContractNames names, Day day, const ContractState& state) {
  names.freelancer = freelancer_;
  contracts_.push_back({.names = std::move(names), .versions = {}, .next_due_on = kNoDay});
  set(contracts_.back(), day, true, state);
}

bool Chronicle::knows(std::string_view contract) const {
  return std::any_of(contracts_.begin(), contracts_.end(), [contract](const Contract& candidate) {
    return candidate.names.contract == contract;
  });
}

const Chronicle::Version* Chronicle::version_on(const Contract& contract, Day day) {
  const auto after =
      std::upper_bound(contract.versions.begin(), contract.versions.end(), day,
                       [](Day wanted, const Version& version) { return wanted < version.from; });
  return after == contract.versions.begin() ? nullptr : &*std::prev(after);
}

// Days come in rising order; a state that is the same as before is no new version.
void Chronicle::set(Contract& contract, Day day, bool present, const ContractState& state) {
  Version version{.from = day,
                  .present = present,
                  .state = state,
                  .paid_stretches = std::string(state.paid_stretches)};
  version.state.paid_stretches = {};
  if (!contract.versions.empty()) {
    const Version& last = contract.versions.back();
    if (last.present == present && last.state == version.state &&
        last.paid_stretches == version.paid_stretches) {
      return;
    }
  }
  contract.versions.push_back(std::move(version));
}

}  // namespace jss::history

// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/income.h"

#include <algorithm>
#include <map>
#include <set>

#include "jss/history/day_table.h"
#include "jss/history/refund.h"

namespace jss::insight {
namespace {

using scoring::ContractState;
using scoring::ContractTable;

struct Account {
  Cents earned;
  std::vector<Payment> payments;
};

// Brings an account to what the contract has earned by `day`.
void follow(Account& account, std::string_view contract, const ContractState& state, Day day,
            bool is_first_look) {
  const Cents change = state.earned - account.earned;
  account.earned = state.earned;
  if (change.count < 0) {
    (void)history::cancel_newest(account.payments, {-change.count});
  } else if (change.count > 0) {
    // What was paid before the contract began counts on its first day.
    const Day paid_on = std::max(day, state.started_on);
    account.payments.push_back({.contract = std::string(contract),
                                .first = is_first_look ? state.first_paid_on : paid_on,
                                .last = is_first_look ? state.last_paid_on : paid_on,
                                .amount = change});
  }
  const bool agrees = state.earned.count == 0
                          ? account.payments.empty()
                          : !account.payments.empty() &&
                                account.payments.front().first == state.first_paid_on &&
                                account.payments.back().last == state.last_paid_on;
  if (agrees) return;
  account.payments.clear();
  if (state.earned.count == 0) return;
  account.payments.push_back({.contract = std::string(contract),
                              .first = state.first_paid_on,
                              .last = state.last_paid_on,
                              .amount = state.earned});
}

}  // namespace

IncomeHistory::IncomeHistory(const history::Chronicle& chronicle, Day as_of) {
  std::map<std::string, Account, std::less<>> accounts;
  history::DayTable states(chronicle, chronicle.first_day());
  const auto look = [&](Day day, bool is_first) {
    states.move_to(day);
    const ContractTable& table = states.table();
    const auto freelancer = states.freelancer();
    const scoring::RowRange rows = freelancer ? table.rows_of(*freelancer) : scoring::RowRange{};
    std::set<std::string, std::less<>> there;
    for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
      const std::string_view contract = table.contract_id(row);
      follow(accounts[std::string(contract)], contract, table.state(row), day, is_first);
      there.emplace(contract);
    }
    // A contract whose start was withdrawn has earned nothing.
    std::erase_if(accounts, [&there](const auto& entry) { return !there.contains(entry.first); });
  };
  look(chronicle.first_day(), true);
  for (const Day day : chronicle.change_days(chronicle.first_day(), as_of)) look(day, false);
  for (auto& [contract, account] : accounts) {
    payments_.insert(payments_.end(), account.payments.begin(), account.payments.end());
  }
}

Income IncomeHistory::between(Day from, Day to, std::string_view contract) const {
  Income income;
  for (const Payment& payment : payments_) {
    if (!contract.empty() && payment.contract != contract) continue;
    if (payment.last < from || payment.first > to) continue;
    if (from <= payment.first && payment.last <= to) {
      income.certain = income.certain + payment.amount;
      income.possible = income.possible + payment.amount;
      continue;
    }
    // Something was paid on the first day and something on the last: at least a cent each.
    const std::int64_t outside = (payment.first < from ? 1 : 0) + (payment.last > to ? 1 : 0);
    const std::int64_t inside = (payment.first >= from ? 1 : 0) + (payment.last <= to ? 1 : 0);
    income.certain = income.certain + Cents{inside};
    income.possible =
        income.possible + Cents{std::max<std::int64_t>(payment.amount.count - outside, inside)};
  }
  return income;
}

}  // namespace jss::insight

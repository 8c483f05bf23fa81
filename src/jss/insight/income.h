// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "jss/base/money.h"
#include "jss/history/chronicle.h"

namespace jss::insight {

/// Money of one contract that was paid on the days `first` to `last`, something on each of the two;
/// what remains of it after refunds. Dated where both are the same day.
struct Payment {
  std::string contract;
  Day first;
  Day last;
  Cents amount;
};

/// What was surely paid, and what may have been.
struct Income {
  Cents certain;
  Cents possible;
};

/// What one freelancer was paid, as far as the states of the chronicle tell.
class IncomeHistory {
 public:
  /// What was paid up to `as_of`, from what `earned` grew by on each day: events give dated
  /// payments. What a snapshot knows already was paid some time from its first to its last payment.
  /// What was paid back is taken off the newest payment first; where the days of the first and the
  /// last payment then tell otherwise (a withdrawn entry was an older one), so that the days of all
  /// are open. Costs one table for each day on which a state changes.
  IncomeHistory(const history::Chronicle& chronicle, Day as_of);

  [[nodiscard]] const std::vector<Payment>& payments() const { return payments_; }

  /// What was paid from `from` to `to`, both included: by all contracts, or by the one named.
  [[nodiscard]] Income between(Day from, Day to, std::string_view contract = {}) const;

 private:
  std::vector<Payment> payments_;  // by contract, bytewise, then by day
};

}  // namespace jss::insight

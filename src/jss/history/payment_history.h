// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "jss/base/day.h"
#include "jss/base/money.h"

namespace jss::history {

/// What remains of a contract's payments.
struct PaymentTotals {
  Cents earned;       ///< Net of refunds; never negative.
  Day first_paid_on;  ///< Absent when nothing remains, as the next.
  Day last_paid_on;
  /// One digit for each stretch of 90 days from the first to the last payment: `1` if something
  /// was paid in it. Empty when all are `1`.
  std::string paid_stretches;
};

/// The payments and refunds of one contract, told in the order in which they happened.
class PaymentHistory {
 public:
  /// A payment of nothing leaves no trace. REQUIRES: `amount` is not negative.
  void pay(Day day, Cents amount);

  /// Takes `amount` off the payments made so far, the newest first, and gives what exceeds them:
  /// that part is forgotten. REQUIRES: `amount` is not negative.
  Cents refund(Cents amount);

  /// What remains; what was paid before `started_on` counts on it. Linear in the payments and in
  /// the stretches. A sum above 64 bits stays at their largest value.
  [[nodiscard]] PaymentTotals totals(Day started_on) const;

 private:
  struct Payment {
    Day day;
    Cents amount;  // what remains of it, above zero
  };
  std::vector<Payment> payments_;
};

}  // namespace jss::history

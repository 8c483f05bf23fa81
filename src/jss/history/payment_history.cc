// SPDX-License-Identifier: Apache-2.0
#include "jss/history/payment_history.h"

#include <algorithm>
#include <cstdint>

#include "jss/history/refund.h"
#include "jss/scoring/contract_state.h"

namespace jss::history {
namespace {

constexpr Cents add_up_to_limit(Cents sum, Cents amount) {
  return {sum.count > INT64_MAX - amount.count ? INT64_MAX : sum.count + amount.count};
}

}  // namespace

void PaymentHistory::pay(Day day, Cents amount) {
  if (amount.count > 0) payments_.push_back({day, amount});
}

Cents PaymentHistory::refund(Cents amount) { return cancel_newest(payments_, amount); }

PaymentTotals PaymentHistory::totals(Day started_on) const {
  PaymentTotals totals;
  if (payments_.empty()) return totals;
  const auto counted_on = [started_on](const Payment& payment) {
    return std::max(payment.day, started_on);
  };
  totals.first_paid_on = counted_on(payments_.front());
  totals.last_paid_on = counted_on(payments_.back());
  const auto stretch = [&](Day day) {
    return static_cast<std::size_t>(scoring::stretch_of(day, totals.first_paid_on));
  };
  std::string digits(stretch(totals.last_paid_on) + 1, '0');
  for (const Payment& payment : payments_) {
    totals.earned = add_up_to_limit(totals.earned, payment.amount);
    digits[stretch(counted_on(payment))] = '1';
  }
  if (digits.find('0') != std::string::npos) totals.paid_stretches = std::move(digits);
  return totals;
}

}  // namespace jss::history

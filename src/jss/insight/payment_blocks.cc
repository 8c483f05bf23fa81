// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/payment_blocks.h"

#include <cstddef>
#include <utility>

#include "jss/history/refund.h"

namespace jss::insight {
namespace {

using scoring::ContractState;

std::size_t stretch(Day day, Day first) {
  return static_cast<std::size_t>(scoring::stretch_of(day, first));
}

// The digits of a state; all of them where the state leaves them out.
std::string digits_of(Day first, Day last, std::string_view digits) {
  return digits.empty() ? std::string(stretch(last, first) + 1, '1') : std::string(digits);
}

// Left out where every stretch had a payment.
std::string without_needless(std::string digits) {
  return digits.find('0') == std::string::npos ? std::string() : std::move(digits);
}

PaymentBlocks::Block whole(const ContractState& state) {
  return {.first = state.first_paid_on,
          .last = state.last_paid_on,
          .stretches = std::string(state.paid_stretches),
          .amount = state.earned};
}

// Do the payments, in their order, make the sum, the days and the stretches of `state`?
bool tells(const PaymentBlocks& payments, const ContractState& state) {
  ContractState told = state;
  std::string stretches;
  payments.put_into(told, stretches);
  const std::string expected = without_needless(std::string(state.paid_stretches));
  ContractState known = state;
  known.paid_stretches = expected;
  return told == known;
}

}  // namespace

void add_payment(ContractState& state, Day day, Cents amount, std::string& stretches) {
  if (state.earned.count == 0) {
    state.first_paid_on = day;
    stretches.clear();
  } else {
    std::string digits = digits_of(state.first_paid_on, state.last_paid_on, state.paid_stretches);
    digits.resize(stretch(day, state.first_paid_on) + 1, '0');
    digits.back() = '1';
    stretches = without_needless(std::move(digits));
  }
  state.last_paid_on = day;
  state.earned = state.earned + amount;
  state.paid_stretches = stretches;
}

void PaymentBlocks::refund(Cents amount) { (void)history::cancel_newest(blocks_, amount); }

void PaymentBlocks::put_into(ContractState& state, std::string& stretches) const {
  stretches.clear();
  state.earned = {0};
  state.first_paid_on = state.last_paid_on = kNoDay;
  state.paid_stretches = {};
  if (blocks_.empty()) return;
  const Day first = blocks_.front().first;
  state.first_paid_on = first;
  state.last_paid_on = blocks_.back().last;
  std::string digits = digits_of(first, blocks_.front().last, blocks_.front().stretches);
  digits.resize(stretch(state.last_paid_on, first) + 1, '0');
  for (const Block& block : blocks_) {
    state.earned = state.earned + block.amount;
    digits[stretch(block.last, first)] = '1';
  }
  stretches = without_needless(std::move(digits));
  state.paid_stretches = stretches;
}

PaymentBlocks payments_until(const history::Chronicle& chronicle, std::string_view contract,
                             Day day) {
  PaymentBlocks payments;
  Cents known;
  bool in_order = true;
  std::vector<Day> days = chronicle.change_days(chronicle.first_day(), day);
  days.insert(days.begin(), chronicle.first_day());
  for (const Day earlier : days) {
    const auto own = chronicle.own_contract(contract, earlier);
    if (!own) continue;
    const ContractState& state = own->state;
    if (state.earned < known) {
      payments.refund(known - state.earned);
    } else if (known.count == 0 && state.earned.count > 0) {
      payments = {};
      payments.add(whole(state));
    } else if (state.earned > known) {
      in_order = in_order && state.last_paid_on >= payments.latest();
      payments.add({.first = state.last_paid_on,
                    .last = state.last_paid_on,
                    .stretches = {},
                    .amount = state.earned - known});
    }
    known = state.earned;
  }
  const ContractState now = chronicle.own_contract(contract, day)->state;
  if (in_order && tells(payments, now)) return payments;
  PaymentBlocks undivided;
  if (now.earned.count > 0) undivided.add(whole(now));
  return undivided;
}

}  // namespace jss::insight

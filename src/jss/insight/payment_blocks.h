// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "jss/base/day.h"
#include "jss/base/money.h"
#include "jss/history/chronicle.h"
#include "jss/scoring/contract_state.h"

namespace jss::insight {

/// Adds a payment to a contract; `stretches` keeps the text of its new stretches and must live as
/// long as the state is used. REQUIRES: `day` is not before its start nor before its last payment.
void add_payment(scoring::ContractState& state, Day day, Cents amount, std::string& stretches);

/// What is known of a contract's payments: sums that were each paid from one day to another.
class PaymentBlocks {
 public:
  /// A sum, and which stretches of 90 days from `first` to `last` had a payment, as in a state.
  struct Block {
    Day first;
    Day last;
    std::string stretches;
    Cents amount;  // above zero
  };

  /// REQUIRES: it was paid after all before; only the first block has several days.
  void add(Block block) { blocks_.push_back(std::move(block)); }

  /// The last day of the newest; absent if there is none.
  [[nodiscard]] Day latest() const { return blocks_.empty() ? kNoDay : blocks_.back().last; }

  /// Takes off the newest first; a block of which something remains keeps its days.
  void refund(Cents amount);

  /// Puts the sum, its days and its stretches into `state`, the text into `stretches`.
  void put_into(scoring::ContractState& state, std::string& stretches) const;

 private:
  std::vector<Block> blocks_;
};

/// The payments of a contract of the freelancer, as the sums earned up to each day tell them. Where
/// those do not make the contract's state on `day`, such as after a correction of the past, the
/// whole sum is one block. REQUIRES: there is the contract on `day`.
[[nodiscard]] PaymentBlocks payments_until(const history::Chronicle& chronicle,
                                           std::string_view contract, Day day);

}  // namespace jss::insight

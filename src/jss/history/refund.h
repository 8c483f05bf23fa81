// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "jss/base/money.h"

namespace jss::history {

/// A refund cancels the newest payments first. Takes `refund` off `payments`, which rise by time
/// and have an `amount` above zero each; those of which nothing remains go. Gives what exceeds them
/// all. REQUIRES: `refund` is not negative.
template <class Payments>
Cents cancel_newest(Payments& payments, Cents refund) {
  while (refund.count > 0 && !payments.empty()) {
    Cents& newest = payments.back().amount;
    const Cents cancelled = std::min(newest, refund);
    newest = newest - cancelled;
    refund = refund - cancelled;
    if (newest.count == 0) payments.pop_back();
  }
  return refund;
}

}  // namespace jss::history

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jss/io/exported_contract.h"

namespace jss::io {

/// Reads a transaction history, in the form of 19 columns or in the older one of 13 and its
/// variants, told apart by the header. Rows of one client team and one summary are one contract:
/// hourly pay, fixed prices, milestones, bonuses and reimbursements are paid, in full, whatever fee
/// the marketplace keeps of them; refunds to the client and negative pay are given back.
///
/// A refund whose summary names no contract belongs to the one contract of its client with a
/// payment of that amount; where there is none or more than one, it is left out with a warning.
/// Rows that are no contract's money, such as fees, taxes and withdrawals, are left out and
/// counted; so are pending rows, which have no balance though others do. Unknown types are left out
/// with a warning. The title in the older form is the description without `Invoice for` in front
/// and without the week and its hours.
[[nodiscard]] ExportedFile read_transaction_history(const ExportText& file, Problems& problems);

}  // namespace jss::io

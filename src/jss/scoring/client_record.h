// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "jss/scoring/contract_table.h"
#include "jss/scoring/outcome.h"
#include "jss/scoring/policy.h"

namespace jss::scoring {

/// What freelancers and verdicts say of one client (rulebook, section 6). Sums, so that records can
/// be added up in any order and one freelancer's own part taken out again.
struct alignas(32) ClientRecord {
  std::int64_t stars = 0;  ///< Sum of the freelancers' ratings of the client, hundredths.
  std::int64_t ratings = 0;
  std::int64_t verdicts = 0;  ///< Contracts ended or lapsed with any verdict.
  std::int64_t failures = 0;  ///< Those whose verdict is a failure.

  ClientRecord& operator+=(const ClientRecord& other);
  friend ClientRecord operator-(const ClientRecord& a, const ClientRecord& b);
  friend bool operator==(const ClientRecord&, const ClientRecord&) = default;
};

/// True if the rules ask for client records at all; if not, none need be summed.
[[nodiscard]] bool uses_client_records(const Rules& rules);

/// The record that rows of one client make on `as_of`.
[[nodiscard]] ClientRecord client_record(const ContractTable& table, RowRange rows,
                                         const Rules& rules, Day as_of);

/// Adds to each client's record, found by `ClientIndex`, what those rows say. Linear in the rows.
void add_to_records(const ContractTable& table, RowRange rows, const Rules& rules, Day as_of,
                    std::span<ClientRecord> records);

/// The records of all clients of `table` on `as_of`, by `ClientIndex`; empty if the rules do not
/// use them. Linear in the rows.
[[nodiscard]] std::vector<ClientRecord> client_records(const ContractTable& table,
                                                       const Rules& rules, Day as_of);

/// Do the ratings by others flag the client? `others` leaves out the freelancer being scored.
[[nodiscard]] bool is_flagged(const ClientRecord& others, const Rules& rules);

/// Does the client fail so many others that their failures weigh less?
[[nodiscard]] bool is_harsh(const ClientRecord& others, const Rules& rules);

/// Whether something holds of a client for all freelancers, for none, or for some and not others,
/// since each leaves their own part out.
enum class Bearing : std::uint8_t { none, all, some };

/// What a client's record means for those who work for the client. Where two records have the same
/// bearings and neither is `some`, nobody's surroundings differ.
struct RecordBearings {
  Bearing flagged = Bearing::none;
  Bearing harsh = Bearing::none;

  [[nodiscard]] bool clear() const { return flagged != Bearing::some && harsh != Bearing::some; }
  friend bool operator==(const RecordBearings&, const RecordBearings&) = default;
};

/// The bearings of the record of all, where nobody has more than `most_own` contracts with the
/// client. Errs towards `some`.
[[nodiscard]] RecordBearings bearings(const ClientRecord& all, std::uint32_t most_own,
                                      const Rules& rules);

/// Could the client be flagged or harsh for a freelancer with so many contracts of the client's? A
/// quick look at the record of all: false means no, true means look closer.
///
/// Leaving one contract out takes at most five stars off the sum of ratings and one off each count.
/// What is lacking is compared at once, since each part alone is as good as random to a processor
/// that guesses ahead, and all of them together hardly ever hold.
[[nodiscard]] inline bool may_matter(const ClientRecord& all, std::uint32_t own_contracts,
                                     const Rules& rules) {
  const auto& limits = rules.client_record;
  const std::int64_t own = own_contracts;
  const std::int64_t flag_lacks =
      std::max(limits.flag_min.value_or(0) - all.ratings,
               all.stars - limits.flag_mean * all.ratings - (500 - limits.flag_mean) * own);
  const std::int64_t harsh_min = limits.harsh_min.value_or(0);
  const std::int64_t harsh_lacks =
      std::max(harsh_min - all.verdicts,
               limits.harsh_share * std::max(harsh_min, all.verdicts - own) - all.failures * 1000);
  return (limits.flag_min && flag_lacks <= 0) || (limits.harsh_min && harsh_lacks <= 0);
}

}  // namespace jss::scoring

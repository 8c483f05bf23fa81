// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "jss/base/fraction.h"
#include "jss/scoring/score.h"

namespace jss::insight {

/// What nobody told us of one contract. A fact that is not named here is taken as it stands.
struct UnknownFacts {
  bool client = false;    ///< Which client it belongs to: it stands under an id of its own.
  bool payments = false;  ///< On which days `earned` was paid: some time from start to end.
  bool earned = false;    ///< Whether anything was paid, how much and when: it stands as unpaid.
  bool end = false;       ///< Whether and when it ended: it stands as open.
  bool feedback = false;  ///< Which stars the client left, if any, once it ended.

  [[nodiscard]] bool any() const { return client || payments || earned || end || feedback; }
  friend bool operator==(const UnknownFacts&, const UnknownFacts&) = default;
};

/// Between which scores the true one lies, whatever the unknown facts are. The values are those of
/// windows: a tenth of a point is one.
struct UnknownRange {
  /// Absent if the unknown facts may also leave no score at all.
  std::optional<Fraction> lowest;
  /// Absent if no facts whatever make a score.
  std::optional<Fraction> highest;
  /// The rows whose unknown facts can move the score, those that can weigh most first; of equals in
  /// the order of the table.
  std::vector<std::uint32_t> rows;

  /// The unknown facts make no difference: the score of the table as it stands is the score.
  [[nodiscard]] bool settled() const { return lowest == highest; }
};

/// The range for one freelancer; `unknown` has one entry for each row of theirs, in order.
///
/// Each contract is read in every way that its unknown facts allow: still open, or ended on any day
/// from its start to `question.as_of`, with good, mixed or bad stars or none; paid on one day or
/// over the whole time, nothing or the amount of any tier; by a client of its own or one with a
/// long relationship. Days are tried where something changes: at the edges of windows, of waits and
/// of idle times. For each window the range takes the readings that give the least and the greatest
/// share of success, contract by contract, so that no combination lies outside. The highest is the
/// best of the windows that can qualify, the lowest the best of those that qualify in every
/// reading. Silence and signals are taken at their own worst and best. So the range may be wider
/// than it need be, never narrower.
///
/// Aside stay what clients say in private, the answer and the reason for the end (`answer_range`
/// tells of the former), and other people's contracts. Linear in the rows.
[[nodiscard]] UnknownRange unknown_range(const scoring::ContractTable& table,
                                         FreelancerIndex freelancer,
                                         const scoring::Question& question,
                                         std::span<const UnknownFacts> unknown);

}  // namespace jss::insight

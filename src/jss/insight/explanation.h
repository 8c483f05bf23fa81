// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "jss/scoring/score.h"

namespace jss::insight {

/// What one contract does to the score.
struct ContractPart {
  std::uint32_t row = 0;
  scoring::ContractFacts facts;
  scoring::Outcome outcome;
  /// Its units in `Explanation::units`; none if the contract does not count.
  std::uint32_t first_unit = 0;
  std::uint32_t unit_count = 0;
  /// The first day on which nothing of it stands in the deciding window (for trending: in the
  /// six-month window), even after `kLastDay`; absent where nothing of it does, or without score.
  Day leaves_on;
  /// Hundredths of a point that it costs in the deciding window; zero if it does not count or
  /// stands outside that window, absent where there is no score.
  std::optional<std::int64_t> points_lost;
};

/// What belongs to no contract.
enum class Line : std::uint8_t {
  silence,
  deadlines,
  retention,
  engagement,
  completion,
  profile,
  floor,  ///< What a share below zero is spared by the floor; negative.
};

[[nodiscard]] std::string_view to_string(Line line);

struct LinePart {
  Line line = Line::silence;
  std::int64_t points_lost = 0;  ///< Hundredths of a point.
};

/// Points lost for one cause, over all contracts: a `Why`, or a `Line`.
struct Reason {
  std::string_view code;
  std::int64_t points_lost = 0;          ///< Hundredths of a point.
  std::vector<std::uint32_t> contracts;  ///< Rows, the costliest first; empty for a line.
};

/// A score with all its reasons.
struct Explanation {
  scoring::Score score;
  std::vector<ContractPart> contracts;  ///< Every contract, in the order of ids, bytewise.
  std::vector<scoring::Unit> units;     ///< Those of a contract stand together, by day.
  std::vector<LinePart> lines;          ///< Those that act in the deciding window.
  std::vector<Reason> reasons;          ///< The costliest first, then by code; none costs zero.

  [[nodiscard]] std::span<const scoring::Unit> units_of(const ContractPart& part) const {
    return std::span(units).subspan(part.first_unit, part.unit_count);
  }
};

/// Explains the score of a freelancer: one evaluation by the kernel that gives the bare score, with
/// a listener.
///
/// Where there is a score, the points lost of `contracts` and `lines` sum to 100.00 minus the score
/// in hundredths, to the hundredth: each part is rounded down, and what is then missing goes to the
/// parts with the largest remainders, the earlier of equals first.
[[nodiscard]] Explanation explain(const scoring::ContractTable& table, FreelancerIndex freelancer,
                                  const scoring::Question& question);

}  // namespace jss::insight

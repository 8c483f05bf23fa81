// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace jss::insight {

/// Why a score may change on a day. The last three are not of time alone.
enum class Cause : std::uint8_t {
  leaves_window,       ///< A unit, or a silent contract, is too old for a window.
  feedback_overdue,    ///< Feedback is awaited no longer.
  contract_lapses,     ///< An open contract has been idle for too long.
  contract_starts,     ///< Agreed upon before, it begins.
  stretch_ends,        ///< A stretch of a long contract comes to its end.
  relationship_quiet,  ///< The last payment of a long relationship is too long ago.
  contact_old,         ///< A contact counts no longer.
  activity_old,        ///< An open contract counts as stale.
  client_record,       ///< What others say of a client changed.
  news,                ///< Something happened, or took effect.
  rules,               ///< Other rules are in force.
};
inline constexpr std::size_t kCauseCount = 11;

/// The word for a cause, as it is spelled in JSON.
[[nodiscard]] constexpr std::string_view to_string(Cause cause) {
  constexpr std::array<std::string_view, kCauseCount> kWords{"leaves_window",
                                                             "feedback_overdue",
                                                             "contract_lapses",
                                                             "contract_starts",
                                                             "stretch_ends",
                                                             "relationship_quiet",
                                                             "contact_old",
                                                             "activity_old",
                                                             "client_record",
                                                             "news",
                                                             "rules"};
  return kWords.at(static_cast<std::size_t>(cause));
}

/// A set of causes.
class Causes {
 public:
  constexpr Causes() = default;
  constexpr explicit Causes(Cause cause) { add(cause); }

  constexpr void add(Cause cause) {
    bits_ = static_cast<std::uint16_t>(bits_ | 1U << static_cast<unsigned>(cause));
  }
  constexpr void add(Causes others) { bits_ = static_cast<std::uint16_t>(bits_ | others.bits_); }
  [[nodiscard]] constexpr bool has(Cause cause) const {
    return (bits_ >> static_cast<unsigned>(cause) & 1U) != 0;
  }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }

  friend constexpr bool operator==(Causes, Causes) = default;

 private:
  std::uint16_t bits_ = 0;
};

}  // namespace jss::insight

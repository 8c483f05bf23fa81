// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jss/base/day.h"
#include "jss/base/money.h"

namespace jss::scoring {

/// Who ended a contract; `none` while it is open, or where nobody said.
enum class EndedBy : std::uint8_t { none, client, freelancer, platform };

/// The client's stated reason for the end.
enum class EndReason : std::uint8_t {
  none,
  completed,
  not_needed,
  hired_other,
  unresponsive,
  misrepresented,
  unprofessional,
  other,
};

/// A dispute, as it went for the freelancer.
enum class Dispute : std::uint8_t { none, open, won, lost };

/// The platform's own word on a client.
enum class Standing : std::uint8_t { good, flagged, suspended };

/// Absent stars, and an absent private answer.
inline constexpr std::int16_t kNoStars = 0;
inline constexpr std::int8_t kNoAnswer = -1;

/// The length of a stretch of payments, in days.
inline constexpr std::int32_t kStretchDays = 90;

/// What is known of one contract on one day, names left out (rulebook, section 1). Days that are
/// absent are `kNoDay`.
struct ContractState {
  Day started_on;     ///< First day.
  Day ended_on;       ///< Last day; absent while open.
  Day first_paid_on;  ///< Present exactly when `earned` is above zero.
  Day last_paid_on;   ///< Present exactly when `earned` is above zero.
  Day feedback_on;    ///< Day on which the client's feedback took effect.
  Day paused_on;      ///< An open contract is paused since that day.
  Day resumed_on;     ///< Last day on which a pause ended.
  Day last_contact_on;
  Day due_on;                     ///< Deadline of the last milestone due so far, else of the next.
  Day delivered_on;               ///< Delivery of that milestone.
  Cents earned;                   ///< What the client paid, net of refunds; never negative.
  std::int16_t stars = kNoStars;  ///< The client's rating, 100 to 500 hundredths.
  std::int16_t client_stars = kNoStars;  ///< The freelancer's rating of the client, likewise.
  std::int8_t recommend = kNoAnswer;     ///< The client's private answer, 0 to 10.
  EndedBy ended_by = EndedBy::none;
  EndReason end_reason = EndReason::none;
  Dispute dispute = Dispute::none;
  Standing client_standing = Standing::good;
  bool feedback_removed = false;
  bool excluded = false;
  /// One digit `0` or `1` for each stretch of 90 days from the first to the last payment: was
  /// anything paid in it? Empty: in every one.
  std::string_view paid_stretches;

  [[nodiscard]] bool ended() const { return ended_on.present(); }
  /// The client left stars or a private answer, and it still stands.
  [[nodiscard]] bool has_feedback() const {
    return !feedback_removed && (stars > kNoStars || recommend > kNoAnswer);
  }

  friend bool operator==(const ContractState&, const ContractState&) = default;
};

/// A contract with its names: one row of a contract table. The views need only live during the call
/// that takes the row.
struct ContractRow {
  std::string_view contract_id;
  std::string_view freelancer_id;
  std::string_view client_id;
  ContractState state;
  std::string_view title;        ///< A label: carried and shown, never scored.
  std::string_view client_name;  ///< A label.
  std::string_view group;        ///< A label.

  friend bool operator==(const ContractRow&, const ContractRow&) = default;
};

/// A rule that a row breaks: the field by its name in a contract table, and the rule in words, with
/// the value and the remedy.
struct RowProblem {
  std::string_view field;
  std::string message;
};

/// The stretch that holds `day`, counted from zero. REQUIRES: `day >= first_paid_on`.
[[nodiscard]] constexpr std::int32_t stretch_of(Day day, Day first_paid_on) {
  return (day - first_paid_on) / kStretchDays;
}

/// The rules that a row must keep by itself (docs/formats.md, "Rows"): the first one it breaks, in
/// the order of the fields; nothing if it keeps them all. That ids are unique and that the rows of
/// a client agree is checked by `ContractTableBuilder`.
[[nodiscard]] std::optional<RowProblem> check_row(const ContractRow& row);

/// The words of contract tables, event files and JSON for these values; empty for `none` of
/// `EndedBy` and `EndReason`.
[[nodiscard]] std::string_view to_string(EndedBy value);
[[nodiscard]] std::string_view to_string(EndReason value);
[[nodiscard]] std::string_view to_string(Dispute value);
[[nodiscard]] std::string_view to_string(Standing value);
/// The value that a word names; nothing if there is none.
[[nodiscard]] std::optional<EndedBy> parse_ended_by(std::string_view word);
[[nodiscard]] std::optional<EndReason> parse_end_reason(std::string_view word);
[[nodiscard]] std::optional<Dispute> parse_dispute(std::string_view word);
[[nodiscard]] std::optional<Standing> parse_standing(std::string_view word);

}  // namespace jss::scoring

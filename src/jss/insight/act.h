// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "jss/base/day.h"
#include "jss/base/money.h"
#include "jss/base/result.h"
#include "jss/history/chronicle.h"
#include "jss/scoring/contract_state.h"

namespace jss::insight {

/// What somebody might do about a contract.
enum class ActKind : std::uint8_t {
  end,              ///< End an open contract, with or without the client's feedback.
  leave,            ///< Do nothing about it: said for completeness.
  pause,            ///< Pause an open contract.
  resume,           ///< Go on with a paused one.
  pay,              ///< The client pays.
  refund,           ///< The freelancer gives money back.
  start,            ///< Take a new job and, unless it stays open, finish it.
  remove_feedback,  ///< The client's feedback is withdrawn.
  win_review,       ///< A review decides that the contract does not count.
  contact,          ///< The freelancer writes to the client.
  deliver,          ///< The deadline's work is delivered.
};
inline constexpr std::size_t kActKindCount = 11;

/// The name of a kind for programs, as its enumerator: `remove_feedback`.
[[nodiscard]] std::string_view to_string(ActKind kind);
/// The words with which people begin such an act: `remove feedback`, `write`.
[[nodiscard]] std::string_view words_of(ActKind kind);

/// `Act::lasts` of a job that is started and neither paid nor ended: other acts may do that.
inline constexpr std::int32_t kStaysOpen = -1;

/// An imagined act. What is not told of it is absent, as in a contract state.
struct Act {
  ActKind kind = ActKind::leave;
  std::string contract;
  Day day;  ///< When; absent: on the day of the question.
  /// Of `end` and `start`: who ends; absent: the freelancer ends, a new job's client does.
  scoring::EndedBy by = scoring::EndedBy::none;
  /// The next three of `end` and `start`: what the client says.
  scoring::EndReason reason = scoring::EndReason::none;
  std::int16_t stars = scoring::kNoStars;
  std::int8_t recommend = scoring::kNoAnswer;
  Cents amount;            ///< Of `pay`, `refund`; of `start`: what it earns in all.
  std::string client;      ///< Of `start`; empty: a client never seen before.
  std::int32_t lasts = 0;  ///< Of `start`: days from its start to its end, or `kStaysOpen`.

  friend bool operator==(const Act&, const Act&) = default;
};

/// The chronicle in which those acts happen, in the order of their days, those of one day in the
/// order given. `today` is the day of the question: the day of acts that name none, and the first
/// on which anything can be imagined. Costs a copy of the chronicle and, for each act, one pass
/// over its contracts; a refund one for each day on which anything changed.
///
/// Feedback that comes with an end takes effect on the day of the end, as if both sides spoke at
/// once. A paused contract that ends is resumed on that day. A refund takes the newest payment
/// first; what remains keeps its days, and so does a sum whose single payments nobody told. A
/// contract that is started is paid on its last day and ended by the client, unless said otherwise.
/// A client without a contract with the freelancer so far has no record with others.
///
/// Errors: `not_found` for a contract that is not there; `invalid_input` for an act that cannot be
/// (ending what has ended, giving back more than was earned, a day before `today`, a start under an
/// id that is taken, acting before what an earlier call imagined of the same contract); each names
/// the act's contract, the rule and the remedy.
[[nodiscard]] Result<history::Chronicle> imagine(const history::Chronicle& chronicle,
                                                 std::span<const Act> acts, Day today);

}  // namespace jss::insight

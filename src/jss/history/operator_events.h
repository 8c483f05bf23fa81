// SPDX-License-Identifier: Apache-2.0
// What whoever runs a ledger decides and shows: the life of a policy, and publications. The
// program's own commands write these events into the ledger beside those of the marketplace. They
// change no contract state, and a retraction does not reach them.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "jss/base/day.h"
#include "jss/base/timestamp.h"

namespace jss::history {

/// A policy is proposed.
struct PolicyDrafted {
  std::string policy;  ///< Its id.
  std::string digest;  ///< SHA-256 of `text`: 64 lower-case hexadecimal digits; so in all of these.
  std::string text;    ///< The policy file, whole.
  std::string by;      ///< Whoever did it, in the operator's words; so in all of these.
  friend auto operator<=>(const PolicyDrafted&, const PolicyDrafted&) = default;
};

/// Somebody agrees to a draft.
struct PolicyApproved {
  std::string policy;
  std::string digest;
  std::string by;
  friend auto operator<=>(const PolicyApproved&, const PolicyApproved&) = default;
};

/// An approved policy is to decide scores of `from` and later days.
struct PolicyScheduled {
  std::string policy;
  std::string digest;
  Day from;
  std::string by;
  friend auto operator<=>(const PolicyScheduled&, const PolicyScheduled&) = default;
};

/// A policy is taken back: the one before it holds again.
struct PolicyRolledBack {
  std::string policy;
  std::string digest;
  std::string by;
  std::string why;
  friend auto operator<=>(const PolicyRolledBack&, const PolicyRolledBack&) = default;
};

/// A publication begins: what is needed to compute its scores again, at any later time.
struct PublicationOpened {
  std::string publication;    ///< Its id.
  Day as_of;                  ///< The day whose scores are shown.
  Timestamp known_at;         ///< They follow from what was recorded by then.
  std::uint64_t records = 0;  ///< How many records the ledger held.
  std::string head;           ///< The digest of the last of them, as the next one.
  std::string policy;         ///< The id of the policy that decided.
  std::string digest;         ///< SHA-256 of `text`.
  std::string text;           ///< The policy file, whole.
  friend auto operator<=>(const PublicationOpened&, const PublicationOpened&) = default;
};

/// What a publication showed of one freelancer: a score with `exact` and `window`, or the reason
/// why there is none.
struct ScorePublished {
  std::string publication;
  std::string freelancer;
  std::optional<std::int8_t> score;   ///< 0 to 100.
  std::optional<std::int16_t> exact;  ///< The same with two decimals: 0 to 10,000 hundredths.
  std::string window;                 ///< The window that decided, as `24m` or `trending`.
  std::string reason;                 ///< As `too_few_outcomes`.
  friend auto operator<=>(const ScorePublished&, const ScorePublished&) = default;
};

/// A publication is complete.
struct PublicationClosed {
  std::string publication;
  std::uint64_t scores = 0;  ///< How many freelancers it tells of.
  friend auto operator<=>(const PublicationClosed&, const PublicationClosed&) = default;
};

}  // namespace jss::history

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jss/base/day.h"
#include "jss/base/timestamp.h"
#include "jss/history/event.h"

namespace jss::history {

/// Where a review stands: nobody has decided it, or what was decided last.
enum class ReviewState : std::uint8_t { open, upheld, excluded, restored };

[[nodiscard]] std::string_view to_string(ReviewState state);
/// The state that a word names; nothing if there is none.
[[nodiscard]] std::optional<ReviewState> parse_review_state(std::string_view word);

/// One decision of a review.
struct ReviewVerdict {
  std::string event;  ///< The id of the event that tells of it.
  Timestamp at;
  ReviewDecision decision = ReviewDecision::upheld;
  std::string by;
  std::string why;

  friend bool operator==(const ReviewVerdict&, const ReviewVerdict&) = default;
};

/// A review, as all that is known of it makes it.
struct Review {
  std::string id;
  std::string event;  ///< The id of the event that requests it.
  Timestamp requested_at;
  std::string freelancer;
  std::string contract;
  std::string why;
  Day due_on;                           ///< Absent where nobody said.
  std::vector<ReviewVerdict> verdicts;  ///< In the order in which they were decided.

  [[nodiscard]] ReviewState state() const;

  /// By its decisions, the contract does not count: one that upholds leaves things as they are.
  [[nodiscard]] bool excludes() const;

  /// Nobody has decided it, and its day is over.
  [[nodiscard]] bool is_overdue(Day today) const {
    return verdicts.empty() && due_on.present() && today > due_on;
  }

  /// When it was last told of.
  [[nodiscard]] Timestamp last_at() const;

  friend bool operator==(const Review&, const Review&) = default;
};

}  // namespace jss::history

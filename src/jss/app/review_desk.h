// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "jss/base/result.h"
#include "jss/base/timestamp.h"
#include "jss/history/event.h"
#include "jss/history/review_book.h"
#include "jss/ledger/event_ledger.h"

namespace jss::app {

/// For how many days a review may wait for its decision unless told otherwise, and at most.
inline constexpr int kReviewDays = 14;
inline constexpr int kMostReviewDays = 365;
/// How many reviews one freelancer may ask for within so many days.
inline constexpr std::size_t kMostRequests = 10;
inline constexpr int kRequestDays = 30;

/// A step of a review, as an event to be recorded.
struct ReviewStep {
  std::string review;
  std::optional<history::Event> event;  ///< Absent where the same was recorded before.
};

/// What is asked of the desk by somebody who may send it twice: the same `key` names the same
/// request, empty where there is none.
struct ReviewRequest {
  std::string freelancer;
  std::string contract;
  std::string why;
  std::string key;
};
struct ReviewRuling {
  std::string review;
  history::ReviewDecision decision = history::ReviewDecision::upheld;
  std::string by;
  std::string why;
  std::string key;
};

/// A new review of a contract, due `days` days after `now`. Whether the contract is theirs is for
/// the caller to ask.
///
/// Errors: `invalid_input` for words that are blank, too long or not fit to be shown, and for a key
/// that is no key; `conflict` where a review of the contract is open, and where the key was used
/// for something else.
[[nodiscard]] Result<ReviewStep> request_review(const history::ReviewBook& book,
                                                const ReviewRequest& request, int days,
                                                Timestamp now);

/// A decision of a review: to uphold what is open, to exclude the contract where the review does
/// not do so already, to restore one that it excludes.
///
/// Errors: those above; `not_found` for a review that is not there; `conflict` for a decision that
/// would change nothing.
[[nodiscard]] Result<ReviewStep> decide_review(const history::ReviewBook& book,
                                               const ReviewRuling& ruling, Timestamp now);

/// All reviews of a ledger. Walks it whole, and makes events of the records that tell of reviews
/// only.
///
/// Errors: those of `EventLedger::read`; `corruption` for a record that holds no event.
[[nodiscard]] Result<history::ReviewBook> review_book(ledger::EventLedger& ledger);

/// How many reviews that freelancer asked for in the `kRequestDays` days up to `now`.
[[nodiscard]] std::size_t recent_requests(const history::ReviewBook& book,
                                          std::string_view freelancer, Timestamp now);

/// Whether words are fit to be kept as a reason that others read; `key` is what messages call them.
///
/// Errors: `invalid_input`.
[[nodiscard]] Result<void> check_reason(std::string_view key, const std::string& words);

/// Whether a key by which requests are told apart is one: up to 100 visible characters of ASCII.
///
/// Errors: `invalid_input`.
[[nodiscard]] Result<void> check_request_key(const std::string& key);

}  // namespace jss::app

// SPDX-License-Identifier: Apache-2.0
#include "jss/app/review_desk.h"

#include <algorithm>
#include <utility>

#include "jss/app/ledger_place.h"
#include "jss/io/plain_text.h"

namespace jss::app {
namespace {

using history::Review;
using history::ReviewDecision;

constexpr std::size_t kLongestReason = 4000;
constexpr std::size_t kLongestKey = 100;
constexpr std::int64_t kSecondsADay = 86'400;
// The facts of a record begin with its type.
constexpr std::string_view kReviewFacts = R"({"type":"review_)";
constexpr std::string_view kRetractionFacts = R"({"type":"retracted")";

// Named by the sender's key, so that the same step sent twice is one, else by number, so that of
// two steps taken at once only one is kept.
std::string event_id(const history::ReviewBook& book, std::string_view act, const std::string& of,
                     const std::string& key) {
  const std::string name = std::string(act) + "/" + of + "/";
  if (!key.empty()) return name + "key/" + key;
  std::size_t number = 1;
  while (book.knows_event(name + std::to_string(number))) ++number;
  return name + std::to_string(number);
}

tl::unexpected<Error> key_is_taken(const std::string& key) {
  return fail(ErrorCode::conflict, "the Idempotency-Key " + io::quoted(key) +
                                       " was used for something else: give each request its own");
}

Result<void> check_decision(const Review& review, ReviewDecision decision) {
  const bool changes = decision == ReviewDecision::excluded   ? !review.excludes()
                       : decision == ReviewDecision::restored ? review.excludes()
                                                              : review.verdicts.empty();
  if (changes) return {};
  return fail(ErrorCode::conflict,
              "review " + io::quoted(review.id) + " is " + std::string(to_string(review.state())) +
                  ": " +
                  (decision == ReviewDecision::excluded ? "its contract does not count already"
                   : decision == ReviewDecision::restored
                       ? "there is nothing to restore, since its contract counts"
                       : "only what is open can be upheld"));
}

}  // namespace

Result<void> check_reason(std::string_view key, const std::string& words) {
  const std::string name(key);
  if (words.find_first_not_of(" \t\r\n") == std::string::npos) {
    return invalid(name + " is blank: give a reason in words");
  }
  if (words.size() > kLongestReason) {
    return invalid(name + " is longer than " + std::to_string(kLongestReason) + " bytes");
  }
  const auto is_odd = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
  };
  if (std::any_of(words.begin(), words.end(), is_odd)) {
    return invalid(name + " has a control character: leave it out");
  }
  return {};
}

Result<void> check_request_key(const std::string& key) {
  const bool is_visible =
      std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c <= '~'; });
  if (is_visible && key.size() <= kLongestKey) return {};
  return invalid("the Idempotency-Key is not up to " + std::to_string(kLongestKey) +
                 " visible characters of ASCII");
}

Result<ReviewStep> request_review(const history::ReviewBook& book, const ReviewRequest& request,
                                  int days, Timestamp now) {
  if (auto right = check_reason("why", request.why); !right) return tl::unexpected(right.error());
  if (auto right = check_request_key(request.key); !right) return tl::unexpected(right.error());
  const std::vector<const Review*> before = book.of_contract(request.contract);
  const std::string event = event_id(book, "review-requested", request.contract, request.key);
  for (const Review* review : before) {
    if (review->event != event) continue;
    if (review->freelancer != request.freelancer || review->why != request.why) {
      return key_is_taken(request.key);
    }
    return ReviewStep{review->id, std::nullopt};
  }
  if (book.knows_event(event)) return key_is_taken(request.key);
  for (const Review* review : before) {
    if (review->state() != history::ReviewState::open) continue;
    return fail(ErrorCode::conflict, "review " + io::quoted(review->id) + " of contract " +
                                         io::quoted(request.contract) +
                                         " is open: wait for its decision");
  }
  std::size_t number = before.size() + 1;
  std::string id;
  do {
    id = request.contract + "-" + std::to_string(number++);
  } while (book.find(id) != nullptr);
  return ReviewStep{
      id, history::Event{.id = event,
                         .at = now,
                         .recorded_at = std::nullopt,
                         .body = history::ReviewRequested{.review = id,
                                                          .freelancer = request.freelancer,
                                                          .contract = request.contract,
                                                          .why = request.why,
                                                          .due_on = day_of(now) + days}}};
}

Result<ReviewStep> decide_review(const history::ReviewBook& book, const ReviewRuling& ruling,
                                 Timestamp now) {
  if (auto right = check_reason("why", ruling.why); !right) return tl::unexpected(right.error());
  if (auto right = check_reason("by", ruling.by); !right) return tl::unexpected(right.error());
  if (auto right = check_request_key(ruling.key); !right) return tl::unexpected(right.error());
  const Review* const review = book.find(ruling.review);
  if (review == nullptr) {
    return fail(ErrorCode::not_found, "there is no review " + io::quoted(ruling.review));
  }
  const std::string event = event_id(book, "review-decided", review->id, ruling.key);
  for (const history::ReviewVerdict& verdict : review->verdicts) {
    if (verdict.event != event) continue;
    if (verdict.decision != ruling.decision || verdict.why != ruling.why) {
      return key_is_taken(ruling.key);
    }
    return ReviewStep{review->id, std::nullopt};
  }
  if (book.knows_event(event)) return key_is_taken(ruling.key);
  if (auto right = check_decision(*review, ruling.decision); !right) {
    return tl::unexpected(right.error());
  }
  // Another machine's clock may be ahead; what comes next is later all the same.
  return ReviewStep{review->id,
                    history::Event{.id = event,
                                   .at = std::max(now, just_after(review->last_at())),
                                   .recorded_at = std::nullopt,
                                   .body = history::ReviewDecided{.review = review->id,
                                                                  .decision = ruling.decision,
                                                                  .by = ruling.by,
                                                                  .why = ruling.why}}};
}

Result<history::ReviewBook> review_book(ledger::EventLedger& ledger) {
  history::ReviewBook book;
  RecordReader reader;
  const auto done = ledger.read({}, [&](const ledger::Record& record) -> Result<void> {
    const std::string_view facts = record.bytes;
    if (!facts.starts_with(kReviewFacts) && !facts.starts_with(kRetractionFacts)) return {};
    const auto event = reader.event_of(record);
    if (!event) return tl::unexpected(event.error());
    book.learn(*event);
    return {};
  });
  if (!done) return tl::unexpected(done.error());
  return book;
}

std::size_t recent_requests(const history::ReviewBook& book, std::string_view freelancer,
                            Timestamp now) {
  std::size_t count = 0;
  book.for_each([&](const Review& review) {
    if (review.freelancer == freelancer &&
        now.seconds - review.requested_at.seconds < kRequestDays * kSecondsADay) {
      ++count;
    }
  });
  return count;
}

}  // namespace jss::app

// SPDX-License-Identifier: Apache-2.0
#include "jss/history/review_book.h"

#include <algorithm>

#include "jss/history/event_order.h"

namespace jss::history {

void ReviewBook::learn(const Event& event) {
  if (check_form(event)) return;
  if (const auto* requested = std::get_if<ReviewRequested>(&event.body)) {
    keep(requested->review, event);
  } else if (const auto* decided = std::get_if<ReviewDecided>(&event.body)) {
    keep(decided->review, event);
  } else if (const auto* retracted = std::get_if<Retracted>(&event.body)) {
    retracted_.insert(retracted->event);
    const auto told = review_of_event_.find(retracted->event);
    if (told != review_of_event_.end()) tell_anew(reviews_.find(told->second)->second);
  }
}

void ReviewBook::keep(const std::string& review, const Event& event) {
  if (!review_of_event_.try_emplace(event.id, review).second) return;
  Kept& kept = reviews_[review];
  const auto place =
      std::upper_bound(kept.events.begin(), kept.events.end(), event,
                       [](const Event& a, const Event& b) { return happens_before(a, b); });
  kept.events.insert(place, event);
  tell_anew(kept);
}

// The first request counts, and every decision, be it told before it.
void ReviewBook::tell_anew(Kept& kept) {
  if (std::exchange(kept.is_requested, false)) {
    const Key key{kept.review.requested_at, kept.review.id};
    order_.erase(key);
    by_contract_.find(kept.review.contract)->second.erase(key);
  }
  kept.review = {};
  for (const Event& event : kept.events) {
    if (retracted_.contains(event.id)) continue;
    if (const auto* asked = std::get_if<ReviewRequested>(&event.body)) {
      if (std::exchange(kept.is_requested, true)) continue;
      kept.review.id = asked->review;
      kept.review.event = event.id;
      kept.review.requested_at = event.at;
      kept.review.freelancer = asked->freelancer;
      kept.review.contract = asked->contract;
      kept.review.why = asked->why;
      kept.review.due_on = asked->due_on;
    } else if (const auto* told = std::get_if<ReviewDecided>(&event.body)) {
      kept.review.verdicts.push_back({.event = event.id,
                                      .at = event.at,
                                      .decision = told->decision,
                                      .by = told->by,
                                      .why = told->why});
    }
  }
  if (!kept.is_requested) return;
  const Key key{kept.review.requested_at, kept.review.id};
  order_.emplace(key, &kept.review);
  by_contract_[kept.review.contract].emplace(key, &kept.review);
}

const Review* ReviewBook::find(std::string_view id) const {
  const auto found = reviews_.find(id);
  return found == reviews_.end() || !found->second.is_requested ? nullptr : &found->second.review;
}

void ReviewBook::for_each(const std::function<void(const Review&)>& visit) const {
  for (const auto& [key, review] : order_) visit(*review);
}

std::vector<const Review*> ReviewBook::of_contract(std::string_view contract) const {
  std::vector<const Review*> reviews;
  const auto found = by_contract_.find(contract);
  if (found == by_contract_.end()) return reviews;
  for (const auto& [key, review] : found->second) reviews.push_back(review);
  return reviews;
}

}  // namespace jss::history

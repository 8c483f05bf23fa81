// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "jss/history/event.h"
#include "jss/history/review.h"

namespace jss::history {

/// All reviews, as events tell of them in any order: what a replay of the same events goes by.
/// What was retracted is gone, and what breaks `check_form` never happened. Of several events of
/// one id the first that was learned counts. Safe to read from many threads while nobody learns.
class ReviewBook {
 public:
  /// Learns of an event; of one that tells of no review and retracts none it keeps nothing.
  void learn(const Event& event);

  /// The review of that id; nullptr where nobody has requested it.
  [[nodiscard]] const Review* find(std::string_view id) const;

  /// Calls `visit` with each review, the one requested first before all others, those of one
  /// instant by id.
  void for_each(const std::function<void(const Review&)>& visit) const;

  /// The same, only those about one contract.
  [[nodiscard]] std::vector<const Review*> of_contract(std::string_view contract) const;

  /// Whether an event of that id told of a review, be it retracted.
  [[nodiscard]] bool knows_event(const std::string& id) const {
    return review_of_event_.contains(id);
  }

 private:
  struct Kept {
    std::vector<Event> events;
    Review review;
    bool is_requested = false;
  };
  using Key = std::pair<Timestamp, std::string_view>;

  void keep(const std::string& review, const Event& event);
  void tell_anew(Kept& kept);

  std::map<std::string, Kept, std::less<>> reviews_;
  std::map<Key, const Review*> order_;
  std::unordered_map<std::string, std::string> review_of_event_;  // by the event's id
  std::unordered_set<std::string> retracted_;                     // ids of events
  std::map<std::string, std::map<Key, const Review*>, std::less<>> by_contract_;
};

}  // namespace jss::history

// SPDX-License-Identifier: Apache-2.0
#include "jss/history/visible_events.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "jss/history/event_order.h"
#include "jss/history/feedback_history.h"

namespace jss::history {
namespace {

// A retraction says why, and that may be private.
constexpr const char* kNotTold = "not told";

using Ids = std::unordered_set<std::string_view>;

// The contract that an event names; empty where it names none.
std::string_view contract_of(const Event& event) {
  return std::visit(
      [](const auto& body) -> std::string_view {
        if constexpr (requires { body.contract; }) {
          return body.contract;
        } else {
          return {};
        }
      },
      event.body);
}

// Without what was said in private; nothing where nothing else was said.
std::optional<FeedbackGiven> public_part(const FeedbackGiven& given) {
  if (given.stars == scoring::kNoStars && !given.scores) return std::nullopt;
  FeedbackGiven shown = given;
  shown.recommend = scoring::kNoAnswer;
  return shown;
}

/// What was said at the end of one contract, as far as it is public.
struct PublicFeedback {
  Day started_on;
  Day ended_on;
  FeedbackHistory history;
  std::optional<EffectiveFeedback> effective;
};

/// One freelancer's eyes.
class Eyes {
 public:
  Eyes(std::span<const Event> events, std::string_view freelancer, Day today,
       std::optional<Timestamp> known_at)
      : freelancer_(freelancer), events_(events_in_order(events, today, known_at)) {
    for (const Event* event : events_) {
      const auto* retracted = std::get_if<Retracted>(&event->body);
      if (retracted != nullptr) retracted_.insert(retracted->event);
    }
    find_own();
    find_feedback(today);
  }

  [[nodiscard]] std::vector<Event> see() const {
    std::vector<Event> seen;
    for (const Event* event : events_) {
      if (auto shown = shown_of(*event)) seen.push_back(std::move(*shown));
    }
    // A retraction is seen where what it retracts is, whichever came first.
    Ids ids;
    for (const Event& event : seen) ids.insert(event.id);
    std::vector<Event> retractions;
    for (const Event* event : events_) {
      const auto* retracted = std::get_if<Retracted>(&event->body);
      if (retracted == nullptr || !ids.contains(retracted->event)) continue;
      Event shown = *event;
      std::get<Retracted>(shown.body).why = kNotTold;
      retractions.push_back(std::move(shown));
    }
    seen.insert(seen.end(), std::make_move_iterator(retractions.begin()),
                std::make_move_iterator(retractions.end()));
    std::ranges::stable_sort(seen, happens_before);
    return seen;
  }

 private:
  void find_own() {
    std::unordered_map<std::string_view, const Event*> starts;
    for (const Event* event : events_) {
      const auto* start = std::get_if<ContractStarted>(&event->body);
      if (start == nullptr || retracted_.contains(event->id)) continue;
      starts.try_emplace(start->contract, event);
    }
    for (const auto& [contract, event] : starts) {
      if (std::get<ContractStarted>(event->body).freelancer != freelancer_) continue;
      own_[contract].started_on = day_of(event->at);
    }
    std::unordered_map<std::string_view, bool> asks;
    for (const Event* event : events_) {
      const auto* asked = std::get_if<ReviewRequested>(&event->body);
      if (asked == nullptr || retracted_.contains(event->id)) continue;
      asks.try_emplace(asked->review, own_.contains(asked->contract));
    }
    for (const auto& [review, own] : asks) {
      if (own) reviews_.insert(review);
    }
  }

  // Which feedback of clients has taken effect, if only what is public were said.
  void find_feedback(Day today) {
    std::uint32_t position = 0;
    for (const Event* event : events_) {
      ++position;
      if (retracted_.contains(event->id)) continue;
      const auto found = own_.find(contract_of(*event));
      if (found == own_.end()) continue;
      PublicFeedback& own = found->second;
      if (event->type() == EventType::contract_ended) {
        own.ended_on = std::max(day_of(event->at), own.started_on);
      } else if (const auto* said = std::get_if<FeedbackGiven>(&event->body)) {
        const bool is_heard = own.ended_on.present() && !said->mid_contract &&
                              (said->from == Side::freelancer || public_part(*said));
        if (is_heard) own.history.add({position, day_of(event->at), said});
      }
    }
    for (auto& [contract, own] : own_) {
      if (own.ended_on.present()) {
        own.effective = own.history.effective(Side::client, own.ended_on, today);
      }
    }
  }

  [[nodiscard]] std::optional<Event> shown_of(const Event& event) const {
    if (const auto* said = std::get_if<FeedbackGiven>(&event.body)) return shown_of(event, *said);
    if (const auto* start = std::get_if<ContractStarted>(&event.body)) {
      if (start->freelancer != freelancer_) return std::nullopt;
    }
    return may_see(event) ? std::optional(event) : std::nullopt;
  }

  [[nodiscard]] std::optional<Event> shown_of(const Event& event, const FeedbackGiven& said) const {
    const auto found = own_.find(said.contract);
    if (found == own_.end()) return std::nullopt;
    if (said.from == Side::freelancer) return event;
    const std::optional<EffectiveFeedback>& effective = found->second.effective;
    const bool is_shown = said.mid_contract || (effective && day_of(event.at) <= effective->day);
    if (!is_shown) return std::nullopt;
    auto shown = public_part(said);
    if (!shown) return std::nullopt;
    return Event{event.id, event.at, event.recorded_at, std::move(*shown)};
  }

  // Of events that are seen whole or not at all.
  [[nodiscard]] bool may_see(const Event& event) const {
    if (const auto* asked = std::get_if<ReviewRequested>(&event.body))
      return own_.contains(asked->contract);
    if (const auto* decided = std::get_if<ReviewDecided>(&event.body)) {
      return reviews_.contains(decided->review);
    }
    if (const auto* profile = std::get_if<ProfileUpdated>(&event.body)) {
      return profile->freelancer == freelancer_;
    }
    if (const auto* made = std::get_if<OfferMade>(&event.body)) {
      return made->freelancer == freelancer_;
    }
    if (const auto* declined = std::get_if<OfferDeclined>(&event.body)) {
      return declined->freelancer == freelancer_;
    }
    return own_.contains(contract_of(event));
  }

  std::string_view freelancer_;
  std::vector<const Event*> events_;
  Ids retracted_;
  std::unordered_map<std::string_view, PublicFeedback> own_;  // by contract
  Ids reviews_;
};

}  // namespace

std::vector<Event> visible_events(std::span<const Event> events, std::string_view freelancer,
                                  Day today, std::optional<Timestamp> known_at) {
  return Eyes(events, freelancer, today, known_at).see();
}

}  // namespace jss::history

// SPDX-License-Identifier: Apache-2.0
// Random events for property tests: few names and few days, so that they meet.
#pragma once

#include <rapidcheck.h>

#include <string>
#include <utility>
#include <vector>

#include "jss/history/event.h"

namespace jss::history {

template <class Value>
Value random_value(Value first, Value last) {
  return static_cast<Value>(*rc::gen::inRange(static_cast<int>(first), static_cast<int>(last) + 1));
}

inline std::string random_name(const char* prefix, int count) {
  return prefix + std::to_string(*rc::gen::inRange(0, count));
}

/// One of some 430 days about 2025, half of them at their start.
inline Timestamp random_instant() {
  const Day day =
      *day_of(2025, 1, 1) + *rc::gen::weightedOneOf<std::int32_t>(
                                {{3, rc::gen::inRange(0, 30)}, {1, rc::gen::inRange(0, 430)}});
  Timestamp instant = start_of(day);
  if (*rc::gen::arbitrary<bool>()) instant.seconds += *rc::gen::inRange(0, 86'400);
  return instant;
}

inline std::int16_t random_stars() { return *rc::gen::inRange<std::int16_t>(100, 501); }

inline FeedbackScores random_scores() {
  return {random_stars(), random_stars(), random_stars(),
          random_stars(), random_stars(), random_stars()};
}

inline FeedbackGiven random_feedback() {
  FeedbackGiven body{.contract = random_name("c", 3),
                     .from = random_value(Side::client, Side::freelancer)};
  const int parts = *rc::gen::inRange(1, 8);
  if ((parts & 1) != 0) body.stars = random_stars();
  if ((parts & 2) != 0) body.recommend = *rc::gen::inRange<std::int8_t>(0, 11);
  if ((parts & 4) != 0) body.scores = random_scores();
  if (body.from == Side::client) {
    body.reason = random_value(scoring::EndReason::none, scoring::EndReason::other);
  }
  body.comment = *rc::gen::element<std::string>("", "fine", "a \"quote\",\n\t\\ and ü");
  body.mid_contract = random_value(0, 4) == 0;
  return body;
}

inline std::string random_digest() { return std::string(64, *rc::gen::element('0', '7', 'c')); }

inline ScorePublished random_published_score() {
  ScorePublished body{.publication = random_name("p", 2), .freelancer = random_name("f", 2)};
  if (*rc::gen::arbitrary<bool>()) {
    body.reason = "too_few_outcomes";
    return body;
  }
  body.exact = *rc::gen::inRange<std::int16_t>(0, 10'001);
  body.score = static_cast<std::int8_t>((*body.exact + 50) / 100);
  body.window = *rc::gen::element<std::string>("24m", "trending");
  return body;
}

inline PublicationOpened random_publication() {
  return {.publication = random_name("p", 2),
          .as_of = day_of(random_instant()),
          .known_at = random_instant(),
          .records = *rc::gen::inRange<std::uint64_t>(0, 100),
          .head = random_digest(),
          .policy = random_name("p", 2),
          .digest = random_digest(),
          .text = "id = \"p0\"\n"};
}

inline EventBody random_body(EventType type) {
  const std::string contract = random_name("c", 3);
  const Cents amount{*rc::gen::inRange<std::int64_t>(0, 500)};
  switch (type) {
    case EventType::contract_started:
      return ContractStarted{.contract = contract,
                             .freelancer = random_name("f", 2),
                             .client = random_name("k", 2),
                             .kind = random_value(ContractKind::hourly, ContractKind::fixed),
                             .title = *rc::gen::element<std::string>("", "Logo for a bakery"),
                             .client_name = *rc::gen::element<std::string>("", "Brot & Söhne"),
                             .group = *rc::gen::element<std::string>("", "spring"),
                             .agency = *rc::gen::element<std::string>("", "Atelier"),
                             .due_on = *rc::gen::element(kNoDay, day_of(random_instant()))};
    case EventType::paid:
      return Paid{contract, amount};
    case EventType::refunded:
      return Refunded{contract, amount};
    case EventType::contract_paused:
      return ContractPaused{contract, random_value(Actor::client, Actor::platform)};
    case EventType::contract_resumed:
      return ContractResumed{contract, random_value(Actor::client, Actor::platform)};
    case EventType::contract_ended:
      return ContractEnded{contract, random_value(Actor::client, Actor::platform),
                           random_value(scoring::EndReason::none, scoring::EndReason::other)};
    case EventType::feedback_given:
      return random_feedback();
    case EventType::feedback_removed:
      return FeedbackRemoved{contract, random_value(RemovalCause::perk, RemovalCause::review),
                             *rc::gen::element<std::string>("", "the desk"),
                             *rc::gen::element<std::string>("", "an insult")};
    case EventType::dispute_opened:
      return DisputeOpened{contract};
    case EventType::dispute_closed:
      return DisputeClosed{contract, random_value(DisputeOutcome::won, DisputeOutcome::split)};
    case EventType::client_standing_changed:
      return ClientStandingChanged{
          random_name("k", 2), random_value(scoring::Standing::good, scoring::Standing::suspended),
          *rc::gen::element<std::string>("", "complaints")};
    case EventType::milestone_due:
      return MilestoneDue{contract, random_name("m", 2), day_of(random_instant())};
    case EventType::delivered:
      return Delivered{contract, *rc::gen::element<std::string>("", "m0", "m1")};
    case EventType::contacted:
      return Contacted{contract, random_value(Side::client, Side::freelancer)};
    case EventType::profile_updated:
      return ProfileUpdated{random_name("f", 2), *rc::gen::inRange<std::int8_t>(0, 101)};
    case EventType::review_requested:
      return ReviewRequested{random_name("r", 2), random_name("f", 2), contract, "unfair",
                             *rc::gen::element(kNoDay, day_of(random_instant()))};
    case EventType::review_decided:
      return ReviewDecided{random_name("r", 2),
                           random_value(ReviewDecision::upheld, ReviewDecision::restored),
                           "the desk", "looked into"};
    case EventType::offer_made:
      return OfferMade{random_name("f", 2), random_name("k", 2)};
    case EventType::offer_declined:
      return OfferDeclined{random_name("f", 2), random_name("k", 2)};
    case EventType::retracted:
      return Retracted{random_name("e", 40), "a mistake"};
    case EventType::policy_drafted:
      return PolicyDrafted{random_name("p", 2), random_digest(), "id = \"p0\"\n# ü", "ben"};
    case EventType::policy_approved:
      return PolicyApproved{random_name("p", 2), random_digest(), "ada"};
    case EventType::policy_scheduled:
      return PolicyScheduled{random_name("p", 2), random_digest(), day_of(random_instant()), "ada"};
    case EventType::policy_rolled_back:
      return PolicyRolledBack{random_name("p", 2), random_digest(), "ada", "a mistake"};
    case EventType::publication_opened:
      return random_publication();
    case EventType::score_published:
      return random_published_score();
    case EventType::publication_closed:
      return PublicationClosed{random_name("p", 2), *rc::gen::inRange<std::uint64_t>(0, 100)};
  }
  return Paid{contract, amount};
}

inline Event random_event(std::string id) {
  // Starts are as frequent as all that waits for them deserves.
  const int type = *rc::gen::weightedOneOf<int>(
      {{1, rc::gen::just(0)}, {6, rc::gen::inRange(0, static_cast<int>(kEventTypeCount))}});
  Event event{.id = std::move(id),
              .at = random_instant(),
              .body = random_body(static_cast<EventType>(type))};
  if (*rc::gen::arbitrary<bool>()) event.recorded_at = random_instant();
  return event;
}

/// Up to 40 events of good form with ids of their own, but for few that share one.
inline std::vector<Event> random_events() {
  std::vector<Event> events;
  const int count = *rc::gen::inRange(0, 40);
  for (int number = 0; number < count; ++number) {
    const bool repeats = *rc::gen::inRange(0, 20) == 0;
    const int id = repeats ? *rc::gen::inRange(0, number + 1) : number;
    events.push_back(random_event("e" + std::to_string(id)));
  }
  return events;
}

inline void shuffle(std::vector<Event>& events) {
  for (std::size_t i = 1; i < events.size(); ++i) {
    std::swap(events[i], events[*rc::gen::inRange<std::size_t>(0, i + 1)]);
  }
}

}  // namespace jss::history

// SPDX-License-Identifier: Apache-2.0
#include "jss/history/replay.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "jss/base/text_interner.h"
#include "jss/history/contract_history.h"
#include "jss/history/event_order.h"

namespace jss::history {
namespace {

using scoring::ContractTable;
using scoring::ContractTableBuilder;
using scoring::Standing;

// One run over the events.
class Replay {
 public:
  Replay(std::span<const Event> events, Day as_of, std::optional<Timestamp> known_at);

  ContractTable table();
  std::vector<Anomaly> anomalies();

 private:
  struct Step {
    const Event* event = nullptr;
    bool happens = true;
  };
  struct Review {
    std::uint32_t contract = TextInterner::kAbsent;
    bool excludes = false;
  };

  void drop_what_cannot_be();
  void drop_what_is_retracted();
  void begin_contracts();
  void begin_reviews();

  void apply(const ContractStarted&, Moment) {}
  void apply(const ReviewRequested&, Moment) {}
  void apply(const Retracted&, Moment) {}
  void apply(const OfferMade&, Moment) {}
  void apply(const OfferDeclined&, Moment) {}
  void apply(const ClientStandingChanged& body, Moment moment);
  void apply(const ProfileUpdated& body, Moment moment);
  void apply(const ReviewDecided& body, Moment moment);
  template <class Body>
  void apply(const Body& body, Moment moment);

  // Calls `visit(body, moment)` for each event that is a `Body`, or for each if that is `void`.
  template <class Body, class Visit>
  void for_each(Visit&& visit) const;

  void ignore(std::uint32_t position, std::string why) {
    ignored_.push_back({position, std::move(why)});
  }
  void ignore_unknown_contract(std::uint32_t position, const std::string& contract) {
    ignore(position, "names contract '" + contract + "', which has not started");
  }
  [[nodiscard]] Standing standing_of(std::string_view client) const;

  Day as_of_;
  std::vector<Step> steps_;  // in the order in which they happen
  TextInterner ids_;
  std::vector<std::uint32_t> position_of_id_;
  TextInterner contract_ids_;
  std::vector<ContractHistory> contracts_;
  TextInterner client_ids_;
  std::vector<Standing> standing_of_client_;
  TextInterner review_ids_;
  std::vector<Review> reviews_;
  std::vector<IgnoredMoment> ignored_;
  ContractTableBuilder builder_;
};

Replay::Replay(std::span<const Event> events, Day as_of, std::optional<Timestamp> known_at)
    : as_of_(as_of) {
  for (const Event* event : events_in_order(events, as_of, known_at)) steps_.push_back({event});
  drop_what_cannot_be();
  drop_what_is_retracted();
  begin_contracts();
  begin_reviews();
  for_each<void>([this](const auto& body, Moment moment) { apply(body, moment); });
}

void Replay::drop_what_cannot_be() {
  for (std::uint32_t position = 0; position < steps_.size(); ++position) {
    Step& step = steps_[position];
    if (const auto problem = check_form(*step.event)) {
      step.happens = false;
      ignore(position, std::string(problem->key) + " " + problem->message);
      continue;
    }
    const auto id = ids_.intern(step.event->id);
    if (id.is_new) {
      position_of_id_.push_back(position);
      continue;
    }
    step.happens = false;
    if (same_content(*step.event, *steps_[position_of_id_[id.number]].event)) continue;
    ignore(position, "has the id of another event with other content");
  }
}

void Replay::drop_what_is_retracted() {
  std::vector<bool> retracted(steps_.size());
  for_each<Retracted>([&](const Retracted& body, Moment moment) {
    const std::uint32_t id = ids_.find(body.event);
    if (id == TextInterner::kAbsent) {
      ignore(moment.position, "retracts '" + body.event + "', which is no event");
      return;
    }
    const std::uint32_t position = position_of_id_[id];
    if (steps_[position].event->type() == EventType::retracted) {
      ignore(moment.position,
             "retracts '" + body.event + "', which is a retraction: those cannot be retracted");
    } else if (retracted[position]) {
      ignore(moment.position, "retracts '" + body.event + "', which was retracted already");
    } else {
      retracted[position] = true;
    }
  });
  for (std::size_t position = 0; position < steps_.size(); ++position) {
    if (retracted[position]) steps_[position].happens = false;
  }
}

void Replay::begin_contracts() {
  for_each<ContractStarted>([this](const ContractStarted& body, Moment moment) {
    if (contract_ids_.intern(body.contract).is_new) {
      contracts_.emplace_back(body, moment.day);
    } else {
      ignore(moment.position, "starts contract '" + body.contract + "' again");
    }
  });
}

void Replay::begin_reviews() {
  for_each<ReviewRequested>([this](const ReviewRequested& body, Moment moment) {
    if (!review_ids_.intern(body.review).is_new) {
      ignore(moment.position, "requests review '" + body.review + "' again");
      return;
    }
    reviews_.push_back({.contract = contract_ids_.find(body.contract)});
    if (reviews_.back().contract == TextInterner::kAbsent) {
      ignore_unknown_contract(moment.position, body.contract);
    }
  });
}

void Replay::apply(const ClientStandingChanged& body, Moment) {
  const auto client = client_ids_.intern(body.client);
  if (client.is_new) standing_of_client_.push_back(Standing::good);
  standing_of_client_[client.number] = body.standing;
}

void Replay::apply(const ProfileUpdated& body, Moment) {
  builder_.set_profile(body.freelancer, body.completeness);
}

void Replay::apply(const ReviewDecided& body, Moment moment) {
  const std::uint32_t review = review_ids_.find(body.review);
  if (review == TextInterner::kAbsent) {
    ignore(moment.position, "decides review '" + body.review + "', which nobody requested");
  } else if (body.decision != ReviewDecision::upheld) {
    reviews_[review].excludes = body.decision == ReviewDecision::excluded;
  }
}

template <class Body>
void Replay::apply(const Body& body, Moment moment) {
  const std::uint32_t contract = contract_ids_.find(body.contract);
  if (contract == TextInterner::kAbsent) {
    ignore_unknown_contract(moment.position, body.contract);
  } else {
    contracts_[contract].add(body, moment);
  }
}

template <class Body, class Visit>
void Replay::for_each(Visit&& visit) const {
  for (std::uint32_t position = 0; position < steps_.size(); ++position) {
    const auto& [event, happens] = steps_[position];
    if (!happens) continue;
    const Moment moment{position, day_of(event->at)};
    if constexpr (std::is_void_v<Body>) {
      std::visit([&](const auto& body) { visit(body, moment); }, event->body);
    } else if (const auto* body = std::get_if<Body>(&event->body)) {
      visit(*body, moment);
    }
  }
}

Standing Replay::standing_of(std::string_view client) const {
  const std::uint32_t number = client_ids_.find(client);
  return number == TextInterner::kAbsent ? Standing::good : standing_of_client_[number];
}

ContractTable Replay::table() {
  std::vector<bool> excluded(contracts_.size());
  for (const Review& review : reviews_) {
    if (review.excludes && review.contract != TextInterner::kAbsent) {
      excluded[review.contract] = true;
    }
  }
  std::string paid_stretches;
  for (std::size_t number = 0; number < contracts_.size(); ++number) {
    const ContractHistory& contract = contracts_[number];
    const ContractStarted& start = contract.start();
    scoring::ContractState state = contract.state(as_of_, paid_stretches, ignored_);
    state.client_standing = standing_of(start.client);
    state.excluded = excluded[number];
    [[maybe_unused]] const auto problem = builder_.add({.contract_id = start.contract,
                                                        .freelancer_id = start.freelancer,
                                                        .client_id = start.client,
                                                        .state = state,
                                                        .title = start.title,
                                                        .client_name = start.client_name,
                                                        .group = start.group});
    assert(!problem && "a replayed contract keeps the rules of a row");
  }
  return builder_.finish();
}

std::vector<Anomaly> Replay::anomalies() {
  std::sort(ignored_.begin(), ignored_.end(), [](const IgnoredMoment& a, const IgnoredMoment& b) {
    return a.position != b.position ? a.position < b.position : a.why < b.why;
  });
  std::vector<Anomaly> anomalies;
  for (IgnoredMoment& moment : ignored_) {
    const Event& event = *steps_[moment.position].event;
    anomalies.push_back({event.id, event.type(), std::move(moment.why)});
  }
  return anomalies;
}

}  // namespace

ContractTable replay(std::span<const Event> events, Day as_of, std::optional<Timestamp> known_at,
                     std::vector<Anomaly>* anomalies) {
  Replay run(events, as_of, known_at);
  ContractTable table = run.table();
  if (anomalies != nullptr) *anomalies = run.anomalies();
  return table;
}

Day latest_day(std::span<const Event> events, std::optional<Timestamp> known_at) {
  Day latest = kNoDay;
  Day latest_start = kNoDay;
  for (const Event& event : events) {
    if (!is_known(event, known_at)) continue;
    Day& day = event.type() == EventType::contract_started ? latest_start : latest;
    day = std::max(day, day_of(event.at));
  }
  return latest.present() ? latest : latest_start;
}

}  // namespace jss::history

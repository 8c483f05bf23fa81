// SPDX-License-Identifier: Apache-2.0
// Random histories for property tests that look at many days.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "jss/history/random_events.h"

namespace jss::history {

/// A history of three years that could be somebody's: contracts that begin, earn, rest and end,
/// with all that may happen to them on the way.
class RandomHistory {
 public:
  static constexpr std::int32_t kDays = 3 * 365;
  static constexpr Day kFirst{19500};  // 2023-05-23: the rules change twice within three years

  /// Of freelancers `f0`, whose most contracts are, to `f2`, and of clients `k0` to `k4`.
  std::vector<Event> events() {
    const int contracts = uniform(6, 30);
    for (int i = 0; i < contracts; ++i) add_contract("c" + std::to_string(i));
    const int others = uniform(0, 8);
    for (int i = 0; i < others; ++i) add_event_of_a_client();
    return std::move(events_);
  }

 private:
  // From `first` up to but without `end`, as wide in the first run of a property as in the last.
  static int uniform(int first, int end) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(first, end));
  }
  static bool chance(int of_ten) { return uniform(0, 10) < of_ten; }
  static std::string name(const char* prefix, int count) {
    return prefix + std::to_string(uniform(0, count));
  }

  void add(Day day, EventBody body) {
    events_.push_back(
        {.id = "e" + std::to_string(events_.size()), .at = start_of(day), .body = std::move(body)});
  }

  void add_contract(const std::string& id) {
    const Day start = kFirst + uniform(0, kDays);
    add(start, ContractStarted{.contract = id,
                               .freelancer = chance(6) ? "f0" : name("f", 3),
                               .client = name("k", 5),
                               .due_on = chance(3) ? start + uniform(1, 100) : kNoDay});
    Day day = start;
    const int payments = chance(2) ? 0 : uniform(1, 7);
    const int gap = *rc::gen::element(5, 40, 120);
    for (int i = 0; i < payments; ++i) {
      day = day + uniform(0, gap);
      add(day, Paid{id, Cents{uniform(1, 60'000)}});
      if (chance(2)) add(day + 1, Contacted{id, Side::freelancer});
    }
    if (chance(1)) add(day, Refunded{id, Cents{1'000'000}});
    if (chance(3)) {
      add(day, ContractPaused{id, Actor::freelancer});
      if (chance(5)) add(day + 50, ContractResumed{id, Actor::freelancer});
    }
    if (chance(3)) add(day, Delivered{id, ""});
    if (chance(2)) {
      add(day + 2, DisputeOpened{id});
      add(day + 9, DisputeClosed{id, random_value(DisputeOutcome::won, DisputeOutcome::split)});
    }
    if (chance(7)) end_contract(id, day + *rc::gen::element(0, 3, 60, 200));
  }

  void end_contract(const std::string& id, Day day) {
    add(day,
        ContractEnded{id, random_value(Actor::client, Actor::platform),
                      chance(1) ? scoring::EndReason::unprofessional : scoring::EndReason::none});
    if (chance(6)) {
      FeedbackGiven given{.contract = id, .from = Side::client};
      given.stars = *rc::gen::element<std::int16_t>(100, 250, 300, 350, 400, 500);
      if (chance(5)) given.recommend = static_cast<std::int8_t>(uniform(0, 11));
      add(day + uniform(0, 20), given);
    }
    if (chance(6)) {
      FeedbackGiven given{.contract = id, .from = Side::freelancer};
      given.stars = *rc::gen::element<std::int16_t>(100, 200, 500);
      add(day + uniform(0, 20), given);
    }
    if (chance(1)) {
      add(day + 40, FeedbackRemoved{id, RemovalCause::perk});
    }
  }

  void add_event_of_a_client() {
    const Day day = kFirst + uniform(0, kDays);
    if (chance(5)) {
      add(day, ProfileUpdated{name("f", 3), static_cast<std::int8_t>(uniform(0, 101))});
    } else {
      add(day, ClientStandingChanged{
                   name("k", 5),
                   random_value(scoring::Standing::good, scoring::Standing::suspended), ""});
    }
  }

  std::vector<Event> events_;
};

}  // namespace jss::history

// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "jss/history/made_policy_events.h"
#include "jss/history/policy_life.h"
#include "jss/history/random_events.h"

namespace jss::history {
namespace {

// A few policies with a few texts, few people and few days, so that steps meet.
Event random_step(std::string id) {
  const std::string policy = random_name("p", 3);
  const std::string text = random_name("text ", 2);
  const std::string digest = made_digest(text);
  const std::string by = random_name("w", 3);
  Event event{.id = std::move(id), .at = random_instant(), .body = Paid{}};
  switch (*rc::gen::inRange(0, 6)) {
    case 0:
      event.body = PolicyDrafted{policy, digest, text, by};
      break;
    case 1:
      event.body = PolicyApproved{policy, digest, by};
      break;
    case 2:
    case 3:
      event.body = PolicyScheduled{policy, digest, day_of(random_instant()), by};
      break;
    case 4:
      event.body = PolicyRolledBack{policy, digest, by, "a mistake"};
      break;
    default:
      event = random_event(event.id);
  }
  if (*rc::gen::arbitrary<bool>()) event.recorded_at = random_instant();
  return event;
}

std::vector<Event> random_steps() {
  std::vector<Event> events;
  // A beginning that goes well, so that there is something to schedule and to roll back.
  for (int policy = 0; policy < 3; ++policy) {
    const std::string id = "p" + std::to_string(policy);
    events.push_back({.id = "d" + id,
                      .at = start_of(*day_of(2024, 12, 30)),
                      .body = PolicyDrafted{id, made_digest("text 0"), "text 0", "w0"}});
    events.push_back({.id = "a" + id,
                      .at = start_of(*day_of(2024, 12, 31)),
                      .body = PolicyApproved{id, made_digest("text 0"), "w1"}});
  }
  const int count = *rc::gen::inRange(0, 30);
  for (int number = 0; number < count; ++number) {
    events.push_back(random_step("e" + std::to_string(number)));
  }
  return events;
}

std::optional<Timestamp> random_knowledge() {
  return *rc::gen::arbitrary<bool>() ? std::nullopt : std::optional(random_instant());
}

void check_same(const PolicyLife& a, const PolicyLife& b) {
  RC_ASSERT(a.policies() == b.policies());
  RC_ASSERT(a.anomalies() == b.anomalies());
  RC_ASSERT(a.published_until() == b.published_until());
}

// What the rules say, read the slow way: step by step over every day, forgetting nothing.
class NaiveLife {
 public:
  NaiveLife(std::vector<Event> events, std::optional<Timestamp> known_at) {
    std::erase_if(events, [&](const Event& event) {
      return known_at && event.recorded_at && *event.recorded_at > *known_at;
    });
    std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
      return std::pair(a.at, order(a)) < std::pair(b.at, order(b));
    });
    std::set<std::string> seen;
    for (const Event& event : events) {
      if (!check_form(event) && seen.insert(event.id).second) step(event);
    }
  }

  // The id and the digest of the policy that holds.
  [[nodiscard]] std::pair<std::string, std::string> on(Day day) const {
    const auto found = holder_.find(day);
    return found == holder_.end() ? std::pair<std::string, std::string>() : found->second.back();
  }

 private:
  using Text = std::pair<std::string, std::string>;
  static constexpr Day kFrom{20'000};  // 2024-10-04
  static constexpr Day kTo{20'700};    // 2026-09-04

  static std::pair<int, std::string> order(const Event& event) {
    const int type = static_cast<int>(event.type());
    const bool is_publication = event.type() >= EventType::publication_opened;
    return {is_publication ? 99 : type, event.id};
  }

  void step(const Event& event) {
    if (const auto* drafted = std::get_if<PolicyDrafted>(&event.body)) {
      const Text text{drafted->policy, drafted->digest};
      if (drafted->digest != made_digest(drafted->text)) return;
      if (settled_.contains(text.first) && settled_[text.first] != text.second) return;
      drafters_[text].insert(drafted->by);
    } else if (const auto* approved = std::get_if<PolicyApproved>(&event.body)) {
      const Text text{approved->policy, approved->digest};
      if (!drafters_.contains(text) || drafters_[text].contains(approved->by)) return;
      settled_.try_emplace(text.first, text.second);
    } else if (const auto* scheduled = std::get_if<PolicyScheduled>(&event.body)) {
      const Text text{scheduled->policy, scheduled->digest};
      const auto settled = settled_.find(text.first);
      if (settled == settled_.end() || settled->second != text.second) return;
      if (scheduled->from <= published_ || on(scheduled->from) == text) return;
      stand(scheduled->from, text);
    } else if (const auto* back = std::get_if<PolicyRolledBack>(&event.body)) {
      take_back({back->policy, back->digest}, day_of(event.at));
    } else if (const auto* opened = std::get_if<PublicationOpened>(&event.body)) {
      published_ = std::max(published_, opened->as_of);
    }
  }

  // On every day a pile of those that stand, the one that holds on top.
  void stand(Day from, const Text& text) {
    starts_[text].push_back(from);
    for (Day day = std::max(from, kFrom); day <= kTo; day = day + 1) {
      std::vector<Text>& pile = holder_[day];
      std::vector<Day>& begun = begun_[day];
      std::size_t place = pile.size();
      while (place > 0 && begun[place - 1] > from) --place;
      pile.insert(pile.begin() + static_cast<std::ptrdiff_t>(place), text);
      begun.insert(begun.begin() + static_cast<std::ptrdiff_t>(place), from);
    }
  }

  void take_back(const Text& text, Day from) {
    for (Day day = std::max(from, kFrom); day <= kTo; day = day + 1) {
      if (!holder_.contains(day)) continue;
      std::vector<Text>& pile = holder_[day];
      std::vector<Day>& begun = begun_[day];
      for (std::size_t i = pile.size(); i-- > 0;) {
        if (pile[i] != text) continue;
        pile.erase(pile.begin() + static_cast<std::ptrdiff_t>(i));
        begun.erase(begun.begin() + static_cast<std::ptrdiff_t>(i));
      }
      if (pile.empty()) {
        holder_.erase(day);
        begun_.erase(day);
      }
    }
  }

  std::map<Text, std::set<std::string>> drafters_;
  std::map<std::string, std::string> settled_;
  std::map<Text, std::vector<Day>> starts_;
  std::map<Day, std::vector<Text>> holder_;
  std::map<Day, std::vector<Day>> begun_;
  Day published_;
};

RC_GTEST_PROP(PolicyLife, IsTheSameInAnyOrderOfArrival, ()) {
  std::vector<Event> events = random_steps();
  const auto known_at = random_knowledge();
  const PolicyLife life(events, known_at, made_digest);
  shuffle(events);
  check_same(PolicyLife(events, known_at, made_digest), life);
}

RC_GTEST_PROP(PolicyLife, OfEventsTwiceIsThatOfEventsOnce, ()) {
  std::vector<Event> events = random_steps();
  const auto known_at = random_knowledge();
  const PolicyLife life(events, known_at, made_digest);
  const std::vector<Event> once = events;
  events.insert(events.end(), once.begin(), once.end());
  shuffle(events);
  check_same(PolicyLife(events, known_at, made_digest), life);
}

RC_GTEST_PROP(PolicyLife, DependsOnNothingThatWasLearnedLater, ()) {
  std::vector<Event> events = random_steps();
  const Timestamp known_at = random_instant();
  const PolicyLife life(events, known_at, made_digest);
  std::erase_if(events, [&](const Event& event) {
    return event.recorded_at && *event.recorded_at > known_at;
  });
  check_same(PolicyLife(events, std::nullopt, made_digest), life);
}

RC_GTEST_PROP(PolicyLife, IsThatOfAPlainReadingOfTheRules, ()) {
  const std::vector<Event> events = random_steps();
  const auto known_at = random_knowledge();
  const PolicyLife life(events, known_at, made_digest);
  const NaiveLife naive(events, known_at);
  std::pair<std::string, std::string> before;
  const std::vector<Day> changes = life.change_days();
  for (Day day = *day_of(2024, 12, 1); day <= *day_of(2026, 4, 1); day = day + 1) {
    const LedgerPolicy* const policy = life.on(day);
    const auto now = policy == nullptr ? std::pair<std::string, std::string>()
                                       : std::pair(policy->id, policy->digest);
    RC_ASSERT(now == naive.on(day));
    RC_ASSERT(now == before || std::binary_search(changes.begin(), changes.end(), day));
    before = now;
    for (const LedgerPolicy& each : life.policies()) {
      RC_ASSERT((life.stage(each, day) == PolicyStage::in_force) == (&each == policy));
    }
  }
}

RC_GTEST_PROP(PolicyLife, NeverHoldsWithoutASecondPerson, ()) {
  const PolicyLife life(random_steps(), random_knowledge(), made_digest);
  for (const LedgerPolicy& policy : life.policies()) {
    RC_ASSERT(policy.digest == made_digest(policy.text));
    RC_ASSERT(policy.schedules.empty() || policy.is_approved());
    for (const PolicyAct& approval : policy.approvals) {
      for (const PolicyAct& draft : policy.drafts) {
        RC_ASSERT(draft.by != approval.by || draft.at >= approval.at);
      }
    }
  }
}

}  // namespace
}  // namespace jss::history

// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <unordered_set>

#include "jss/history/chronicle.h"
#include "jss/history/contract_history.h"
#include "jss/history/event_order.h"
#include "jss/history/replay.h"

namespace jss::history {
namespace {

using scoring::ContractState;
using scoring::Standing;

ContractNames names_of(const scoring::ContractRow& row) {
  return {.contract = std::string(row.contract_id),
          .freelancer = std::string(row.freelancer_id),
          .client = std::string(row.client_id),
          .title = std::string(row.title),
          .client_name = std::string(row.client_name),
          .group = std::string(row.group)};
}

// Whether the work of a row is due on `day` and not delivered.
bool is_due_on(const scoring::ContractTable& table, Day day) {
  for (std::uint32_t row = 0; row < table.size(); ++row) {
    if (table.due_on[row] == day && !table.delivered_on[row].present()) return true;
  }
  return false;
}

template <class Visit>
void visit_rows(const scoring::ContractTable& table, Visit&& visit) {
  for (std::uint32_t i = 0; i < table.freelancer_count(); ++i) {
    const scoring::RowRange rows = table.rows_of({i});
    for (std::uint32_t row = rows.begin; row < rows.end; ++row) visit(table.row(row, {i}));
  }
}

// All that can move the state of one contract, in the order in which it happens.
struct EventGroup {
  std::vector<const Event*> events;
  /// Reviews and retractions act backwards: such a group is replayed anew for each of its days.
  bool acts_backwards = false;
};

}  // namespace

/// Makes a chronicle of events: sorts them by the contract they concern, and gives each contract a
/// state for each day on which it may change.
class ChronicleBuilder {
 public:
  ChronicleBuilder(std::span<const Event> events, std::string_view freelancer, Day as_of,
                   std::optional<Timestamp> known_at)
      : as_of_(as_of) {
    chronicle_.freelancer_ = freelancer;
    chronicle_.first_day_ = kFirstDay;
    keep_what_can_be(events, known_at);
    find_contracts();
    group_events();
  }

  Chronicle build() {
    for (auto& [id, group] : groups_) {
      if (group.acts_backwards) {
        replay_each_day(id, group);
      } else {
        follow(group);
      }
    }
    follow_profile();
    std::stable_sort(chronicle_.contracts_.begin(), chronicle_.contracts_.end(),
                     [](const Chronicle::Contract& a, const Chronicle::Contract& b) {
                       return a.names.contract < b.names.contract;
                     });
    return std::move(chronicle_);
  }

 private:
  // As a replay does: bad form never happens, and of one id the first counts.
  void keep_what_can_be(std::span<const Event> events, std::optional<Timestamp> known_at) {
    std::unordered_set<std::string_view> ids;
    for (const Event* event : events_in_order(events, as_of_, known_at)) {
      if (check_form(*event) || !ids.insert(event->id).second) continue;
      events_.push_back(event);
    }
  }

  void find_contracts() {
    for_each<ContractStarted>([this](const Event&, const ContractStarted& body) {
      if (body.freelancer == chronicle_.freelancer_) clients_.insert(body.client);
    });
    for_each<ContractStarted>([this](const Event&, const ContractStarted& body) {
      if (!clients_.contains(body.client)) return;
      groups_[body.contract];
    });
    for_each<ContractStarted>([this](const Event&, const ContractStarted& body) {
      if (groups_.contains(body.contract)) contracts_of_client_[body.client].push_back(&body);
    });
  }

  void group_events() {
    for_each<ReviewRequested>([&](const Event&, const ReviewRequested& body) {
      contracts_of_review_[body.review].insert(body.contract);
    });
    for (const Event* event : events_) {
      std::visit([&](const auto& body) { put_where_it_belongs(*event, body); }, event->body);
    }
    for_each<Retracted>(
        [this](const Event& event, const Retracted& body) { put_retraction(event, body.event); });
  }

  template <class Body>
  void put_where_it_belongs(const Event& event, const Body& body) {
    if constexpr (requires { body.review; }) {
      for (const std::string_view contract : contracts_of_review_[body.review]) {
        put(event, contract, true);
      }
    } else if constexpr (std::is_same_v<Body, ClientStandingChanged>) {
      for (const ContractStarted* start : contracts_of_client_[body.client]) {
        put(event, start->contract, false);
      }
    } else if constexpr (requires { body.contract; }) {
      put(event, body.contract, false);
    }
  }

  void put(const Event& event, std::string_view contract, bool acts_backwards) {
    const auto group = groups_.find(contract);
    if (group == groups_.end()) return;
    group->second.acts_backwards |= acts_backwards;
    auto& events = group->second.events;
    if (!events.empty() && events.back() == &event) return;
    events.push_back(&event);
    groups_of_event_[event.id].insert(contract);
  }

  void put_retraction(const Event& event, std::string_view retracted) {
    const auto groups = groups_of_event_.find(retracted);
    if (groups == groups_of_event_.end()) {
      retracted_on_.try_emplace(retracted, day_of(event.at));
      return;
    }
    for (const std::string_view contract : groups->second) {
      EventGroup& group = groups_.find(contract)->second;
      group.acts_backwards = true;
      group.events.push_back(&event);
    }
  }

  // The days on which the contract of these events may become another one.
  [[nodiscard]] std::set<Day> days_of(const EventGroup& group) const {
    std::set<Day> days;
    for (const Event* event : group.events) {
      const Day day = day_of(event->at);
      days.insert(day);
      if (const auto* start = std::get_if<ContractStarted>(&event->body)) {
        days.insert(day + kBlindDays);  // feedback on what ended before it started
        if (start->due_on.present()) days.insert(start->due_on);
      } else if (const auto* due = std::get_if<MilestoneDue>(&event->body)) {
        days.insert(due->due_on);
      } else if (std::holds_alternative<ContractEnded>(event->body)) {
        days.insert(day + kBlindDays);
      }
    }
    days.erase(days.upper_bound(as_of_), days.end());
    return days;
  }

  // The days after the last one on which something is due.
  [[nodiscard]] std::set<Day> coming_deadlines(const EventGroup& group) const {
    std::set<Day> days;
    for (const Event* event : group.events) {
      if (const auto* start = std::get_if<ContractStarted>(&event->body)) {
        days.insert(start->due_on);
      } else if (const auto* due = std::get_if<MilestoneDue>(&event->body)) {
        days.insert(due->due_on);
      }
    }
    days.erase(days.begin(), days.upper_bound(as_of_));
    return days;
  }

  Chronicle::Contract& contract_named(const ContractNames& names, std::size_t first) {
    for (std::size_t i = first; i < chronicle_.contracts_.size(); ++i) {
      if (chronicle_.contracts_[i].names == names) return chronicle_.contracts_[i];
    }
    chronicle_.contracts_.push_back({.names = names, .versions = {}, .next_due_on = kNoDay});
    return chronicle_.contracts_.back();
  }

  void replay_each_day(std::string_view contract, const EventGroup& group) {
    std::vector<Event> events;
    events.reserve(group.events.size());
    for (const Event* event : group.events) events.push_back(*event);
    const std::size_t first = chronicle_.contracts_.size();
    for (const Day day : days_of(group)) {
      const scoring::ContractTable table = replay(events, day);
      std::size_t now = SIZE_MAX;
      visit_rows(table, [&](const scoring::ContractRow& row) {
        if (row.contract_id != contract || !clients_.contains(row.client_id)) return;
        Chronicle::Contract& named = contract_named(names_of(row), first);
        Chronicle::set(named, day, true, row.state);
        now = static_cast<std::size_t>(&named - chronicle_.contracts_.data());
      });
      for (std::size_t i = first; i < chronicle_.contracts_.size(); ++i) {
        if (i != now) Chronicle::set(chronicle_.contracts_[i], day, false, {});
      }
    }
    for (const Day day : coming_deadlines(group)) {
      if (!is_due_on(replay(events, day), day)) continue;
      for (std::size_t i = first; i < chronicle_.contracts_.size(); ++i) {
        Day& next = chronicle_.contracts_[i].next_due_on;
        if (!next.present()) next = day;
      }
    }
  }

  void follow(const EventGroup& group) {
    const auto start = std::find_if(
        group.events.begin(), group.events.end(),
        [](const Event* event) { return std::holds_alternative<ContractStarted>(event->body); });
    const auto& started = std::get<ContractStarted>((*start)->body);
    if (!clients_.contains(started.client)) return;
    const Day started_on = day_of((*start)->at);
    ContractHistory history(started, started_on);
    Chronicle::Contract contract{.names = {.contract = started.contract,
                                           .freelancer = started.freelancer,
                                           .client = started.client,
                                           .title = started.title,
                                           .client_name = started.client_name,
                                           .group = started.group},
                                 .versions = {},
                                 .next_due_on = kNoDay};
    Standing standing = Standing::good;
    std::uint32_t next = 0;
    std::string paid_stretches;
    std::vector<IgnoredMoment> ignored;
    for (const Day day : days_of(group)) {
      if (day < started_on) continue;
      for (; next < group.events.size() && day_of(group.events[next]->at) <= day; ++next) {
        const Moment moment{next, day_of(group.events[next]->at)};
        std::visit(
            [&](const auto& body) {
              if constexpr (requires { history.add(body, moment); }) {
                history.add(body, moment);
              } else if constexpr (requires { body.standing; }) {
                if (body.client == started.client) standing = body.standing;
              }
            },
            group.events[next]->body);
      }
      ignored.clear();
      ContractState state = history.state(day, paid_stretches, ignored);
      state.client_standing = standing;
      Chronicle::set(contract, day, true, state);
    }
    for (const Day day : coming_deadlines(group)) {
      const ContractState state = history.state(day, paid_stretches, ignored);
      if (state.due_on != day || state.delivered_on.present()) continue;
      contract.next_due_on = day;
      break;
    }
    chronicle_.contracts_.push_back(std::move(contract));
  }

  void follow_profile() {
    std::vector<std::pair<Day, std::int8_t>> told;  // with the days on which they were withdrawn
    std::vector<Day> withdrawn;
    std::set<Day> days;
    for_each<ProfileUpdated>([&](const Event& event, const ProfileUpdated& body) {
      if (body.freelancer != chronicle_.freelancer_) return;
      const auto retracted = retracted_on_.find(event.id);
      told.emplace_back(day_of(event.at), body.completeness);
      withdrawn.push_back(retracted == retracted_on_.end() ? kLastDay : retracted->second);
      days.insert(told.back().first);
      days.insert(std::max(told.back().first, withdrawn.back()));
    });
    for (const Day day : days) {
      std::int8_t completeness = -1;
      for (std::size_t i = 0; i < told.size(); ++i) {
        if (told[i].first <= day && day < withdrawn[i]) completeness = told[i].second;
      }
      if (day <= as_of_) chronicle_.completeness_.emplace_back(day, completeness);
    }
  }

  template <class Body, class Visit>
  void for_each(Visit&& visit) const {
    for (const Event* event : events_) {
      if (const auto* body = std::get_if<Body>(&event->body)) visit(*event, *body);
    }
  }

  Day as_of_;
  Chronicle chronicle_;
  std::vector<const Event*> events_;
  std::set<std::string, std::less<>> clients_;
  std::map<std::string_view, EventGroup> groups_;  // by contract
  std::map<std::string_view, std::vector<const ContractStarted*>> contracts_of_client_;
  std::unordered_map<std::string_view, std::set<std::string_view>> contracts_of_review_;
  std::unordered_map<std::string_view, std::set<std::string_view>> groups_of_event_;
  std::unordered_map<std::string_view, Day> retracted_on_;  // of events that are in no group
};

Chronicle Chronicle::of_events(std::span<const Event> events, std::string_view freelancer,
                               Day as_of, std::optional<Timestamp> known_at) {
  return ChronicleBuilder(events, freelancer, as_of, known_at).build();
}

}  // namespace jss::history

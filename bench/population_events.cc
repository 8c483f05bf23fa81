// SPDX-License-Identifier: Apache-2.0
#include "bench/population_events.h"

#include <algorithm>
#include <string>
#include <utility>

#include "bench/draws.h"

namespace jss::bench {
namespace {

using history::Actor;
using history::Event;
using history::EventBody;
using history::Side;
using scoring::ContractRow;
using scoring::ContractState;
using scoring::Dispute;

constexpr std::int32_t kDaysBetweenPayments = 14;

Actor actor_of(scoring::EndedBy by) {
  switch (by) {
    case scoring::EndedBy::freelancer:
      return Actor::freelancer;
    case scoring::EndedBy::platform:
      return Actor::platform;
    case scoring::EndedBy::none:
    case scoring::EndedBy::client:
      break;
  }
  return Actor::client;
}

// Writes down what must have happened for one contract to be what it is.
class Teller {
 public:
  Teller(const ContractRow& row, Day as_of, std::uint64_t number, std::vector<Event>& events)
      : row_(row),
        state_(row.state),
        as_of_(as_of),
        contract_(row.contract_id),
        draws_(number),
        events_(events) {}

  void tell() {
    add(state_.started_on, history::ContractStarted{.contract = contract_,
                                                    .freelancer = std::string(row_.freelancer_id),
                                                    .client = std::string(row_.client_id),
                                                    .due_on = state_.due_on});
    if (state_.client_standing != scoring::Standing::good) {
      add(state_.started_on,
          history::ClientStandingChanged{std::string(row_.client_id), state_.client_standing, {}});
    }
    tell_payments();
    if (state_.resumed_on.present()) {
      add(state_.started_on, history::ContractPaused{contract_, Actor::client});
      add(state_.resumed_on, history::ContractResumed{contract_, Actor::client});
    }
    if (state_.paused_on.present()) {
      add(state_.paused_on, history::ContractPaused{contract_, Actor::freelancer});
    }
    if (state_.last_contact_on.present()) {
      add(state_.started_on, history::Contacted{contract_, Side::client});
      add(state_.last_contact_on, history::Contacted{contract_, Side::freelancer});
    }
    if (state_.delivered_on.present()) {
      add(state_.delivered_on, history::Delivered{contract_, {}});
    }
    if (state_.ended()) tell_end();
    if (state_.dispute != Dispute::none) {
      const Day day = std::max(state_.last_paid_on, state_.started_on);
      add(day, history::DisputeOpened{contract_});
      if (state_.dispute != Dispute::open) {
        add(day + 1, history::DisputeClosed{contract_, state_.dispute == Dispute::won
                                                           ? history::DisputeOutcome::won
                                                           : history::DisputeOutcome::lost});
      }
    }
  }

 private:
  void add(Day day, EventBody body) {
    if (day > as_of_) return;
    Timestamp at = start_of(day);
    at.seconds += draws_.below(86'400);
    events_.push_back(
        {.id = "e" + std::to_string(draws_.next()), .at = at, .body = std::move(body)});
  }

  // From the first payment to the last, none in a stretch that had none.
  void tell_payments() {
    if (!state_.first_paid_on.present()) return;
    std::vector<Day> days{state_.first_paid_on};
    for (Day day = state_.first_paid_on + kDaysBetweenPayments; day < state_.last_paid_on;
         day = day + kDaysBetweenPayments) {
      const auto stretch = static_cast<std::size_t>(scoring::stretch_of(day, state_.first_paid_on));
      const bool paid = state_.paid_stretches.empty() || state_.paid_stretches[stretch] == '1';
      if (paid) days.push_back(day);
    }
    if (state_.last_paid_on > days.back()) days.push_back(state_.last_paid_on);
    std::int64_t left = state_.earned.count;
    for (std::size_t i = 0; i < days.size(); ++i) {
      const std::int64_t part = left / static_cast<std::int64_t>(days.size() - i);
      left -= part;
      add(days[i], history::Paid{contract_, {part}});
    }
  }

  void tell_end() {
    add(state_.ended_on, history::ContractEnded{contract_, actor_of(state_.ended_by),
                                                state_.ended_by == scoring::EndedBy::client
                                                    ? state_.end_reason
                                                    : scoring::EndReason::none});
    const Day next = state_.ended_on + 1;
    if (state_.stars != scoring::kNoStars || state_.recommend != scoring::kNoAnswer) {
      const Day day = state_.feedback_on.present() ? state_.feedback_on : state_.ended_on;
      add(std::max(day, next), history::FeedbackGiven{.contract = contract_,
                                                      .from = Side::client,
                                                      .stars = state_.stars,
                                                      .recommend = state_.recommend,
                                                      .reason = state_.end_reason});
      if (state_.feedback_removed) {
        add(next + 30, history::FeedbackRemoved{contract_, history::RemovalCause::perk});
      }
    }
    if (state_.client_stars != scoring::kNoStars) {
      add(next, history::FeedbackGiven{
                    .contract = contract_, .from = Side::freelancer, .stars = state_.client_stars});
    }
  }

  const ContractRow& row_;
  const ContractState& state_;
  Day as_of_;
  std::string contract_;
  Draws draws_;
  std::vector<Event>& events_;
};

}  // namespace

std::vector<Event> population_events(const PopulationOptions& options) {
  std::vector<Event> events;
  std::uint64_t number = 0;
  Population(options).visit_contracts(
      [&](const ContractRow& row) { Teller(row, options.as_of, ++number, events).tell(); });
  std::sort(events.begin(), events.end(),
            [](const Event& a, const Event& b) { return a.at < b.at; });
  return events;
}

}  // namespace jss::bench

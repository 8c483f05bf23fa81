// SPDX-License-Identifier: Apache-2.0
#include "jss/history/contract_history.h"

#include <algorithm>

namespace jss::history {
namespace {

using scoring::ContractState;
using scoring::Dispute;
using scoring::EndedBy;

EndedBy ended_by(Actor actor) {
  switch (actor) {
    case Actor::client:
      return EndedBy::client;
    case Actor::freelancer:
      return EndedBy::freelancer;
    case Actor::platform:
      return EndedBy::platform;
  }
  return EndedBy::none;
}

Dispute dispute_after(DisputeOutcome outcome) {
  switch (outcome) {
    case DisputeOutcome::won:
      return Dispute::won;
    case DisputeOutcome::lost:
      return Dispute::lost;
    case DisputeOutcome::split:
      return Dispute::none;
  }
  return Dispute::none;
}

}  // namespace

ContractHistory::ContractHistory(const ContractStarted& start, Day started_on)
    : start_(&start), started_on_(started_on) {
  if (start.due_on.present()) deadlines_.set_due({}, start.due_on);
}

void ContractHistory::add(const Paid& body, Moment moment) {
  payments_.pay(moment.day, body.amount);
}

void ContractHistory::add(const Refunded& body, Moment moment) {
  const Cents excess = payments_.refund(body.amount);
  if (excess.count == 0) return;
  ignored_.push_back({moment.position, "gives back " + hundredths_to_string(excess.count) +
                                           " more than had been paid by then"});
}

void ContractHistory::add(const ContractPaused&, Moment moment) {
  pause_steps_.push_back({moment, true});
}

void ContractHistory::add(const ContractResumed&, Moment moment) {
  pause_steps_.push_back({moment, false});
}

void ContractHistory::add(const ContractEnded& body, Moment moment) {
  ending_ = Ending{moment, &body};
}

void ContractHistory::add(const FeedbackGiven& body, Moment moment) {
  if (body.mid_contract) return;
  if (!ending_) {
    ignored_.push_back({moment.position, "is feedback on an open contract without mid_contract"});
    return;
  }
  feedback_.add({.position = moment.position, .day = moment.day, .feedback = &body});
}

void ContractHistory::add(const FeedbackRemoved&, Moment moment) {
  removals_.push_back(moment.position);
}

void ContractHistory::add(const DisputeOpened&, Moment) { dispute_ = Dispute::open; }

void ContractHistory::add(const DisputeClosed& body, Moment) {
  dispute_ = dispute_after(body.outcome);
}

void ContractHistory::add(const MilestoneDue& body, Moment) {
  deadlines_.set_due(body.milestone, body.due_on);
}

void ContractHistory::add(const Delivered& body, Moment moment) {
  deadlines_.deliver(body.milestone, moment.day, moment.position);
}

void ContractHistory::add(const Contacted& body, Moment moment) {
  if (body.from == Side::freelancer) last_contact_on_ = std::max(last_contact_on_, moment.day);
}

ContractState ContractHistory::state(Day as_of, std::string& paid_stretches,
                                     std::vector<IgnoredMoment>& ignored) const {
  ignored.insert(ignored.end(), ignored_.begin(), ignored_.end());
  ContractState state;
  state.started_on = started_on_;
  PaymentTotals totals = payments_.totals(started_on_);
  state.earned = totals.earned;
  state.first_paid_on = totals.first_paid_on;
  state.last_paid_on = totals.last_paid_on;
  paid_stretches = std::move(totals.paid_stretches);
  state.paid_stretches = paid_stretches;
  state.last_contact_on = last_contact_on_;
  state.dispute = dispute_;
  const Deadline deadline = deadlines_.deadline_on(as_of);
  state.due_on = deadline.due_on;
  state.delivered_on = deadline.delivered_on;
  for (const std::uint32_t position : deadlines_.deliveries_of_unknown_milestones()) {
    ignored.push_back({position, "delivers a milestone that has no milestone_due"});
  }
  if (ending_) put_end(state, as_of, ignored);
  for (const std::uint32_t position : removals_) {
    if (!ending_) ignored.push_back({position, "removes feedback from an open contract"});
  }
  put_pauses(state, ignored);
  return state;
}

Day ContractHistory::next_change(Day as_of) const {
  Day next = deadlines_.next_due_on(as_of);
  if (!ending_) return next;
  const Day ended_on = std::max(ending_->moment.day, started_on_);
  for (const Side side : {Side::client, Side::freelancer}) {
    const auto effective = feedback_.effective(side, ended_on, kLastDay);
    if (!effective || effective->day <= as_of) continue;
    next = next.present() ? std::min(next, effective->day) : effective->day;
  }
  return next;
}

void ContractHistory::put_end(ContractState& state, Day as_of,
                              std::vector<IgnoredMoment>& ignored) const {
  const ContractEnded& end = *ending_->body;
  state.ended_on = std::max(ending_->moment.day, started_on_);
  state.ended_by = ended_by(end.by);
  if (end.by == Actor::client) state.end_reason = end.reason;
  state.feedback_removed = !removals_.empty();
  for (const Side side : {Side::client, Side::freelancer}) {
    const auto effective = feedback_.effective(side, state.ended_on, as_of);
    if (!effective) continue;
    const FeedbackGiven& feedback = *effective->feedback;
    if (side == Side::freelancer) {
      state.client_stars = feedback.star_figure();
    } else {
      state.stars = feedback.star_figure();
      state.recommend = feedback.recommend;
      state.feedback_on = effective->day;
      if (feedback.reason != scoring::EndReason::none) state.end_reason = feedback.reason;
    }
    for (const FeedbackEntry& entry : feedback_.entries(side)) {
      if (entry.day > effective->day) {
        ignored.push_back({entry.position,
                           "comes after earlier feedback of the same side had "
                           "taken effect, on " +
                               to_string(effective->day)});
      }
    }
  }
}

void ContractHistory::put_pauses(ContractState& state, std::vector<IgnoredMoment>& ignored) const {
  for (const auto& [moment, pauses] : pause_steps_) {
    const Day day = std::max(moment.day, started_on_);
    if (ending_ && moment.position > ending_->moment.position) {
      ignored.push_back({moment.position, "comes after the end of the contract"});
    } else if (pauses && state.paused_on.present()) {
      ignored.push_back({moment.position, "pauses what was paused already"});
    } else if (pauses) {
      state.paused_on = day;
    } else if (!state.paused_on.present()) {
      ignored.push_back({moment.position, "resumes what was not paused"});
    } else {
      state.resumed_on = day;
      state.paused_on = kNoDay;
    }
  }
  if (state.ended() && state.paused_on.present()) {
    state.resumed_on = state.ended_on;
    state.paused_on = kNoDay;
  }
}

}  // namespace jss::history

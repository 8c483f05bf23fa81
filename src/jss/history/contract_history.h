// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jss/base/day.h"
#include "jss/history/deadline_history.h"
#include "jss/history/event.h"
#include "jss/history/feedback_history.h"
#include "jss/history/payment_history.h"
#include "jss/scoring/contract_state.h"

namespace jss::history {

/// When something happened: its day, and its place in the order of all events.
struct Moment {
  std::uint32_t position = 0;
  Day day;
};

/// Something in a contract's events that was ignored, and why.
struct IgnoredMoment {
  std::uint32_t position = 0;
  std::string why;
};

/// All that happened in one contract, told in the order in which it happened, and the state that
/// follows from it. Keeps pointers into the events.
class ContractHistory {
 public:
  ContractHistory(const ContractStarted& start, Day started_on);

  void add(const Paid& body, Moment moment);
  void add(const Refunded& body, Moment moment);
  void add(const ContractPaused& body, Moment moment);
  void add(const ContractResumed& body, Moment moment);
  void add(const ContractEnded& body, Moment moment);
  void add(const FeedbackGiven& body, Moment moment);
  void add(const FeedbackRemoved& body, Moment moment);
  void add(const DisputeOpened& body, Moment moment);
  void add(const DisputeClosed& body, Moment moment);
  void add(const MilestoneDue& body, Moment moment);
  void add(const Delivered& body, Moment moment);
  void add(const Contacted& body, Moment moment);

  [[nodiscard]] const ContractStarted& start() const { return *start_; }

  /// The state at the end of `as_of`, all but the client's standing and the decisions of reviews.
  /// Its stretches are kept in `paid_stretches`. What had no effect is added to `ignored`.
  /// REQUIRES: nothing was added that happened after `as_of`.
  [[nodiscard]] scoring::ContractState state(Day as_of, std::string& paid_stretches,
                                             std::vector<IgnoredMoment>& ignored) const;

  /// The first day after `as_of` on which `state` may become another one if nothing is added: a
  /// deadline comes, or feedback takes effect. Absent if it stays.
  [[nodiscard]] Day next_change(Day as_of) const;

 private:
  struct PauseStep {
    Moment moment;
    bool pauses = false;
  };
  struct Ending {
    Moment moment;
    const ContractEnded* body = nullptr;
  };

  void put_pauses(scoring::ContractState& state, std::vector<IgnoredMoment>& ignored) const;
  void put_end(scoring::ContractState& state, Day as_of, std::vector<IgnoredMoment>& ignored) const;

  const ContractStarted* start_;
  Day started_on_;
  PaymentHistory payments_;
  FeedbackHistory feedback_;
  DeadlineHistory deadlines_;
  std::vector<PauseStep> pause_steps_;
  std::optional<Ending> ending_;
  std::vector<std::uint32_t> removals_;
  std::vector<IgnoredMoment> ignored_;
  scoring::Dispute dispute_ = scoring::Dispute::none;
  Day last_contact_on_;
};

}  // namespace jss::history

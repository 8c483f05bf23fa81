// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>

#include "jss/base/day.h"
#include "jss/base/result.h"
#include "jss/base/timestamp.h"
#include "jss/ledger/event_ledger.h"

namespace jss::service {

/// The last day that is to be published by a time, where days are published from so many minutes
/// after midnight UTC on.
[[nodiscard]] Day last_day_to_publish(Timestamp now, int minute);

/// Takes a step for oneself among those who share a ledger: true where nobody else has it, for the
/// next two minutes. Whoever has it may take it again, and loses it by dying.
///
/// Errors: those of `EventLedger::change_note`.
[[nodiscard]] Result<bool> take_turn(ledger::EventLedger& ledger, const std::string& step,
                                     const std::string& who, Timestamp now);
/// Gives the step back, if it is one's own.
[[nodiscard]] Result<void> end_turn(ledger::EventLedger& ledger, const std::string& step,
                                    const std::string& who);

/// Publishes everybody's score day by day, at a time of the day, and the days that were missed. Of
/// several services on one ledger, one does it.
class DailyPublication {
 public:
  struct Options {
    std::string ledger;
    int minute = 0;   ///< After midnight, UTC.
    std::string who;  ///< Another one for each service.
    std::function<Timestamp()> clock;
    std::function<void(const std::string&)> log;
  };
  explicit DailyPublication(Options options) : options_(std::move(options)) {}

  /// Publishes what is due, until it is stopped. What fails is tried again, and told to the log.
  void run(const std::stop_token& stop);

 private:
  [[nodiscard]] Result<bool> publish_until(Day last);
  [[nodiscard]] Result<void> publish_all(ledger::EventLedger& ledger, Day last);

  Options options_;
  Day done_;  // up to here
};

}  // namespace jss::service

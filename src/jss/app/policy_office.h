// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "jss/base/result.h"
#include "jss/base/timestamp.h"
#include "jss/engine/policy_shelf.h"
#include "jss/history/event.h"
#include "jss/io/policy_life_page.h"
#include "jss/ledger/event_ledger.h"

namespace jss::app {

/// What became of a step in a policy's life.
struct PolicyStep {
  std::string event;  ///< The id of the event that tells of it.
  std::string policy;
  std::string digest;
  bool is_new = true;  ///< False: the ledger told of it already, and nothing was added.
};

/// Where the policies of one ledger are drafted, approved, scheduled and rolled back.
///
/// Each step is one event. What would be an anomaly is refused instead of written, so errors are
/// `invalid_input` with the rule and the remedy. The same step twice is harmless. Of two people who
/// take different steps with one policy at a time, one is told to look again. Refers to the ledger
/// and the shelf; not shared between threads.
class PolicyOffice {
 public:
  /// Reads what the ledger tells of its policies, and puts them on the shelf.
  ///
  /// Errors: those of `policy_events`.
  [[nodiscard]] static Result<PolicyOffice> open(ledger::EventLedger& ledger,
                                                 engine::PolicyShelf& shelf);

  /// The same where the events that shape its policies are at hand: all of them, as
  /// `policy_events` gives them.
  [[nodiscard]] static PolicyOffice with(ledger::EventLedger& ledger, engine::PolicyShelf& shelf,
                                         std::vector<history::Event> events);

  /// What the ledger tells of its policies.
  [[nodiscard]] const history::PolicyLife& life() const { return shelf_->life(); }

  /// Proposes the policy in a file, or one that ships, by its id.
  ///
  /// Errors: also what is wrong with the file; an id of a policy that ships for another text.
  [[nodiscard]] Result<PolicyStep> draft(const std::string& id_or_file, const std::string& by,
                                         Timestamp now);

  /// Proposes the policy of a text, which messages call `name`.
  ///
  /// Errors: those of `draft`.
  [[nodiscard]] Result<PolicyStep> draft_text(std::string text, const std::string& name,
                                              const std::string& by, Timestamp now);

  /// Agrees to the text last drafted under that id, or to the text of that digest.
  [[nodiscard]] Result<PolicyStep> approve(const std::string& id,
                                           const std::optional<std::string>& digest,
                                           const std::string& by, Timestamp now);

  /// Lets the policy decide scores from that day on.
  [[nodiscard]] Result<PolicyStep> schedule(const std::string& id, Day from, const std::string& by,
                                            Timestamp now);

  /// Takes the policy back from now on.
  [[nodiscard]] Result<PolicyStep> roll_back(const std::string& id, const std::string& by,
                                             const std::string& why, Timestamp now);

 private:
  PolicyOffice(ledger::EventLedger& ledger, engine::PolicyShelf& shelf,
               std::vector<history::Event> events)
      : ledger_(&ledger), shelf_(&shelf), events_(std::move(events)) {}

  [[nodiscard]] Result<const history::LedgerPolicy*> known(const std::string& id) const;
  [[nodiscard]] std::string next_event_id(const std::string& policy) const;
  [[nodiscard]] Result<Timestamp> time_of_next(const std::string& policy, Timestamp now) const;
  [[nodiscard]] Result<PolicyStep> write(PolicyStep step, history::EventBody body, Timestamp now);

  ledger::EventLedger* ledger_;
  engine::PolicyShelf* shelf_;
  std::vector<history::Event> events_;
};

/// A step as one line of JSON, without a line break; `life` is that after the step.
[[nodiscard]] std::string policy_step_line(const PolicyStep& step, const history::PolicyLife& life,
                                           Day today);

/// What reading each of the ledger's own policies on a shelf gives.
[[nodiscard]] std::vector<io::PolicyReading> policy_readings(const engine::PolicyShelf& shelf);

}  // namespace jss::app

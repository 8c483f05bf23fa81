// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "jss/app/file_reader.h"
#include "jss/base/result.h"
#include "jss/base/timestamp.h"
#include "jss/history/chronicle.h"
#include "jss/history/event.h"
#include "jss/history/policy_life.h"
#include "jss/history/replay.h"
#include "jss/io/joined_contract.h"
#include "jss/scoring/contract_table.h"

namespace jss::app {

/// What a user names as a source.
struct SourceRequest {
  std::vector<std::string> paths;       ///< Files, `-` for standard input, or one ledger.
  std::optional<std::string> profiles;  ///< A profile table, for contract tables.
  std::optional<std::string> answers;   ///< What the user adds to exports.
  std::string freelancer;               ///< Whose exports they are; empty: `kOwnExports`.
  Progress progress;                    ///< May be empty.
  Day today;                            ///< On which a ledger is asked, unless told otherwise.
};

/// The id of whoever's exports are read without a name.
inline constexpr const char* kOwnExports = "me";

/// A contract table, a file of events, a marketplace's exports or a ledger, read whole and found
/// right.
class Source {
 public:
  /// Reads a source, telling what it is from its content.
  ///
  /// Errors: `not_found`, `unavailable` for files and ledgers; `corruption` for a damaged ledger;
  /// `invalid_input` with every bad row counted and
  /// the first twenty explained. Nothing is kept of a source with an error.
  [[nodiscard]] static Result<Source> open(const SourceRequest& request);

  /// What is odd but no error: one line each.
  [[nodiscard]] const std::vector<std::string>& warnings() const { return warnings_; }

  /// The latest day that the source mentions, `started_on` and `due_on` aside; where it mentions no
  /// other, the latest start. Of a ledger, which goes on, `SourceRequest::today`.
  ///
  /// Errors: `invalid_input` for a source without any.
  [[nodiscard]] Result<Day> latest_day() const;

  /// The contract states on `as_of`, as known at `known_at` if given, made by as many threads as
  /// `executor` has, if given. The reference holds until the next call.
  ///
  /// Errors: `invalid_input` for a day earlier than the latest day of a contract table, which would
  /// know the future, and for `known_at` with a table, which does not know when it learned things.
  [[nodiscard]] Result<const scoring::ContractTable*> states_on(
      Day as_of, const std::optional<Timestamp>& known_at, scoring::Executor* executor = nullptr);

  /// One freelancer's states on all days, as known on `as_of`, from the table that `states_on` gave
  /// for that day.
  [[nodiscard]] history::Chronicle chronicle(const scoring::ContractTable& table,
                                             FreelancerIndex freelancer, Day as_of,
                                             const std::optional<Timestamp>& known_at) const;

  /// What exports leave unknown of a freelancer's contracts, one entry for each of the rows that
  /// `states_on` gave. Empty if nothing is unknown, as always of tables and events.
  [[nodiscard]] std::vector<insight::UnknownFacts> unknown_facts(
      const scoring::ContractTable& table, FreelancerIndex freelancer) const;

  /// The life of a ledger's own policies, as known at `known_at` if given; empty for any other
  /// source: what a file tells of policies decides nothing.
  [[nodiscard]] history::PolicyLife policy_life(const std::optional<Timestamp>& known_at) const;

  /// The events of the source, of a ledger those of the marketplace; empty for a contract table.
  [[nodiscard]] std::span<const history::Event> events() const;

  /// What the last `states_on` left out of events, all of them or a part, and why.
  [[nodiscard]] const std::vector<history::Anomaly>& anomalies() const { return anomalies_; }

 private:
  using Events = std::vector<history::Event>;

  [[nodiscard]] static Result<Source> open_on_ledger(const SourceRequest& request);
  [[nodiscard]] static Result<Source> open_exports(const SourceRequest& request,
                                                   std::string first_text);

  std::string name_;
  std::vector<std::string> warnings_;
  std::vector<io::JoinedContract> exported_;  // sorted by id; empty but for exports
  Day given_day_;  // the latest that exports mention, or a ledger's today
  std::variant<scoring::ContractTable, Events> content_;
  Events policy_events_;             // a ledger's, those that make the life of its policies
  scoring::ContractTable replayed_;  // the states last asked for, of events
  std::vector<history::Anomaly> anomalies_;
};

}  // namespace jss::app

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "jss/base/result.h"
#include "jss/base/timestamp.h"
#include "jss/history/chronicle.h"
#include "jss/history/event.h"
#include "jss/history/policy_life.h"
#include "jss/history/replay.h"
#include "jss/io/joined_contract.h"
#include "jss/io/marketplace_exports.h"
#include "jss/scoring/contract_table.h"

namespace jss::engine {

/// The id of whoever's exports are read without a name.
inline constexpr const char* kOwnExports = "me";

/// A contract table, a file of events, a marketplace's exports or a ledger, read whole and found
/// right. Not shared between threads.
class Source {
 public:
  /// A contract table, with what is odd about its file. Messages call each source by its `name`.
  [[nodiscard]] static Source of_table(std::string name, scoring::ContractTable table,
                                       std::vector<std::string> warnings);
  /// The events of a file.
  [[nodiscard]] static Source of_events(std::string name, std::vector<history::Event> events);
  /// What a marketplace's exports came to.
  [[nodiscard]] static Source of_exports(std::string name, io::ImportedHistory imported);
  /// The events of a ledger, which goes on until `today`: apart from the others, those that make
  /// the life of its own policies. `digest_of` gives the digest of their texts.
  [[nodiscard]] static Source of_ledger(std::string name, std::vector<history::Event> events,
                                        std::vector<history::Event> policy_events,
                                        history::PolicyLife::DigestOf digest_of, Day today);

  [[nodiscard]] const std::string& name() const { return name_; }

  /// A snapshot, which has no history.
  [[nodiscard]] bool is_table() const {
    return std::holds_alternative<scoring::ContractTable>(content_);
  }

  /// What exports came to; nullptr for any other source.
  [[nodiscard]] const io::ImportedHistory* imported() const {
    return std::get_if<io::ImportedHistory>(&content_);
  }

  /// What is odd but no error: one line each.
  [[nodiscard]] const std::vector<std::string>& warnings() const { return warnings_; }

  /// The latest day that the source mentions, `started_on` and `due_on` aside; where it mentions no
  /// other, the latest start. Of a ledger, which goes on, today.
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

  Source(std::string name,
         std::variant<scoring::ContractTable, Events, io::ImportedHistory> content)
      : name_(std::move(name)), content_(std::move(content)) {}

  std::string name_;
  std::vector<std::string> warnings_;
  Day given_day_;  // the latest that exports mention, or a ledger's today
  std::variant<scoring::ContractTable, Events, io::ImportedHistory> content_;
  Events policy_events_;  // a ledger's, those that make the life of its policies
  history::PolicyLife::DigestOf digest_of_;
  scoring::ContractTable replayed_;  // the states last asked for, of events
  std::vector<history::Anomaly> anomalies_;
};

}  // namespace jss::engine

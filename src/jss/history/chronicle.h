// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jss/base/day.h"
#include "jss/base/timestamp.h"
#include "jss/history/event.h"
#include "jss/scoring/contract_table.h"

namespace jss::history {

/// The names of a contract, which its states share.
struct ContractNames {
  std::string contract;
  std::string freelancer;
  std::string client;
  std::string title;
  std::string client_name;
  std::string group;

  friend bool operator==(const ContractNames&, const ContractNames&) = default;
};

/// One of the freelancer's own contracts on one day. Its names and texts live until the chronicle
/// changes.
struct OwnContract {
  const ContractNames* names = nullptr;
  scoring::ContractState state;
  /// The first deadline after the day on which what happened ends, if nothing was delivered for it
  /// by then: a state tells of it only where no deadline has passed. Absent for snapshots.
  Day next_due_on;
};

/// The states of one freelancer's contracts, and of other people's contracts with the same clients,
/// on every day: what any question about that freelancer's past and future needs.
///
/// What happened ends on one day; from then on everything stays as it was on that day, and time
/// alone goes on. Feedback that had not taken effect by then is not foretold. Imagined acts are
/// changes from some day on.
class Chronicle {
 public:
  /// From events, as they were known at the end of `as_of` and, if given, at `known_at`. Gives for
  /// each day up to `as_of` the rows that `replay` gives. Costs one pass over all events, and for
  /// the contracts concerned one state for each of their days.
  [[nodiscard]] static Chronicle of_events(std::span<const Event> events,
                                           std::string_view freelancer, Day as_of,
                                           std::optional<Timestamp> known_at = std::nullopt);

  /// From a snapshot, which holds from its latest day on.
  [[nodiscard]] static Chronicle of_table(const scoring::ContractTable& table,
                                          FreelancerIndex freelancer);

  [[nodiscard]] const std::string& freelancer() const { return freelancer_; }

  /// The first day that can be asked about: the first day there is for events, a snapshot's own.
  [[nodiscard]] Day first_day() const { return first_day_; }

  /// The first day on which anything of the freelancer's own is there; absent if nothing ever is.
  [[nodiscard]] Day first_own_day() const;

  /// The table on `day`. Linear in the contracts there are; a `DayTable` gives that of day after
  /// day for less. REQUIRES: `day >= first_day()`.
  [[nodiscard]] scoring::ContractTable table_on(Day day) const;

  /// The days after `from` up to `to`, that one included, on which any state differs from the day
  /// before; rising.
  [[nodiscard]] std::vector<Day> change_days(Day from, Day to) const;

  /// The freelancer's own contracts on `day`, those included that begin later. Linear in the
  /// contracts there are.
  [[nodiscard]] std::vector<OwnContract> own_contracts(Day day) const;

  /// The one of that id; nothing if there is none on `day`.
  [[nodiscard]] std::optional<OwnContract> own_contract(std::string_view contract, Day day) const;

  /// Changes what a contract of the freelancer is, from `day` on. False, and nothing done, if there
  /// is none of that id on `day`. REQUIRES: the changed states keep the rules of
  /// `scoring::check_row`; the texts they refer to need live only during the call.
  bool change(std::string_view contract, Day day,
              const std::function<void(scoring::ContractState&)>& edit);

  /// Adds a contract of the freelancer, which is there from `day` on. REQUIRES: its id is new.
  void add(ContractNames names, Day day, const scoring::ContractState& state);

  /// How many contracts there are on some day or other, those of other people included. They are
  /// numbered from zero; a contract that is told of under other names, as when its start was
  /// retracted, has several numbers.
  [[nodiscard]] std::uint32_t contract_count() const {
    return static_cast<std::uint32_t>(contracts_.size());
  }
  /// The names of the contract of that number; they live until the chronicle changes.
  [[nodiscard]] const ContractNames& names(std::uint32_t contract) const {
    return contracts_[contract].names;
  }

  /// Whether there is, on any day, a contract of that id: the freelancer's own or another's.
  [[nodiscard]] bool knows(std::string_view contract) const;

 private:
  struct Version {
    Day from;
    bool present = true;
    scoring::ContractState state;  // its stretches are in `paid_stretches`
    std::string paid_stretches;
  };
  struct Contract {
    ContractNames names;
    std::vector<Version> versions;  // rising
    Day next_due_on;                // as in OwnContract
  };
  friend class ChronicleBuilder;
  friend class DayTable;

  [[nodiscard]] static scoring::ContractRow row_of(const Contract& contract,
                                                   const Version& version);
  [[nodiscard]] std::optional<OwnContract> own_on(const Contract& contract, Day day) const;
  // Absent before anybody said.
  [[nodiscard]] std::optional<std::int8_t> completeness_on(Day day) const;
  [[nodiscard]] static const Version* version_on(const Contract& contract, Day day);
  static void set(Contract& contract, Day day, bool present, const scoring::ContractState& state);

  std::string freelancer_;
  Day first_day_;
  std::vector<Contract> contracts_;
  std::vector<std::pair<Day, std::int8_t>> completeness_;  // rising by day
};

}  // namespace jss::history

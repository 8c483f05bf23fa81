// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "jss/history/chronicle.h"
#include "jss/insight/act.h"
#include "jss/insight/answer_outlook.h"
#include "jss/scoring/policy_calendar.h"
#include "jss/scoring/score.h"

namespace jss::insight {

/// What can be done about an open contract, in the order in which plans of equal effort prefer it.
enum class Course : std::uint8_t {
  end,    ///< The freelancer ends it, without feedback: needs nobody.
  pause,  ///< The freelancer pauses it: needs nobody.
  ask,    ///< The client is asked to end it, and answers as usual.
  leave,  ///< Nothing is done.
};

/// What some contracts add to a freelancer's sums on a day.
struct PartSums {
  std::array<scoring::WindowSums, scoring::kMaxWindows> windows{};
  scoring::FreelancerCounts counts;
  std::uint8_t depth = 0;  ///< So many windows, the longest first, hold a unit of it.

  PartSums& operator+=(const PartSums& other);  ///< Leaves `depth` alone.
  friend bool operator==(const PartSums&, const PartSums&) = default;
};

/// A course taken on a day, with what the contract then adds. Clients are not counted in it.
struct Choice {
  Course course = Course::leave;
  Day day;  ///< Absent for `leave`.
  PartSums part;
};

/// An open contract with everything that can be done about it: for each course the first day of
/// each stretch of days that come to the same; what only costs more than another is left out.
/// Ordered by course, then by day; leaving it is the last.
struct Options {
  std::uint32_t contract = 0;  ///< A position in `PlanBoard::contracts`.
  std::vector<Choice> choices;
};

/// The open contracts with one client. Whether the client counts depends on all of them.
struct ClientOptions {
  std::uint8_t fixed_depth = 0;  ///< That of the client's other contracts.
  bool returning = false;        ///< The client came back, or stays long-term.
  std::vector<Options> contracts;
};

/// Everything that can be reached on one day.
struct DayOptions {
  Day day;
  const scoring::Rules* rules = nullptr;
  PartSums fixed;              ///< What no choice touches, the clients of `clients` not counted.
  std::vector<PartSums> jobs;  ///< Of each new job that is done by then; its client is counted.
  std::vector<ClientOptions> clients;

  /// The same sums can be reached on both days, by the same courses under the same rules.
  [[nodiscard]] bool reaches_the_same(const DayOptions& other) const;
};

/// An open contract that a plan may act on.
struct PlannableContract {
  std::string id;
  std::uint32_t row = 0;  ///< In the table of the board.
  ClientAnswer usual;     ///< What the client usually says at the end.
  scoring::ContractState state;
  std::string paid_stretches;  ///< Those of `state`.
};

/// What each choice comes to on each day, asked of the kernel one contract at a time.
///
/// Contracts add up: apart from its own sums a contract only decides whether its client counts in a
/// window. Relationships, records and standings do not follow from ends and pauses. A contract is
/// taken out of its client's sums by telling the kernel that a review excluded it while open: then
/// it adds nothing, and its payments still make the relationship what it is.
class PlanBoard {
 public:
  /// The open contracts are those begun by `today`. `jobs` are acts that start new jobs, one after
  /// the other, under ids that are new. REQUIRES: the freelancer has a contract on `today`, and
  /// nothing in the chronicle changes afterwards.
  PlanBoard(const history::Chronicle& chronicle, scoring::PolicyCalendar policies, Day today,
            std::vector<Act> jobs);
  ~PlanBoard() = default;
  PlanBoard(const PlanBoard&) = delete;
  PlanBoard& operator=(const PlanBoard&) = delete;

  /// In the order of their ids.
  [[nodiscard]] const std::vector<PlannableContract>& contracts() const { return contracts_; }
  /// What the client of each contract usually says, in the order of `contracts`.
  void expect(std::uint32_t contract, ClientAnswer usual) { contracts_[contract].usual = usual; }
  [[nodiscard]] const std::vector<Act>& jobs() const { return jobs_; }
  [[nodiscard]] const scoring::ContractTable& table() const { return table_; }

  /// The act that takes a course on a contract.
  [[nodiscard]] Act act(std::uint32_t contract, Course course, Day day) const;

  /// All that can be reached on `day`. REQUIRES: `day >= today`.
  [[nodiscard]] DayOptions options_on(Day day);

 private:
  struct ClientRows {
    scoring::RowRange rows;
    std::vector<std::uint32_t> open;  // positions in `contracts_`
    std::size_t job = 0;              // one more than its position in `jobs_`; zero for any other
  };

  void find_contracts();
  void find_clients();
  [[nodiscard]] PartSums sums_of(const ClientRows& client, const scoring::Question& question,
                                 std::uint32_t row, bool* returning = nullptr);
  void hold_records(const ClientRows& client, const scoring::Question& question);
  [[nodiscard]] ClientOptions options_of(const ClientRows& client,
                                         const scoring::Question& question, PartSums& fixed);
  [[nodiscard]] std::vector<Choice> choices_of(const ClientRows& client, std::uint32_t contract,
                                               const scoring::Question& question,
                                               const PartSums& others);
  [[nodiscard]] const scoring::ContractState& state_after(std::uint32_t contract, Course course,
                                                          Day day);
  void put(std::uint32_t row, const scoring::ContractState& state);
  void take_out(std::uint32_t contract);

  Day today_;
  scoring::PolicyCalendar policies_;
  std::vector<Act> jobs_;
  std::vector<Day> job_ends_;
  scoring::ContractTable table_;
  FreelancerIndex freelancer_;
  std::vector<PlannableContract> contracts_;
  std::vector<history::Chronicle> alone_;  // each open contract by itself
  std::vector<ClientRows> clients_;
  std::map<std::tuple<std::uint32_t, Course, Day>, scoring::ContractState> states_;
  std::vector<scoring::ClientRecord> records_;  // of the day, as if `table_` were as it stands
  std::vector<scoring::ClientRecord> others_;   // the same without the freelancer's own
};

}  // namespace jss::insight

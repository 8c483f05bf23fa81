// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "jss/base/day.h"
#include "jss/history/next_days.h"
#include "jss/insight/booked_score.h"
#include "jss/insight/cause.h"
#include "jss/insight/relationships.h"
#include "jss/insight/score_book_entries.h"
#include "jss/scoring/policy_calendar.h"
#include "jss/scoring/population.h"
#include "jss/scoring/score.h"

namespace jss::insight {

/// Somebody whose score was reckoned again.
struct Rescored {
  FreelancerIndex freelancer;
  Causes causes;
};

/// Somebody whose score is another one.
struct ChangedScore {
  FreelancerIndex freelancer;
  Causes causes;
  BookedScore before;
  BookedScore after;
};

/// What became of the book on the way from one day to another.
struct DayPass {
  Day day;
  /// Everybody was reckoned from nothing: on the first day, and where other rules came into force.
  bool everybody = false;
  std::uint32_t relationships = 0;  ///< How many were reckoned again.
  // In the order of their numbers, each once.
  std::vector<Rescored> rescored;
  std::vector<ChangedScore> changed;  ///< Those among them.
};

class RelationshipPart;

/// Everybody's score on a day, and who may have another one on a later day: the calendar that
/// spares a daily pass those for whom nothing happens.
///
/// A freelancer's sums are made up of what each of their relationships adds. The book keeps the
/// sums, and for each relationship the next day on which its part can change if nothing happens.
/// On the way to a later day it takes out the parts of the relationships that are due, of those
/// with news and of those whose client became another in what others say, and puts them in anew.
/// All parts and scores come from the kernel.
///
/// Freelancers, clients and contracts are numbered by the caller.
class ScoreBook {
 public:
  /// Refers to the calendar's policies, which must outlive it.
  explicit ScoreBook(scoring::PolicyCalendar policies);

  /// From the next day moved to on, those are the policies. Those of before must still be there,
  /// too.
  void set_policies(scoring::PolicyCalendar policies) { policies_ = std::move(policies); }

  /// From the next day moved to on, the contract is in that state. `state` need live only during
  /// the call. REQUIRES: it keeps the rules of `scoring::check_row`, and on the days moved to, all
  /// contracts of a client agree on its standing and no day but `started_on` and `due_on` is later.
  void put(std::uint32_t contract, FreelancerIndex freelancer, ClientIndex client,
           const scoring::ContractState& state);
  /// The same for all contracts and profiles of a table, numbered as they are there.
  void put_all(const scoring::ContractTable& table);
  /// From the next day moved to on, there is no such contract.
  void remove(std::uint32_t contract);
  /// From the next day moved to on, a profile is that complete, in percent; below zero, nobody
  /// says.
  void set_profile(FreelancerIndex freelancer, std::int8_t completeness);

  /// Goes to `day`. The same for any number of threads. REQUIRES: `day` is not before the day moved
  /// to last, and the calendar has a policy on it.
  DayPass move_to(Day day, scoring::Executor& executor);

  /// The day moved to last.
  [[nodiscard]] Day day() const { return day_; }
  /// The policy of that day.
  [[nodiscard]] const scoring::Policy& policy() const { return *policy_; }
  /// The first later day on which any score may change if nothing happens; nothing if none ever
  /// does.
  [[nodiscard]] std::optional<Day> next_day() const;

  [[nodiscard]] std::uint32_t freelancer_count() const {
    return static_cast<std::uint32_t>(entries_.size());
  }
  [[nodiscard]] BookedScore shown(FreelancerIndex freelancer) const {
    return entries_[freelancer].shown;
  }
  /// The whole score, each window as the kernel gives it.
  [[nodiscard]] scoring::Score score(FreelancerIndex freelancer) const;

  /// The permanent check: whoever has another score by a full recomputation of everybody from the
  /// states in the book. Empty unless the book is wrong.
  [[nodiscard]] std::vector<FreelancerIndex> missed(scoring::Executor& executor) const;

  /// The memory held, in bytes.
  [[nodiscard]] std::size_t bytes() const;

 private:
  struct News {
    std::uint32_t contract = 0;
    bool there = true;
    bool is_new = true;       // not what the book has already
    bool is_applied = false;  // during a move
    FreelancerIndex freelancer;
    ClientIndex client;
    scoring::ContractState state;
    std::string paid_stretches;
    // Of the contract as it was, and as it will be; kNone where there is none yet.
    std::uint32_t before = Relationships::kNone;
    std::uint32_t after = Relationships::kNone;
  };
  // A relationship to be reckoned again, or a freelancer alone.
  struct Touched {
    FreelancerIndex freelancer;
    std::uint32_t relationship = Relationships::kNone;
    std::uint32_t first_news = Relationships::kNone;  // in `news_order_`; others follow it
    Causes causes;
  };
  // Why a relationship is touched, in `waiting_`: it is due; its part of the client's record may be
  // another; there is news, and its part is taken out; a contract comes or goes; the client's
  // record may mean something else.
  static constexpr std::uint8_t kDue = 1;
  static constexpr std::uint8_t kOtherRecord = 2;
  static constexpr std::uint8_t kNews = 4;
  static constexpr std::uint8_t kOtherContracts = 8;
  static constexpr std::uint8_t kOtherClient = 16;

  // Of a relationship: why it is touched, and why it is next due.
  struct Waiting {
    std::uint8_t marks = 0;
    Causes next_causes;
  };
  // The part of a client's record that a relationship with news had.
  struct RecordPart {
    std::uint32_t relationship = Relationships::kNone;
    scoring::ClientRecord record;
  };
  struct ClientDifference {
    ClientIndex client;
    scoring::ClientRecord difference;
  };
  struct RecordNotes {
    std::vector<RecordPart> parts;
    std::vector<ClientDifference> differences;
  };
  // A client whose record means something else than this one did.
  struct OldRecord {
    ClientIndex client;
    scoring::ClientRecord record;
  };
  // What one piece of a pass finds.
  struct Found {
    std::vector<Rescored> rescored;
    std::vector<ChangedScore> changed;
    std::uint32_t relationships = 0;
  };
  class Pass;

  [[nodiscard]] scoring::Question question() const { return {policy_->rules, day_, records_}; }
  [[nodiscard]] bool uses_records() const {
    return policy_ != nullptr && scoring::uses_client_records(policy_->rules);
  }

  void start_afresh(Day day, scoring::Executor& executor);
  void go_on(Day day, scoring::Executor& executor);
  void touch(std::uint32_t relationship, std::uint8_t mark, Causes causes);
  void touch_due(Day day, scoring::Executor& executor);
  void compare_news(scoring::Executor& executor);
  void compare(News& news) const;
  void touch_news();
  void apply_news(std::vector<RecordPart>& parts);
  void apply_profiles();
  void make_room();
  // By freelancer, so that one thread has all of one.
  void sort_touched();
  // Calls `work(piece, begin, end)` for parts of what is touched, each with whole freelancers.
  template <class Work>
  void for_touched(scoring::Executor& executor, Work&& work);
  [[nodiscard]] std::size_t piece_count() const;
  template <class Wanted>
  void prefetch(std::size_t touched, std::size_t end, Wanted&& wanted) const;

  void take_out_news(Day day, scoring::Executor& executor, std::vector<RecordPart>& parts,
                     std::vector<ClientDifference>& differences);
  void take_out(const Touched& touched, Day day, RelationshipPart& part, RecordNotes& notes);
  void note_other_record(std::uint32_t relationship, Day day, RelationshipPart& part,
                         RecordNotes& notes) const;
  bool apply_in_place(const Touched& touched);
  void add_new_records(const std::vector<RecordPart>& parts, scoring::Executor& executor,
                       std::vector<ClientDifference>& differences) const;
  void change_records(const std::vector<ClientDifference>& differences);
  void put_in(Day before, scoring::Executor& executor, DayPass& pass);
  [[nodiscard]] std::vector<scoring::ClientRecord> all_records(scoring::Executor& executor) const;

  scoring::PolicyCalendar policies_;
  const scoring::Policy* policy_ = nullptr;
  Day day_;
  Relationships relationships_;
  std::vector<News> news_;
  std::vector<std::pair<FreelancerIndex, std::int8_t>> profile_news_;
  // By relationship.
  history::NextDays next_;
  std::vector<Waiting> waiting_;
  ScoreBookEntries entries_;
  std::vector<scoring::ClientRecord> records_;  // by client; empty where the rules use none
  // During a move.
  std::vector<std::uint32_t> news_order_;  // of those that are new, by the relationship before
  std::vector<Touched> touched_;
  std::vector<OldRecord> old_records_;  // rising
};

}  // namespace jss::insight

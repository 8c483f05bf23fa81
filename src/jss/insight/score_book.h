// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "jss/base/day.h"
#include "jss/insight/cause.h"
#include "jss/insight/relationships.h"
#include "jss/scoring/policy_calendar.h"
#include "jss/scoring/population.h"
#include "jss/scoring/score.h"

namespace jss::insight {

/// What people see of a score.
struct BookedScore {
  bool there = false;       ///< The freelancer has a contract.
  std::int16_t months = 0;  ///< Of the window that decides; zero for trending, and without a score.
  std::optional<scoring::NoScore> reason;  ///< Why there is no score.
  std::optional<Fraction> value;

  friend bool operator==(const BookedScore&, const BookedScore&) = default;
};

/// The part of a score that people see.
[[nodiscard]] BookedScore booked_score(const scoring::Score& score);

/// Somebody whose score was reckoned again.
struct Rescored {
  FreelancerIndex freelancer;
  Causes causes;
  BookedScore before;
  BookedScore after;

  [[nodiscard]] bool changed() const { return before != after; }
};

/// What became of the book on the way from one day to another.
struct DayPass {
  Day day;
  /// Everybody was reckoned from nothing: on the first day, and where other rules came into force.
  bool everybody = false;
  std::uint32_t relationships = 0;  ///< How many were reckoned again.
  std::vector<Rescored> rescored;   ///< In the order of their numbers, each once.
};

class RelationshipPart;

/// Everybody's score on a day, and who may have another one on a later day: the calendar that
/// spares a daily pass those for whom nothing happens.
///
/// A freelancer's sums are made up of what each of their relationships adds. The book keeps the
/// sums, and for each relationship the next day on which its part can change if nothing happens.
/// On the way to a later day it takes out the parts of the relationships that are due, of those
/// with news and of those whose client's record became another in a way that can matter, and puts
/// them in anew. All parts and scores come from the kernel.
///
/// Freelancers, clients and contracts are numbered by the caller.
class ScoreBook {
 public:
  /// Refers to the calendar's policies, which must outlive it.
  explicit ScoreBook(scoring::PolicyCalendar policies);

  /// From the next day moved to on, the contract is in that state. `state` need live only during
  /// the call. REQUIRES: it keeps the rules of `scoring::check_row`, and on the days moved to, all
  /// contracts of a client agree on its standing and no day but `started_on` and `due_on` is later.
  void put(std::uint32_t contract, FreelancerIndex freelancer, ClientIndex client,
           const scoring::ContractState& state);
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
    return static_cast<std::uint32_t>(shown_.size());
  }
  [[nodiscard]] const BookedScore& shown(FreelancerIndex freelancer) const {
    return shown_[freelancer.value];
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
    FreelancerIndex freelancer;
    ClientIndex client;
    scoring::ContractState state;
    std::string paid_stretches;
  };
  // A relationship to be reckoned again, or a freelancer alone.
  struct Touched {
    FreelancerIndex freelancer;
    std::uint32_t relationship = Relationships::kNone;
    Causes causes;
  };
  // What `is_touched_` tells: that it is, that its part of the client's record may be another, that
  // what the record means for others may be another.
  static constexpr std::uint8_t kTouched = 1;
  static constexpr std::uint8_t kOtherRecord = 2;
  static constexpr std::uint8_t kOtherClient = 4;

  struct RecordChange {
    ClientIndex client;
    scoring::ClientRecord less;
    scoring::ClientRecord more;
  };

  [[nodiscard]] scoring::Question question() const { return {policy_->rules, day_, records_}; }

  [[nodiscard]] scoring::Score score(FreelancerIndex freelancer,
                                     const scoring::Question& now) const;
  [[nodiscard]] bool uses_records() const {
    return policy_ != nullptr && scoring::uses_client_records(policy_->rules);
  }

  void touch(std::uint32_t relationship, Causes causes);
  void touch_due(Day day, scoring::Executor& executor);
  void touch_news();
  void touch_clients(std::vector<RecordChange>& changes, Day before, scoring::Executor& executor);
  void apply_news();
  void start_afresh(Day day, scoring::Executor& executor);
  void take_out(std::size_t first, Day before, Day day, scoring::Executor& executor,
                std::vector<RecordChange>& changes);
  void note_new_records(Day before, scoring::Executor& executor,
                        std::vector<RecordChange>& changes);
  [[nodiscard]] bool may_change_record(std::uint32_t relationship, Day before, Day day) const;
  void put_in(scoring::Executor& executor, DayPass& pass);
  void put_in(const Touched& touched, const scoring::Question& now, RelationshipPart& part);
  void make_room();
  void sort_touched(std::size_t first);
  // Calls `work(piece, begin, end)` for parts of what is touched, each with whole freelancers.
  template <class Work>
  void for_touched(std::size_t first, scoring::Executor& executor, Work&& work);
  void prefetch(std::size_t touched, std::size_t end) const;
  [[nodiscard]] std::vector<scoring::ClientRecord> all_records(scoring::Executor& executor) const;

  scoring::PolicyCalendar policies_;
  const scoring::Policy* policy_ = nullptr;
  Day day_;
  std::size_t windows_ = 0;
  Relationships relationships_;
  std::vector<News> news_;
  std::vector<std::pair<FreelancerIndex, std::int8_t>> profile_news_;
  // By relationship.
  std::vector<Day> next_;
  std::vector<Causes> next_causes_;
  std::vector<std::uint8_t> is_touched_;
  // By freelancer; of sums, one for each window.
  std::vector<scoring::WindowSums> sums_;
  std::vector<scoring::FreelancerCounts> counts_;
  std::vector<BookedScore> shown_;
  std::vector<scoring::ClientRecord> records_;  // by client; empty where the rules use none
  std::vector<Touched> touched_;                // during a move
};

}  // namespace jss::insight

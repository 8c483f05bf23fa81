// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "jss/base/day.h"
#include "jss/base/id.h"
#include "jss/base/text_interner.h"
#include "jss/base/timestamp.h"
#include "jss/history/event.h"
#include "jss/history/next_days.h"
#include "jss/scoring/contract_state.h"
#include "jss/scoring/population.h"

namespace jss::history {

/// What became of a contract.
struct ContractNews {
  std::uint32_t contract = 0;  ///< Its number in the book.
  bool there = false;          ///< It has started; if not, the rest says nothing.
  FreelancerIndex freelancer;  ///< Numbers in the book, too.
  ClientIndex client;
  scoring::ContractState state;  ///< Its stretches are in `paid_stretches`.
  std::string paid_stretches;
};

/// What became of a profile: percent; below zero, nobody says.
struct ProfileNews {
  FreelancerIndex freelancer;
  std::int8_t completeness = -1;
};

/// What is new on a day.
struct StateNews {
  std::vector<ContractNews> contracts;  ///< Each once; its state may be as it was.
  std::vector<ProfileNews> profiles;
};

/// A replay that goes on: learns of events as they arrive, late and in any order, goes from day to
/// day, and tells only of the contracts that may have become others. On each day its contracts are
/// those that `replay` gives for all events learned by then.
///
/// Contracts, freelancers and clients are numbered in the order in which they are first named. Some
/// 100 bytes an event besides the events themselves.
class ContractBook {
 public:
  /// Learns of those of the events that were known at `known_at`, if given; they must outlive the
  /// book and not move. Without effect until the next move. Linear in the events; an event of a
  /// contract with very many costs a search among them.
  void learn(std::span<const Event> events, std::optional<Timestamp> known_at = std::nullopt);

  /// Goes to the end of `day` and tells what is new since the last move. The same for any number of
  /// threads. REQUIRES: `day` is not before the last.
  StateNews move_to(Day day, scoring::Executor& executor);

  /// The ids of numbers that news told.
  [[nodiscard]] std::string_view freelancer_id(FreelancerIndex freelancer) const {
    return freelancer_ids_[freelancer.value];
  }
  [[nodiscard]] std::string_view client_id(ClientIndex client) const {
    return client_ids_[client.value];
  }
  [[nodiscard]] std::string_view contract_id(std::uint32_t contract) const {
    return contracts_.names[contract];
  }
  [[nodiscard]] std::uint32_t freelancer_count() const { return freelancer_ids_.size(); }

 private:
  // An event that counts, as the first of its id, until the day from which it is retracted.
  struct Entry {
    const Event* event = nullptr;
    Day retracted_from;
  };
  // All that is told of things of one kind, by name, and the days on which to look again.
  struct Groups {
    TextInterner names;
    std::vector<std::vector<Entry>> entries;  // in the order in which they happen
    NextDays next;

    std::uint32_t number_of(std::string_view name);
  };
  // Where the entry of an event is; `groups` is null for events that no state depends on.
  struct Place {
    Groups* groups = nullptr;
    std::uint32_t group = 0;
  };
  struct Contract {
    bool there = false;
    std::uint16_t excluded_by = 0;  // reviews
    FreelancerIndex freelancer;
    ClientIndex client;
  };
  struct Review {
    std::uint32_t contract = TextInterner::kAbsent;
    bool excludes = false;
  };
  struct Client {
    scoring::Standing standing = scoring::Standing::good;
    std::vector<std::uint32_t> contracts;  // those of today, and some that were
  };
  struct Folded;

  void learn_one(const Event& event);
  void enter(const Event& event);
  void strike(const Event& event);
  void retract(const Event& retraction);
  void set_retracted(std::string_view id);
  [[nodiscard]] Place place_of(const Event& event);
  [[nodiscard]] Day retracted_from(const Event& event) const;
  void follow_clients(Day day, scoring::Executor& executor);
  void follow_reviews(Day day, scoring::Executor& executor);
  void follow_profiles(Day day, scoring::Executor& executor, StateNews& news);
  [[nodiscard]] Folded fold(std::uint32_t contract, Day day) const;
  void take(std::uint32_t contract, Folded folded, StateNews& news);

  std::unordered_map<std::string_view, const Event*> event_of_id_;
  // By the id that they name: those that count.
  std::unordered_map<std::string_view, std::vector<const Event*>> retractions_;
  Groups contracts_;
  Groups clients_;
  Groups reviews_;
  Groups profiles_;
  std::vector<Contract> contract_;
  std::vector<Client> client_;
  std::vector<Review> review_;
  TextInterner freelancer_ids_;
  TextInterner client_ids_;
};

}  // namespace jss::history

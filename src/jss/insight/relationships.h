// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "jss/base/day.h"
#include "jss/base/id.h"
#include "jss/base/money.h"
#include "jss/base/text_interner.h"
#include "jss/scoring/contract_state.h"
#include "jss/scoring/state_table.h"

namespace jss::insight {

/// The states of all contracts of a marketplace, each in its relationship: those of one freelancer
/// with one client. Freelancers, clients and contracts are numbered by the caller, relationships
/// here, in the order in which they come; none ever goes, but it may be left without contracts.
///
/// Some 70 bytes a contract and 40 a relationship. Safe to read from many threads.
class Relationships {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  struct Relationship {
    FreelancerIndex freelancer;
    ClientIndex client;
    std::uint32_t first_contract = kNone;  // none where it was left without contracts
    std::uint32_t next_of_client = kNone;
  };

  /// How many relationships there are.
  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(relationships_.size());
  }
  [[nodiscard]] const Relationship& operator[](std::uint32_t number) const {
    return relationships_[number];
  }
  [[nodiscard]] std::uint32_t freelancer_count() const {
    return static_cast<std::uint32_t>(contracts_of_freelancer_.size());
  }
  [[nodiscard]] std::uint32_t client_count() const {
    return static_cast<std::uint32_t>(clients_.size());
  }
  [[nodiscard]] std::uint32_t contracts_of(FreelancerIndex freelancer) const {
    return freelancer.value < contracts_of_freelancer_.size()
               ? contracts_of_freelancer_[freelancer.value]
               : 0;
  }
  /// No relationship with the client ever had more contracts.
  [[nodiscard]] std::uint32_t most_contracts(ClientIndex client) const {
    return clients_[client.value].most_contracts;
  }
  /// The first relationship of a client; `next_of_client` leads to the others.
  [[nodiscard]] std::uint32_t first_of_client(ClientIndex client) const {
    return clients_[client.value].first;
  }

  /// The relationship of a contract; `kNone` if it is not there.
  [[nodiscard]] std::uint32_t of_contract(std::uint32_t contract) const {
    return contract < relationship_of_.size() ? relationship_of_[contract] : kNone;
  }
  /// `kNone` if there never was one.
  [[nodiscard]] std::uint32_t find(FreelancerIndex freelancer, ClientIndex client) const;
  /// The state of a contract that is there.
  [[nodiscard]] scoring::ContractState state(std::uint32_t contract) const {
    const Row& row = rows_[contract];
    scoring::ContractState state{.started_on = row.started_on,
                                 .ended_on = row.ended_on,
                                 .first_paid_on = row.first_paid_on,
                                 .last_paid_on = row.last_paid_on,
                                 .feedback_on = row.feedback_on,
                                 .paused_on = row.paused_on,
                                 .resumed_on = row.resumed_on,
                                 .last_contact_on = row.last_contact_on,
                                 .due_on = row.due_on,
                                 .delivered_on = row.delivered_on,
                                 .earned = row.earned,
                                 .stars = row.stars,
                                 .client_stars = row.client_stars,
                                 .recommend = row.recommend,
                                 .ended_by = row.ended_by,
                                 .end_reason = row.end_reason,
                                 .dispute = row.dispute,
                                 .client_standing = row.client_standing,
                                 .feedback_removed = row.feedback_removed,
                                 .excluded = row.excluded};
    if (row.stretches > 0) state.paid_stretches = stretches_[row.stretches - 1];
    return state;
  }

  /// Puts a contract there, or gives it another state or relationship. `state` need only live
  /// during the call. Gives the relationship. Different contracts that stay in their relationships,
  /// and have no stretches, may be put by several threads at once.
  std::uint32_t put(std::uint32_t contract, FreelancerIndex freelancer, ClientIndex client,
                    const scoring::ContractState& state);
  /// Takes a contract away, if it is there.
  void remove(std::uint32_t contract);

  /// Adds the contracts of a relationship to the freelancer begun last in `table`, as those of the
  /// client numbered `client` there.
  void add_to(scoring::StateTable& table, std::uint32_t relationship, ClientIndex client) const {
    for (std::uint32_t i = relationships_[relationship].first_contract; i != kNone;
         i = rows_[i].next) {
      table.add(client, state(i));
    }
  }

  /// Asks for what will be read soon: a relationship, and later its first contract; or a contract,
  /// and later its relationship.
  [[gnu::always_inline]] void prefetch(std::uint32_t relationship) const {
    __builtin_prefetch(&relationships_[relationship]);
  }
  [[gnu::always_inline]] void prefetch_first_contract(std::uint32_t relationship) const {
    const std::uint32_t first = relationships_[relationship].first_contract;
    if (first != kNone) __builtin_prefetch(&rows_[first]);
  }
  [[gnu::always_inline]] void prefetch_client(ClientIndex client) const {
    __builtin_prefetch(&clients_[client.value]);
  }
  [[gnu::always_inline]] void prefetch_contract(std::uint32_t contract) const {
    if (contract >= rows_.size()) return;
    __builtin_prefetch(&rows_[contract]);
    __builtin_prefetch(&relationship_of_[contract]);
  }

  /// All relationships, those of a freelancer together, the freelancers in the order of their
  /// numbers. Linear.
  [[nodiscard]] std::vector<std::uint32_t> by_freelancer() const;

  /// The memory held, in bytes.
  [[nodiscard]] std::size_t bytes() const;

 private:
  // A contract's state and the next contract of its relationship, in one line of a cache.
  struct alignas(64) Row {
    Day started_on, ended_on, first_paid_on, last_paid_on, feedback_on;
    Day paused_on, resumed_on, last_contact_on, due_on, delivered_on;
    Cents earned;
    std::int16_t stars = scoring::kNoStars;
    std::int16_t client_stars = scoring::kNoStars;
    std::int8_t recommend = scoring::kNoAnswer;
    scoring::EndReason end_reason : 4 = scoring::EndReason::none;
    scoring::EndedBy ended_by : 4 = scoring::EndedBy::none;
    scoring::Dispute dispute : 4 = scoring::Dispute::none;
    scoring::Standing client_standing : 4 = scoring::Standing::good;
    bool feedback_removed : 1 = false;
    bool excluded : 1 = false;
    std::uint32_t stretches = 0;  // one more than their number; zero for none
    std::uint32_t next = kNone;
  };
  static_assert(sizeof(Row) == 64);
  struct Client {
    std::uint32_t first = kNone;
    std::uint32_t most_contracts = 0;
  };

  void set_state(std::uint32_t contract, const scoring::ContractState& state);
  void link(std::uint32_t contract, std::uint32_t relationship);
  std::uint32_t find_or_make(FreelancerIndex freelancer, ClientIndex client);
  [[nodiscard]] std::size_t slot_of(FreelancerIndex freelancer, ClientIndex client) const;
  void grow();

  std::vector<Row> rows_;                       // by contract
  std::vector<std::uint32_t> relationship_of_;  // by contract
  std::vector<Relationship> relationships_;
  std::vector<std::uint32_t> contract_count_;  // by relationship
  std::vector<std::uint32_t> slots_;           // a relationship, or kNone
  std::vector<Client> clients_;
  std::vector<std::uint32_t> contracts_of_freelancer_;
  TextInterner stretches_;
};

}  // namespace jss::insight

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "jss/base/id.h"
#include "jss/base/text_interner.h"
#include "jss/scoring/contract_state.h"
#include "jss/scoring/state_table.h"

namespace jss::insight {

/// The states of all contracts of a marketplace, each in its relationship: those of one freelancer
/// with one client. Freelancers, clients and contracts are numbered by the caller, relationships
/// here, in the order in which they come; none ever goes, but it may be left without contracts.
///
/// Some 100 bytes a contract and 40 a relationship. Safe to read from many threads.
class Relationships {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  struct Relationship {
    FreelancerIndex freelancer;
    ClientIndex client;
    std::uint32_t first_contract = kNone;
    std::uint32_t contracts = 0;
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
    return contract < rows_.size() ? rows_[contract].relationship : kNone;
  }
  /// `kNone` if there never was one.
  [[nodiscard]] std::uint32_t find(FreelancerIndex freelancer, ClientIndex client) const;
  /// The state of a contract that is there.
  [[nodiscard]] scoring::ContractState state(std::uint32_t contract) const;

  /// Puts a contract there, or gives it another state or relationship. `state` need only live
  /// during the call. Gives the relationship.
  std::uint32_t put(std::uint32_t contract, FreelancerIndex freelancer, ClientIndex client,
                    const scoring::ContractState& state);
  /// Takes a contract away, if it is there.
  void remove(std::uint32_t contract);

  /// Adds the contracts of a relationship to the freelancer begun last in `table`.
  void add_to(scoring::StateTable& table, std::uint32_t relationship) const;

  /// Asks for a relationship that will be read soon, and later for its first contract.
  void prefetch(std::uint32_t relationship) const {
    __builtin_prefetch(&relationships_[relationship]);
  }
  void prefetch_contract(std::uint32_t relationship) const;

  /// All relationships, those of a freelancer together, the freelancers in the order of their
  /// numbers. Linear.
  [[nodiscard]] std::vector<std::uint32_t> by_freelancer() const;

  /// The memory held, in bytes.
  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Row {
    scoring::ContractState state;  // its stretches are those of number `stretches`
    std::uint32_t stretches = 0;
    std::uint32_t relationship = kNone;
    std::uint32_t next = kNone;
  };
  struct Client {
    std::uint32_t first = kNone;
    std::uint32_t most_contracts = 0;
  };

  std::uint32_t find_or_make(FreelancerIndex freelancer, ClientIndex client);
  [[nodiscard]] std::size_t slot_of(FreelancerIndex freelancer, ClientIndex client) const;
  void grow();

  std::vector<Row> rows_;  // by contract
  std::vector<Relationship> relationships_;
  std::vector<std::uint32_t> slots_;  // a relationship, or kNone
  std::vector<Client> clients_;
  std::vector<std::uint32_t> contracts_of_freelancer_;
  TextInterner stretches_;
};

}  // namespace jss::insight

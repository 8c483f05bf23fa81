// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "jss/history/event.h"

namespace jss::service {

/// The events of a market in memory, and for each freelancer those that can matter to them: of
/// their contracts, and of all contracts of the clients they worked for, since a client's record
/// counts. Whoever asks about one freelancer need not read the whole market.
class EventShelf {
 public:
  /// Puts an event on the shelf, behind those there are. It stays where it is as long as the shelf.
  const history::Event& add(history::Event event);

  /// The event of that id; nullptr if there is none.
  [[nodiscard]] const history::Event* find(std::string_view id) const;

  /// Whether any event names that freelancer.
  [[nodiscard]] bool knows(std::string_view freelancer) const;

  /// All that can matter to a freelancer, in the order in which it was put there. What is asked of
  /// these alone is answered as if all were there.
  [[nodiscard]] std::vector<history::Event> about(std::string_view freelancer) const;

  /// What was said of one contract, and of the standing of its clients, in the order in which it
  /// was put there.
  [[nodiscard]] std::vector<history::Event> of_contract(std::string_view contract) const;

  /// Calls `visit` with every event, in the order in which they were put there.
  void for_each(const std::function<void(const history::Event&)>& visit) const;

  [[nodiscard]] std::size_t size() const { return events_.size(); }

 private:
  using Positions = std::vector<std::uint32_t>;
  struct Contract {
    Positions events;
    std::vector<std::uint32_t> clients;  // by any start; mostly one
  };
  // A freelancer or a client.
  struct Person {
    Positions events;  // that name them and no contract
    std::vector<std::uint32_t> contracts;
  };
  struct Names {
    std::unordered_map<std::string, std::uint32_t> number;
    std::uint32_t of(const std::string& name, std::size_t next) {
      return number.try_emplace(name, static_cast<std::uint32_t>(next)).first->second;
    }
  };

  void enter(const history::Event& event, std::uint32_t position);
  void enter_keys(const std::string& contract, const std::string& freelancer,
                  const std::string& client, std::uint32_t position);
  Contract& contract(const std::string& id);
  Person& freelancer(const std::string& id);
  std::uint32_t client(const std::string& id);
  void take_with_what_follows(std::uint32_t position, Positions& taken) const;
  [[nodiscard]] std::vector<history::Event> in_order(Positions taken) const;

  std::deque<history::Event> events_;
  std::unordered_map<std::string_view, std::uint32_t> position_of_id_;
  // By what they name, for those that name something else than a contract or a person.
  std::unordered_map<std::string, Positions> retractions_;  // by the event's id
  std::unordered_map<std::string, Positions> decisions_;    // by the review
  Names contract_names_;
  Names freelancer_names_;
  Names client_names_;
  std::deque<Contract> contracts_;
  std::deque<Person> freelancers_;
  std::deque<Person> clients_;
};

}  // namespace jss::service

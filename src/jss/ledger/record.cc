// SPDX-License-Identifier: Apache-2.0
#include "jss/ledger/record.h"

#include <array>
#include <utility>

namespace jss::ledger {

std::optional<EntryProblem> problem_of(const Entry& entry) {
  if (entry.id.empty()) return EntryProblem{"id", "is empty: give each event one of its own"};
  const auto keys = std::to_array<std::pair<std::string_view, const std::string*>>(
      {{"id", &entry.id},
       {"contract", &entry.contract},
       {"freelancer", &entry.freelancer},
       {"client", &entry.client}});
  for (const auto& [name, key] : keys) {
    if (key->size() > kLongestKey) {
      return EntryProblem{name, "has " + std::to_string(key->size()) +
                                    " bytes: a ledger takes up to " + std::to_string(kLongestKey)};
    }
    if (key->find('\0') != std::string::npos) {
      return EntryProblem{name, "has the character U+0000: leave it out"};
    }
  }
  return std::nullopt;
}

}  // namespace jss::ledger

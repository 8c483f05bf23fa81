// SPDX-License-Identifier: Apache-2.0
#include "jss/io/joined_contract.h"

#include <array>

namespace jss::io {

std::string_view to_string(FactState state) {
  constexpr std::array<std::string_view, 3> kWords{"known", "inferred", "unknown"};
  return kWords.at(static_cast<std::size_t>(state));
}

insight::UnknownFacts JoinedContract::unknown() const {
  const bool end = ended_on.state == FactState::unknown;
  return {.client = client.state == FactState::unknown,
          .payments = payments.state == FactState::unknown,
          .earned = payments.state == FactState::unknown && !told.total && told.movements.empty(),
          .end = end,
          .feedback = end || stars.state == FactState::unknown};
}

}  // namespace jss::io

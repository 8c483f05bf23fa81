// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "jss/insight/unknown_range.h"

namespace jss::insight {

/// The ways in which a contract may stand on `question.as_of`, given what is unknown of it: enough
/// of them that every place in windows, every wait and every idle time that any facts could lead to
/// occurs. The contract as it stands is the first. Who the client is makes no difference here.
[[nodiscard]] std::vector<scoring::ContractState> fact_readings(
    const scoring::ContractState& contract, const UnknownFacts& unknown,
    const scoring::Question& question);

}  // namespace jss::insight

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "jss/io/joined_contract.h"
#include "jss/io/problems.h"

namespace jss::io {

/// Reads answers, a CSV table of `contract_id`, `field` and `value` (docs/formats.md), and fills
/// the gaps of the contracts with them. What is filled is known from then on.
///
/// Each of these is a problem: a contract that is not there, an unknown field, a value that the
/// field cannot have, two different answers to one question, an answer that differs from what the
/// exports say, an end before the start, feedback without an end. Where there is any problem, the
/// contracts may be half filled.
void apply_answers(const ExportText& answers, std::vector<JoinedContract>& contracts,
                   Problems& problems);

/// The fields that answers may name.
[[nodiscard]] std::vector<std::string_view> answer_fields();

}  // namespace jss::io

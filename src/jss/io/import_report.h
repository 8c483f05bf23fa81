// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "jss/io/marketplace_exports.h"
#include "jss/io/text_table.h"

namespace jss::io {

/// The fields that would fill the gaps of a contract, as answers name them, the most important
/// first; `payments` stands for payments of a transaction history, which no answer can give.
[[nodiscard]] std::vector<std::string_view> missing_fields(const insight::UnknownFacts& unknown);

/// The contracts of which something is unknown, the largest first; they belong to `imported`.
[[nodiscard]] std::vector<const JoinedContract*> incomplete_contracts(
    const ImportedHistory& imported);

/// What exports came to, for people: how many contracts and events, how much of them is known,
/// inferred and unknown, what was left out, what is missing, the largest contracts first, and how
/// to give it. Lines end in a newline.
[[nodiscard]] std::string import_report(const ImportedHistory& imported, const TextStyle& style);

}  // namespace jss::io

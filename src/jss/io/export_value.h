// SPDX-License-Identifier: Apache-2.0
// Values as a marketplace writes them in its exports.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jss/base/day.h"
#include "jss/base/money.h"

namespace jss::io {

/// `text` without blanks and tabs around it.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// ASCII letters in lower case; everything else as it is.
[[nodiscard]] std::string lower_case(std::string_view text);

/// A title or a name as a label: trimmed, control characters replaced.
[[nodiscard]] std::string export_label(std::string_view text);

/// Reads a day: `Oct 2, 2026`, `Oct 02, 2026`, `October 2, 2026`, `2026-10-02`, or an instant as in
/// RFC 3339, whose UTC day it is. Nothing if it is none of these or no such day.
[[nodiscard]] std::optional<Day> parse_export_day(std::string_view text);

/// Reads an amount: `1234.5`, `$1,234.50`, `-$22.92`, `$-22.92`, `($22.92)`. Commas separate
/// thousands, so three digits follow each. At most two decimals, further zeros aside. Nothing if it
/// is anything else.
[[nodiscard]] std::optional<Cents> parse_export_amount(std::string_view text);

/// Reads the characters of a number into hundredths: `5`, `4.85`, `5.000`; nothing where more than
/// two decimals say something. For JSON, where numbers carry no `$` and no separators.
[[nodiscard]] std::optional<std::int64_t> parse_number(std::string_view text);

}  // namespace jss::io

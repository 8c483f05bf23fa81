// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "jss/base/result.h"

namespace jss::io {

/// A word as somebody wrote it.
struct QuotedWord {
  std::string text;
  bool quoted = false;  ///< It stood between double quotes: a name, whatever it says.

  /// Is it this word of a grammar?
  [[nodiscard]] bool is(std::string_view plain) const { return !quoted && text == plain; }
};

/// The words of a text, which blanks and line ends part: as they stand, or between double quotes,
/// in which a quote is doubled.
///
/// Errors: `invalid_input` for a quote that is not closed or has something at its heels, and for
/// what is not UTF-8.
[[nodiscard]] Result<std::vector<QuotedWord>> words_in(std::string_view text);

/// Could the text stand as a word without quotes, at the beginning of a line too?
[[nodiscard]] bool can_stand_plain(std::string_view text);

/// The text as a word between double quotes.
[[nodiscard]] std::string in_double_quotes(std::string_view text);

}  // namespace jss::io

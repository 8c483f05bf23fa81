// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "jss/engine/opened_source.h"
#include "jss/io/unknown_facts.h"

namespace jss::engine {

/// In which form an answer was asked for.
struct UnknownForm {
  std::string format;  ///< `text`, `json` or `csv`.
  io::UnknownDetail detail = io::UnknownDetail::none;
};

/// Refuses a question that needs the score itself where what exports leave unknown could change it:
/// says what is missing and how to give it. Otherwise nothing.
[[nodiscard]] Result<void> refuse_unknown(const OpenedSource& opened);

/// Refuses a question about changes where exports leave any private answer unknown. Otherwise
/// nothing.
[[nodiscard]] Result<void> refuse_unknown_answers(const OpenedSource& opened);

/// Where what exports leave unknown could change the score, writes the range that it leaves and
/// what is missing, and gives true. Otherwise writes nothing: the score is the score.
[[nodiscard]] bool write_unknown_range(const OpenedSource& opened, const UnknownForm& form,
                                       Door& door);

}  // namespace jss::engine

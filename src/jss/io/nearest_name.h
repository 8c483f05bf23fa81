// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace jss::io {

/// How many single edits lead from one word to the other: a character added, dropped or replaced,
/// or two neighbours swapped. Costs the product of the lengths.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The name that `word` was probably meant to be: the first of those with the least distance, if
/// that is at most a third of the word's length (at least 1, at most 3); empty if none is that
/// near.
[[nodiscard]] std::string_view nearest_name(std::string_view word,
                                            const std::vector<std::string_view>& names);

}  // namespace jss::io

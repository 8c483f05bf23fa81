// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace jss::io {

/// What is wrong with one of several things that were sent.
struct ItemProblem {
  std::uint64_t line = 0;  ///< Where it stands, from 1.
  std::string id;          ///< Empty where it has none that can be read.
  std::string key;         ///< What of it; empty: all.
  std::string reason;
};

/// Why a request is refused: `{"type":"about:blank","title":…,"status":…,"detail":…}`, the problem
/// details of RFC 9457; with `problems`, each `{"line":…,"id":…,"key":…,"reason":…}`, where there
/// are any.
[[nodiscard]] std::string problem_json(int status, std::string_view title, std::string_view detail,
                                       std::span<const ItemProblem> problems = {});

}  // namespace jss::io

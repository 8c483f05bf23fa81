// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "jss/base/day.h"
#include "jss/scoring/population.h"

namespace jss::history {

/// The positions, rising, of those of `days` that have come by `day`. Linear, on all threads.
[[nodiscard]] inline std::vector<std::uint32_t> due_by(std::span<const Day> days, Day day,
                                                       scoring::Executor& executor) {
  const std::size_t pieces = executor.width();
  std::vector<std::vector<std::uint32_t>> parts(pieces);
  executor.run(pieces, [&](std::size_t piece) {
    const std::size_t end = days.size() * (piece + 1) / pieces;
    for (std::size_t i = days.size() * piece / pieces; i < end; ++i) {
      if (days[i] <= day) parts[piece].push_back(static_cast<std::uint32_t>(i));
    }
  });
  std::vector<std::uint32_t> due = std::move(parts.front());
  for (std::size_t piece = 1; piece < pieces; ++piece) {
    due.insert(due.end(), parts[piece].begin(), parts[piece].end());
  }
  return due;
}

}  // namespace jss::history

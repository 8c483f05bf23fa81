// SPDX-License-Identifier: Apache-2.0
#include "jss/history/next_days.h"

#include <algorithm>
#include <utility>

namespace jss::history {

void NextDays::grow(std::size_t size) {
  if (size <= days_.size()) return;
  days_.resize(size, kNever);
  earliest_.resize((size + kABlock - 1) / kABlock, kNever);
}

std::vector<std::uint32_t> NextDays::due_by(Day day, scoring::Executor& executor) {
  const std::size_t pieces = executor.width();
  std::vector<std::vector<std::uint32_t>> parts(pieces);
  executor.run(pieces, [&](std::size_t piece) {
    const std::size_t last = earliest_.size() * (piece + 1) / pieces;
    std::vector<std::uint32_t> blocks;
    for (std::size_t block = earliest_.size() * piece / pieces; block < last; ++block) {
      if (earliest_[block] <= day) blocks.push_back(static_cast<std::uint32_t>(block));
    }
    // They lie apart in memory: each is asked for well before its turn.
    constexpr std::size_t kAhead = 16;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (i + kAhead < blocks.size()) __builtin_prefetch(&days_[blocks[i + kAhead] * kABlock]);
      search(blocks[i], day, parts[piece]);
    }
  });
  std::vector<std::uint32_t> due = std::move(parts.front());
  for (std::size_t piece = 1; piece < pieces; ++piece) {
    due.insert(due.end(), parts[piece].begin(), parts[piece].end());
  }
  return due;
}

void NextDays::search(std::uint32_t block, Day day, std::vector<std::uint32_t>& due) {
  Day earliest = kNever;
  const std::size_t end = std::min(days_.size(), (block + 1) * kABlock);
  for (std::size_t i = block * kABlock; i < end; ++i) {
    if (days_[i] <= day) {
      due.push_back(static_cast<std::uint32_t>(i));
    } else {
      earliest = std::min(earliest, days_[i]);
    }
  }
  earliest_[block] = earliest;
}

Day NextDays::first() const {
  const auto earliest = std::min_element(days_.begin(), days_.end());
  return earliest == days_.end() ? kNever : *earliest;
}

}  // namespace jss::history

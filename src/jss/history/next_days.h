// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "jss/base/day.h"
#include "jss/scoring/population.h"

namespace jss::history {

/// For each of many things, by number, the next day on which to look at it again.
///
/// Four bytes a thing, and as many for every sixteen of them: the earliest day of each block is
/// kept, so that blocks in which nothing is due are passed over.
class NextDays {
 public:
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(days_.size()); }
  [[nodiscard]] Day operator[](std::uint32_t thing) const { return days_[thing]; }

  /// To so many things or more; `kNever` is the day of those that are new.
  void grow(std::size_t size);

  /// Different things may be set by several threads at once.
  void set(std::uint32_t thing, Day day) {
    days_[thing] = day;
    heed(earliest_[thing / kABlock], day);
  }
  /// Sets the day if it is earlier than the one there.
  void lower(std::uint32_t thing, Day day) {
    if (day < days_[thing]) set(thing, day);
  }

  /// The things, rising, whose day has come by `day`. Looks at one day in sixteen and at the blocks
  /// where something is due, on all threads. REQUIRES: each is set anew before the next search.
  [[nodiscard]] std::vector<std::uint32_t> due_by(Day day, scoring::Executor& executor);

  /// The earliest day of all; `kNever` if none comes. Linear.
  [[nodiscard]] Day first() const;

  [[gnu::always_inline]] void prefetch(std::uint32_t thing) const {
    __builtin_prefetch(&days_[thing]);
  }

  /// The memory held, in bytes.
  [[nodiscard]] std::size_t bytes() const {
    return (days_.capacity() + earliest_.capacity()) * sizeof(Day);
  }

 private:
  static constexpr std::size_t kABlock = 16;

  // Lowers `earliest` to `day`, even while other threads do the same.
  static void heed(Day& earliest, Day day) {
    std::int32_t known = __atomic_load_n(&earliest.count, __ATOMIC_RELAXED);
    while (day.count < known &&
           !__atomic_compare_exchange_n(&earliest.count, &known, day.count, true, __ATOMIC_RELAXED,
                                        __ATOMIC_RELAXED)) {
    }
  }
  void search(std::uint32_t block, Day day, std::vector<std::uint32_t>& due);

  std::vector<Day> days_;
  std::vector<Day> earliest_;  // by block; none of its days is earlier, but it may be
};

}  // namespace jss::history

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "jss/scoring/population.h"

namespace jss::history {

/// The hash of a name; never zero.
[[nodiscard]] inline std::uint64_t hash_of(std::string_view name) {
  return std::max<std::uint64_t>(1, std::hash<std::string_view>{}(name));
}

/// One of many things that have a name, by its place among them.
struct Named {
  std::uint64_t hash = 0;  ///< That of its name; zero for a thing that is to be left out.
  std::uint32_t position = 0;
};

/// Things parted by the hashes of their names, so that equal names are together and each part is
/// small enough to stay near the processor.
class Shards {
 public:
  /// `thing(position)` gives each of the `count` things; it is called twice for each, by any
  /// thread. In a shard the positions rise. Linear.
  template <class Thing>
  Shards(std::size_t count, scoring::Executor& executor, Thing&& thing) {
    // Some 32 thousand a shard.
    bits_ = static_cast<unsigned>(std::bit_width(count >> 15U));
    const std::size_t pieces = bits_ == 0 ? 1 : executor.width();
    std::vector<std::vector<std::uint32_t>> next(pieces, std::vector<std::uint32_t>(size()));
    const auto each = [&](auto&& visit) {
      executor.run(pieces, [&](std::size_t piece) {
        const std::size_t end = count * (piece + 1) / pieces;
        for (std::size_t i = count * piece / pieces; i < end; ++i) {
          const Named named = thing(i);
          if (named.hash != 0) visit(piece, named);
        }
      });
    };
    each([&](std::size_t piece, Named named) { ++next[piece][shard_of(named.hash)]; });
    begin_.reserve(size() + 1);
    std::uint32_t sum = 0;
    for (std::size_t shard = 0; shard < size(); ++shard) {
      begin_.push_back(sum);
      for (std::vector<std::uint32_t>& counts : next) {
        const std::uint32_t own = counts[shard];
        counts[shard] = sum;
        sum += own;
      }
    }
    begin_.push_back(sum);
    things_.resize(sum);
    each([&](std::size_t piece, Named named) {
      things_[next[piece][shard_of(named.hash)]++] = named;
    });
  }

  /// How many shards there are.
  [[nodiscard]] std::size_t size() const { return std::size_t{1} << bits_; }
  [[nodiscard]] std::span<const Named> operator[](std::size_t shard) const {
    return std::span(things_).subspan(begin_[shard], begin_[shard + 1] - begin_[shard]);
  }
  [[nodiscard]] std::size_t shard_of(std::uint64_t hash) const {
    return (hash >> 32U) >> (32U - bits_);
  }

 private:
  unsigned bits_ = 0;
  std::vector<std::uint32_t> begin_;
  std::vector<Named> things_;
};

/// Finds things again by name. The names themselves stay with whoever asks.
class NameTable {
 public:
  static constexpr std::uint32_t kAbsent = UINT32_MAX;

  /// Has room for so many things.
  explicit NameTable(std::size_t count) : slots_(std::bit_ceil(2 * count + 1)) {}

  /// The number under which a thing of that name was put first, or `number`, which it is put under
  /// if there was none. `is_same(number)` tells whether the thing put under that number has the
  /// same name.
  template <class IsSame>
  std::uint32_t find_or_put(std::uint64_t hash, std::uint32_t number, IsSame&& is_same) {
    Slot& slot = slots_[slot_of(hash, is_same)];
    if (slot.hash == 0) slot = {hash, number};
    return slot.number;
  }

  /// The same, but `kAbsent` if there was none.
  template <class IsSame>
  [[nodiscard]] std::uint32_t find(std::uint64_t hash, IsSame&& is_same) const {
    const Slot& slot = slots_[slot_of(hash, is_same)];
    return slot.hash == 0 ? kAbsent : slot.number;
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t number = 0;
  };

  template <class IsSame>
  [[nodiscard]] std::size_t slot_of(std::uint64_t hash, IsSame&& is_same) const {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].hash != 0 && (slots_[at].hash != hash || !is_same(slots_[at].number))) {
      at = (at + 1) & (slots_.size() - 1);
    }
    return at;
  }

  std::vector<Slot> slots_;
};

}  // namespace jss::history

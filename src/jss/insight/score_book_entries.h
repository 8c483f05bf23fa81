// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>
#include <vector>

#include "jss/base/id.h"
#include "jss/insight/booked_score.h"
#include "jss/scoring/window.h"

namespace jss::insight {

/// What a score book keeps of one freelancer.
struct ScoreBookEntry {
  scoring::FreelancerCounts counts;
  BookedScore shown;
  /// For each window what stands in it and in no deeper one.
  std::array<scoring::WindowSums, scoring::kMaxWindows> sums{};
};

/// The entries of all freelancers, by number, each with as many windows as the rules have. Each
/// begins a line of a cache and has no other in it: a day reads few of them, far apart.
class ScoreBookEntries {
 public:
  [[nodiscard]] std::size_t size() const { return lines_.size() / stride_; }
  void grow(std::size_t size) {
    std::size_t i = this->size();
    if (size <= i) return;
    lines_.resize(size * stride_);
    for (; i < size; ++i) set({static_cast<std::uint32_t>(i)}, {});
  }

  /// From now on an entry has so many windows, all empty, and counts nothing but the profile.
  void start_afresh(std::size_t windows) {
    ScoreBookEntries fresh;
    fresh.bytes_ = offsetof(ScoreBookEntry, sums) + windows * sizeof(scoring::WindowSums);
    fresh.stride_ = (fresh.bytes_ + sizeof(Line) - 1) / sizeof(Line);
    fresh.lines_.resize(size() * fresh.stride_);
    for (std::uint32_t i = 0; i < size(); ++i) {
      const ScoreBookEntry old = (*this)[{i}];
      fresh.set({i}, {.counts = {.profile_completeness = old.counts.profile_completeness},
                      .shown = old.shown});
    }
    *this = std::move(fresh);
  }

  [[nodiscard]] ScoreBookEntry operator[](FreelancerIndex freelancer) const {
    ScoreBookEntry entry;
    load(freelancer, entry);
    return entry;
  }
  /// The same; sums beyond the last window are left as they are.
  void load(FreelancerIndex freelancer, ScoreBookEntry& entry) const {
    std::memcpy(static_cast<void*>(&entry), line_of(freelancer), bytes_);
  }
  /// Different entries may be set by several threads at once.
  void set(FreelancerIndex freelancer, const ScoreBookEntry& entry) {
    std::memcpy(static_cast<void*>(lines_.data() + freelancer.value * stride_), &entry, bytes_);
  }

  [[gnu::always_inline]] void prefetch(FreelancerIndex freelancer) const {
    for (std::size_t i = 0; i < stride_; ++i) __builtin_prefetch(line_of(freelancer) + i);
  }

  /// The memory held, in bytes.
  [[nodiscard]] std::size_t bytes() const { return lines_.capacity() * sizeof(Line); }

 private:
  static_assert(std::is_trivially_copyable_v<ScoreBookEntry>);
  struct alignas(64) Line {
    std::array<std::byte, 64> bytes;
  };

  [[nodiscard]] const Line* line_of(FreelancerIndex freelancer) const {
    return lines_.data() + freelancer.value * stride_;
  }

  std::vector<Line> lines_;
  std::size_t bytes_ = offsetof(ScoreBookEntry, sums);  // of an entry
  std::size_t stride_ = (offsetof(ScoreBookEntry, sums) + sizeof(Line) - 1) / sizeof(Line);
};

}  // namespace jss::insight

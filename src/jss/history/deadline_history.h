// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "jss/base/day.h"

namespace jss::history {

/// A deadline and what was delivered for it; either may be absent.
struct Deadline {
  Day due_on;
  Day delivered_on;
};

/// The deadlines and deliveries of one contract, told in the order in which they happened. An empty
/// milestone is the contract itself. Texts are not copied.
class DeadlineHistory {
 public:
  /// A milestone gets a deadline; the last word counts.
  void set_due(std::string_view milestone, Day due_on);

  /// Something is delivered for a milestone, perhaps before its deadline is known; the first
  /// delivery counts. `position` is the event's place in the order of events.
  void deliver(std::string_view milestone, Day day, std::uint32_t position);

  /// The last deadline up to `as_of`, that day included; where there is none, the next one. Of
  /// several on one day, the last or the first by name, bytewise. Both days absent if there is no
  /// deadline. O(n log n).
  [[nodiscard]] Deadline deadline_on(Day as_of) const;

  /// The first deadline after `as_of`; absent if there is none. O(n log n).
  [[nodiscard]] Day next_due_on(Day as_of) const;

  /// The positions of the first deliveries for milestones that have no deadline.
  [[nodiscard]] std::vector<std::uint32_t> deliveries_of_unknown_milestones() const;

 private:
  struct Entry {
    std::string_view milestone;
    std::size_t order = 0;  // in which it was told
    Day due_on;
    Day delivered_on;
    std::uint32_t position = 0;
  };
  [[nodiscard]] std::vector<Entry> milestones() const;

  std::vector<Entry> entries_;
};

}  // namespace jss::history

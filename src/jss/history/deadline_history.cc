// SPDX-License-Identifier: Apache-2.0
#include "jss/history/deadline_history.h"

#include <algorithm>

namespace jss::history {

void DeadlineHistory::set_due(std::string_view milestone, Day due_on) {
  entries_.push_back(
      {.milestone = milestone, .order = entries_.size(), .due_on = due_on, .delivered_on = kNoDay});
}

void DeadlineHistory::deliver(std::string_view milestone, Day day, std::uint32_t position) {
  entries_.push_back({.milestone = milestone,
                      .order = entries_.size(),
                      .due_on = kNoDay,
                      .delivered_on = day,
                      .position = position});
}

// One entry a milestone, in the order of their names.
std::vector<DeadlineHistory::Entry> DeadlineHistory::milestones() const {
  std::vector<Entry> sorted = entries_;
  std::sort(sorted.begin(), sorted.end(), [](const Entry& a, const Entry& b) {
    return a.milestone != b.milestone ? a.milestone < b.milestone : a.order < b.order;
  });
  std::vector<Entry> merged;
  for (const Entry& entry : sorted) {
    if (merged.empty() || merged.back().milestone != entry.milestone) {
      merged.push_back(entry);
      continue;
    }
    Entry& milestone = merged.back();
    if (entry.due_on.present()) milestone.due_on = entry.due_on;
    if (entry.delivered_on.present() && !milestone.delivered_on.present()) {
      milestone.delivered_on = entry.delivered_on;
      milestone.position = entry.position;
    }
  }
  return merged;
}

Deadline DeadlineHistory::deadline_on(Day as_of) const {
  Deadline last;
  Deadline next;
  for (const Entry& milestone : milestones()) {
    const Day due_on = milestone.due_on;
    if (!due_on.present()) continue;
    if (due_on <= as_of && due_on >= last.due_on) last = {due_on, milestone.delivered_on};
    if (due_on > as_of && (!next.due_on.present() || due_on < next.due_on)) {
      next = {due_on, milestone.delivered_on};
    }
  }
  return last.due_on.present() ? last : next;
}

Day DeadlineHistory::next_due_on(Day as_of) const {
  if (entries_.empty()) return kNoDay;
  Day next;
  for (const Entry& milestone : milestones()) {
    if (milestone.due_on <= as_of) continue;
    next = next.present() ? std::min(next, milestone.due_on) : milestone.due_on;
  }
  return next;
}

std::vector<std::uint32_t> DeadlineHistory::deliveries_of_unknown_milestones() const {
  std::vector<std::uint32_t> positions;
  for (const Entry& milestone : milestones()) {
    if (!milestone.due_on.present() && !milestone.milestone.empty()) {
      positions.push_back(milestone.position);
    }
  }
  return positions;
}

}  // namespace jss::history

// SPDX-License-Identifier: Apache-2.0
#include "jss/history/feedback_history.h"

#include <algorithm>

namespace jss::history {

void FeedbackHistory::add(const FeedbackEntry& entry) {
  entries_[static_cast<std::size_t>(entry.feedback->from)].push_back(entry);
}

std::optional<EffectiveFeedback> FeedbackHistory::effective(Side side, Day ended_on,
                                                            Day as_of) const {
  const auto& own = entries(side);
  const auto& other = entries(side == Side::client ? Side::freelancer : Side::client);
  if (own.empty()) return std::nullopt;
  const Day last_blind_day = ended_on + kBlindDays;
  const Day shown_on = other.empty() ? last_blind_day : std::min(other.front().day, last_blind_day);
  const Day effect = std::max({own.front().day, ended_on, shown_on});
  if (effect > as_of) return std::nullopt;
  const auto after = std::find_if(
      own.begin(), own.end(), [effect](const FeedbackEntry& entry) { return entry.day > effect; });
  return EffectiveFeedback{effect, std::prev(after)->feedback};
}

}  // namespace jss::history

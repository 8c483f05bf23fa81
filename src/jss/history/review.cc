// SPDX-License-Identifier: Apache-2.0
#include "jss/history/review.h"

#include <algorithm>
#include <array>

#include "jss/history/review_history.h"

namespace jss::history {
namespace {

constexpr std::array<std::string_view, 4> kStates{"open", "upheld", "excluded", "restored"};

}  // namespace

std::string_view to_string(ReviewState state) {
  return kStates.at(static_cast<std::size_t>(state));
}

std::optional<ReviewState> parse_review_state(std::string_view word) {
  const auto found = std::find(kStates.begin(), kStates.end(), word);
  if (found == kStates.end()) return std::nullopt;
  return static_cast<ReviewState>(found - kStates.begin());
}

ReviewState Review::state() const {
  if (verdicts.empty()) return ReviewState::open;
  switch (verdicts.back().decision) {
    case ReviewDecision::upheld:
      return ReviewState::upheld;
    case ReviewDecision::excluded:
      return ReviewState::excluded;
    case ReviewDecision::restored:
      return ReviewState::restored;
  }
  return ReviewState::open;
}

bool Review::excludes() const {
  ReviewHistory told;
  for (const ReviewVerdict& verdict : verdicts) told.decide(verdict.decision);
  return told.excludes;
}

Timestamp Review::last_at() const {
  Timestamp last = requested_at;
  for (const ReviewVerdict& verdict : verdicts) last = std::max(last, verdict.at);
  return last;
}

}  // namespace jss::history

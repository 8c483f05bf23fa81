// SPDX-License-Identifier: Apache-2.0
#include "jss/scoring/outcome.h"

#include <array>

namespace jss::scoring {
std::string_view to_string(OutcomeKind kind) {
  constexpr std::array<std::string_view, 4> kWords{"success", "neutral", "failure", "excluded"};
  return kWords.at(static_cast<std::size_t>(kind));
}

std::string_view to_string(Why why) {
  constexpr std::array<std::string_view, 16> kWords{"ongoing_long_term", "positive_feedback",
                                                    "mixed_feedback",    "negative_feedback",
                                                    "unpaid_positive",   "unpaid_negative",
                                                    "unpaid_silent",     "long_term_client",
                                                    "not_started",       "review",
                                                    "client_flagged",    "open",
                                                    "awaiting_feedback", "no_earnings",
                                                    "feedback_removed",  "no_feedback"};
  return kWords.at(static_cast<std::size_t>(why));
}

}  // namespace jss::scoring

// SPDX-License-Identifier: Apache-2.0
#include "jss/io/outcome_words.h"

namespace jss::io {

std::string_view in_words(scoring::Why why) {
  using scoring::Why;
  switch (why) {
    case Why::ongoing_long_term:
      return "goes on, long-term client";
    case Why::positive_feedback:
      return "client satisfied";
    case Why::mixed_feedback:
      return "client half satisfied";
    case Why::negative_feedback:
      return "client dissatisfied";
    case Why::unpaid_positive:
      return "never paid, no bad feedback";
    case Why::unpaid_negative:
      return "never paid, bad feedback";
    case Why::unpaid_silent:
      return "never paid, no feedback";
    case Why::long_term_client:
      return "no feedback, long-term client";
    case Why::not_started:
      return "has not started";
    case Why::review:
      return "a review took it out";
    case Why::client_flagged:
      return "the client is flagged";
    case Why::open:
      return "still open";
    case Why::awaiting_feedback:
      return "feedback may still come";
    case Why::no_earnings:
      return "nothing was earned";
    case Why::feedback_removed:
      return "its feedback was removed";
    case Why::no_feedback:
      return "no feedback";
  }
  return {};
}

std::string_view in_words(insight::Line line) {
  using insight::Line;
  switch (line) {
    case Line::silence:
      return "too many contracts without feedback";
    case Line::deadlines:
      return "deadlines missed";
    case Line::retention:
      return "clients who did not come back";
    case Line::engagement:
      return "open contracts without recent contact";
    case Line::completion:
      return "contracts not brought to a paid end";
    case Line::profile:
      return "profile not complete";
    case Line::floor:
      return "no score is below zero";
  }
  return {};
}

std::string_view in_words(scoring::NoScore reason) {
  using scoring::NoScore;
  switch (reason) {
    case NoScore::no_outcomes:
      return "no contract counts in these windows";
    case NoScore::too_few_outcomes:
      return "too few contracts count";
    case NoScore::too_few_clients:
      return "too few clients";
  }
  return {};
}

}  // namespace jss::io

// SPDX-License-Identifier: Apache-2.0
#include "jss/scoring/contract_state.h"

#include <algorithm>
#include <array>

namespace jss::scoring {
namespace {

using Words = std::string_view;

constexpr std::array<Words, 4> kEndedBy{"", "client", "freelancer", "platform"};
constexpr std::array<Words, 8> kEndReason{"",
                                          "completed",
                                          "not_needed",
                                          "hired_other",
                                          "unresponsive",
                                          "misrepresented",
                                          "unprofessional",
                                          "other"};
constexpr std::array<Words, 4> kDispute{"none", "open", "won", "lost"};
constexpr std::array<Words, 3> kStanding{"good", "flagged", "suspended"};

template <class Value, std::size_t kCount>
std::optional<Value> parse_word(const std::array<Words, kCount>& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end() || word.empty()) return std::nullopt;
  return static_cast<Value>(found - words.begin());
}

template <class Value, std::size_t kCount>
std::string_view word_of(const std::array<Words, kCount>& words, Value value) {
  return words.at(static_cast<std::size_t>(value));
}

using Problem = std::optional<RowProblem>;

std::string quoted(Day day) { return "'" + to_string(day) + "'"; }

Problem not_before(std::string_view field, Day day, std::string_view other_field, Day other) {
  if (!day.present() || !other.present() || day >= other) return std::nullopt;
  return RowProblem{field, quoted(day) + " is before " + std::string(other_field) + " " +
                               quoted(other) + ": it must be on that day or later"};
}

Problem needs_end(std::string_view field, bool present, const ContractState& state) {
  if (!present || state.ended()) return std::nullopt;
  return RowProblem{field, "stands on an open contract: give ended_on, or leave it empty"};
}

Problem check_names(const ContractRow& row) {
  const auto required = [](std::string_view field, std::string_view text) -> Problem {
    if (!text.empty()) return std::nullopt;
    return RowProblem{field, "is empty: every row needs one"};
  };
  if (auto problem = required("contract_id", row.contract_id)) return problem;
  if (auto problem = required("freelancer_id", row.freelancer_id)) return problem;
  if (auto problem = required("client_id", row.client_id)) return problem;
  if (row.state.started_on.present()) return std::nullopt;
  return RowProblem{"started_on", "is empty: every row needs one"};
}

Problem check_ranges(const ContractState& state) {
  const auto stars_fit = [](std::string_view field, std::int16_t stars) -> Problem {
    if (stars == kNoStars || (stars >= 100 && stars <= 500)) return std::nullopt;
    return RowProblem{field, "'" + hundredths_to_string(stars) + "' is not from 1.00 to 5.00"};
  };
  if (state.earned.count < 0) {
    return RowProblem{"earned", "'" + hundredths_to_string(state.earned.count) +
                                    "' is below zero: give what was paid, net of refunds"};
  }
  if (auto problem = stars_fit("stars", state.stars)) return problem;
  if (auto problem = stars_fit("client_stars", state.client_stars)) return problem;
  if (state.recommend < kNoAnswer || state.recommend > 10) {
    return RowProblem{"recommend", "'" + std::to_string(state.recommend) + "' is not from 0 to 10"};
  }
  return std::nullopt;
}

Problem check_payments(const ContractState& state) {
  const bool paid = state.earned.count > 0;
  const auto matches = [paid](std::string_view field, Day day) -> Problem {
    if (day.present() == paid) return std::nullopt;
    return RowProblem{field, paid ? "is empty though earned is above zero: give the day"
                                  : "is given though nothing was earned: leave it empty"};
  };
  if (auto problem = matches("first_paid_on", state.first_paid_on)) return problem;
  if (auto problem = matches("last_paid_on", state.last_paid_on)) return problem;
  if (auto problem =
          not_before("first_paid_on", state.first_paid_on, "started_on", state.started_on)) {
    return problem;
  }
  return not_before("last_paid_on", state.last_paid_on, "first_paid_on", state.first_paid_on);
}

Problem check_stretches(const ContractState& state) {
  const std::string_view digits = state.paid_stretches;
  if (digits.empty()) return std::nullopt;
  const auto problem = [digits](const std::string& rule) -> Problem {
    return RowProblem{"paid_stretches", "'" + std::string(digits) + "' " + rule};
  };
  if (!state.first_paid_on.present()) return problem("is given though nothing was earned");
  if (digits.find_first_not_of("01") != std::string_view::npos) {
    return problem("has something other than the digits 0 and 1");
  }
  const auto expected =
      static_cast<std::size_t>(stretch_of(state.last_paid_on, state.first_paid_on)) + 1;
  if (digits.size() != expected) {
    return problem("needs " + std::to_string(expected) + (expected == 1 ? " digit" : " digits") +
                   ", one for each 90 days begun from first_paid_on to last_paid_on");
  }
  if (digits.front() != '1' || digits.back() != '1') {
    return problem("must begin and end with 1: the first and the last payment are in those");
  }
  return std::nullopt;
}

Problem check_end(const ContractState& state) {
  if (auto problem = not_before("ended_on", state.ended_on, "started_on", state.started_on)) {
    return problem;
  }
  if (auto problem = needs_end("ended_by", state.ended_by != EndedBy::none, state)) return problem;
  if (auto problem = needs_end("end_reason", state.end_reason != EndReason::none, state)) {
    return problem;
  }
  if (auto problem = needs_end("stars", state.stars != kNoStars, state)) return problem;
  if (auto problem = needs_end("recommend", state.recommend != kNoAnswer, state)) return problem;
  if (auto problem = needs_end("feedback_on", state.feedback_on.present(), state)) return problem;
  if (auto problem = needs_end("client_stars", state.client_stars != kNoStars, state)) {
    return problem;
  }
  if (auto problem = needs_end("feedback_removed", state.feedback_removed, state)) return problem;
  if (state.feedback_on.present() && state.stars == kNoStars && state.recommend == kNoAnswer) {
    return RowProblem{"feedback_on", "is given without stars and recommend: leave it empty"};
  }
  return not_before("feedback_on", state.feedback_on, "ended_on", state.ended_on);
}

Problem check_pause(const ContractState& state) {
  if (state.paused_on.present() && state.ended()) {
    return RowProblem{"paused_on",
                      "is given though the contract has ended: a pause ends with "
                      "the contract, so give resumed_on = ended_on instead"};
  }
  if (auto problem = not_before("paused_on", state.paused_on, "started_on", state.started_on)) {
    return problem;
  }
  if (auto problem = not_before("resumed_on", state.resumed_on, "started_on", state.started_on)) {
    return problem;
  }
  const auto not_after = [&state](std::string_view other_field, Day other) -> Problem {
    if (!state.resumed_on.present() || !other.present() || state.resumed_on <= other) {
      return std::nullopt;
    }
    return RowProblem{"resumed_on", quoted(state.resumed_on) + " is after " +
                                        std::string(other_field) + " " + quoted(other)};
  };
  if (auto problem = not_after("paused_on", state.paused_on)) return problem;
  return not_after("ended_on", state.ended_on);
}

}  // namespace

std::optional<RowProblem> check_row(const ContractRow& row) {
  if (auto problem = check_names(row)) return problem;
  if (auto problem = check_ranges(row.state)) return problem;
  if (auto problem = check_payments(row.state)) return problem;
  if (auto problem = check_stretches(row.state)) return problem;
  if (auto problem = check_end(row.state)) return problem;
  return check_pause(row.state);
}

std::string_view to_string(EndedBy value) { return word_of(kEndedBy, value); }
std::string_view to_string(EndReason value) { return word_of(kEndReason, value); }
std::string_view to_string(Dispute value) { return word_of(kDispute, value); }
std::string_view to_string(Standing value) { return word_of(kStanding, value); }

std::optional<EndedBy> parse_ended_by(std::string_view word) {
  return parse_word<EndedBy>(kEndedBy, word);
}
std::optional<EndReason> parse_end_reason(std::string_view word) {
  return parse_word<EndReason>(kEndReason, word);
}
std::optional<Dispute> parse_dispute(std::string_view word) {
  return parse_word<Dispute>(kDispute, word);
}
std::optional<Standing> parse_standing(std::string_view word) {
  return parse_word<Standing>(kStanding, word);
}

}  // namespace jss::scoring

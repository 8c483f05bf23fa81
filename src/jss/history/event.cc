// SPDX-License-Identifier: Apache-2.0
#include "jss/history/event.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace jss::history {
namespace {

using Problem = std::optional<FormProblem>;

constexpr std::array<std::string_view, kEventTypeCount> kTypes{"contract_started",
                                                               "paid",
                                                               "refunded",
                                                               "contract_paused",
                                                               "contract_resumed",
                                                               "contract_ended",
                                                               "feedback_given",
                                                               "feedback_removed",
                                                               "dispute_opened",
                                                               "dispute_closed",
                                                               "client_standing_changed",
                                                               "milestone_due",
                                                               "delivered",
                                                               "contacted",
                                                               "profile_updated",
                                                               "review_requested",
                                                               "review_decided",
                                                               "offer_made",
                                                               "offer_declined",
                                                               "retracted",
                                                               "policy_drafted",
                                                               "policy_approved",
                                                               "policy_scheduled",
                                                               "policy_rolled_back",
                                                               "publication_opened",
                                                               "score_published",
                                                               "publication_closed"};
constexpr std::array<std::string_view, 2> kSides{"client", "freelancer"};
constexpr std::array<std::string_view, 3> kActors{"client", "freelancer", "platform"};
constexpr std::array<std::string_view, 2> kKinds{"hourly", "fixed"};
constexpr std::array<std::string_view, 3> kRemovalCauses{"perk", "violation", "review"};
constexpr std::array<std::string_view, 3> kDisputeOutcomes{"won", "lost", "split"};
constexpr std::array<std::string_view, 3> kReviewDecisions{"upheld", "excluded", "restored"};

template <class Value, std::size_t kCount>
std::string_view word_of(const std::array<std::string_view, kCount>& words, Value value) {
  return words.at(static_cast<std::size_t>(value));
}

struct NamedText {
  std::string_view key;
  std::string_view text;
};

// The first of several keys whose text is empty.
Problem required(std::initializer_list<NamedText> texts) {
  for (const auto& [key, text] : texts) {
    if (text.empty()) return FormProblem{key, "is empty: give a text"};
  }
  return std::nullopt;
}

Problem check_amount(Cents amount) {
  if (amount.count >= 0 && amount <= kLargestAmount) return std::nullopt;
  return FormProblem{"amount", "'" + hundredths_to_string(amount.count) + "' is not from 0.00 to " +
                                   hundredths_to_string(kLargestAmount.count)};
}

Problem check_stars(std::string_view key, std::int16_t stars) {
  if (stars >= 100 && stars <= 500) return std::nullopt;
  return FormProblem{key, "'" + hundredths_to_string(stars) + "' is not from 1.00 to 5.00"};
}

Problem check_whole(std::string_view key, int value, int largest) {
  if (value >= 0 && value <= largest) return std::nullopt;
  return FormProblem{key,
                     "'" + std::to_string(value) + "' is not from 0 to " + std::to_string(largest)};
}

Problem check_day(std::string_view key, Day day) {
  if (day >= kFirstDay && day <= kLastDay) return std::nullopt;
  return FormProblem{key, "is no day from " + to_string(kFirstDay) + " to " + to_string(kLastDay)};
}

Problem check_instant(std::string_view key, Timestamp instant) {
  if (instant >= start_of(kFirstDay) && instant < start_of(kLastDay + 1) &&
      instant.nanoseconds >= 0 && instant.nanoseconds < 1'000'000'000) {
    return std::nullopt;
  }
  return FormProblem{key, "is no instant of the years 1 to 9999"};
}

Problem check_digest(std::string_view key, std::string_view digest) {
  if (digest.size() == 64 && digest.find_first_not_of("0123456789abcdef") == digest.npos) {
    return std::nullopt;
  }
  return FormProblem{key, "is no SHA-256: give its 64 lower-case hexadecimal digits"};
}

Problem check(const ContractStarted& body) {
  if (auto problem = required({{"contract", body.contract},
                               {"freelancer", body.freelancer},
                               {"client", body.client}})) {
    return problem;
  }
  return body.due_on.present() ? check_day("due_on", body.due_on) : std::nullopt;
}

Problem check(const Paid& body) {
  if (auto problem = required({{"contract", body.contract}})) return problem;
  return check_amount(body.amount);
}

Problem check(const Refunded& body) {
  if (auto problem = required({{"contract", body.contract}})) return problem;
  return check_amount(body.amount);
}

Problem check(const ContractPaused& body) { return required({{"contract", body.contract}}); }
Problem check(const ContractResumed& body) { return required({{"contract", body.contract}}); }
Problem check(const ContractEnded& body) { return required({{"contract", body.contract}}); }

Problem check_scores(const FeedbackScores& scores) {
  if (auto problem = check_stars("scores.skills", scores.skills)) return problem;
  if (auto problem = check_stars("scores.quality", scores.quality)) return problem;
  if (auto problem = check_stars("scores.availability", scores.availability)) return problem;
  if (auto problem = check_stars("scores.deadlines", scores.deadlines)) return problem;
  if (auto problem = check_stars("scores.communication", scores.communication)) return problem;
  return check_stars("scores.cooperation", scores.cooperation);
}

Problem check(const FeedbackGiven& body) {
  if (auto problem = required({{"contract", body.contract}})) return problem;
  const bool has_stars = body.stars != scoring::kNoStars;
  const bool has_answer = body.recommend != scoring::kNoAnswer;
  if (!has_stars && !has_answer && !body.scores) {
    return FormProblem{"stars",
                       "is missing: feedback needs at least one of stars, scores and recommend"};
  }
  if (has_stars) {
    if (auto problem = check_stars("stars", body.stars)) return problem;
  }
  if (body.scores) {
    if (auto problem = check_scores(*body.scores)) return problem;
  }
  if (has_answer) {
    if (auto problem = check_whole("recommend", body.recommend, 10)) return problem;
  }
  if (body.reason != scoring::EndReason::none && body.from != Side::client) {
    return FormProblem{"reason", "'" + std::string(to_string(body.reason)) +
                                     "' comes from the freelancer: only a client's feedback gives "
                                     "a reason, so leave it out"};
  }
  return std::nullopt;
}

Problem check(const FeedbackRemoved& body) { return required({{"contract", body.contract}}); }
Problem check(const DisputeOpened& body) { return required({{"contract", body.contract}}); }
Problem check(const DisputeClosed& body) { return required({{"contract", body.contract}}); }
Problem check(const ClientStandingChanged& body) { return required({{"client", body.client}}); }

Problem check(const MilestoneDue& body) {
  if (auto problem = required({{"contract", body.contract}, {"milestone", body.milestone}})) {
    return problem;
  }
  return check_day("due_on", body.due_on);
}

Problem check(const Delivered& body) { return required({{"contract", body.contract}}); }
Problem check(const Contacted& body) { return required({{"contract", body.contract}}); }

Problem check(const ProfileUpdated& body) {
  if (auto problem = required({{"freelancer", body.freelancer}})) return problem;
  return check_whole("completeness", body.completeness, 100);
}

Problem check(const ReviewRequested& body) {
  if (auto problem = required({{"review", body.review},
                               {"freelancer", body.freelancer},
                               {"contract", body.contract},
                               {"why", body.why}})) {
    return problem;
  }
  return body.due_on.present() ? check_day("due_on", body.due_on) : std::nullopt;
}

Problem check(const ReviewDecided& body) {
  return required({{"review", body.review}, {"by", body.by}, {"why", body.why}});
}

Problem check(const OfferMade& body) {
  return required({{"freelancer", body.freelancer}, {"client", body.client}});
}

Problem check(const OfferDeclined& body) {
  return required({{"freelancer", body.freelancer}, {"client", body.client}});
}

Problem check(const Retracted& body) {
  return required({{"event", body.event}, {"why", body.why}});
}

Problem check(const PolicyDrafted& body) {
  if (auto problem = required({{"policy", body.policy}, {"text", body.text}, {"by", body.by}})) {
    return problem;
  }
  return check_digest("digest", body.digest);
}

Problem check(const PolicyApproved& body) {
  if (auto problem = required({{"policy", body.policy}, {"by", body.by}})) return problem;
  return check_digest("digest", body.digest);
}

Problem check(const PolicyScheduled& body) {
  if (auto problem = required({{"policy", body.policy}, {"by", body.by}})) return problem;
  if (auto problem = check_day("from", body.from)) return problem;
  return check_digest("digest", body.digest);
}

Problem check(const PolicyRolledBack& body) {
  if (auto problem = required({{"policy", body.policy}, {"by", body.by}, {"why", body.why}})) {
    return problem;
  }
  return check_digest("digest", body.digest);
}

Problem check(const PublicationOpened& body) {
  if (auto problem = required(
          {{"publication", body.publication}, {"policy", body.policy}, {"text", body.text}})) {
    return problem;
  }
  if (auto problem = check_day("as_of", body.as_of)) return problem;
  if (auto problem = check_instant("known_at", body.known_at)) return problem;
  if (auto problem = check_digest("head", body.head)) return problem;
  return check_digest("digest", body.digest);
}

Problem check(const ScorePublished& body) {
  if (auto problem =
          required({{"publication", body.publication}, {"freelancer", body.freelancer}})) {
    return problem;
  }
  if (body.score) {
    if (auto problem = check_whole("score", *body.score, 100)) return problem;
  }
  if (body.exact && (*body.exact < 0 || *body.exact > 10'000)) {
    return FormProblem{"exact",
                       "'" + hundredths_to_string(*body.exact) + "' is not from 0.00 to 100.00"};
  }
  const bool is_score = body.score && body.exact && !body.window.empty() && body.reason.empty();
  const bool is_none = !body.score && !body.exact && body.window.empty() && !body.reason.empty();
  if (is_score || is_none) return std::nullopt;
  return FormProblem{"score",
                     "goes with exact and window and without reason; where there is no score, "
                     "reason stands alone"};
}

Problem check(const PublicationClosed& body) {
  return required({{"publication", body.publication}});
}

}  // namespace

bool same_content(const Event& a, const Event& b) {
  return a.id == b.id && a.at == b.at && a.body == b.body;
}

std::optional<FormProblem> check_form(const Event& event) {
  if (auto problem = required({{"id", event.id}})) return problem;
  if (auto problem = check_instant("at", event.at)) return problem;
  if (event.recorded_at) {
    if (auto problem = check_instant("recorded_at", *event.recorded_at)) return problem;
  }
  return std::visit([](const auto& body) { return check(body); }, event.body);
}

std::string_view to_string(EventType value) { return word_of(kTypes, value); }
std::string_view to_string(Side value) { return word_of(kSides, value); }
std::string_view to_string(Actor value) { return word_of(kActors, value); }
std::string_view to_string(ContractKind value) { return word_of(kKinds, value); }
std::string_view to_string(RemovalCause value) { return word_of(kRemovalCauses, value); }
std::string_view to_string(DisputeOutcome value) { return word_of(kDisputeOutcomes, value); }
std::string_view to_string(ReviewDecision value) { return word_of(kReviewDecisions, value); }

std::optional<EventType> parse_event_type(std::string_view word) {
  const auto found = std::find(kTypes.begin(), kTypes.end(), word);
  if (found == kTypes.end()) return std::nullopt;
  return static_cast<EventType>(found - kTypes.begin());
}

}  // namespace jss::history

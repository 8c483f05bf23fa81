// SPDX-License-Identifier: Apache-2.0
// What happens on a marketplace, as plain data: one struct for each type of event, with its keys as
// members. docs/formats.md says what each of them means; `replay` says what follows from them.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "jss/base/day.h"
#include "jss/base/money.h"
#include "jss/base/timestamp.h"
#include "jss/history/operator_events.h"
#include "jss/scoring/contract_state.h"

namespace jss::history {

/// The two sides of a contract.
enum class Side : std::uint8_t { client, freelancer };
/// Who pauses, resumes or ends a contract.
enum class Actor : std::uint8_t { client, freelancer, platform };
enum class ContractKind : std::uint8_t { hourly, fixed };
/// Why feedback was removed: the freelancer's right to drop one, a breach of the terms, a review.
enum class RemovalCause : std::uint8_t { perk, violation, review };
/// How a dispute ended, seen from the freelancer.
enum class DisputeOutcome : std::uint8_t { won, lost, split };
/// What a review decided: nothing changes, the contract no longer counts, it counts again.
enum class ReviewDecision : std::uint8_t { upheld, excluded, restored };

/// A contract begins. Of several for one contract the first counts.
struct ContractStarted {
  std::string contract;
  std::string freelancer;
  std::string client;
  ContractKind kind = ContractKind::hourly;
  std::string title;  ///< May be empty, as the three after it.
  std::string client_name;
  std::string group;
  std::string agency;
  Day due_on;  ///< The contract's own deadline; may be absent.
  friend auto operator<=>(const ContractStarted&, const ContractStarted&) = default;
};

struct Paid {
  std::string contract;
  Cents amount;  ///< Zero to `kLargestAmount`.
  friend auto operator<=>(const Paid&, const Paid&) = default;
};

struct Refunded {
  std::string contract;
  Cents amount;  ///< Zero to `kLargestAmount`.
  friend auto operator<=>(const Refunded&, const Refunded&) = default;
};

struct ContractPaused {
  std::string contract;
  Actor by = Actor::client;
  friend auto operator<=>(const ContractPaused&, const ContractPaused&) = default;
};

struct ContractResumed {
  std::string contract;
  Actor by = Actor::client;
  friend auto operator<=>(const ContractResumed&, const ContractResumed&) = default;
};

/// A contract ends. Of several for one contract the last counts.
struct ContractEnded {
  std::string contract;
  Actor by = Actor::client;
  scoring::EndReason reason = scoring::EndReason::none;
  friend auto operator<=>(const ContractEnded&, const ContractEnded&) = default;
};

/// Six ratings, each 1.00 to 5.00 in hundredths.
struct FeedbackScores {
  std::int16_t skills = 0;
  std::int16_t quality = 0;
  std::int16_t availability = 0;
  std::int16_t deadlines = 0;
  std::int16_t communication = 0;
  std::int16_t cooperation = 0;

  /// The star figure they make, in hundredths: skills and quality weigh 0.20 each, the other four
  /// 0.15 each; rounded half up.
  [[nodiscard]] constexpr std::int16_t stars() const {
    const int sum =
        20 * (skills + quality) + 15 * (availability + deadlines + communication + cooperation);
    return static_cast<std::int16_t>((sum + 50) / 100);
  }
  friend auto operator<=>(const FeedbackScores&, const FeedbackScores&) = default;
};

/// Feedback of one side about the other: stars, six scores or an answer, at least one of them. What
/// is said before any end, and is not `mid_contract`, is ignored.
struct FeedbackGiven {
  std::string contract;
  Side from = Side::client;
  std::int16_t stars = scoring::kNoStars;  ///< 100 to 500 hundredths, or none.
  std::optional<FeedbackScores> scores;
  std::int8_t recommend = scoring::kNoAnswer;            ///< 0 to 10, or none; private.
  scoring::EndReason reason = scoring::EndReason::none;  ///< Only from the client.
  std::string comment;
  bool mid_contract = false;  ///< Given while the contract goes on: never scored.

  /// `stars` if given, else what `scores` make, else `kNoStars`.
  [[nodiscard]] constexpr std::int16_t star_figure() const {
    return stars == scoring::kNoStars && scores ? scores->stars() : stars;
  }
  friend auto operator<=>(const FeedbackGiven&, const FeedbackGiven&) = default;
};

/// The client's feedback no longer counts.
struct FeedbackRemoved {
  std::string contract;
  RemovalCause why = RemovalCause::perk;
  std::string by = {};    ///< Who removed it, or empty. NOLINT(readability-redundant-member-init)
  std::string note = {};  ///< Why exactly, or empty. NOLINT(readability-redundant-member-init)
  friend auto operator<=>(const FeedbackRemoved&, const FeedbackRemoved&) = default;
};

struct DisputeOpened {
  std::string contract;
  friend auto operator<=>(const DisputeOpened&, const DisputeOpened&) = default;
};

struct DisputeClosed {
  std::string contract;
  DisputeOutcome outcome = DisputeOutcome::won;
  friend auto operator<=>(const DisputeClosed&, const DisputeClosed&) = default;
};

/// The platform's own word on a client, until the next.
struct ClientStandingChanged {
  std::string client;
  scoring::Standing standing = scoring::Standing::good;
  std::string why;
  friend auto operator<=>(const ClientStandingChanged&, const ClientStandingChanged&) = default;
};

/// A milestone gets its deadline, or another one.
struct MilestoneDue {
  std::string contract;
  std::string milestone;
  Day due_on;
  friend auto operator<=>(const MilestoneDue&, const MilestoneDue&) = default;
};

/// A milestone is delivered; without one, the contract's own deadline is met.
struct Delivered {
  std::string contract;
  std::string milestone;  ///< May be empty.
  friend auto operator<=>(const Delivered&, const Delivered&) = default;
};

struct Contacted {
  std::string contract;
  Side from = Side::client;
  friend auto operator<=>(const Contacted&, const Contacted&) = default;
};

struct ProfileUpdated {
  std::string freelancer;
  std::int8_t completeness = 0;  ///< 0 to 100.
  friend auto operator<=>(const ProfileUpdated&, const ProfileUpdated&) = default;
};

/// Somebody asks to look again at how a contract counts. Of several for one review the first
/// counts.
struct ReviewRequested {
  std::string review;
  std::string freelancer;
  std::string contract;
  std::string why;
  Day due_on = {};  ///< The day by whose end it is to be decided; may be absent.
  friend auto operator<=>(const ReviewRequested&, const ReviewRequested&) = default;
};

struct ReviewDecided {
  std::string review;
  ReviewDecision decision = ReviewDecision::upheld;
  std::string by;  ///< Whoever decided, in the sender's words.
  std::string why;
  friend auto operator<=>(const ReviewDecided&, const ReviewDecided&) = default;
};

/// Kept, never scored.
struct OfferMade {
  std::string freelancer;
  std::string client;
  friend auto operator<=>(const OfferMade&, const OfferMade&) = default;
};

/// Kept, never scored.
struct OfferDeclined {
  std::string freelancer;
  std::string client;
  friend auto operator<=>(const OfferDeclined&, const OfferDeclined&) = default;
};

/// The event of that id was wrong: from now on it never happened. Cannot itself be retracted.
struct Retracted {
  std::string event;
  std::string why;
  friend auto operator<=>(const Retracted&, const Retracted&) = default;
};

/// One alternative a type, in the order of `EventType`.
using EventBody =
    std::variant<ContractStarted, Paid, Refunded, ContractPaused, ContractResumed, ContractEnded,
                 FeedbackGiven, FeedbackRemoved, DisputeOpened, DisputeClosed,
                 ClientStandingChanged, MilestoneDue, Delivered, Contacted, ProfileUpdated,
                 ReviewRequested, ReviewDecided, OfferMade, OfferDeclined, Retracted, PolicyDrafted,
                 PolicyApproved, PolicyScheduled, PolicyRolledBack, PublicationOpened,
                 ScorePublished, PublicationClosed>;

/// The types of events, spelled as in event files.
enum class EventType : std::uint8_t {
  contract_started,
  paid,
  refunded,
  contract_paused,
  contract_resumed,
  contract_ended,
  feedback_given,
  feedback_removed,
  dispute_opened,
  dispute_closed,
  client_standing_changed,
  milestone_due,
  delivered,
  contacted,
  profile_updated,
  review_requested,
  review_decided,
  offer_made,
  offer_declined,
  retracted,
  policy_drafted,
  policy_approved,
  policy_scheduled,
  policy_rolled_back,
  publication_opened,
  score_published,
  publication_closed,
};
inline constexpr std::size_t kEventTypeCount = std::variant_size_v<EventBody>;

/// Whether an event of this type tells what an operator decided or showed, and nothing of the
/// marketplace.
[[nodiscard]] constexpr bool is_operators(EventType type) {
  return type >= EventType::policy_drafted;
}

/// Something that happened.
struct Event {
  std::string id;  ///< Chosen by the sender and never used for anything else; not empty.
  Timestamp at;    ///< When it happened.
  /// When the ledger learned of it; absent where no ledger was asked: known from the beginning.
  std::optional<Timestamp> recorded_at;
  EventBody body;

  [[nodiscard]] EventType type() const { return static_cast<EventType>(body.index()); }
  friend auto operator<=>(const Event&, const Event&) = default;
};

/// Whether two events say the same: all but `recorded_at`. The same id with the same content is a
/// harmless repetition, with other content a conflict.
[[nodiscard]] bool same_content(const Event& a, const Event& b);

/// A rule that an event breaks by itself: the key, and the rule in words, with the value.
struct FormProblem {
  std::string_view key;
  std::string message;
};

/// The first form rule that an event breaks, nothing if it keeps them all: required texts are not
/// empty, numbers are in their ranges, feedback holds at least one of stars, scores and recommend,
/// a reason only from the client, digests are digests, and a published score is a score or says why
/// there is none. Nothing is asked about other events: an end without a start has good form.
[[nodiscard]] std::optional<FormProblem> check_form(const Event& event);

/// The words of event files for these values.
[[nodiscard]] std::string_view to_string(EventType value);
[[nodiscard]] std::string_view to_string(Side value);
[[nodiscard]] std::string_view to_string(Actor value);
[[nodiscard]] std::string_view to_string(ContractKind value);
[[nodiscard]] std::string_view to_string(RemovalCause value);
[[nodiscard]] std::string_view to_string(DisputeOutcome value);
[[nodiscard]] std::string_view to_string(ReviewDecision value);

/// The type that a word names; nothing if there is none.
[[nodiscard]] std::optional<EventType> parse_event_type(std::string_view word);

}  // namespace jss::history

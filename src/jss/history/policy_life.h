// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jss/base/day.h"
#include "jss/base/timestamp.h"
#include "jss/history/event.h"
#include "jss/history/replay.h"

namespace jss::history {

/// Something that somebody did in the life of a policy.
struct PolicyAct {
  std::string event;  ///< The id of the event that tells of it.
  Timestamp at;
  std::string by;

  friend bool operator==(const PolicyAct&, const PolicyAct&) = default;
};

struct PolicyRollBack : PolicyAct {
  std::string why;

  friend bool operator==(const PolicyRollBack&, const PolicyRollBack&) = default;
};

struct PolicySchedule : PolicyAct {
  Day from;  ///< The first day on which the policy is to hold.
  std::optional<PolicyRollBack> rolled_back;

  /// Whether it has begun by `day` and is not rolled back by then: a roll-back acts from its own
  /// day on.
  [[nodiscard]] bool stands_on(Day day) const {
    return from <= day && (!rolled_back || day < day_of(rolled_back->at));
  }
  friend bool operator==(const PolicySchedule&, const PolicySchedule&) = default;
};

/// One text of a ledger's own policies, with its life.
struct LedgerPolicy {
  std::string id;
  std::string digest;                     ///< SHA-256 of `text` in lower-case hexadecimal digits.
  std::string text;                       ///< The policy file.
  std::vector<PolicyAct> drafts;          ///< At least one.
  std::vector<PolicyAct> approvals;       ///< At most one a person, none of a drafter.
  std::vector<PolicySchedule> schedules;  ///< None without an approval.

  [[nodiscard]] bool is_approved() const { return !approvals.empty(); }
  friend bool operator==(const LedgerPolicy&, const LedgerPolicy&) = default;
};

/// Whether an event of this type can change what a `PolicyLife` tells.
[[nodiscard]] bool shapes_policies(EventType type);

/// How far a policy's text has come.
enum class PolicyStage : std::uint8_t {
  draft,        ///< Nobody has approved it yet.
  replaced,     ///< Nobody approved it, and another text of the same id took its place.
  approved,     ///< It could be scheduled.
  scheduled,    ///< Its first day is still to come.
  in_force,     ///< It decides the day's scores.
  superseded,   ///< Another policy came into force after it.
  rolled_back,  ///< It was taken back, before its first day or after.
};

/// The word for it in every output.
[[nodiscard]] std::string_view to_string(PolicyStage stage);

/// What a ledger's events tell of its own policies, as known at some time.
///
/// Events are taken in the order of `at`, then of their types, then of their ids bytewise; the
/// order in which they are given never decides, and the same event twice counts once. Total: what
/// breaks a rule below is left out and listed as an anomaly, with the remedy.
///
/// - A draft's digest is that of its text. Until one text of an id is approved, a later draft
///   replaces an earlier one; afterwards the text of that id is settled.
/// - An approval names a text that was drafted, and is not by anybody who drafted that text.
/// - A schedule names an approved text, and a day later than any day whose scores were published
///   before, on which that policy does not hold already. Several may follow each other: on each day
///   the one with the latest first day holds; of several for one day the last one made.
/// - A roll-back ends all schedules of a policy from its own day on. What held before them holds
///   again.
class PolicyLife {
 public:
  /// Gives the digest of a text, as events hold it.
  using DigestOf = std::function<std::string(std::string_view text)>;

  PolicyLife() = default;
  /// O(n log n) in the events of policies and publications, linear in the others.
  PolicyLife(std::span<const Event> events, std::optional<Timestamp> known_at,
             const DigestOf& digest_of);

  /// Every text, in the order of their first drafts.
  [[nodiscard]] const std::vector<LedgerPolicy>& policies() const { return policies_; }

  /// What was left out, and why.
  [[nodiscard]] const std::vector<Anomaly>& anomalies() const { return anomalies_; }

  /// The text that is meant by an id: the approved one, else the last one drafted; nullptr if
  /// nobody drafted any.
  [[nodiscard]] const LedgerPolicy* find(std::string_view id) const;

  /// The policy that holds on `day`; nullptr if none of the ledger's own does.
  [[nodiscard]] const LedgerPolicy* on(Day day) const;

  /// Days on which `on` may give another answer than on the day before; rising.
  [[nodiscard]] std::vector<Day> change_days() const;

  /// How far `policy`, one of `policies()`, has come on `day`.
  [[nodiscard]] PolicyStage stage(const LedgerPolicy& policy, Day day) const;

  /// The latest day whose scores were published; absent if none were.
  [[nodiscard]] Day published_until() const { return published_until_; }

 private:
  [[nodiscard]] std::string why_not(const Event& event, const DigestOf& digest_of);
  [[nodiscard]] std::string take(const Event& event, const PolicyDrafted& body);
  [[nodiscard]] std::string take(const Event& event, const PolicyApproved& body);
  [[nodiscard]] std::string take(const Event& event, const PolicyScheduled& body);
  [[nodiscard]] std::string take(const Event& event, const PolicyRolledBack& body);
  [[nodiscard]] LedgerPolicy* find_text(std::string_view id, std::string_view digest);
  [[nodiscard]] const LedgerPolicy* approved(std::string_view id) const;
  [[nodiscard]] std::string unknown(std::string_view id) const;

  std::vector<LedgerPolicy> policies_;
  std::vector<Anomaly> anomalies_;
  Day published_until_;
};

}  // namespace jss::history

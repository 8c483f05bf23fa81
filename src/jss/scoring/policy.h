// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jss/base/day.h"
#include "jss/base/money.h"
#include "jss/scoring/contract_state.h"

namespace jss::scoring {

enum class ClientScope : std::uint8_t { window, lifetime };
enum class PrivateFeedback : std::uint8_t { decides, vetoes, ignored };
enum class LengthMode : std::uint8_t { none, scale, units };
enum class UnpaidPositive : std::uint8_t { counts, excluded };
enum class UnpaidSilent : std::uint8_t { failure, excluded };
enum class RemovedFeedback : std::uint8_t { excluded, no_feedback };
enum class FlaggedClient : std::uint8_t { drop_all, drop_failures };

/// From `from` earned upwards, a contract weighs `weight` thousandths.
struct SizeTier {
  Cents from;
  int weight = 1000;

  friend bool operator==(const SizeTier&, const SizeTier&) = default;
};

/// The most windows that `windows.months` can name.
inline constexpr std::size_t kMaxShownWindows = 6;

/// The values of a policy's parameters: what the rules are, without where they come from.
///
/// Members are named as in policy files (policies/README.md has every parameter's meaning, type and
/// bounds; docs/rulebook.md says how they act). Weights, credits, factors and shares are in
/// thousandths, stars in hundredths, times in days. An absent optional switches its rule off.
///
/// The bounds of policy files keep a unit's weight below 2^22 and its weight times credit below
/// 2^32, so that the sums of a freelancer with up to 2^31 contracts fit into 64 bits, the product
/// of two of them and a factor of 20 into 128.
struct Rules {
  struct {
    std::vector<int> months{24, 12, 6};  ///< Distinct, longest first.
    bool trending = false;
  } windows;
  struct {
    int outcomes = 1;
    int clients = 1;
    ClientScope client_scope = ClientScope::window;
  } gate;
  struct {
    PrivateFeedback private_feedback = PrivateFeedback::ignored;  ///< `satisfaction.private`
    int stars_success = 400;
    int stars_failure = 300;
    int recommend_success = 9;
    int recommend_failure = 6;
    /// Indexed by `EndReason`: is it listed in `satisfaction.failure_reasons`?
    std::array<bool, 8> failure_reasons{};
    bool dispute_lost_fails = false;
  } satisfaction;
  int feedback_days = 14;
  struct {
    int success = 1000;
    int neutral = 500;
    int failure = 0;
  } credit;
  struct {
    int failure = 1000;
    int unpaid = 1000;
  } factor;
  struct {
    std::vector<SizeTier> tiers;  ///< Empty, or rising from zero.
  } size;
  struct {
    LengthMode mode = LengthMode::none;
    int step = 0;
    int cap = 1;
  } length;
  struct {
    UnpaidPositive positive = UnpaidPositive::excluded;
    UnpaidSilent silent = UnpaidSilent::excluded;
    int prompt_days = 0;
    int prompt_factor = 1000;
  } unpaid;
  RemovedFeedback removed = RemovedFeedback::excluded;
  struct {
    std::optional<int> tolerated;
    int weight = 0;
  } silence;
  struct {
    std::optional<int> days;
    std::optional<int> pause_limit_days;
    bool contact_counts = false;
  } idle;
  struct {
    int days = 90;
    std::optional<int> recent_days;
    bool vouches = false;
  } long_term;
  FlaggedClient flagged_client = FlaggedClient::drop_failures;
  struct {
    std::optional<int> flag_min;
    int flag_mean = 0;  ///< Hundredths of a star.
    std::optional<int> harsh_min;
    int harsh_share = 0;
    int harsh_factor = 1000;
  } client_record;
  struct {
    std::optional<int> deadlines, retention, engagement, completion, profile;
    int contact_days = 0;
    int stale_days = 0;
  } signals;
  struct {
    int days = 1;
    Day anchor;
  } cadence;
};

/// How well a parameter's value is known.
enum class Grade : std::uint8_t {
  documented,  ///< The platform published this value.
  reported,    ///< Freelancers observed it; the platform has not said so.
  assumed,     ///< Chosen by this project; change it freely.
};

/// Where a parameter's value comes from.
struct Evidence {
  std::string source;  ///< An address, or words.
  Grade grade = Grade::assumed;
  std::string policy_id;  ///< The policy whose file says so: this one, or one it is based on.
};

/// Dated rules with their evidence. Made by `io::read_policy`.
struct Policy {
  std::string id;
  std::string title;
  Day effective_from;    ///< Absent for policies beside the series.
  std::string based_on;  ///< Empty, or the id of another policy.
  Rules rules;
  /// By dotted parameter name, for every parameter that a file states, unset ones included.
  std::map<std::string, Evidence, std::less<>> evidence;
};

[[nodiscard]] std::string_view to_string(Grade grade);

}  // namespace jss::scoring

// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/change.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "jss/insight/change_day.h"
#include "jss/insight/turning_days.h"

namespace jss::insight {
namespace {

// A part with its share before rounding; absent where there is none.
struct FixedPart {
  ChangePart part;
  std::optional<FixedPoints> points;
};

struct DayChange {
  std::vector<FixedPart> parts;
  bool exact = true;
  std::optional<FixedPoints> score_before;
  std::optional<FixedPoints> score_after;
};

std::optional<FixedPoints> score_points(const DayReading& reading) {
  const auto months = reading.deciding();
  if (!months) return std::nullopt;
  return points_of(reading, *months);
}

bool same_score(const DayReading& a, const DayReading& b) {
  const scoring::WindowScore* const left = a.score.decisive();
  const scoring::WindowScore* const right = b.score.decisive();
  if (left == nullptr || right == nullptr) return left == right;
  return left->months == right->months && *left->value == *right->value;
}

// The days of a step: the day before by its own rules and by the new ones, and the day itself.
struct Readings {
  DayReading old;
  DayReading before;
  DayReading after;
  bool new_rules = false;
};

Readings readings_of(const DayScorer& before, const DayScorer& after) {
  const scoring::Rules& rules = after.policy().rules;
  Readings readings{.old = read_day(before, before.policy().rules),
                    .before = {},
                    .after = read_day(after, rules),
                    .new_rules = &before.policy() != &after.policy()};
  readings.before = readings.new_rules ? read_day(before, rules) : readings.old;
  return readings;
}

// What moved in the window of so many months and is not among `told`.
std::vector<ChangePart> moved_only_in(int months, const Readings& readings,
                                      const std::vector<FixedPart>& told, Day day) {
  std::vector<ChangePart> parts = move_between(readings.before, readings.after, months, day).parts;
  std::erase_if(parts, [&told](const ChangePart& part) {
    return std::any_of(told.begin(), told.end(), [&part](const FixedPart& other) {
      return other.part.why == part.why && other.part.contract == part.contract &&
             other.part.line == part.line;
    });
  });
  return parts;
}

enum class Depth : std::uint8_t { causes, points };

// What happened from one day to the next, cause after cause.
class DaySplit {
 public:
  DaySplit(const DayScorer& before, const DayScorer& after, Depth depth)
      : readings_(readings_of(before, after)),
        after_(after),
        depth_(depth),
        now_(readings_.after.deciding()),
        // Where the new rules leave no score on the day before, the window that decides after is
        // asked about both days.
        window_(readings_.before.deciding() ? readings_.before.deciding() : now_) {
    change_.score_before = score_points(readings_.old);
    change_.score_after = score_points(readings_.after);
    lasts_ = change_.score_before && change_.score_after;
  }

  DayChange split() {
    if (readings_.new_rules && !same_score(readings_.old, readings_.before)) add_policy();
    if (window_) add_moves();
    if (lasts_ && now_ != window_) add_switch();
    add_appearance();
    return std::move(change_);
  }

 private:
  void add(ChangePart part, std::optional<FixedPoints> points = std::nullopt) {
    part.day = after_.day();
    change_.parts.push_back({std::move(part), points});
  }

  void add_policy() {
    ChangePart part{.why = ChangeCause::policy_changed, .policy = after_.policy().id};
    if (!lasts_) return add(std::move(part));
    add(std::move(part), points_of(readings_.before, *window_) - *change_.score_before);
  }

  // With `Depth::causes` nothing is shared out.
  void add_moves() {
    WindowMove moved = move_between(readings_.before, readings_.after, *window_, after_.day());
    if (!lasts_ || depth_ == Depth::causes) {
      for (ChangePart& part : moved.parts) add(std::move(part));
      return;
    }
    const MoveShares shares = share_out(moved.move);
    change_.exact = shares.exact;
    for (std::size_t i = 0; i < moved.parts.size(); ++i) {
      add(std::move(moved.parts[i]), shares.points[i]);
    }
  }

  void add_switch() {
    add({.why = ChangeCause::window_switched,
         .window = now_,
         .window_before = window_,
         .because = moved_only_in(*now_, readings_, change_.parts, after_.day())},
        *change_.score_after - points_of(readings_.after, *window_));
  }

  void add_appearance() {
    if (!change_.score_before && change_.score_after) {
      add({.why = ChangeCause::score_appeared, .window = now_});
    }
    if (change_.score_before && !change_.score_after) {
      add({.why = ChangeCause::score_disappeared, .window = readings_.old.deciding()});
    }
  }

  Readings readings_;
  const DayScorer& after_;
  Depth depth_;
  std::optional<int> now_;     // the window that decides after
  std::optional<int> window_;  // the one whose change is shared out
  bool lasts_ = false;         // there is a score before and after
  DayChange change_;
};

// Walks from day to day and gathers the parts.
class Gatherer {
 public:
  explicit Gatherer(Change& change) : change_(&change) {}

  void add(DayChange day, const DayScorer& after) {
    if (!day.parts.empty()) change_->days.push_back({after.day(), after.score()});
    change_->exact = change_->exact && day.exact;
    if (day.score_before) last_score_ = day.score_before;
    for (FixedPart& part : day.parts) {
      if (part.part.why == ChangeCause::score_appeared && last_score_) {
        part.points = *day.score_after - *last_score_;
      }
      if (part.points && change_->points) {
        part.part.points = round_fixed(*part.points);
        rounded_ += *part.part.points;
      }
      change_->parts.push_back(std::move(part.part));
    }
  }

  // What rounding leaves, once all days are there.
  void finish() {
    if (!change_->points || *change_->points == rounded_) return;
    change_->parts.push_back({.why = ChangeCause::rounding, .points = *change_->points - rounded_});
  }

 private:
  Change* change_;
  std::optional<FixedPoints> last_score_;
  std::int64_t rounded_ = 0;
};

}  // namespace

std::string_view to_string(ChangeCause cause) {
  constexpr std::array<std::string_view, 14> kWords{
      "entered",           "aged_out",         "reweighed",
      "outcome_changed",   "feedback_removed", "client_flagged",
      "client_cleared",    "silence",          "signal",
      "window_switched",   "policy_changed",   "score_appeared",
      "score_disappeared", "rounding"};
  return kWords.at(static_cast<std::size_t>(cause));
}

Change explain_change(const history::Chronicle& chronicle, const scoring::PolicyCalendar& policies,
                      Day from, Day to) {
  assert(from <= to);
  DayScorer before(chronicle, policies);
  DayScorer after(chronicle, policies);
  before.move_to(from);
  after.move_to(to);
  Change change{.from = from,
                .to = to,
                .from_score = before.score(),
                .to_score = after.score(),
                .points = std::nullopt,
                .parts = {},
                .days = {},
                .exact = true};
  const scoring::WindowScore* const first = change.from_score.decisive();
  const scoring::WindowScore* const last = change.to_score.decisive();
  if (first != nullptr && last != nullptr) {
    change.points =
        scoring::points_in_hundredths(*last->value) - scoring::points_in_hundredths(*first->value);
  }
  Gatherer gatherer(change);
  const TurningDays turning_days(chronicle, policies, from, to);
  const auto next_day = [&] { return turning_days.after(before.day(), lasting_score(before)); };
  for (Day day = next_day(); day <= to; day = next_day()) {
    after.move_to(day);
    // The new rules are put to the very day before them.
    if (&after.policy() != &before.policy()) before.move_to(day - 1);
    gatherer.add(DaySplit(before, after, Depth::points).split(), after);
    std::swap(before, after);
  }
  gatherer.finish();
  return change;
}

std::vector<ChangePart> what_changed(const DayScorer& before, const DayScorer& after) {
  std::vector<ChangePart> parts;
  for (FixedPart& part : DaySplit(before, after, Depth::causes).split().parts) {
    parts.push_back(std::move(part.part));
  }
  return parts;
}

}  // namespace jss::insight

// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/change.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "jss/insight/change_day.h"
#include "jss/insight/reading_walk.h"

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

// What moved in the window of so many months and is not among `told`.
std::vector<ChangePart> moved_only_in(int months, const DayStep& step,
                                      const std::vector<FixedPart>& told) {
  std::vector<ChangePart> parts = move_between(*step.before, *step.after, months).parts;
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
  DaySplit(const DayStep& step, Depth depth)
      : step_(step),
        depth_(depth),
        now_(step.after->deciding()),
        // Where the new rules leave no score on the day before, the window that decides after is
        // asked about both days.
        window_(step.before->deciding() ? step.before->deciding() : now_),
        lasts_(step.old->deciding() && now_) {
    if (depth == Depth::causes) return;
    change_.score_before = score_points(*step.old);
    change_.score_after = score_points(*step.after);
  }

  DayChange split() {
    if (step_.new_rules() && !same_score(*step_.old, *step_.before)) add_policy();
    if (window_) add_moves();
    if (lasts_ && now_ != window_) add_switch();
    add_appearance();
    return std::move(change_);
  }

 private:
  void add(ChangePart part, std::optional<FixedPoints> points = std::nullopt) {
    part.day = step_.after->day;
    change_.parts.push_back({std::move(part), points});
  }

  void add_policy() {
    ChangePart part{.why = ChangeCause::policy_changed, .policy = step_.after->policy->id};
    if (!shares()) return add(std::move(part));
    add(std::move(part), points_of(*step_.before, *window_) - *change_.score_before);
  }

  void add_moves() {
    WindowMove moved = move_between(*step_.before, *step_.after, *window_);
    if (!shares()) {
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
    ChangePart part{.why = ChangeCause::window_switched,
                    .window = now_,
                    .window_before = window_,
                    .because = moved_only_in(*now_, step_, change_.parts)};
    if (!shares()) return add(std::move(part));
    add(std::move(part), *change_.score_after - points_of(*step_.after, *window_));
  }

  void add_appearance() {
    const std::optional<int> then = step_.old->deciding();
    if (!then && now_) add({.why = ChangeCause::score_appeared, .window = now_});
    if (then && !now_) add({.why = ChangeCause::score_disappeared, .window = then});
  }

  // Whether there is anything to share out, and somebody who wants it.
  [[nodiscard]] bool shares() const { return lasts_ && depth_ == Depth::points; }

  const DayStep& step_;
  Depth depth_;
  std::optional<int> now_;     // the window that decides after
  std::optional<int> window_;  // the one whose change is shared out
  bool lasts_;                 // there is a score before and after
  DayChange change_;
};

// Walks from day to day and gathers the parts.
class Gatherer {
 public:
  explicit Gatherer(Change& change) : change_(&change) {}

  void add(DayChange day, const DayReading& after) {
    if (!day.parts.empty()) change_->days.push_back({after.day, after.score});
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
  DayScorer scorer(chronicle, policies);
  ReadingWalk walk(chronicle, policies, from, to);
  scorer.move_to(to);
  Change change{.from = from,
                .to = to,
                .from_score = walk.reading().score,
                .to_score = scorer.score(),
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
  while (walk.go_on()) {
    gatherer.add(DaySplit(walk.step(), Depth::points).split(), walk.reading());
  }
  gatherer.finish();
  return change;
}

std::vector<ChangePart> what_changed(const DayStep& step) {
  std::vector<ChangePart> parts;
  for (FixedPart& part : DaySplit(step, Depth::causes).split().parts) {
    parts.push_back(std::move(part.part));
  }
  return parts;
}

std::vector<ChangePart> what_changed(const DayScorer& before, const DayScorer& after) {
  const DayReader reader(after.chronicle());
  const bool new_rules = &before.policy() != &after.policy();
  DayReading old;
  DayReading by_new_rules;
  DayReading now;
  reader.read(before, old);
  if (new_rules) reader.read(before, after.policy(), by_new_rules);
  reader.read(after, now);
  return what_changed({.old = &old, .before = new_rules ? &by_new_rules : &old, .after = &now});
}

}  // namespace jss::insight

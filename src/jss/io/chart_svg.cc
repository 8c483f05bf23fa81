// SPDX-License-Identifier: Apache-2.0
#include "jss/io/chart_svg.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "jss/io/chart_canvas.h"
#include "jss/io/chart_curve.h"
#include "jss/io/chart_scale.h"
#include "jss/io/day_words.h"
#include "jss/io/markup.h"
#include "jss/io/score_text.h"
#include "jss/io/text_table.h"

namespace jss::io {
namespace {

using insight::Timeline;
using insight::TimelinePoint;

constexpr int kWidth = 960;
constexpr int kLeft = 44;
constexpr int kRight = 920;
constexpr int kPlotHeight = 260;
constexpr int kHeadHeight = 54;
constexpr int kLegendRow = 22;
constexpr int kBadgeRow = 44;
constexpr int kBadgeGap = 21;
constexpr int kFootHeight = 56;
constexpr int kListRow = 20;
constexpr std::size_t kMostNumbered = 40;

/// The drawing, from top to bottom.
class Drawing {
 public:
  explicit Drawing(const Chart& chart)
      : chart_(chart), curves_(curves_of(chart)), numbers_(turn_numbers(chart.turns)) {
    legend_top_ = chart.is_document ? kHeadHeight : 4;
    const int legend_rows = lay_out_legend();
    top_ = legend_top_ + legend_rows * kLegendRow + (numbered() > 0 ? kBadgeRow : 14);
    bottom_ = top_ + kPlotHeight;
    height_ = bottom_ + kFootHeight;
    list_top_ = height_;
    if (chart.is_document && numbered() > 0) {
      height_ += static_cast<int>(numbered()) * kListRow + 16;
    }
  }

  [[nodiscard]] std::string svg() const {
    const DayScale days = day_scale();
    const PointScale points = point_scale();
    const std::string size = "0 0 " + std::to_string(kWidth) + " " + std::to_string(height_);
    std::string inside =
        element("title", escaped(chart_.title), "id=\"" + chart_.id + "-t\"") +
        element("desc", escaped(description(), 2000), "id=\"" + chart_.id + "-d\"") + "\n";
    if (chart_.is_document) inside += head();
    inside +=
        axes(days, points) + curves(days, points) + legend() + marks(days, points) + now(days);
    if (chart_.is_document) inside += list();
    return element("svg", "\n" + inside,
                   "xmlns=\"http://www.w3.org/2000/svg\" class=\"jss-chart\" viewBox=\"" + size +
                       "\" width=\"" + std::to_string(kWidth) + "\" height=\"" +
                       std::to_string(height_) + "\" role=\"img\" aria-labelledby=\"" + chart_.id +
                       "-t " + chart_.id + "-d\"") +
           "\n";
  }

 private:
  struct LegendEntry {
    int x = 0;
    int row = 0;
  };

  [[nodiscard]] std::size_t numbered() const {
    return static_cast<std::size_t>(
        std::count_if(numbers_.begin(), numbers_.end(), [](int number) { return number > 0; }));
  }

  [[nodiscard]] Day from() const {
    Day day = chart_.lines.front().timeline->from;
    for (const ChartLine& line : chart_.lines) day = std::min(day, line.timeline->from);
    return day;
  }
  [[nodiscard]] Day to() const {
    Day day = chart_.lines.front().timeline->to;
    for (const ChartLine& line : chart_.lines) day = std::max(day, line.timeline->to);
    return day;
  }
  [[nodiscard]] DayScale day_scale() const { return {from(), to(), kLeft, kRight}; }

  [[nodiscard]] PointScale point_scale() const {
    std::int64_t lowest = 10000;
    std::int64_t highest = 0;
    for (const Curve& curve : curves_) {
      for (const auto& value : curve.values) {
        if (!value) continue;
        lowest = std::min(lowest, *value);
        highest = std::max(highest, *value);
      }
    }
    if (lowest > highest) lowest = 0, highest = 10000;
    return {lowest, highest, top_, bottom_};
  }

  // An item takes what its label may need at most; gives the number of rows.
  int lay_out_legend() {
    int x = kLeft;
    int row = 0;
    const auto put = [&](std::string_view label) {
      const int width = 46 + 7 * static_cast<int>(display_width(label));
      if (x > kLeft && x + width > kRight) {
        x = kLeft;
        ++row;
      }
      legend_.push_back({x, row});
      x += width;
    };
    for (Curve& curve : curves_) {
      curve.label = fit(curve.label, 40);
      put(curve.label);
    }
    if (has_coming()) put(kComingLabel);
    return row + 1;
  }

  [[nodiscard]] bool has_coming() const { return to() > chart_.today; }

  [[nodiscard]] std::string description() const {
    std::string text;
    for (const ChartLine& line : chart_.lines) {
      if (!text.empty()) text += " ";
      const Timeline& timeline = *line.timeline;
      text +=
          line.label + ", from " + day_words(timeline.from) + " to " + day_words(timeline.to) + ":";
      const auto last =
          std::find_if(timeline.points.rbegin(), timeline.points.rend(),
                       [this](const TimelinePoint& point) { return point.day <= chart_.today; });
      if (last != timeline.points.rend()) {
        text += " " + score_words(last->score) + " on " +
                day_words(std::min(chart_.today, timeline.to)) + ",";
      }
      text += " at the end " + score_words(timeline.points.back().score) + ".";
    }
    return text;
  }

  [[nodiscard]] std::string head() const {
    return element("style", "\n" + chart_style()) + "\n" +
           svg_rect("paper", 0, 0, kWidth, height_) +
           svg_text("name", kLeft, 26, escaped(fit(chart_.title, 90))) +
           svg_text("", kLeft, 44, escaped(fit(chart_.subtitle, 125))) + "\n";
  }

  [[nodiscard]] std::string axes(const DayScale& days, const PointScale& points) const {
    std::string svg;
    const int now_x = days.at(chart_.today + 1);
    if (has_coming()) svg += svg_rect("coming", now_x, top_, kRight - now_x, kPlotHeight);
    for (const Tick& tick : points.ticks()) {
      svg += svg_line("grid", kLeft, tick.at, kRight, tick.at) +
             svg_text("num", kLeft - 8, tick.at + 4, tick.label, "end");
    }
    for (const Tick& tick : days.ticks()) {
      svg += svg_line("grid", tick.at, bottom_, tick.at, bottom_ + 5) +
             svg_text("num", tick.at, bottom_ + 20, tick.label, "middle");
    }
    return svg + "\n";
  }

  [[nodiscard]] std::vector<Step> steps_of(const Curve& curve, const DayScale& days,
                                           const PointScale& points) const {
    std::vector<Step> steps;
    const auto& at = curve.timeline->points;
    for (std::size_t i = 0; i < at.size(); ++i) {
      const Day end = i + 1 < at.size() ? at[i + 1].day : curve.timeline->to + 1;
      Step step{days.at(at[i].day), days.at(end), {}};
      if (curve.values[i]) step.y = points.at(*curve.values[i]);
      steps.push_back(step);
    }
    return steps;
  }

  // The one that matters most is drawn last, above the others.
  [[nodiscard]] std::string curves(const DayScale& days, const PointScale& points) const {
    std::string svg;
    const int now_x = days.at(chart_.today + 1);
    for (std::size_t i = curves_.size(); i-- > 0;) {
      const Curve& curve = curves_[i];
      const auto steps = steps_of(curve, days, points);
      const std::string colour = std::to_string(curve.colour);
      const std::string classes = std::string("line k") + colour + (curve.is_main ? " main" : "");
      std::string one;
      if (curve.is_main) one += svg_path("area", step_area(steps, kLeft, now_x, bottom_));
      one += svg_path(classes, step_path(steps, kLeft, now_x)) +
             svg_path(classes + " dash", step_path(steps, now_x, kRight));
      if (!curve.is_main) one += svg_path("m" + colour, markers(i, steps, now_x));
      svg += element("g", element("title", escaped(curve.label)) + one) + "\n";
    }
    return svg + gaps(days, points);
  }

  // Where a line begins, and where it stands today.
  [[nodiscard]] std::string markers(std::size_t shape, const std::vector<Step>& steps,
                                    int now_x) const {
    std::string d;
    const Step* before = nullptr;
    for (const Step& step : steps) {
      const bool begins = before == nullptr || !before->y;
      if (step.y && begins) d += marker_path(shape, step.begin, *step.y);
      if (step.y && step.begin < now_x && now_x <= step.end) {
        d += marker_path(shape, now_x, *step.y);
      }
      before = &step;
    }
    return d;
  }

  // Only one alone has gaps that are the chart's own.
  [[nodiscard]] std::string gaps(const DayScale& days, const PointScale& points) const {
    constexpr int kNoScoreWidth = 64;
    if (!curves_.front().is_main) return {};
    std::string svg;
    const auto steps = steps_of(curves_.front(), days, points);
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (steps[i].y) continue;
      const int begin = steps[i].begin;
      while (i + 1 < steps.size() && !steps[i + 1].y) ++i;
      if (steps[i].end - begin < kNoScoreWidth) continue;
      svg += svg_text("", (begin + steps[i].end) / 2, bottom_ - 10, "no score", "middle");
    }
    return svg;
  }

  [[nodiscard]] std::string legend() const {
    std::string svg;
    for (std::size_t i = 0; i < legend_.size(); ++i) {
      const int x = legend_[i].x;
      const int y = legend_top_ + legend_[i].row * kLegendRow + 10;
      const bool is_coming = i == curves_.size();
      const std::string colour = is_coming ? "5" : std::to_string(curves_[i].colour);
      const bool is_main = !is_coming && curves_[i].is_main;
      svg += svg_line("line k" + colour +
                          (is_coming ? " dash"
                           : is_main ? " main"
                                     : ""),
                      x, y, x + 24, y);
      if (!is_coming && !is_main) svg += svg_path("m" + colour, marker_path(i, x + 12, y));
      svg += svg_text(is_main ? "strong" : "", x + 30, y + 4,
                      is_coming ? kComingLabel : escaped(curves_[i].label));
    }
    return svg + "\n";
  }

  [[nodiscard]] std::string marks(const DayScale& days, const PointScale& points) const {
    std::vector<int> wanted;
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
      if (numbers_[i] > 0) wanted.push_back(days.at(chart_.turns[i].day));
    }
    const std::vector<int> places = spread(wanted, kBadgeGap, kLeft + 2, kRight - 2);
    std::string svg;
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
      const ScoreTurn& turn = chart_.turns[i];
      const int x = days.at(turn.day);
      const int y = turn.exact_to ? points.at(*turn.exact_to) : bottom_;
      std::string mark = element(
          "title",
          escaped(day_words(turn.day) + ": " + turn.move + ". " + reasons_line(turn, 8), 600));
      if (numbers_[i] > 0) {
        const int place = places[static_cast<std::size_t>(numbers_[i] - 1)];
        const int badge_y = top_ - kBadgeRow + 14;
        mark += svg_path("stem", "M" + std::to_string(place) + " " + std::to_string(badge_y + 9) +
                                     "L" + std::to_string(x) + " " + std::to_string(top_) + "V" +
                                     std::to_string(y)) +
                svg_circle("badge", place, badge_y, 9) +
                svg_text("", place, badge_y + 4, std::to_string(numbers_[i]), "middle");
      }
      svg += element("g", mark + svg_circle("dot", x, y, 4)) + "\n";
    }
    return svg;
  }

  [[nodiscard]] std::string now(const DayScale& days) const {
    if (chart_.today < from() || chart_.today > to()) return {};
    const int x = days.at(chart_.today + 1);
    const std::string_view anchor = x < kLeft + 80 ? "start" : x > kRight - 80 ? "end" : "middle";
    return svg_line("now", x, top_ - 6, x, bottom_ + 6) +
           svg_text("strong", x, bottom_ + 40, "today, " + day_words(chart_.today), anchor) + "\n";
  }

  [[nodiscard]] std::string list() const {
    std::string svg;
    int y = list_top_ + 8;
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
      if (numbers_[i] == 0) continue;
      const ScoreTurn& turn = chart_.turns[i];
      svg += svg_circle("badge", kLeft + 9, y, 9) +
             svg_text("", kLeft + 9, y + 4, std::to_string(numbers_[i]), "middle") +
             svg_text("num", kLeft + 28, y + 4, day_words(turn.day)) +
             svg_text("strong", kLeft + 112, y + 4, escaped(turn.move)) +
             svg_text("", kLeft + 258, y + 4, escaped(fit(reasons_line(turn), 92))) + "\n";
      y += kListRow;
    }
    return svg;
  }

  static constexpr std::string_view kComingLabel = "coming, if nothing more happens";

  const Chart& chart_;
  std::vector<Curve> curves_;
  std::vector<int> numbers_;
  std::vector<LegendEntry> legend_;
  int legend_top_ = 0;
  int top_ = 0;
  int bottom_ = 0;
  int height_ = 0;
  int list_top_ = 0;
};

}  // namespace

std::vector<int> turn_numbers(std::span<const ScoreTurn> turns) {
  std::vector<std::size_t> order(turns.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto size_of = [&](std::size_t i) {
    const ScoreTurn& turn = turns[i];
    if (!turn.exact_from || !turn.exact_to) return std::numeric_limits<std::int64_t>::max();
    return *turn.exact_to > *turn.exact_from ? *turn.exact_to - *turn.exact_from
                                             : *turn.exact_from - *turn.exact_to;
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return size_of(a) > size_of(b); });
  std::vector<int> numbers(turns.size(), 0);
  for (std::size_t i = 0; i < std::min(kMostNumbered, order.size()); ++i) numbers[order[i]] = 1;
  int next = 1;
  for (int& number : numbers) {
    if (number > 0) number = next++;
  }
  return numbers;
}

std::string chart_svg(const Chart& chart) { return Drawing(chart).svg(); }

}  // namespace jss::io

// SPDX-License-Identifier: Apache-2.0
#include "jss/io/chart_scale.h"

#include <algorithm>
#include <array>

#include "jss/base/fraction.h"
#include "jss/io/day_words.h"

namespace jss::io {
namespace {

constexpr int kLabelWidth = 72;  // pixels that `Mar 2026` needs, with air
constexpr std::int64_t kDaysShownSingly = 92;

std::int64_t divide_half_up(std::int64_t a, std::int64_t b) {
  return round_half_up({.numerator = a, .denominator = b}, 1);
}

}  // namespace

DayScale::DayScale(Day from, Day to, int left, int right)
    : from_(from), days_(static_cast<std::int64_t>(to - from) + 1), left_(left), right_(right) {}

int DayScale::at(Day day) const {
  const std::int64_t passed = std::clamp<std::int64_t>(day - from_, 0, days_);
  return left_ + static_cast<int>(divide_half_up(passed * (right_ - left_), days_));
}

std::vector<Tick> DayScale::ticks() const {
  return days_ <= kDaysShownSingly ? ticks_by_days() : ticks_by_months();
}

std::vector<Tick> DayScale::ticks_by_days() const {
  static constexpr std::array<int, 4> kSteps{1, 2, 7, 14};
  const auto step = *std::find_if(kSteps.begin(), kSteps.end() - 1, [this](int days) {
    return std::int64_t{days} * (right_ - left_) >= std::int64_t{kLabelWidth} * days_;
  });
  std::vector<Tick> ticks;
  for (std::int32_t passed = 0; passed < days_; passed += step) {
    const CivilDate date = civil_date(from_ + passed);
    ticks.push_back(
        {at(from_ + passed), std::to_string(date.day) + " " + std::string(month_name(date.month))});
  }
  return ticks;
}

std::vector<Tick> DayScale::ticks_by_months() const {
  static constexpr std::array<int, 9> kSteps{1, 2, 3, 6, 12, 24, 60, 120, 240};
  const auto step = *std::find_if(kSteps.begin(), kSteps.end() - 1, [this](int months) {
    return static_cast<std::int64_t>(months) * 30 * (right_ - left_) >= kLabelWidth * days_;
  });
  const Day end = from_ + static_cast<std::int32_t>(days_);
  const CivilDate first = civil_date(from_);
  std::vector<Tick> ticks;
  Day day = *day_of(first.year, 1, 1);
  for (; day < end; day = add_months(day, step)) {
    if (day < from_) continue;
    const CivilDate date = civil_date(day);
    ticks.push_back({at(day), step % 12 == 0 ? std::to_string(date.year)
                                             : std::string(month_name(date.month)) + " " +
                                                   std::to_string(date.year)});
  }
  return ticks;
}

PointScale::PointScale(std::int64_t lowest, std::int64_t highest, int top, int bottom)
    : lowest_(std::max<std::int64_t>(0, (lowest - 100) / 1000 * 10)),
      highest_(std::min<std::int64_t>(100, (highest + 1099) / 1000 * 10)),
      top_(top),
      bottom_(bottom) {
  if (lowest < 100) lowest_ = 0;
  // A chart of one straight line still tells where it stands.
  if (highest_ - lowest_ < 20) lowest_ = std::max<std::int64_t>(0, highest_ - 20);
  if (highest_ - lowest_ < 20) highest_ = lowest_ + 20;
  // Above such a range ticks stand twenty apart: the lowest one at the bottom.
  if (highest_ - lowest_ > 60) lowest_ = lowest_ / 20 * 20;
}

int PointScale::at(std::int64_t hundredths) const {
  const std::int64_t above = hundredths - lowest_ * 100;
  return bottom_ -
         static_cast<int>(divide_half_up(above * (bottom_ - top_), (highest_ - lowest_) * 100));
}

std::vector<Tick> PointScale::ticks() const {
  const std::int64_t range = highest_ - lowest_;
  const std::int64_t step = range > 60 ? 20 : range > 20 ? 10 : 5;
  std::vector<Tick> ticks;
  for (std::int64_t value = (lowest_ + step - 1) / step * step; value <= highest_; value += step) {
    ticks.push_back({at(value * 100), std::to_string(value)});
  }
  return ticks;
}

std::vector<int> spread(const std::vector<int>& wanted, int gap, int left, int right) {
  // With q = p - i * gap the rule "at least `gap` apart" reads "q never falls": pool neighbours
  // that fall until none do, each pool at the mean of its own.
  struct Pool {
    std::int64_t sum = 0;
    std::int64_t size = 0;
  };
  std::vector<Pool> pools;
  const auto mean_is_higher = [](const Pool& a, const Pool& b) {
    return a.sum * b.size > b.sum * a.size;
  };
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    pools.push_back({wanted[i] - static_cast<std::int64_t>(i) * gap, 1});
    while (pools.size() > 1 && mean_is_higher(pools[pools.size() - 2], pools.back())) {
      const Pool last = pools.back();
      pools.pop_back();
      pools.back().sum += last.sum;
      pools.back().size += last.size;
    }
  }
  const std::int64_t most =
      right - static_cast<std::int64_t>(gap) * (static_cast<std::int64_t>(wanted.size()) - 1);
  std::vector<int> places;
  places.reserve(wanted.size());
  for (const Pool& pool : pools) {
    const std::int64_t q =
        std::clamp<std::int64_t>(divide_half_up(pool.sum, pool.size), left, most);
    for (std::int64_t i = 0; i < pool.size; ++i) {
      places.push_back(static_cast<int>(q + static_cast<std::int64_t>(places.size()) * gap));
    }
  }
  return places;
}

}  // namespace jss::io

// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/answer_forecast.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "jss/engine/compared_rules.h"
#include "jss/io/plain_text.h"

namespace jss::engine {
namespace {

constexpr int kMostMonths = 600;

}  // namespace

Result<int> parse_months(const std::string& text) {
  int months = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, months);
  if (error == std::errc() && rest == end && months >= 1 && months <= kMostMonths) return months;
  return invalid(io::quoted(text) + " is not a number from 1 to " + std::to_string(kMostMonths));
}

Result<Verdict> answer_forecast(const ForecastOptions& options, Door& door) {
  std::optional<int> months;
  if (!options.months.empty()) {
    const auto parsed = parse_months(options.months);
    if (!parsed) return invalid("--months: " + parsed.error().message);
    months = *parsed;
  }
  auto opened = open_subject(options, door);
  if (!opened) return tl::unexpected(opened.error());
  const auto rules = compared_rules(*opened, options.under);
  if (!rules) return tl::unexpected(rules.error());
  const Day as_of = opened->subject.as_of;
  const Day last = last_turning_day(*opened, *rules, as_of);
  const Day to = months ? std::min(kLastDay, add_months(as_of, *months)) : last;
  return write_timelines(*opened, *rules,
                         {.from = as_of, .to = to, .settled_on = last <= to ? last : kNoDay},
                         options.format, door);
}

}  // namespace jss::engine

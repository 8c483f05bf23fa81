// SPDX-License-Identifier: Apache-2.0
#include "jss/io/trend_text.h"

#include <algorithm>

#include "jss/base/money.h"
#include "jss/scoring/score.h"

namespace jss::io {
namespace {

using Align = TextTable::Align;
using insight::Quarter;
using insight::Trend;

constexpr std::int64_t kBarLength = 20;

std::string share_words(const Quarter& quarter) {
  const auto share = quarter.share();
  return share ? hundredths_to_string(scoring::points_in_hundredths(*share)) : "–";
}

std::string count_words(std::uint32_t count) { return count == 0 ? "–" : std::to_string(count); }

// How this quarter stands to another; empty if that cannot be said.
std::string relation(const Trend& trend, const Quarter& other) {
  const auto as_good = trend.as_good_as(other);
  if (!as_good) return {};
  if (!*as_good) return "worse than";
  return *trend.this_quarter().share() == *other.share() ? "as good as" : "better than";
}

std::string comparison(const Trend& trend, int least_contracts) {
  const std::string to_quarter = relation(trend, trend.last_quarter());
  const std::string to_year = relation(trend, trend.last_year());
  const std::string quarter = " last quarter";
  const std::string year = " the same quarter last year";
  std::string words = "This quarter ";
  if (!to_quarter.empty() && to_quarter == to_year) {
    return words + "is " + to_quarter + " both" + quarter + " and" + year + ".";
  }
  if (!to_quarter.empty() && !to_year.empty()) {
    return words + "is " + to_quarter + quarter + " and " + to_year + year + ".";
  }
  if (to_quarter.empty() && to_year.empty()) {
    words += "can be compared neither with" + quarter + " nor with" + year;
  } else if (to_year.empty()) {
    words += "is " + to_quarter + quarter + "; it cannot be compared with" + year;
  } else {
    words += "is " + to_year + year + "; it cannot be compared with" + quarter;
  }
  return words + ": each takes " + std::to_string(least_contracts) +
         (least_contracts == 1 ? " contract that counts." : " contracts that count.");
}

std::string verdict(const FreelancerSubject& subject, const Trend& trend, const TextStyle& style) {
  return "  " +
         wrap(comparison(trend, subject.policy.rules.gate.outcomes),
              static_cast<std::size_t>(style.width) - 2, 2) +
         "\n\n";
}

std::string three_quarters(const Trend& trend, const TextStyle& style) {
  TextTable table({{"", Align::left},
                   {"from", Align::left},
                   {"to", Align::left, false, true},
                   {"share", Align::right},
                   {"good", Align::right},
                   {"mixed", Align::right},
                   {"bad", Align::right},
                   {"contracts", Align::right},
                   {"clients", Align::right}});
  const auto add = [&table](std::string_view name, const Quarter& quarter) {
    table.add({std::string(name), to_string(quarter.from), to_string(quarter.to),
               share_words(quarter), count_words(quarter.success), count_words(quarter.neutral),
               count_words(quarter.failure), count_words(quarter.contracts),
               count_words(quarter.clients)});
  };
  add("this quarter", trend.this_quarter());
  add("last quarter", trend.last_quarter());
  add("a year ago", trend.last_year());
  return table.text(style);
}

std::string bar(const Quarter& quarter) {
  const auto share = quarter.share();
  if (!share) return {};
  const std::int64_t full = scoring::points_in_hundredths(*share);
  const std::int64_t blocks =
      std::clamp<std::int64_t>((full * kBarLength + 5000) / 10'000, 0, kBarLength);
  std::string text;
  for (std::int64_t i = 0; i < blocks; ++i) text += "█";
  for (std::int64_t i = blocks; i < kBarLength; ++i) text += "░";
  return text;
}

std::string eight_quarters(const Trend& trend, const TextStyle& style) {
  TextTable table(
      {{"", Align::left}, {"", Align::left}, {"", Align::right}, {"", Align::left, false, true}});
  for (auto quarter = trend.quarters.rbegin(); quarter != trend.quarters.rend(); ++quarter) {
    const std::uint32_t units = quarter->success + quarter->neutral + quarter->failure;
    table.add({to_string(quarter->from), bar(*quarter), share_words(*quarter),
               units == 0            ? "nothing counts"
               : quarter->comparable ? ""
                                     : "too few contracts"});
  }
  return part_title("Eight quarters, each named by its first day", style) + table.text(style);
}

}  // namespace

std::string trend_page(const FreelancerSubject& subject, const Trend& trend,
                       const TextStyle& style) {
  const std::string note =
      "The share of success is weighted as in the score, silence and signals left out. Each "
      "stretch of a long contract that counts by itself is counted here, too.";
  return subject_heading(subject, "how content clients are", style) +
         verdict(subject, trend, style) + three_quarters(trend, style) +
         eight_quarters(trend, style) + "\n" +
         paint(wrap(note, static_cast<std::size_t>(style.width), 0), Ink::dim, style) + "\n";
}

}  // namespace jss::io

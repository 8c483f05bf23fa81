// SPDX-License-Identifier: Apache-2.0
#include "jss/io/firmness_words.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "jss/base/money.h"
#include "jss/io/outcome_words.h"
#include "jss/io/score_text.h"

namespace jss::io {
namespace {

using insight::Firmness;
using insight::ShareInterval;

// Small numbers as people write them.
std::string number_word(std::uint64_t number) {
  constexpr std::array<std::string_view, 13> kWords{"no",   "one",    "two",   "three", "four",
                                                    "five", "six",    "seven", "eight", "nine",
                                                    "ten",  "eleven", "twelve"};
  return number < kWords.size() ? std::string(kWords.at(number)) : std::to_string(number);
}

std::string jobs_in_words(std::uint64_t number, std::string_view kind) {
  return number_word(number) + (kind.empty() ? "" : " " + std::string(kind)) +
         (number == 1 ? " job" : " jobs");
}

}  // namespace

std::vector<std::string> setback_sentences(const Firmness& firmness) {
  const auto& setback = firmness.setback;
  if (!setback) return {"There would be no score."};
  const std::string size = setback->earned.count == 0
                               ? std::string("An unpaid job, as is usual here,")
                               : "A job of the usual size (" +
                                     hundredths_to_string(setback->earned.count) +
                                     ", the middle of those that count)";
  if (setback->points_lost <= 0) {
    return {size + " that ends with one star would cost no points today."};
  }
  const std::string cost = size + " that ends with one star costs " +
                           hundredths_to_string(setback->points_lost) + " points: from " +
                           exact_words(firmness.score) + " to " + exact_words(setback->after) +
                           ", shown as " + shown_words(setback->after) + ".";
  const std::string shown = shown_words(firmness.score);
  if (setback->jobs_to_recover == 0) return {cost, "It would still be shown as " + shown + "."};
  if (!setback->jobs_to_recover) {
    return {cost, "Even " + std::to_string(insight::kMostJobsTried) +
                      " good jobs of that size would not show " + shown +
                      " again before it leaves the window."};
  }
  const auto jobs = static_cast<std::uint64_t>(*setback->jobs_to_recover);
  return {cost,
          "It takes " + jobs_in_words(jobs, "good") + " of that size to show " + shown + " again."};
}

std::vector<std::string> interval_sentences(const Firmness& firmness) {
  const scoring::WindowScore* decisive = firmness.score.decisive();
  if (!firmness.interval || decisive == nullptr) return {};
  const ShareInterval& interval = *firmness.interval;
  const int shown = static_cast<int>(scoring::points(*decisive->value));
  // The far end says most: upwards, unless the score stands at the top already.
  const int other = interval.highest_alike > shown ? interval.highest_alike : interval.lowest_alike;
  const std::string jobs = jobs_in_words(interval.jobs, "");
  const std::string apart =
      other == shown ? std::to_string(shown) + " can be told from every other score."
                     : std::to_string(std::min(shown, other)) + " and " +
                           std::to_string(std::max(shown, other)) + " cannot be told apart.";
  return {"With " + jobs + ", " + apart,
          "Seen as a sample, the " + jobs + " of the last " + window_words(interval.months) +
              " (by their weights worth " +
              hundredths_to_string((interval.effective_jobs + 5) / 10) +
              ") leave the true share of success between " + hundredths_to_string(interval.low) +
              " and " + hundredths_to_string(interval.high) + " %, nine times in ten."};
}

}  // namespace jss::io

// SPDX-License-Identifier: Apache-2.0
#include "jss/io/what_if_csv.h"

#include <array>

#include "jss/base/money.h"
#include "jss/io/csv_field.h"
#include "jss/scoring/score.h"

namespace jss::io {
namespace {

using scoring::points_in_hundredths;
using scoring::Score;

// The score, its two decimals, its window and why there is none.
std::array<std::string, 4> fields_of(const Score& score) {
  const scoring::WindowScore* const decisive = score.decisive();
  if (decisive == nullptr) {
    return {"", "", "", score.reason ? std::string(to_string(*score.reason)) : std::string()};
  }
  return {std::to_string(scoring::points(*decisive->value)),
          hundredths_to_string(points_in_hundredths(*decisive->value)),
          std::string(scoring::window_name(decisive->months)), ""};
}

std::string difference(const Score& without, const Score& with) {
  if (without.decisive() == nullptr || with.decisive() == nullptr) return {};
  return hundredths_to_string(points_in_hundredths(*with.decisive()->value) -
                              points_in_hundredths(*without.decisive()->value));
}

}  // namespace

std::string_view what_if_csv_heading() {
  return "freelancer,day,without_score,without_exact,without_window,without_reason,with_score,"
         "with_exact,with_window,with_reason,difference\n";
}

std::string what_if_csv(const FreelancerSubject& subject, const insight::WhatIf& answer) {
  std::string lines;
  for (const insight::ForecastDay& day : answer.days) {
    append_csv_field(lines, subject.freelancer);
    lines += ',' + to_string(day.day);
    for (const Score* score : {&day.without, &day.with}) {
      for (const std::string& field : fields_of(*score)) lines += ',' + field;
    }
    lines += ',' + difference(day.without, day.with) + '\n';
  }
  return lines;
}

}  // namespace jss::io

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "jss/base/fraction.h"
#include "jss/insight/inference.h"
#include "jss/io/text_table.h"

namespace jss::io {

/// What every form of `jss infer` tells.
struct InferencePage {
  std::string freelancer;
  const insight::Inference& inference;
  const insight::AnswerPrior& prior;
};

/// A whole number in decimal digits.
[[nodiscard]] std::string digits(Int128 number);

/// Thousandths as a share of one: `0.621`.
[[nodiscard]] std::string share(int thousandths);

/// Millionths as a share of one: `0.016432`.
[[nodiscard]] std::string millionths(std::int64_t number);

/// What was found of some rules: `agrees`, `contradicts` or `too_many_states`.
[[nodiscard]] std::string_view finding(const insight::RulesInference& rules);

/// The line of `jss infer --format json`, without its end.
[[nodiscard]] std::string inference_json(const InferencePage& page);

/// The heading and the lines of `jss infer --format csv`: one line for each of the rules, then one
/// for each unknown answer under them.
[[nodiscard]] std::string inference_csv(const InferencePage& page);

/// The page of `jss infer`: which rules agree, the answers under the likeliest of them, and how far
/// all of it can be trusted.
[[nodiscard]] std::string inference_text(const InferencePage& page, const TextStyle& style);

}  // namespace jss::io

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "jss/base/day.h"
#include "jss/base/money.h"
#include "jss/scoring/score.h"

namespace jss::io {

/// Hundredths of a point as text with two places; null where there are none.
[[nodiscard]] inline nlohmann::ordered_json points_json(std::optional<std::int64_t> hundredths) {
  if (!hundredths) return nullptr;
  return hundredths_to_string(*hundredths);
}

/// A day; null for none, and for one after `kLastDay`.
[[nodiscard]] inline nlohmann::ordered_json day_json(Day day) {
  if (!day.present() || day > kLastDay) return nullptr;
  return to_string(day);
}

/// The score as shown, an integer; null where there is none.
[[nodiscard]] inline nlohmann::ordered_json shown_json(const scoring::Score& score) {
  if (score.decisive() == nullptr) return nullptr;
  return scoring::points(*score.decisive()->value);
}

/// The score to the hundredth, as text; null where there is none.
[[nodiscard]] inline nlohmann::ordered_json exact_json(const scoring::Score& score) {
  if (score.decisive() == nullptr) return nullptr;
  return hundredths_to_string(scoring::points_in_hundredths(*score.decisive()->value));
}

/// Why there is no score; null where there is one.
[[nodiscard]] inline nlohmann::ordered_json reason_json(const scoring::Score& score) {
  if (!score.reason) return nullptr;
  return to_string(*score.reason);
}

/// Adds `score` and `exact`.
inline void add_points(nlohmann::ordered_json& json, const scoring::Score& score) {
  json["score"] = shown_json(score);
  json["exact"] = exact_json(score);
}

/// Adds `score`, `exact`, `window` and `reason`, by which every line tells of a score.
inline void add_score(nlohmann::ordered_json& json, const scoring::Score& score) {
  add_points(json, score);
  json["window"] = nullptr;
  if (score.decisive() != nullptr) {
    json["window"] = scoring::window_name(score.decisive()->months);
  }
  json["reason"] = reason_json(score);
}

/// An object of those four.
[[nodiscard]] inline nlohmann::ordered_json brief_score_json(const scoring::Score& score) {
  nlohmann::ordered_json json;
  add_score(json, score);
  return json;
}

/// One line of JSON. Ids were checked to be UTF-8 when they were read; the handler keeps the
/// promise not to throw.
[[nodiscard]] inline std::string dump(const nlohmann::ordered_json& json) {
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace jss::io

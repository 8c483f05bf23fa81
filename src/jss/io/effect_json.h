// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "jss/base/money.h"
#include "jss/insight/what_if.h"
#include "jss/scoring/score.h"

namespace jss::io {

/// Hundredths of a point as text with two places; null where there are none.
[[nodiscard]] inline nlohmann::ordered_json points_json(std::optional<std::int64_t> hundredths) {
  if (!hundredths) return nullptr;
  return hundredths_to_string(*hundredths);
}

/// A day, or null for none.
[[nodiscard]] inline nlohmann::ordered_json day_json(Day day) {
  if (!day.present()) return nullptr;
  return to_string(day);
}

/// A score without its windows: `score`, `exact`, `window`, `reason`, as everywhere.
[[nodiscard]] inline nlohmann::ordered_json brief_score_json(const scoring::Score& score) {
  const scoring::WindowScore* const decisive = score.decisive();
  nlohmann::ordered_json json;
  if (decisive == nullptr) {
    json = {{"score", nullptr}, {"exact", nullptr}, {"window", nullptr}};
  } else {
    json = {{"score", scoring::points(*decisive->value)},
            {"exact", hundredths_to_string(scoring::points_in_hundredths(*decisive->value))},
            {"window", scoring::window_name(decisive->months)}};
  }
  json["reason"] = score.reason ? nlohmann::ordered_json(to_string(*score.reason))
                                : nlohmann::ordered_json(nullptr);
  return json;
}

/// What acts do to a score.
[[nodiscard]] inline nlohmann::ordered_json effect_json(const insight::Effect& effect) {
  return {{"acted_on", to_string(effect.acted_on)}, {"until", to_string(effect.until)},
          {"now", points_json(effect.now)},         {"best", points_json(effect.best)},
          {"best_on", day_json(effect.best_on)},    {"worst", points_json(effect.worst)},
          {"worst_on", day_json(effect.worst_on)},  {"mean", points_json(effect.mean)},
          {"scored_days", effect.scored_days}};
}

/// One line of JSON. Ids were checked to be UTF-8 when they were read; the handler keeps the
/// promise not to throw.
[[nodiscard]] inline std::string dump(const nlohmann::ordered_json& json) {
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace jss::io

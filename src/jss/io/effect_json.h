// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include "jss/insight/what_if.h"
#include "jss/io/json_value.h"

namespace jss::io {

/// What acts do to a score.
[[nodiscard]] inline nlohmann::ordered_json effect_json(const insight::Effect& effect) {
  return {{"acted_on", to_string(effect.acted_on)}, {"until", to_string(effect.until)},
          {"now", points_json(effect.now)},         {"best", points_json(effect.best)},
          {"best_on", day_json(effect.best_on)},    {"worst", points_json(effect.worst)},
          {"worst_on", day_json(effect.worst_on)},  {"mean", points_json(effect.mean)},
          {"scored_days", effect.scored_days}};
}

}  // namespace jss::io

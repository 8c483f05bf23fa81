// SPDX-License-Identifier: Apache-2.0
#include "jss/io/timeline_json.h"

#include <nlohmann/json.hpp>

#include "jss/base/money.h"

namespace jss::io {
namespace {

using Json = nlohmann::ordered_json;

Json change_json(const insight::ChangePart& part) {
  Json json{{"why", to_string(part.why)}};
  if (!part.contract.empty()) json["contract"] = part.contract;
  if (part.line) json["line"] = to_string(*part.line);
  if (part.window) json["window"] = scoring::window_name(*part.window);
  if (part.window_before) json["window_before"] = scoring::window_name(*part.window_before);
  if (!part.policy.empty()) json["policy"] = part.policy;
  return json;
}

std::string line(const TimelineAnswer& answer, const TimelineTrack& track, Day day) {
  const scoring::Score& score = point_on(track.timeline, day).score;
  const scoring::WindowScore* const decisive = score.decisive();
  Json json{{"freelancer", answer.freelancer}, {"day", to_string(day)}};
  if (answer.tracks.size() > 1) json["policy"] = track.rules;
  json["score"] = decisive ? Json(scoring::points(*decisive->value)) : Json(nullptr);
  json["exact"] = decisive
                      ? Json(hundredths_to_string(scoring::points_in_hundredths(*decisive->value)))
                      : Json(nullptr);
  json["window"] = decisive ? Json(scoring::window_name(decisive->months)) : Json(nullptr);
  json["reason"] = score.reason ? Json(to_string(*score.reason)) : Json(nullptr);
  Json changes = Json::array();
  for (const insight::ChangePart& part : changes_on(track.timeline, day)) {
    changes.push_back(change_json(part));
  }
  json["changes"] = std::move(changes);
  // Ids were checked to be UTF-8 when they were read; the handler keeps the promise not to throw.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace

std::string timeline_json(const TimelineAnswer& answer) {
  std::string lines;
  for (const Day day : shown_days(answer.tracks)) {
    for (const TimelineTrack& track : answer.tracks) lines += line(answer, track, day);
  }
  return lines;
}

}  // namespace jss::io

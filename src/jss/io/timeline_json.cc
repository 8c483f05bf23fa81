// SPDX-License-Identifier: Apache-2.0
#include "jss/io/timeline_json.h"

#include "jss/io/json_value.h"

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
  Json json{{"freelancer", answer.freelancer}, {"day", to_string(day)}};
  if (answer.tracks.size() > 1) json["policy"] = track.rules;
  add_score(json, score);
  Json changes = Json::array();
  for (const insight::ChangePart& part : changes_on(track.timeline, day)) {
    changes.push_back(change_json(part));
  }
  json["changes"] = std::move(changes);
  return dump(json) + '\n';
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

// SPDX-License-Identifier: Apache-2.0
#include "jss/io/timeline_csv.h"

#include "jss/base/money.h"
#include "jss/io/csv_field.h"

namespace jss::io {
namespace {

// `aged_out c3; window_switched`: the causes in the order of the parts.
std::string changes_field(std::span<const insight::ChangePart> parts) {
  std::string field;
  for (const insight::ChangePart& part : parts) {
    if (!field.empty()) field += "; ";
    field += to_string(part.why);
    if (!part.contract.empty()) field += " " + part.contract;
    if (part.why == insight::ChangeCause::signal && part.line)
      field += " " + std::string(to_string(*part.line));
    if (!part.policy.empty()) field += " " + part.policy;
  }
  return field;
}

std::string row(const TimelineAnswer& answer, const TimelineTrack& track, Day day) {
  const scoring::Score& score = point_on(track.timeline, day).score;
  const scoring::WindowScore* const decisive = score.decisive();
  std::string row;
  append_csv_field(row, answer.freelancer);
  const auto add = [&row](std::string_view field) {
    row += ',';
    append_csv_field(row, field);
  };
  add(to_string(day));
  if (answer.tracks.size() > 1) add(track.rules);
  add(decisive ? std::to_string(scoring::points(*decisive->value)) : "");
  add(decisive ? hundredths_to_string(scoring::points_in_hundredths(*decisive->value)) : "");
  add(decisive ? scoring::window_name(decisive->months) : "");
  add(score.reason ? to_string(*score.reason) : "");
  add(changes_field(changes_on(track.timeline, day)));
  return row + '\n';
}

}  // namespace

std::string timeline_csv(const TimelineAnswer& answer) {
  std::string rows = answer.tracks.size() > 1
                         ? "freelancer,day,policy,score,exact,window,reason,changes\n"
                         : "freelancer,day,score,exact,window,reason,changes\n";
  for (const Day day : shown_days(answer.tracks)) {
    for (const TimelineTrack& track : answer.tracks) rows += row(answer, track, day);
  }
  return rows;
}

}  // namespace jss::io

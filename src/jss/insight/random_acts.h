// SPDX-License-Identifier: Apache-2.0
// Random acts for property tests: on few contracts and few days, so that they meet.
#pragma once

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "jss/history/random_events.h"
#include "jss/insight/act.h"

namespace jss::insight {

/// What a client might say at the end.
inline void put_random_end(Act& act) {
  act.by = history::random_value(scoring::EndedBy::none, scoring::EndedBy::platform);
  act.reason = history::random_value(scoring::EndReason::none, scoring::EndReason::other);
  act.stars = *rc::gen::elementOf(std::vector<std::int16_t>{scoring::kNoStars, 100, 295, 425, 500});
  act.recommend = *rc::gen::elementOf(std::vector<std::int8_t>{scoring::kNoAnswer, 0, 8, 10});
}

/// Any act of good form, on a day from `today` on, to a contract of `random_events` or a new one.
/// Only members that its kind uses are set.
inline Act random_act(Day today) {
  Act act{.kind = history::random_value(ActKind::end, ActKind::deliver),
          .contract = history::random_name("c", 5),
          .day = today + *rc::gen::weightedOneOf<std::int32_t>(
                             {{1, rc::gen::just(0)}, {2, rc::gen::inRange(0, 400)}})};
  const bool pays = act.kind == ActKind::pay || act.kind == ActKind::refund;
  if (pays) act.amount = {*rc::gen::inRange<std::int64_t>(1, 600)};
  if (act.kind == ActKind::start) {
    act.client = *rc::gen::element<std::string>("", "k0", "k1", "k7");
    act.lasts = *rc::gen::inRange(kStaysOpen, 120);
  }
  const bool finishes = act.kind == ActKind::start && act.lasts != kStaysOpen;
  if (finishes) act.amount = {*rc::gen::inRange<std::int64_t>(0, 200'000)};
  if (finishes || act.kind == ActKind::end) put_random_end(act);
  return act;
}

}  // namespace jss::insight

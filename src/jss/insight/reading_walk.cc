// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/reading_walk.h"

#include <utility>

namespace jss::insight {

ReadingWalk::ReadingWalk(const history::Chronicle& chronicle,
                         const scoring::PolicyCalendar& policies, Day from, Day to)
    : policies_(policies),
      scorer_(chronicle, policies),
      reader_(chronicle),
      turning_days_(chronicle, policies, from, to),
      to_(to) {
  scorer_.move_to(from);
  next_ = reader_.read(scorer_, now_);
}

bool ReadingWalk::go_on() {
  const Day next = turning_days_.after(scorer_.day(), next_);
  if (next > to_) return false;
  const scoring::Policy& policy = *policies_.on(next);
  new_rules_ = &policy != &scorer_.policy();
  if (new_rules_) {
    // The new rules are put to the very day before them.
    scorer_.move_to(next - 1);
    reader_.read(scorer_, old_);
    reader_.read(scorer_, policy, before_);
  } else {
    std::swap(old_, now_);
  }
  scorer_.move_to(next);
  next_ = reader_.read(scorer_, now_);
  return true;
}

}  // namespace jss::insight

// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/subject.h"

namespace jss::engine {

Result<void> check_day(const Subject& subject, Day day) {
  if (day < subject.chronicle.first_day()) {
    const std::string snapshot = to_string(subject.chronicle.first_day());
    return invalid("the source is a snapshot of " + snapshot + ", which tells nothing of " +
                   to_string(day) + ": ask about " + snapshot +
                   " or later, or give the events instead of the table");
  }
  if (subject.policies.on(day) == nullptr) {
    return invalid("no policy was in force on " + to_string(day) + ": the first begins on " +
                   to_string(subject.policies.first_day()) +
                   "; ask about that day or later, or name a policy with --policy");
  }
  return {};
}

}  // namespace jss::engine

// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "jss/base/day.h"
#include "jss/io/policy_texts.h"

// The last day on which a contract that ended in February stands in the window of six months.
int main() {
  const auto ended_on = jss::day_of(2024, 2, 15);
  if (!ended_on || jss::io::embedded_policy_texts().empty()) return 1;
  std::puts(jss::to_string(jss::add_months(*ended_on, 6)).c_str());
  return 0;
}

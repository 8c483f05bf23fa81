// SPDX-License-Identifier: Apache-2.0
#include "jss/base/id.h"

constexpr bool is_first(jss::FreelancerIndex freelancer) { return freelancer.value == 0; }
constexpr bool kFirst = is_first(jss::FreelancerIndex{0});
#ifdef JSS_MISTAKE
constexpr bool kNonsense = is_first(jss::ClientIndex{0});
#endif

// SPDX-License-Identifier: Apache-2.0
#include "jss/base/id.h"

constexpr jss::FreelancerIndex kFreelancer{1};
constexpr jss::ClientIndex kClient{1};
constexpr bool kSame = kClient == jss::ClientIndex{1};
#ifdef JSS_MISTAKE
constexpr bool kNonsense = kClient == kFreelancer;
#endif

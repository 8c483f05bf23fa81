// SPDX-License-Identifier: Apache-2.0
#include "jss/base/day.h"

constexpr jss::Day kStart{20000};
constexpr jss::Day kEnd{20090};
constexpr int kLength = kEnd - kStart;
#ifdef JSS_MISTAKE
constexpr auto kNonsense = kStart + kEnd;
#endif

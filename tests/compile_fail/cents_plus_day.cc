// SPDX-License-Identifier: Apache-2.0
#include "jss/base/day.h"
#include "jss/base/money.h"

constexpr jss::Cents kPrice{500};
constexpr jss::Day kStart{20000};
constexpr jss::Cents kTwice = kPrice + kPrice;
#ifdef JSS_MISTAKE
constexpr auto kNonsense = kPrice + kStart;
#endif

// SPDX-License-Identifier: Apache-2.0
#include "jss/base/money.h"

constexpr jss::Cents half(jss::Cents amount) { return {amount.count / 2}; }
constexpr jss::Cents kHalf = half(jss::Cents{500});
#ifdef JSS_MISTAKE
constexpr jss::Cents kNonsense = half(500);
#endif

// SPDX-License-Identifier: Apache-2.0
#include "jss/base/money.h"
#include "jss/base/result.h"

// A result is not its value: the failure has to be looked at first.
inline jss::Cents sum(const jss::Result<jss::Cents>& paid, jss::Cents more) {
#ifdef JSS_MISTAKE
  return paid + more;
#else
  return paid.has_value() ? *paid + more : more;
#endif
}

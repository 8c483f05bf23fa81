// SPDX-License-Identifier: Apache-2.0
#include "jss/base/money.h"

// A reader that can fail may not be called for nothing.
inline bool read() {
#ifdef JSS_MISTAKE
  jss::parse_hundredths("1.005");
#endif
  return jss::parse_hundredths("1.00").has_value();
}

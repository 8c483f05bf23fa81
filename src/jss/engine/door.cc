// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/door.h"

namespace jss::engine {

int exit_code(Verdict verdict) { return verdict == Verdict::no ? 1 : 0; }

int exit_code(const Error& error) {
  return error.code == ErrorCode::unavailable || error.code == ErrorCode::corruption ? 3 : 2;
}

}  // namespace jss::engine

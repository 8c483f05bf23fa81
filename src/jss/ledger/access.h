// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace jss::ledger {

/// What a ledger is opened for.
enum class Access : std::uint8_t {
  read,    ///< It must be there; nothing about it changes.
  append,  ///< It must be there; an older layout is brought forward.
  create,  ///< As `append`, but made where it is not there.
};

}  // namespace jss::ledger

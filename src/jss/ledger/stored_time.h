// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "jss/base/timestamp.h"

namespace jss::ledger {

/// An instant as databases keep `recorded_at`: nanoseconds since 1970. REQUIRES: a year from 1678
/// to 2261.
[[nodiscard]] constexpr std::int64_t nanoseconds_of(Timestamp instant) {
  return instant.seconds * 1'000'000'000 + instant.nanoseconds;
}

/// The way back.
[[nodiscard]] constexpr Timestamp instant_of(std::int64_t nanoseconds) {
  std::int64_t seconds = nanoseconds / 1'000'000'000;
  if (nanoseconds % 1'000'000'000 < 0) --seconds;
  return {seconds, static_cast<std::int32_t>(nanoseconds - seconds * 1'000'000'000)};
}

}  // namespace jss::ledger

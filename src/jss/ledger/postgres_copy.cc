// SPDX-License-Identifier: Apache-2.0
#include "jss/ledger/postgres_copy.h"

namespace jss::ledger {

PostgresCopy::PostgresCopy() : bytes_("PGCOPY\n\377\r\n\0", 11) {
  put(0, 4);  // flags
  put(0, 4);  // no more header
}

PostgresCopy& PostgresCopy::row(std::int16_t columns) {
  put(static_cast<std::uint16_t>(columns), 2);
  return *this;
}

PostgresCopy& PostgresCopy::number(std::int64_t value) {
  put(8, 4);
  put(static_cast<std::uint64_t>(value), 8);
  return *this;
}

PostgresCopy& PostgresCopy::bytes(std::string_view value) {
  put(value.size(), 4);
  bytes_ += value;
  return *this;
}

PostgresCopy& PostgresCopy::nothing() {
  put(UINT32_MAX, 4);
  return *this;
}

const std::string& PostgresCopy::finish() {
  put(UINT16_MAX, 2);
  return bytes_;
}

void PostgresCopy::put(std::uint64_t value, int size) {
  for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) {
    bytes_ += static_cast<char>(static_cast<unsigned char>(value >> static_cast<unsigned>(shift)));
  }
}

}  // namespace jss::ledger

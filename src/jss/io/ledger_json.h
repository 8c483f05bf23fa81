// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jss::io {

/// What became of an import's events: `{"accepted":…,"repeated":…,"rejected":…}`.
[[nodiscard]] std::string import_counts_json(std::uint64_t accepted, std::uint64_t repeated,
                                             std::uint64_t rejected);

/// A line that a ledger did not take.
struct RejectedLine {
  std::string_view file;
  std::uint64_t line = 0;  ///< Zero where it stands on none.
  std::string_view key;    ///< May be empty.
  std::string_view reason;
  std::string_view text;  ///< What is not UTF-8 in it is written as U+FFFD.
};

/// `{"file":…,"line":…,"key":…,"reason":…,"text":…}`; line and key are null where there is none.
[[nodiscard]] std::string rejected_line_json(const RejectedLine& rejected);

/// What a walk along a ledger's chain found.
struct LedgerState {
  std::string_view ledger;
  bool whole = true;          ///< All records are as they were written, and the head was found.
  std::uint64_t records = 0;  ///< Up to the first damaged one.
  std::string_view head;      ///< The digest of the last of those.
  std::optional<std::uint64_t> damaged;  ///< The first damaged record.
  std::string_view problem;              ///< Empty if all is well.
};

/// `{"ledger":…,"whole":…,"records":…,"head":…,"damaged":…,"problem":…}`; the last two are null
/// where there is nothing to say.
[[nodiscard]] std::string ledger_state_json(const LedgerState& state);

}  // namespace jss::io

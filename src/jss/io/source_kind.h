// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace jss::io {

/// What a file can be. Told from its content, never from its name.
enum class SourceKind : std::uint8_t {
  contract_table,      ///< CSV with the columns of a contract table.
  event_file,          ///< One JSON object a line.
  marketplace_export,  ///< One of the files that a marketplace lets a freelancer download.
};

/// The kind of a file that begins with `beginning`, of which the first 64 KiB are looked at. What
/// is neither JSON nor a known export is taken for a contract table, whose reader then says what is
/// missing.
[[nodiscard]] SourceKind source_kind(std::string_view beginning);

}  // namespace jss::io

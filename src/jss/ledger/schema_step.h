// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>

namespace jss::ledger {

/// One step of a store's layout towards the newest. A step that has been released never changes:
/// stores keep its digest and refuse a program that has another.
struct SchemaStep {
  int version = 0;  ///< From 1, without gaps.
  const char* sql = "";
};

/// From how many steps on there is a place for notes.
inline constexpr std::size_t kStepsToNotes = 3;

/// The layout of a ledger in SQLite, step by step.
[[nodiscard]] std::span<const SchemaStep> sqlite_schema();
/// The same in PostgreSQL.
[[nodiscard]] std::span<const SchemaStep> postgres_schema();

}  // namespace jss::ledger

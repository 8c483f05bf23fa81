// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <optional>
#include <string>

namespace jss::bench {

/// How many records the bare loops keep in a transaction.
inline constexpr int kBatch = 1000;

/// Puts all rows of a finished ledger into an empty one of the same layout, by statements that were
/// prepared once, in transactions of `kBatch`. The seconds that it took, without reading the rows;
/// nothing if it failed.
[[nodiscard]] std::optional<double> sqlite_loop(const std::string& from, const std::string& to);

/// The same in PostgreSQL by COPY, from one schema of a database to another.
[[nodiscard]] std::optional<double> postgres_loop(const std::string& url, const std::string& from,
                                                  const std::string& to);

/// Empty schemas of a database; false if it failed.
[[nodiscard]] bool make_postgres_schemas(const std::string& url,
                                         std::initializer_list<const char*> names);
/// Drops those of them that are there, with all that is in them.
bool drop_postgres_schemas(const std::string& url, std::initializer_list<const char*> names);

}  // namespace jss::bench

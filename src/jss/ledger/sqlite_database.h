// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "jss/base/result.h"
#include "jss/ledger/digest.h"

namespace jss::ledger {

/// One statement of a database, which must outlive it. Places are counted from 1, columns from 0.
class SqliteStatement {
 public:
  SqliteStatement() = default;
  explicit SqliteStatement(sqlite3_stmt* statement) : statement_(statement) {}

  void bind(int place, std::int64_t value) { sqlite3_bind_int64(get(), place, value); }
  void bind_text(int place, std::string_view text);
  void bind_blob(int place, std::string_view bytes);
  void bind_null(int place) { sqlite3_bind_null(get(), place); }

  [[nodiscard]] bool is_null(int column) const {
    return sqlite3_column_type(get(), column) == SQLITE_NULL;
  }
  [[nodiscard]] std::int64_t number(int column) const {
    return sqlite3_column_int64(get(), column);
  }
  /// Of a text or a blob; until the next step.
  [[nodiscard]] std::string_view bytes(int column) const;
  /// Of a blob of 32 bytes; zero for any other.
  [[nodiscard]] Digest digest(int column) const;

  [[nodiscard]] sqlite3_stmt* get() const { return statement_.get(); }

 private:
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
};

/// An open SQLite database, and its failures as errors for a person.
class SqliteDatabase {
 public:
  /// `flags` are those of sqlite3_open_v2. Waits up to two seconds for other connections.
  [[nodiscard]] static Result<SqliteDatabase> open(const std::string& path, int flags);

  /// Runs statements that give nothing.
  [[nodiscard]] Result<void> run(const char* sql);
  [[nodiscard]] Result<SqliteStatement> prepare(const std::string& sql);
  /// Goes on to the next row; false where there is none, and then the statement can be used anew.
  [[nodiscard]] Result<bool> step(SqliteStatement& statement);
  /// Runs a statement that gives nothing, and makes it ready to be used anew.
  [[nodiscard]] Result<void> finish(SqliteStatement& statement);
  /// The number in the first column of the only row that a statement gives.
  [[nodiscard]] Result<std::int64_t> number(const std::string& sql);

  /// What the last call failed by.
  [[nodiscard]] Error failure() const;
  [[nodiscard]] sqlite3* get() const { return handle_.get(); }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  explicit SqliteDatabase(std::string path, sqlite3* handle)
      : path_(std::move(path)), handle_(handle) {}

  struct Closer {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  std::string path_;
  std::unique_ptr<sqlite3, Closer> handle_;
};

}  // namespace jss::ledger

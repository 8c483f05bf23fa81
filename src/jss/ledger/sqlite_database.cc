// SPDX-License-Identifier: Apache-2.0
#include "jss/ledger/sqlite_database.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace jss::ledger {
namespace {

constexpr int kPatienceMs = 2000;

// Static: the caller's bytes outlive the step. SQLITE_STATIC is a null pointer.
constexpr sqlite3_destructor_type kStaysAsItIs = nullptr;

// An empty text is a text, although its pointer may lead nowhere.
const char* pointer(std::string_view bytes) { return bytes.data() == nullptr ? "" : bytes.data(); }

}  // namespace

void SqliteStatement::bind_text(int place, std::string_view text) {
  sqlite3_bind_text64(get(), place, pointer(text), text.size(), kStaysAsItIs, SQLITE_UTF8);
}

void SqliteStatement::bind_blob(int place, std::string_view bytes) {
  sqlite3_bind_blob64(get(), place, pointer(bytes), bytes.size(), kStaysAsItIs);
}

std::string_view SqliteStatement::bytes(int column) const {
  const void* const data = sqlite3_column_blob(get(), column);
  const int size = sqlite3_column_bytes(get(), column);
  if (data == nullptr || size <= 0) return {};
  return {static_cast<const char*>(data), static_cast<std::size_t>(size)};
}

Digest SqliteStatement::digest(int column) const {
  Digest digest{};
  const std::string_view there = bytes(column);
  if (there.size() == digest.size()) std::memcpy(digest.data(), there.data(), there.size());
  return digest;
}

Result<SqliteDatabase> SqliteDatabase::open(const std::string& path, int flags) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  SqliteDatabase database(path, handle);
  if (handle == nullptr) return fail(ErrorCode::unavailable, path + ": no memory to open it");
  if (code != SQLITE_OK) return tl::unexpected(database.failure());
  sqlite3_extended_result_codes(handle, 1);
  // A file may come from anybody: nothing in it runs what could do harm.
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_busy_timeout(handle, kPatienceMs);
  return database;
}

Result<void> SqliteDatabase::run(const char* sql) {
  if (sqlite3_exec(get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
    return tl::unexpected(failure());
  }
  return {};
}

Result<SqliteStatement> SqliteDatabase::prepare(const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(get(), sql.c_str(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return tl::unexpected(failure());
  return SqliteStatement(statement);
}

Result<bool> SqliteDatabase::step(SqliteStatement& statement) {
  const int code = sqlite3_step(statement.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    sqlite3_reset(statement.get());
    return false;
  }
  Error error = failure();
  sqlite3_reset(statement.get());
  return tl::unexpected(std::move(error));
}

Result<void> SqliteDatabase::finish(SqliteStatement& statement) {
  const auto stepped = step(statement);
  if (!stepped) return tl::unexpected(stepped.error());
  sqlite3_reset(statement.get());
  return {};
}

Result<std::int64_t> SqliteDatabase::number(const std::string& sql) {
  auto statement = prepare(sql);
  if (!statement) return tl::unexpected(statement.error());
  const auto stepped = step(*statement);
  if (!stepped) return tl::unexpected(stepped.error());
  return *stepped ? statement->number(0) : 0;
}

Error SqliteDatabase::failure() const {
  const int code = sqlite3_extended_errcode(get());
  const int system = sqlite3_system_errno(get());
  const std::string reason = sqlite3_errmsg(get());
  const auto unavailable = [this](const std::string& what) {
    return Error{ErrorCode::unavailable, path_ + ": " + what};
  };
  switch (code & 0xff) {
    case SQLITE_CORRUPT:
      return {ErrorCode::corruption, path_ + ": is damaged: " + reason};
    case SQLITE_NOTADB:
      return {ErrorCode::corruption,
              path_ + ": is no SQLite database, or its beginning is damaged"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return unavailable("is locked by another program: wait until that one is done");
    case SQLITE_FULL:
      return unavailable("the disk is full: make room and try again, nothing is lost");
    case SQLITE_READONLY:
      return unavailable("may only be read: give leave to write, or write to another");
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      return unavailable("cannot be read or written: " +
                         (system != 0 ? std::string(std::strerror(system)) : reason));
    default:
      return unavailable(reason);
  }
}

}  // namespace jss::ledger

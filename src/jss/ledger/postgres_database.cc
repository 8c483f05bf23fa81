// SPDX-License-Identifier: Apache-2.0
#include "jss/ledger/postgres_database.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <thread>
#include <utility>

namespace jss::ledger {
namespace {

constexpr int kText = 0;
constexpr int kBinary = 1;
constexpr Oid kBytea = 17;
constexpr Oid kBigint = 20;
constexpr Oid kTextType = 25;
constexpr Oid kTextArray = 1009;

// Whether a failure, by its SQLSTATE, is that of the connection: what libpq says itself has none.
bool is_loss(std::string_view code) {
  return code.empty() || code.starts_with("08") || code.starts_with("57P");
}

std::string without_last_line_end(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

}  // namespace

std::int64_t PostgresRows::number(int row, int column) const {
  const std::string_view there = bytes(row, column);
  std::uint64_t value = 0;
  for (const char c : there) value = value << 8U | static_cast<unsigned char>(c);
  return static_cast<std::int64_t>(value);
}

std::string_view PostgresRows::bytes(int row, int column) const {
  return {PQgetvalue(rows_.get(), row, column),
          static_cast<std::size_t>(PQgetlength(rows_.get(), row, column))};
}

Digest PostgresRows::digest(int row, int column) const {
  Digest digest{};
  const std::string_view there = bytes(row, column);
  if (there.size() == digest.size()) std::memcpy(digest.data(), there.data(), there.size());
  return digest;
}

PostgresValues& PostgresValues::put(std::string value, Oid type, int format) {
  texts_.push_back(std::move(value));
  values_.push_back(texts_.back().c_str());
  types_.push_back(type);
  lengths_.push_back(static_cast<int>(texts_.back().size()));
  formats_.push_back(format);
  return *this;
}

PostgresValues& PostgresValues::add(std::int64_t value) {
  return put(std::to_string(value), kBigint, kText);
}

PostgresValues& PostgresValues::add_text(std::string_view text) {
  return put(std::string(text), kTextType, kText);
}

PostgresValues& PostgresValues::add_bytes(std::string_view bytes) {
  return put(std::string(bytes), kBytea, kBinary);
}

PostgresValues& PostgresValues::add_texts(const std::vector<std::string_view>& texts) {
  std::string array = "{";
  for (const std::string_view text : texts) {
    if (array.size() > 1) array += ',';
    array += '"';
    for (const char c : text) {
      if (c == '"' || c == '\\') array += '\\';
      array += c;
    }
    array += '"';
  }
  return put(array + "}", kTextArray, kText);
}

Result<PostgresDatabase> PostgresDatabase::connect(const std::string& url) {
  PostgresDatabase database(PQconnectdb(url.c_str()));
  if (PQstatus(database.connection_.get()) != CONNECTION_OK) {
    return tl::unexpected(database.failure(nullptr));
  }
  if (auto done = database.prepare_session(); !done) return tl::unexpected(done.error());
  return database;
}

// What is reported as kept must survive a loss of power, whatever the server does by default. Rows
// are read in the order of the chain, where further processes only pass them on, and what is looked
// up has an index: a server without figures about a table that grows would rather read all of it.
Result<void> PostgresDatabase::prepare_session() {
  PQsetNoticeProcessor(connection_.get(), [](void*, const char*) {}, nullptr);
  return run(
      "SET synchronous_commit = on; SET lock_timeout = '60s'; SET client_encoding = 'UTF8'; "
      "SET max_parallel_workers_per_gather = 0; SET enable_seqscan = off; SET jit = off");
}

Result<void> PostgresDatabase::be_connected() {
  constexpr int kTries = 20;
  for (int i = 0; !is_connected(); ++i) {
    if (i == kTries) return tl::unexpected(failure(nullptr));
    if (i > 0) std::this_thread::sleep_for(std::chrono::milliseconds(500));
    PQreset(connection_.get());
    was_lost_ = false;
    if (is_connected()) return prepare_session();
  }
  return {};
}

Result<void> PostgresDatabase::run(const std::string& sql) {
  const PostgresRows result(PQexec(connection_.get(), sql.c_str()));
  const auto status = PQresultStatus(result.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return {};
  return tl::unexpected(failure(result.get()));
}

Result<PostgresRows> PostgresDatabase::ask(const std::string& sql, const PostgresValues& values) {
  PostgresRows result(PQexecParams(
      connection_.get(), sql.c_str(), static_cast<int>(values.values_.size()), values.types_.data(),
      values.values_.data(), values.lengths_.data(), values.formats_.data(), kBinary));
  if (PQresultStatus(result.get()) == PGRES_TUPLES_OK) return result;
  return tl::unexpected(failure(result.get()));
}

Result<void> PostgresDatabase::begin_asking(const std::string& sql, const PostgresValues& values) {
  const bool sent =
      PQsendQueryParams(connection_.get(), sql.c_str(), static_cast<int>(values.values_.size()),
                        values.types_.data(), values.values_.data(), values.lengths_.data(),
                        values.formats_.data(), kBinary) == 1 &&
      PQsetSingleRowMode(connection_.get()) == 1;
  if (!sent) return tl::unexpected(failure(nullptr));
  return {};
}

Result<PostgresRows> PostgresDatabase::next() {
  PostgresRows row(PQgetResult(connection_.get()));
  const auto status = PQresultStatus(row.get());
  if (status == PGRES_SINGLE_TUPLE) return row;
  Result<PostgresRows> last = std::move(row);
  if (status != PGRES_TUPLES_OK) last = tl::unexpected(failure(last->get()));
  stop_asking();
  return last;
}

void PostgresDatabase::stop_asking() {
  bool asked = false;
  while (PGresult* const left = PQgetResult(connection_.get())) {
    PQclear(left);
    if (std::exchange(asked, true)) continue;
    PGcancel* const cancel = PQgetCancel(connection_.get());
    std::array<char, 256> reason{};
    PQcancel(cancel, reason.data(), static_cast<int>(reason.size()));
    PQfreeCancel(cancel);
  }
}

Result<void> PostgresDatabase::copy(const std::string& sql, const std::string& bytes) {
  const PostgresRows begun(PQexec(connection_.get(), sql.c_str()));
  if (PQresultStatus(begun.get()) != PGRES_COPY_IN) return tl::unexpected(failure(begun.get()));
  constexpr std::size_t kPiece = std::size_t{1} << 20U;
  bool sent = true;
  for (std::size_t at = 0; at < bytes.size() && sent; at += kPiece) {
    const std::size_t size = std::min(kPiece, bytes.size() - at);
    sent = PQputCopyData(connection_.get(), bytes.data() + at, static_cast<int>(size)) == 1;
  }
  sent = sent && PQputCopyEnd(connection_.get(), nullptr) == 1;
  const PostgresRows done(PQgetResult(connection_.get()));
  if (!sent || PQresultStatus(done.get()) != PGRES_COMMAND_OK) {
    Error error = failure(done.get());
    stop_asking();
    return tl::unexpected(std::move(error));
  }
  stop_asking();
  return {};
}

std::string PostgresDatabase::name() const {
  const char* const database = PQdb(connection_.get());
  const char* const host = PQhost(connection_.get());
  return std::string("the database '") + (database == nullptr ? "" : database) + "' at " +
         (host == nullptr ? "" : host);
}

Error PostgresDatabase::failure(const PGresult* result) {
  const char* const state =
      result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const std::string_view code = state == nullptr ? "" : state;
  was_lost_ = was_lost_ || is_loss(code);
  const char* const told =
      result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  const std::string reason =
      without_last_line_end(told == nullptr ? PQerrorMessage(connection_.get()) : told);
  const bool is_damaged = code == "XX001" || code == "XX002";
  return {is_damaged ? ErrorCode::corruption : ErrorCode::unavailable, name() + ": " + reason};
}

}  // namespace jss::ledger

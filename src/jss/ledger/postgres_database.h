// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <libpq-fe.h>

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "jss/base/result.h"
#include "jss/ledger/digest.h"

namespace jss::ledger {

/// What a server gave. Values are binary; rows and columns are counted from 0.
class PostgresRows {
 public:
  explicit PostgresRows(PGresult* rows) : rows_(rows) {}

  [[nodiscard]] int size() const { return PQntuples(rows_.get()); }
  [[nodiscard]] bool is_null(int row, int column) const {
    return PQgetisnull(rows_.get(), row, column) == 1;
  }
  /// Of a bigint; zero for nothing.
  [[nodiscard]] std::int64_t number(int row, int column) const;
  [[nodiscard]] std::string_view bytes(int row, int column) const;
  /// Of 32 bytes; zero for any other.
  [[nodiscard]] Digest digest(int row, int column) const;
  [[nodiscard]] PGresult* get() const { return rows_.get(); }

 private:
  struct Clearer {
    void operator()(PGresult* rows) const { PQclear(rows); }
  };
  std::unique_ptr<PGresult, Clearer> rows_;
};

/// The values for $1, $2, … of a statement.
class PostgresValues {
 public:
  PostgresValues& add(std::int64_t value);
  PostgresValues& add_text(std::string_view text);
  PostgresValues& add_bytes(std::string_view bytes);
  /// Adds an array of texts.
  PostgresValues& add_texts(const std::vector<std::string_view>& texts);

 private:
  friend class PostgresDatabase;
  PostgresValues& put(std::string value, Oid type, int format);

  std::deque<std::string> texts_;
  std::vector<const char*> values_;
  std::vector<Oid> types_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
};

/// A connection to a PostgreSQL server, and its failures as errors for a person.
class PostgresDatabase {
 public:
  [[nodiscard]] static Result<PostgresDatabase> connect(const std::string& url);

  /// Connects anew where the connection is lost, waiting up to ten seconds for the server.
  [[nodiscard]] Result<void> be_connected();

  /// Runs a script that gives nothing.
  [[nodiscard]] Result<void> run(const std::string& sql);
  [[nodiscard]] Result<PostgresRows> ask(const std::string& sql, const PostgresValues& values);
  /// Begins a question whose rows `next` gives one by one.
  [[nodiscard]] Result<void> begin_asking(const std::string& sql, const PostgresValues& values);
  /// The next row; no rows at the end. REQUIRES: `begin_asking` without error.
  [[nodiscard]] Result<PostgresRows> next();
  /// Ends the question before its end.
  void stop_asking();
  /// Sends what COPY … FROM STDIN takes.
  [[nodiscard]] Result<void> copy(const std::string& sql, const std::string& bytes);

  [[nodiscard]] bool is_connected() const {
    return !was_lost_ && PQstatus(connection_.get()) == CONNECTION_OK;
  }
  [[nodiscard]] bool is_in_transaction() const {
    return PQtransactionStatus(connection_.get()) != PQTRANS_IDLE;
  }
  /// As people call it, without a password.
  [[nodiscard]] std::string name() const;

 private:
  explicit PostgresDatabase(PGconn* connection) : connection_(connection) {}

  [[nodiscard]] Error failure(const PGresult* result);
  [[nodiscard]] Result<void> prepare_session();

  struct Closer {
    void operator()(PGconn* connection) const { PQfinish(connection); }
  };
  std::unique_ptr<PGconn, Closer> connection_;
  bool was_lost_ = false;  // libpq may go on calling a connection good that it cannot write to
};

}  // namespace jss::ledger

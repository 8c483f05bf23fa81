// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>

#include <chrono>
#include <memory>
#include <vector>

#include "bench/bare_loops.h"
#include "jss/ledger/postgres_ledger.h"

namespace jss::bench {
namespace {

using Clock = std::chrono::steady_clock;

struct Closer {
  void operator()(PGconn* connection) const { PQfinish(connection); }
  void operator()(PGresult* result) const { PQclear(result); }
};
using Connection = std::unique_ptr<PGconn, Closer>;
using Answer = std::unique_ptr<PGresult, Closer>;

bool run(PGconn* connection, const std::string& sql) {
  const Answer answer(PQexec(connection, sql.c_str()));
  const auto status = PQresultStatus(answer.get());
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

// What a query gives, as COPY writes it.
std::optional<std::string> copied_out(PGconn* connection, const std::string& query) {
  const Answer begun(
      PQexec(connection, ("COPY (" + query + ") TO STDOUT (FORMAT binary)").c_str()));
  if (PQresultStatus(begun.get()) != PGRES_COPY_OUT) return std::nullopt;
  std::string bytes;
  char* piece = nullptr;
  int size = 0;
  while ((size = PQgetCopyData(connection, &piece, 0)) > 0) {
    bytes.append(piece, static_cast<std::size_t>(size));
    PQfreemem(piece);
  }
  while (const Answer left{PQgetResult(connection)}) continue;
  return size == -1 ? std::optional(bytes) : std::nullopt;
}

bool copied_in(PGconn* connection, const std::string& table, const std::string& bytes) {
  const Answer begun(PQexec(connection, ("COPY " + table + " FROM STDIN (FORMAT binary)").c_str()));
  bool well = PQresultStatus(begun.get()) == PGRES_COPY_IN &&
              PQputCopyData(connection, bytes.data(), static_cast<int>(bytes.size())) == 1 &&
              PQputCopyEnd(connection, nullptr) == 1;
  while (const Answer left{PQgetResult(connection)}) {
    well = well && PQresultStatus(left.get()) == PGRES_COMMAND_OK;
  }
  return well;
}

struct Batch {
  std::string records;
  std::string texts;
};

bool run_for_each(const std::string& url, const std::string& before, const std::string& after,
                  std::initializer_list<const char*> names) {
  const Connection connection(PQconnectdb(url.c_str()));
  bool well = run(connection.get(), "SET client_min_messages = warning");
  for (const char* name : names) well = well && run(connection.get(), before + name + after);
  return well;
}

}  // namespace

bool make_postgres_schemas(const std::string& url, std::initializer_list<const char*> names) {
  return run_for_each(url, "CREATE SCHEMA ", "", names);
}

bool drop_postgres_schemas(const std::string& url, std::initializer_list<const char*> names) {
  return run_for_each(url, "DROP SCHEMA IF EXISTS ", " CASCADE", names);
}

std::optional<double> postgres_loop(const std::string& url, const std::string& from,
                                    const std::string& to) {
  const auto address = url + "&options=-csearch_path%3D" + to;
  if (!ledger::open_postgres_ledger(address, ledger::Access::create)) return std::nullopt;
  const Connection connection(PQconnectdb(address.c_str()));
  PGconn* const database = connection.get();
  const auto people = copied_out(database, "SELECT * FROM " + from + ".person");
  const std::string count = "SELECT count(*) FROM " + from + ".record";
  const Answer counted(PQexec(database, count.c_str()));
  if (!people || PQntuples(counted.get()) != 1) return std::nullopt;
  std::vector<Batch> batches;
  for (int first = 1; first <= std::stoi(PQgetvalue(counted.get(), 0, 0)); first += kBatch) {
    const std::string which = " WHERE seq BETWEEN " + std::to_string(first) + " AND " +
                              std::to_string(first + kBatch - 1) + " ORDER BY seq";
    const auto records = copied_out(database, "SELECT * FROM " + from + ".record" + which);
    const auto texts =
        copied_out(database, "SELECT seq, salt, bytes FROM " + from + ".aside" + which);
    if (!records || !texts) return std::nullopt;
    batches.push_back({*records, *texts});
  }
  const Clock::time_point start = Clock::now();
  bool well = run(database, "BEGIN") && copied_in(database, "person", *people);
  for (const Batch& batch : batches) {
    well = well && copied_in(database, "record", batch.records) &&
           copied_in(database, "aside (seq, salt, bytes)", batch.texts) &&
           run(database, "COMMIT; BEGIN");
  }
  well = well && run(database, "COMMIT");
  const std::chrono::duration<double> taken = Clock::now() - start;
  return well ? std::optional(taken.count()) : std::nullopt;
}

}  // namespace jss::bench

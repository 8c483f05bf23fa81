// SPDX-License-Identifier: Apache-2.0
#include "jss/ledger/postgres_store.h"

#include <array>
#include <string>
#include <utility>

#include "jss/ledger/postgres_copy.h"
#include "jss/ledger/record_columns.h"
#include "jss/ledger/schema_step.h"
#include "jss/ledger/stored_time.h"

namespace jss::ledger {
namespace {

std::int64_t as_number(std::uint64_t value) { return static_cast<std::int64_t>(value); }

std::optional<Person> person_in(const PostgresRows& rows, int row, int first) {
  if (rows.is_null(row, first)) return std::nullopt;
  return Person{.number = static_cast<std::uint64_t>(rows.number(row, first)),
                .kind = static_cast<PersonKind>(rows.number(row, first + 1)),
                .pseudonym = rows.digest(row, first + 2),
                .id = std::string(rows.bytes(row, first + 3)),
                .secret = rows.digest(row, first + 4)};
}

StoredRecord record_in(const PostgresRows& rows, int row) {
  StoredRecord record;
  int column = 0;
  record.seq = static_cast<std::uint64_t>(rows.number(row, column++));
  record.id = rows.bytes(row, column++);
  record.at.seconds = rows.number(row, column++);
  record.at.nanoseconds = static_cast<std::int32_t>(rows.number(row, column++));
  record.recorded_at = instant_of(rows.number(row, column++));
  record.contract = rows.bytes(row, column++);
  record.bytes = rows.bytes(row, column++);
  if (!rows.is_null(row, column)) record.aside_digest = rows.digest(row, column);
  ++column;
  record.previous = rows.digest(row, column++);
  record.digest = rows.digest(row, column++);
  record.freelancer = person_in(rows, row, column);
  column += 5;
  record.client = person_in(rows, row, column);
  column += 5;
  if (!rows.is_null(row, column)) {
    record.aside = {.salt = rows.digest(row, column),
                    .bytes = std::string(rows.bytes(row, column + 1)),
                    .forgotten_for = person_in(rows, row, column + 2)};
  }
  return record;
}

void put_person(PostgresCopy& copy, const std::optional<Person>& person) {
  if (person) {
    copy.number(as_number(person->number));
  } else {
    copy.nothing();
  }
}

}  // namespace

Result<void> PostgresStore::be_connected() {
  was_lost_ = was_lost_ || !database_.is_connected();
  return database_.be_connected();
}

Result<RecordStore::Tail> PostgresStore::begin() {
  if (auto connected = be_connected(); !connected) {
    return tl::unexpected(connected.error());
  }
  was_lost_ = false;
  roll_back();
  if (auto begun = database_.run(std::string("BEGIN; ") + kPostgresLock); !begun) {
    return tl::unexpected(begun.error());
  }
  const auto last = head();
  if (!last) return tl::unexpected(last.error());
  const auto persons = database_.ask("SELECT max(number) FROM person", {});
  if (!persons) return tl::unexpected(persons.error());
  return Tail{.head = *last, .persons = static_cast<std::uint64_t>(persons->number(0, 0))};
}

Result<std::vector<StoredRecord>> PostgresStore::find_records(
    std::span<const std::string_view> ids) {
  PostgresValues values;
  values.add_texts({ids.begin(), ids.end()});
  // Mostly there is none, and planning to read whole records takes longer than finding that out.
  const auto any = database_.ask("SELECT 1 FROM record WHERE id = ANY($1) LIMIT 1", values);
  if (!any) return tl::unexpected(any.error());
  if (any->size() == 0) return std::vector<StoredRecord>();
  const auto rows =
      database_.ask("SELECT " + record_columns(steps_) + "WHERE r.id = ANY($1)", values);
  if (!rows) return tl::unexpected(rows.error());
  std::vector<StoredRecord> found;
  for (int row = 0; row < rows->size(); ++row) found.push_back(record_in(*rows, row));
  return found;
}

Result<std::vector<Person>> PostgresStore::find_persons(std::span<const PersonName> names) {
  std::vector<Person> found;
  for (const PersonKind kind : {PersonKind::freelancer, PersonKind::client}) {
    std::vector<std::string_view> ids;
    for (const PersonName& name : names) {
      if (name.kind == kind) ids.push_back(name.id);
    }
    if (ids.empty()) continue;
    PostgresValues values;
    values.add(static_cast<std::int64_t>(kind)).add_texts(ids);
    const auto rows = database_.ask(
        "SELECT number, kind, pseudonym, id, secret FROM person WHERE kind = $1 AND id = ANY($2)",
        values);
    if (!rows) return tl::unexpected(rows.error());
    for (int row = 0; row < rows->size(); ++row) found.push_back(*person_in(*rows, row, 0));
  }
  return found;
}

Result<void> PostgresStore::add(std::span<const Person> persons,
                                std::span<const StoredRecord> records) {
  if (!persons.empty()) {
    PostgresCopy copy;
    for (const Person& person : persons) {
      copy.row(5).number(as_number(person.number)).number(static_cast<std::int64_t>(person.kind));
      copy.bytes(as_bytes(person.pseudonym)).bytes(person.id).bytes(as_bytes(person.secret));
    }
    auto added = database_.copy(
        "COPY person (number, kind, pseudonym, id, secret) FROM STDIN (FORMAT binary)",
        copy.finish());
    if (!added) return added;
  }
  return add_records(records);
}

Result<void> PostgresStore::add_records(std::span<const StoredRecord> records) {
  PostgresCopy copy;
  PostgresCopy asides;
  for (const StoredRecord& record : records) {
    copy.row(12).number(as_number(record.seq)).bytes(record.id);
    copy.number(record.at.seconds).number(record.at.nanoseconds);
    copy.number(nanoseconds_of(record.recorded_at));
    record.contract.empty() ? copy.nothing() : copy.bytes(record.contract);
    put_person(copy, record.freelancer);
    put_person(copy, record.client);
    copy.bytes(record.bytes);
    record.aside_digest ? copy.bytes(as_bytes(*record.aside_digest)) : copy.nothing();
    copy.bytes(as_bytes(record.previous)).bytes(as_bytes(record.digest));
    if (!record.aside) continue;
    asides.row(3).number(as_number(record.seq)).bytes(as_bytes(record.aside->salt));
    asides.bytes(record.aside->bytes);
  }
  auto added = database_.copy(
      "COPY record (seq, id, at_seconds, at_nanoseconds, recorded_at, contract, freelancer, "
      "client, bytes, aside_digest, previous, digest) FROM STDIN (FORMAT binary)",
      copy.finish());
  if (!added) return added;
  return database_.copy("COPY aside (seq, salt, bytes) FROM STDIN (FORMAT binary)",
                        asides.finish());
}

// The person first: the database lets texts go only for somebody who is forgotten.
Result<void> PostgresStore::forget(const Person& person) {
  PostgresValues values;
  values.add(as_number(person.number)).add_text(alias_of(person.pseudonym));
  PostgresValues number;
  number.add(as_number(person.number));
  const auto script = std::to_array<std::pair<std::string, const PostgresValues*>>({
      {"UPDATE person SET id = $2, secret = decode(repeat('00', 32), 'hex') WHERE number = $1 "
       "RETURNING number",
       &values},
      {"INSERT INTO unswept (person) VALUES ($1) ON CONFLICT (person) DO UPDATE SET since = "
       "pg_current_xact_id() RETURNING person",
       &number},
      {"WITH gone AS (UPDATE aside SET salt = decode(repeat('00', 32), 'hex'), bytes = '', "
       "forgotten_for = $1 WHERE forgotten_for IS null AND seq IN " +
           texts_of_person(column_of(person.kind), "$1") + " RETURNING seq) " +
           "SELECT count(*) FROM gone",
       &number},
  });
  for (const auto& [sql, given] : script) {
    if (const auto done = database_.ask(sql, *given); !done) return tl::unexpected(done.error());
  }
  return {};
}

Result<void> PostgresStore::write(const Note& note) {
  PostgresValues values;
  values.add_text(note.kind).add_text(note.id).add_bytes(note.bytes);
  const auto done = database_.ask(
      "INSERT INTO note (kind, id, bytes) VALUES ($1, $2, $3) ON CONFLICT (kind, id) DO UPDATE "
      "SET bytes = excluded.bytes RETURNING 1::bigint",
      values);
  if (!done) return tl::unexpected(done.error());
  return {};
}

Result<void> PostgresStore::erase_note(const std::string& kind, const std::string& id) {
  PostgresValues values;
  values.add_text(kind).add_text(id);
  const auto done =
      database_.ask("DELETE FROM note WHERE kind = $1 AND id = $2 RETURNING 1::bigint", values);
  if (!done) return tl::unexpected(done.error());
  return {};
}

Result<std::vector<Note>> PostgresStore::notes(const std::string& kind) {
  std::vector<Note> found;
  if (steps_ < kStepsToNotes) return found;
  if (auto connected = be_connected(); !connected) return tl::unexpected(connected.error());
  PostgresValues values;
  values.add_text(kind);
  const auto rows =
      database_.ask("SELECT id, bytes FROM note WHERE kind = $1 ORDER BY id COLLATE \"C\"", values);
  if (!rows) return tl::unexpected(rows.error());
  for (int row = 0; row < rows->size(); ++row) {
    found.push_back({kind, std::string(rows->bytes(row, 0)), std::string(rows->bytes(row, 1))});
  }
  return found;
}

Result<void> PostgresStore::commit() { return database_.run("COMMIT"); }

void PostgresStore::roll_back() {
  if (database_.is_in_transaction()) {
    // Where even this fails, the server does it when the connection ends.
    [[maybe_unused]] const auto done = database_.run("ROLLBACK");
  }
}

Result<Head> PostgresStore::head() {
  if (auto connected = be_connected(); !connected) {
    return tl::unexpected(connected.error());
  }
  const auto rows =
      database_.ask("SELECT seq, recorded_at, digest FROM record ORDER BY seq DESC LIMIT 1", {});
  if (!rows) return tl::unexpected(rows.error());
  if (rows->size() == 0) return Head{};
  return Head{.seq = static_cast<std::uint64_t>(rows->number(0, 0)),
              .recorded_at = instant_of(rows->number(0, 1)),
              .digest = rows->digest(0, 2)};
}

Result<bool> PostgresStore::has(std::uint64_t seq, const Digest& digest) {
  if (auto connected = be_connected(); !connected) {
    return tl::unexpected(connected.error());
  }
  roll_back();
  PostgresValues values;
  values.add(as_number(seq)).add_bytes(as_bytes(digest));
  const auto rows = database_.ask("SELECT seq FROM record WHERE seq = $1 AND digest = $2", values);
  if (!rows) return tl::unexpected(rows.error());
  return rows->size() > 0;
}

Result<void> PostgresStore::read(const Selection& selection, const Visitor& visit) {
  if (auto connected = be_connected(); !connected) return connected;
  std::string sql = "SELECT " + record_columns(steps_) + "WHERE r.seq > $1";
  PostgresValues values;
  values.add(as_number(selection.after));
  int places = 1;
  const auto place = [&places] { return "$" + std::to_string(++places); };
  if (selection.contract) {
    sql += " AND r.contract = " + place();
    values.add_text(*selection.contract);
  }
  if (selection.freelancer) {
    sql += " AND f.id = " + place();
    values.add_text(*selection.freelancer);
  }
  if (selection.client) {
    sql += " AND c.id = " + place();
    values.add_text(*selection.client);
  }
  if (selection.recorded_until) {
    sql += " AND r.recorded_at <= " + place();
    values.add(nanoseconds_of(*selection.recorded_until));
  }
  if (auto begun = database_.begin_asking(sql + " ORDER BY r.seq", values); !begun) return begun;
  while (true) {
    auto row = database_.next();
    if (!row) return tl::unexpected(row.error());
    if (row->size() == 0) return {};
    StoredRecord record = record_in(*row, 0);
    if (auto done = visit(record); !done) {
      database_.stop_asking();
      return done;
    }
  }
}

Result<RecordStore::Traces> PostgresStore::traces_of(const Person& person) {
  const std::string column = column_of(person.kind);
  PostgresValues values;
  values.add(as_number(person.number));
  const auto rows =
      database_.ask("SELECT (SELECT count(*) FROM record WHERE " + column +
                        " = $1), (SELECT count(DISTINCT contract) FROM record WHERE " + column +
                        " = $1 AND freelancer IS NOT null AND client IS NOT null), "
                        "(SELECT count(*) FROM aside WHERE " +
                        is_not_forgotten(steps_) + "seq IN " + texts_of_person(column, "$1") + ")",
                    values);
  if (!rows) return tl::unexpected(rows.error());
  const auto count = [&](int place) { return static_cast<std::uint64_t>(rows->number(0, place)); };
  return Traces{.records = count(0), .contracts = count(1), .texts = count(2)};
}

// A server keeps rows as long as somebody may read them, and their bytes until the table is written
// anew.
Result<void> PostgresStore::sweep() {
  if (auto connected = be_connected(); !connected) return connected;
  const auto due = number("SELECT count(*) FROM unswept");
  if (!due) return tl::unexpected(due.error());
  if (*due == 0) return {};
  const auto readers = number(
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
      "AND pid <> pg_backend_pid() "
      "AND age(backend_xmin) >= (SELECT min(age(since::xid)) FROM unswept)");
  if (!readers) return tl::unexpected(readers.error());
  if (*readers > 0) {
    return fail(ErrorCode::unavailable,
                database_.name() + ": is being read by another program, which needs the old rows");
  }
  for (const char* table : {"aside", "person"}) {
    if (auto written = write_anew(table); !written) return written;
  }
  return database_.run("DELETE FROM unswept");
}

// Samples that the server took of the table are taken anew, too.
Result<void> PostgresStore::write_anew(const std::string& table) {
  const std::string file = "SELECT pg_relation_filenode('" + table + "')::bigint";
  const auto before = number(file);
  if (!before) return tl::unexpected(before.error());
  if (auto done = database_.run("VACUUM (FULL, ANALYZE) " + table); !done) return done;
  const auto after = number(file);
  if (!after) return tl::unexpected(after.error());
  if (*before != *after) return {};
  return fail(ErrorCode::unavailable,
              database_.name() + ": only the owner of the table '" + table +
                  "' can have it written anew, which removes the old bytes");
}

Result<std::int64_t> PostgresStore::number(const std::string& sql) {
  const auto rows = database_.ask(sql, {});
  if (!rows) return tl::unexpected(rows.error());
  return rows->number(0, 0);
}

// The server checks its pages itself where it was set up to (data_checksums).
Result<std::optional<std::string>> PostgresStore::self_check() {
  return std::optional<std::string>();
}

}  // namespace jss::ledger

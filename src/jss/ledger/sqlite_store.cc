// SPDX-License-Identifier: Apache-2.0
#include "jss/ledger/sqlite_store.h"

#include <array>
#include <utility>

#include "jss/ledger/record_columns.h"
#include "jss/ledger/schema_step.h"
#include "jss/ledger/stored_time.h"

namespace jss::ledger {
namespace {

// Pages of 4 KiB in the write-ahead log before they are moved into the database.
constexpr int kPagesToCheckpoint = 6000;

std::int64_t as_number(std::uint64_t value) { return static_cast<std::int64_t>(value); }

std::optional<Person> person_in(const SqliteStatement& row, int first) {
  if (row.is_null(first)) return std::nullopt;
  return Person{.number = static_cast<std::uint64_t>(row.number(first)),
                .kind = static_cast<PersonKind>(row.number(first + 1)),
                .pseudonym = row.digest(first + 2),
                .id = std::string(row.bytes(first + 3)),
                .secret = row.digest(first + 4)};
}

StoredRecord record_in(const SqliteStatement& row) {
  StoredRecord record;
  int column = 0;
  record.seq = static_cast<std::uint64_t>(row.number(column++));
  record.id = row.bytes(column++);
  record.at.seconds = row.number(column++);
  record.at.nanoseconds = static_cast<std::int32_t>(row.number(column++));
  record.recorded_at = instant_of(row.number(column++));
  record.contract = row.bytes(column++);
  record.bytes = row.bytes(column++);
  if (!row.is_null(column)) record.aside_digest = row.digest(column);
  ++column;
  record.previous = row.digest(column++);
  record.digest = row.digest(column++);
  record.freelancer = person_in(row, column);
  column += 5;
  record.client = person_in(row, column);
  column += 5;
  if (!row.is_null(column)) {
    record.aside = {.salt = row.digest(column),
                    .bytes = std::string(row.bytes(column + 1)),
                    .forgotten_for = person_in(row, column + 2)};
  }
  return record;
}

void bind_key(SqliteStatement& statement, int place, const std::string& key) {
  if (key.empty()) {
    statement.bind_null(place);
  } else {
    statement.bind_text(place, key);
  }
}

void bind_person(SqliteStatement& statement, int place, const std::optional<Person>& person) {
  if (person) {
    statement.bind(place, as_number(person->number));
  } else {
    statement.bind_null(place);
  }
}

}  // namespace

Result<std::unique_ptr<SqliteStore>> SqliteStore::on(SqliteDatabase database,
                                                     std::optional<LockFile> lock,
                                                     std::size_t steps) {
  std::unique_ptr<SqliteStore> store(new SqliteStore(std::move(database), std::move(lock), steps));
  if (auto prepared = store->prepare(); !prepared) return tl::unexpected(prepared.error());
  return store;
}

Result<void> SqliteStore::prepare() {
  const std::string find_record = "SELECT " + record_columns(steps_) + "WHERE r.id = ?1";
  const auto statements = std::to_array<std::pair<SqliteStatement*, std::string>>(
      {{&find_record_, find_record},
       {&find_person_,
        "SELECT number, kind, pseudonym, id, secret FROM person WHERE kind = ?1 AND id = ?2"},
       {&add_person_,
        "INSERT INTO person (number, kind, pseudonym, id, secret) VALUES (?1, ?2, ?3, ?4, ?5)"},
       {&add_record_,
        "INSERT INTO record (seq, id, at_seconds, at_nanoseconds, recorded_at, contract, "
        "freelancer, client, bytes, aside_digest, previous, digest) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"},
       {&add_aside_, "INSERT INTO aside (seq, salt, bytes) VALUES (?1, ?2, ?3)"}});
  // Asked after each commit how long the log is; a hook is the only one who knows.
  sqlite3_wal_hook(database_.get(), &SqliteStore::note_log, this);
  for (const auto& [place, sql] : statements) {
    auto statement = database_.prepare(sql);
    if (!statement) return tl::unexpected(statement.error());
    *place = std::move(*statement);
  }
  return {};
}

// Where another process is writing, it is the one to move the log into the database in the end.
SqliteStore::~SqliteStore() {
  roll_back();
  if (!lock_) return;
  if (lock_->take_now()) {
    checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
  } else {
    sqlite3_db_config(database_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  }
}

Result<void> SqliteStore::keep_others_out() { return lock_ ? lock_->take() : Result<void>(); }

void SqliteStore::let_others_in() {
  if (lock_) lock_->give_up();
}

Result<RecordStore::Tail> SqliteStore::begin() {
  if (auto alone = keep_others_out(); !alone) return tl::unexpected(alone.error());
  if (auto begun = database_.run("BEGIN IMMEDIATE"); !begun) return tl::unexpected(begun.error());
  const auto last = head();
  if (!last) return tl::unexpected(last.error());
  const auto persons = database_.number("SELECT max(number) FROM person");
  if (!persons) return tl::unexpected(persons.error());
  return Tail{.head = *last, .persons = static_cast<std::uint64_t>(*persons)};
}

Result<std::vector<StoredRecord>> SqliteStore::find_records(std::span<const std::string_view> ids) {
  std::vector<StoredRecord> found;
  for (const std::string_view id : ids) {
    find_record_.bind_text(1, id);
    const auto stepped = database_.step(find_record_);
    if (!stepped) return tl::unexpected(stepped.error());
    if (!*stepped) continue;
    found.push_back(record_in(find_record_));
    sqlite3_reset(find_record_.get());
  }
  return found;
}

Result<std::vector<Person>> SqliteStore::find_persons(std::span<const PersonName> names) {
  std::vector<Person> found;
  for (const PersonName& name : names) {
    find_person_.bind(1, static_cast<std::int64_t>(name.kind));
    find_person_.bind_text(2, name.id);
    const auto stepped = database_.step(find_person_);
    if (!stepped) return tl::unexpected(stepped.error());
    if (!*stepped) continue;
    found.push_back(*person_in(find_person_, 0));
    sqlite3_reset(find_person_.get());
  }
  return found;
}

Result<void> SqliteStore::add(std::span<const Person> persons,
                              std::span<const StoredRecord> records) {
  for (const Person& person : persons) {
    if (auto added = add_person(person); !added) return added;
  }
  for (const StoredRecord& record : records) {
    if (auto added = add_record(record); !added) return added;
  }
  return {};
}

Result<void> SqliteStore::add_person(const Person& person) {
  add_person_.bind(1, as_number(person.number));
  add_person_.bind(2, static_cast<std::int64_t>(person.kind));
  add_person_.bind_blob(3, as_bytes(person.pseudonym));
  add_person_.bind_text(4, person.id);
  add_person_.bind_blob(5, as_bytes(person.secret));
  return database_.finish(add_person_);
}

Result<void> SqliteStore::add_record(const StoredRecord& record) {
  add_record_.bind(1, as_number(record.seq));
  add_record_.bind_text(2, record.id);
  add_record_.bind(3, record.at.seconds);
  add_record_.bind(4, record.at.nanoseconds);
  add_record_.bind(5, nanoseconds_of(record.recorded_at));
  bind_key(add_record_, 6, record.contract);
  bind_person(add_record_, 7, record.freelancer);
  bind_person(add_record_, 8, record.client);
  add_record_.bind_blob(9, record.bytes);
  if (record.aside_digest) {
    add_record_.bind_blob(10, as_bytes(*record.aside_digest));
  } else {
    add_record_.bind_null(10);
  }
  add_record_.bind_blob(11, as_bytes(record.previous));
  add_record_.bind_blob(12, as_bytes(record.digest));
  if (auto added = database_.finish(add_record_); !added) return added;
  if (!record.aside) return {};
  add_aside_.bind(1, as_number(record.seq));
  add_aside_.bind_blob(2, as_bytes(record.aside->salt));
  add_aside_.bind_blob(3, record.aside->bytes);
  return database_.finish(add_aside_);
}

// The person first: the database lets texts go only for somebody who is forgotten.
Result<void> SqliteStore::forget(const Person& person) {
  const auto scripts = {
      "UPDATE person SET id = ?2, secret = zeroblob(32) WHERE number = ?1",
      "INSERT OR IGNORE INTO unswept (person) VALUES (?1)",
  };
  for (const char* sql : scripts) {
    if (auto done = run_with(sql, person); !done) return done;
  }
  return run_with(
      "UPDATE aside SET salt = zeroblob(32), bytes = zeroblob(0), forgotten_for = ?1 "
      "WHERE forgotten_for IS null AND seq IN " +
          texts_of_person(column_of(person.kind), "?1"),
      person);
}

// The person's number is ?1, their alias ?2.
Result<void> SqliteStore::run_with(const std::string& sql, const Person& person) {
  auto statement = database_.prepare(sql);
  if (!statement) return tl::unexpected(statement.error());
  const std::string alias = alias_of(person.pseudonym);
  statement->bind(1, as_number(person.number));
  statement->bind_text(2, alias);
  return database_.finish(*statement);
}

Result<void> SqliteStore::write(const Note& note) {
  auto statement =
      database_.prepare("INSERT OR REPLACE INTO note (kind, id, bytes) VALUES (?1, ?2, ?3)");
  if (!statement) return tl::unexpected(statement.error());
  statement->bind_text(1, note.kind);
  statement->bind_text(2, note.id);
  statement->bind_blob(3, note.bytes);
  return database_.finish(*statement);
}

Result<void> SqliteStore::erase_note(const std::string& kind, const std::string& id) {
  auto statement = database_.prepare("DELETE FROM note WHERE kind = ?1 AND id = ?2");
  if (!statement) return tl::unexpected(statement.error());
  statement->bind_text(1, kind);
  statement->bind_text(2, id);
  return database_.finish(*statement);
}

Result<std::vector<Note>> SqliteStore::notes(const std::string& kind) {
  std::vector<Note> found;
  if (steps_ < kStepsToNotes) return found;
  auto statement = database_.prepare("SELECT id, bytes FROM note WHERE kind = ?1 ORDER BY id");
  if (!statement) return tl::unexpected(statement.error());
  statement->bind_text(1, kind);
  while (true) {
    const auto stepped = database_.step(*statement);
    if (!stepped) return tl::unexpected(stepped.error());
    if (!*stepped) return found;
    found.push_back({kind, std::string(statement->bytes(0)), std::string(statement->bytes(1))});
  }
}

Result<void> SqliteStore::commit() {
  auto done = database_.run("COMMIT");
  if (!done) {
    roll_back();
    return done;
  }
  if (pages_in_log_ > kPagesToCheckpoint) checkpoint(SQLITE_CHECKPOINT_PASSIVE);
  let_others_in();
  return {};
}

void SqliteStore::roll_back() {
  if (database_.get() != nullptr && sqlite3_get_autocommit(database_.get()) == 0) {
    // Where even this fails, closing the connection does it.
    [[maybe_unused]] const auto done = database_.run("ROLLBACK");
  }
  let_others_in();
}

Result<Head> SqliteStore::head() {
  auto statement =
      database_.prepare("SELECT seq, recorded_at, digest FROM record ORDER BY seq DESC LIMIT 1");
  if (!statement) return tl::unexpected(statement.error());
  const auto stepped = database_.step(*statement);
  if (!stepped) return tl::unexpected(stepped.error());
  if (!*stepped) return Head{};
  return Head{.seq = static_cast<std::uint64_t>(statement->number(0)),
              .recorded_at = instant_of(statement->number(1)),
              .digest = statement->digest(2)};
}

Result<bool> SqliteStore::has(std::uint64_t seq, const Digest& digest) {
  auto statement = database_.prepare("SELECT 1 FROM record WHERE seq = ?1 AND digest = ?2");
  if (!statement) return tl::unexpected(statement.error());
  statement->bind(1, as_number(seq));
  statement->bind_blob(2, as_bytes(digest));
  return database_.step(*statement);
}

Result<void> SqliteStore::read(const Selection& selection, const Visitor& visit) {
  std::string sql = "SELECT " + record_columns(steps_) + "WHERE r.seq > ?1";
  if (selection.contract) sql += " AND r.contract = ?2";
  if (selection.freelancer) {
    sql += " AND r.freelancer = (SELECT number FROM person WHERE kind = 1 AND id = ?3)";
  }
  if (selection.client) {
    sql += " AND r.client = (SELECT number FROM person WHERE kind = 2 AND id = ?4)";
  }
  if (selection.recorded_until) sql += " AND r.recorded_at <= ?5";
  auto statement = database_.prepare(sql + " ORDER BY r.seq");
  if (!statement) return tl::unexpected(statement.error());
  statement->bind(1, as_number(selection.after));
  if (selection.contract) statement->bind_text(2, *selection.contract);
  if (selection.freelancer) statement->bind_text(3, *selection.freelancer);
  if (selection.client) statement->bind_text(4, *selection.client);
  if (selection.recorded_until) statement->bind(5, nanoseconds_of(*selection.recorded_until));
  while (true) {
    const auto stepped = database_.step(*statement);
    if (!stepped) return tl::unexpected(stepped.error());
    if (!*stepped) return {};
    StoredRecord record = record_in(*statement);
    if (auto done = visit(record); !done) return done;
  }
}

Result<RecordStore::Traces> SqliteStore::traces_of(const Person& person) {
  const std::string column = column_of(person.kind);
  auto statement =
      database_.prepare("SELECT (SELECT count(*) FROM record WHERE " + column +
                        " = ?1), (SELECT count(DISTINCT contract) FROM record WHERE " + column +
                        " = ?1 AND freelancer IS NOT null AND client IS NOT null), "
                        "(SELECT count(*) FROM aside WHERE " +
                        is_not_forgotten(steps_) + "seq IN " + texts_of_person(column, "?1") + ")");
  if (!statement) return tl::unexpected(statement.error());
  statement->bind(1, as_number(person.number));
  if (const auto stepped = database_.step(*statement); !stepped) {
    return tl::unexpected(stepped.error());
  }
  const auto count = [&](int column_number) {
    return static_cast<std::uint64_t>(statement->number(column_number));
  };
  return Traces{.records = count(0), .contracts = count(1), .texts = count(2)};
}

// A database lets go of bytes and leaves them where they lay: in pages that are free or half used,
// and in the log. Only a database that is written anew has none of them, and a log that is empty.
Result<void> SqliteStore::sweep() {
  if (auto alone = keep_others_out(); !alone) return alone;
  auto swept = sweep_alone();
  let_others_in();
  return swept;
}

Result<void> SqliteStore::sweep_alone() {
  const auto due = database_.number("SELECT count(*) FROM unswept");
  if (!due) return tl::unexpected(due.error());
  if (*due == 0) return {};
  if (auto written = database_.run("VACUUM"); !written) return written;
  const int code = checkpoint(SQLITE_CHECKPOINT_TRUNCATE);
  if (code == SQLITE_BUSY) {
    return fail(ErrorCode::unavailable,
                database_.path() + ": is being read by another program, which needs the old bytes");
  }
  if (code != SQLITE_OK) return tl::unexpected(database_.failure());
  return database_.run("DELETE FROM unswept");
}

Result<std::optional<std::string>> SqliteStore::self_check() {
  auto statement = database_.prepare("PRAGMA integrity_check(1)");
  if (!statement) return tl::unexpected(statement.error());
  const auto stepped = database_.step(*statement);
  if (!stepped) return tl::unexpected(stepped.error());
  const std::string found(statement->bytes(0));
  if (found == "ok") return std::optional<std::string>();
  return std::optional("the database finds itself damaged: " + found);
}

int SqliteStore::note_log(void* store, sqlite3* /*database*/, const char* /*name*/, int pages) {
  static_cast<SqliteStore*>(store)->pages_in_log_ = pages;
  return SQLITE_OK;
}

// Not done is not lost: the next one does it.
int SqliteStore::checkpoint(int mode) {
  return sqlite3_wal_checkpoint_v2(database_.get(), nullptr, mode, nullptr, nullptr);
}

}  // namespace jss::ledger

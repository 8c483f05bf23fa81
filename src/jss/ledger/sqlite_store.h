// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "jss/ledger/lock_file.h"
#include "jss/ledger/record_store.h"
#include "jss/ledger/sqlite_database.h"

namespace jss::ledger {

/// A ledger's records in a SQLite database that has been opened and brought up to date.
class SqliteStore final : public RecordStore {
 public:
  /// With a lock it may write, without one only read; `steps` of the layout have been taken, all
  /// of them if it may write.
  [[nodiscard]] static Result<std::unique_ptr<SqliteStore>> on(SqliteDatabase database,
                                                               std::optional<LockFile> lock,
                                                               std::size_t steps);
  SqliteStore(const SqliteStore&) = delete;
  SqliteStore& operator=(const SqliteStore&) = delete;
  ~SqliteStore() override;

  Result<Tail> begin() override;
  Result<std::vector<StoredRecord>> find_records(std::span<const std::string_view> ids) override;
  Result<std::vector<Person>> find_persons(std::span<const PersonName> names) override;
  Result<void> add(std::span<const Person> persons, std::span<const StoredRecord> records) override;
  Result<void> forget(const Person& person) override;
  Result<void> write(const Note& note) override;
  Result<void> erase_note(const std::string& kind, const std::string& id) override;
  Result<void> commit() override;
  void roll_back() override;
  Result<Head> head() override;
  Result<bool> has(std::uint64_t seq, const Digest& digest) override;
  Result<void> read(const Selection& selection, const Visitor& visit) override;
  Result<std::vector<Note>> notes(const std::string& kind) override;
  Result<Traces> traces_of(const Person& person) override;
  Result<void> sweep() override;
  Result<std::optional<std::string>> self_check() override;

 private:
  SqliteStore(SqliteDatabase database, std::optional<LockFile> lock, std::size_t steps)
      : lock_(std::move(lock)), database_(std::move(database)), steps_(steps) {}

  [[nodiscard]] Result<void> prepare();
  [[nodiscard]] Result<void> add_person(const Person& person);
  [[nodiscard]] Result<void> add_record(const StoredRecord& record);
  [[nodiscard]] Result<void> run_with(const std::string& sql, const Person& person);
  [[nodiscard]] Result<void> sweep_alone();
  // Of those who write: only one does at a time, and only that one checkpoints.
  [[nodiscard]] Result<void> keep_others_out();
  void let_others_in();
  int checkpoint(int mode);
  static int note_log(void* store, sqlite3* database, const char* name, int pages);

  std::optional<LockFile> lock_;  // given up after the database is closed
  SqliteDatabase database_;
  std::size_t steps_;
  int pages_in_log_ = 0;
  SqliteStatement find_record_;
  SqliteStatement find_person_;
  SqliteStatement add_person_;
  SqliteStatement add_record_;
  SqliteStatement add_aside_;
};

}  // namespace jss::ledger

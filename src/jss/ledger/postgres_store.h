// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "jss/ledger/postgres_database.h"
#include "jss/ledger/record_store.h"

namespace jss::ledger {

/// Keeps other writers out of this ledger until the transaction ends.
inline constexpr const char* kPostgresLock =
    "SELECT pg_advisory_xact_lock(hashtext(current_schema()), 1784902449)";

/// A ledger's records in a PostgreSQL database that has been brought up to date.
class PostgresStore final : public RecordStore {
 public:
  /// `steps` of the layout have been taken; all of them if it is to be written to.
  PostgresStore(PostgresDatabase database, std::size_t steps)
      : database_(std::move(database)), steps_(steps) {}

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
  [[nodiscard]] bool is_lost() const override { return was_lost_ || !database_.is_connected(); }
  Result<void> read(const Selection& selection, const Visitor& visit) override;
  Result<std::vector<Note>> notes(const std::string& kind) override;
  Result<Traces> traces_of(const Person& person) override;
  Result<void> sweep() override;
  Result<std::optional<std::string>> self_check() override;

 private:
  [[nodiscard]] Result<void> be_connected();
  [[nodiscard]] Result<void> add_records(std::span<const StoredRecord> records);
  [[nodiscard]] Result<std::int64_t> number(const std::string& sql);
  [[nodiscard]] Result<void> write_anew(const std::string& table);

  PostgresDatabase database_;
  std::size_t steps_;
  bool was_lost_ = false;  // since the last batch was begun, though it may be there again
};

}  // namespace jss::ledger

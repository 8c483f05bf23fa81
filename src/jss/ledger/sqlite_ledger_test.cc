// SPDX-License-Identifier: Apache-2.0
#include "jss/ledger/sqlite_ledger.h"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "jss/ledger/ledger_fixture.h"
#include "jss/ledger/lock_file.h"

namespace jss::ledger {
namespace {

class SqliteLedger : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(testing::TempDir()) / ("sqlite" + std::to_string(getpid()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    path_ = folder_ / "market.db";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  // A ledger of so many entries, closed again.
  Head made(int count) {
    auto ledger = open_sqlite_ledger(path_, Access::create);
    EXPECT_TRUE(ledger) << ledger.error().message;
    const auto receipt = ledger->append(entries(count), instant(0), OnConflict::leave_out);
    EXPECT_TRUE(receipt) << receipt.error().message;
    return receipt->head;
  }

  void run(const char* sql) const {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(path_.c_str(), &handle), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(handle);
  }

  static Result<void> read_all(EventLedger& ledger) {
    return ledger.read({}, [](const Record&) -> Result<void> { return {}; });
  }

  std::filesystem::path folder_;
  std::string path_;
};

TEST_F(SqliteLedger, IsMadeOnlyWhereItIsAskedFor) {
  EXPECT_EQ(open_sqlite_ledger(path_, Access::read).error().code, ErrorCode::not_found);
  EXPECT_EQ(open_sqlite_ledger(path_, Access::append).error().code, ErrorCode::not_found);
  EXPECT_FALSE(std::filesystem::exists(path_));
  EXPECT_TRUE(open_sqlite_ledger(path_, Access::create));
  EXPECT_TRUE(open_sqlite_ledger(path_, Access::append));
  EXPECT_TRUE(open_sqlite_ledger(path_, Access::read));
  const auto homeless = open_sqlite_ledger(folder_ / "missing" / "market.db", Access::create);
  ASSERT_FALSE(homeless);
  EXPECT_NE(homeless.error().message.find("its folder is not there"), std::string::npos)
      << homeless.error().message;
  EXPECT_FALSE(open_sqlite_ledger(folder_, Access::create));
}

TEST_F(SqliteLedger, KeepsASecondWriterOutAndSaysWho) {
  auto first = open_sqlite_ledger(path_, Access::create);
  ASSERT_TRUE(first);
  auto busy = LockFile::open(path_ + ".lock", path_);
  ASSERT_TRUE(busy && busy->take());
  const auto refused = first->append(entries(1), instant(0), OnConflict::leave_out);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::unavailable);
  EXPECT_NE(refused.error().message.find("process " + std::to_string(getpid())), std::string::npos);
  EXPECT_TRUE(open_sqlite_ledger(path_, Access::read));
  busy->give_up();
  EXPECT_TRUE(first->append(entries(1), instant(0), OnConflict::leave_out));
}

TEST_F(SqliteLedger, LetsOneWriterWriteBetweenTheBatchesOfAnother) {
  auto first = open_sqlite_ledger(path_, Access::create);
  auto second = open_sqlite_ledger(path_, Access::append);
  ASSERT_TRUE(first && second);
  for (int round = 0; round < 5; ++round) {
    ASSERT_TRUE(first->append(entries(3, 20 * round), instant(round), OnConflict::leave_out));
    const auto kept =
        second->append(entries(3, 20 * round + 10), instant(round), OnConflict::leave_out);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->head.seq, static_cast<std::uint64_t>(6 * (round + 1)));
  }
  first = memory_place()->open();
  ASSERT_TRUE(second->append(entries(3, 500), instant(9), OnConflict::leave_out));
  EXPECT_FALSE(second->verify(std::nullopt)->damage);
  second = memory_place()->open();
  EXPECT_FALSE(std::filesystem::exists(path_ + "-wal")) << "the last writer leaves one file behind";
}

TEST_F(SqliteLedger, CheckpointsOnlyWhereItWrites) {
  auto writer = open_sqlite_ledger(path_, Access::create);
  ASSERT_TRUE(writer->append(entries(50), instant(0), OnConflict::leave_out));
  const auto log = std::filesystem::file_size(path_ + "-wal");
  ASSERT_GT(log, 0U);
  {
    auto reader = open_sqlite_ledger(path_, Access::read);
    ASSERT_TRUE(read_all(*reader));
  }
  EXPECT_EQ(std::filesystem::file_size(path_ + "-wal"), log);
  writer = memory_place()->open();
  EXPECT_FALSE(std::filesystem::exists(path_ + "-wal")) << "the writer leaves one file behind";
}

TEST_F(SqliteLedger, BlamesNoRecordForWhatIsWrongWithTheDatabaseBesideThem) {
  made(5);
  // Two indexes change places: every row is well, and none is where its index says.
  run("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT sum(rootpage) FROM "
      "sqlite_schema WHERE name IN ('record_of_client', 'record_of_contract')) - rootpage "
      "WHERE name IN ('record_of_client', 'record_of_contract')");
  auto ledger = open_sqlite_ledger(path_, Access::read);
  ASSERT_TRUE(ledger);
  const auto found = ledger->verify({});
  ASSERT_TRUE(found);
  ASSERT_TRUE(found->damage);
  EXPECT_EQ(found->damage->seq, 0U);
  EXPECT_NE(found->damage->what.find("finds itself damaged"), std::string::npos);
  EXPECT_EQ(found->head.seq, 5U) << "all of them are well";
}

TEST_F(SqliteLedger, KeepsItsLogShort) {
  auto ledger = open_sqlite_ledger(path_, Access::create);
  std::vector<Entry> large = entries(8);
  for (int batch = 0; batch < 12; ++batch) {
    for (Entry& one : large) {
      one.id = "b" + std::to_string(batch) + one.id;
      one.bytes = std::string(500'000, 'x');
    }
    ASSERT_TRUE(ledger->append(large, instant(batch), OnConflict::leave_out));
  }
  EXPECT_LT(std::filesystem::file_size(path_ + "-wal"), 32'000'000U);
}

TEST_F(SqliteLedger, RefusesWhatIsNoLedger) {
  std::ofstream(path_) << std::string(5000, 'x');
  auto opened = open_sqlite_ledger(path_, Access::append);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::corruption);
  std::filesystem::remove(path_);
  run("CREATE TABLE record (seq)");
  for (const Access access : {Access::read, Access::append, Access::create}) {
    opened = open_sqlite_ledger(path_, access);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::invalid_input);
    EXPECT_NE(opened.error().message.find("no ledger"), std::string::npos);
  }
  std::filesystem::remove(path_);
  std::ofstream(path_).flush();
  EXPECT_FALSE(open_sqlite_ledger(path_, Access::read));
  EXPECT_TRUE(open_sqlite_ledger(path_, Access::create));
}

TEST_F(SqliteLedger, RefusesALayoutFromTheFutureOrOfSomebodyElse) {
  made(2);
  run("INSERT INTO schema_step VALUES (99, zeroblob(32))");
  const auto newer = open_sqlite_ledger(path_, Access::read);
  ASSERT_FALSE(newer);
  EXPECT_NE(newer.error().message.find("newer jss"), std::string::npos);
  run("DELETE FROM schema_step WHERE version = 99; UPDATE schema_step SET digest = zeroblob(32)");
  const auto other = open_sqlite_ledger(path_, Access::read);
  ASSERT_FALSE(other);
  EXPECT_NE(other.error().message.find("step 1"), std::string::npos);
}

TEST_F(SqliteLedger, TakesNoRowsThatAreMadeUpWhenTheyAreRead) {
  made(2);
  run("DROP TABLE record; CREATE VIEW record AS WITH RECURSIVE made (seq) AS (SELECT 1 UNION ALL "
      "SELECT seq + 1 FROM made) SELECT * FROM made");
  for (const Access access : {Access::read, Access::append}) {
    const auto endless = open_sqlite_ledger(path_, access);
    ASSERT_FALSE(endless);
    EXPECT_NE(endless.error().message.find("no ledger of jss"), std::string::npos);
  }
}

TEST_F(SqliteLedger, SaysThatItIsLocked) {
  made(2);
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(path_.c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  auto ledger = open_sqlite_ledger(path_, Access::append);
  ASSERT_TRUE(ledger) << ledger.error().message;
  const auto refused = ledger->append(entries(1, 9), instant(1), OnConflict::leave_out);
  sqlite3_close(other);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::unavailable);
  EXPECT_NE(refused.error().message.find("locked by another program"), std::string::npos);
  EXPECT_TRUE(ledger->append(entries(1, 9), instant(1), OnConflict::leave_out));
}

// Where no file may grow any more, as on a full disk.
TEST_F(SqliteLedger, LosesNothingWhereTheDiskIsFull) {
  const Head head = made(20);
  auto ledger = open_sqlite_ledger(path_, Access::append);
  ASSERT_TRUE(ledger);
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto previous = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit full{std::filesystem::file_size(path_), before.rlim_max};
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &full), 0);
  std::vector<Entry> large = entries(5, 21);
  for (Entry& one : large) one.bytes = std::string(200'000, 'x');
  const auto refused = ledger->append(large, instant(1), OnConflict::leave_out);
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, previous);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::unavailable);
  EXPECT_NE(refused.error().message.find("market.db"), std::string::npos);
  const auto verification = ledger->verify(head.digest);
  ASSERT_TRUE(verification);
  EXPECT_FALSE(verification->damage);
  EXPECT_EQ(verification->expected_at, 20U);
  EXPECT_TRUE(ledger->append(large, instant(2), OnConflict::leave_out));
}

TEST_F(SqliteLedger, TellsATruncatedFile) {
  made(400);
  std::filesystem::resize_file(path_, std::filesystem::file_size(path_) / 2);
  auto ledger = open_sqlite_ledger(path_, Access::read);
  if (!ledger) {
    EXPECT_EQ(ledger.error().code, ErrorCode::corruption);
    return;
  }
  EXPECT_EQ(read_all(*ledger).error().code, ErrorCode::corruption);
  EXPECT_TRUE(ledger->verify({})->damage);
}

// The bytes of the ledger's files, one after the other.
std::string bytes_of(const std::string& path) {
  std::string all;
  for (const char* suffix : {"", "-wal", "-shm"}) {
    std::ifstream file(path + suffix, std::ios::binary);
    all.append(std::istreambuf_iterator<char>(file), {});
  }
  return all;
}

// Many people and texts of all lengths in an odd order, so that pages were split and joined and old
// bytes lie about everywhere.
TEST_F(SqliteLedger, HasNoByteLeftOfWhoIsForgotten) {
  {
    auto ledger = open_sqlite_ledger(path_, Access::create);
    ASSERT_TRUE(ledger);
    for (int batch = 0; batch < 20; ++batch) {
      std::vector<Entry> some;
      for (int i = 0; i < 50; ++i) {
        const int number = (batch * 50 + i) * 7919 % 1000;
        const std::string who = "person-" + std::to_string(number) + "-of-many";
        Entry one = entry("e" + std::to_string(number));
        one.contract = "c" + std::to_string(number);
        one.freelancer = who;
        one.aside = "text of " + who + std::string(static_cast<std::size_t>(number * 13), 'x');
        some.push_back(std::move(one));
      }
      ASSERT_TRUE(ledger->append(some, instant(batch), OnConflict::leave_out));
    }
    ASSERT_NE(bytes_of(path_).find("person-217-of-many"), std::string::npos);
    ASSERT_TRUE(*ledger->forget(PersonKind::freelancer, "person-217-of-many"));
    EXPECT_EQ(bytes_of(path_).find("person-217-of-many"), std::string::npos) << "while it is open";
    EXPECT_NE(bytes_of(path_).find("person-216-of-many"), std::string::npos);
  }
  EXPECT_EQ(bytes_of(path_).find("person-217-of-many"), std::string::npos);
}

TEST_F(SqliteLedger, SaysThatOldBytesAreLeftWhileSomebodyReadsAndRemovesThemLater) {
  auto writer = open_sqlite_ledger(path_, Access::create);
  ASSERT_TRUE(writer);
  ASSERT_TRUE(writer->append(entries(50), instant(0), OnConflict::leave_out));
  auto reader = open_sqlite_ledger(path_, Access::read);
  ASSERT_TRUE(reader);
  int seen = 0;
  const auto read = reader->read({}, [&](const Record& record) -> Result<void> {
    if (record.seq == 1) {
      const auto forgotten = writer->forget(PersonKind::freelancer, "ana");
      EXPECT_FALSE(forgotten);
      if (forgotten) return {};
      EXPECT_EQ(forgotten.error().code, ErrorCode::unavailable);
      EXPECT_NE(forgotten.error().message.find("being read"), std::string::npos);
    }
    if (record.freelancer == "ana") ++seen;
    return {};
  });
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_GT(seen, 20) << "a reader sees one moment";
  EXPECT_NE(bytes_of(path_).find("A title"), std::string::npos);
  EXPECT_FALSE(*writer->traces_of(PersonKind::freelancer, "ana"));
  reader = memory_place()->open();
  ASSERT_TRUE(*writer->forget(PersonKind::freelancer, "bob")) << "anybody";
  EXPECT_EQ(bytes_of(path_).find("A title"), std::string::npos);
}

TEST_F(SqliteLedger, RemovesOldBytesWhenItIsNextOpenedToWrite) {
  made(50);
  run("PRAGMA secure_delete = OFF; UPDATE person SET secret = zeroblob(32), id = 'forgotten-' || "
      "lower(substr(hex(pseudonym), 1, 16)) WHERE id = 'ana'; INSERT INTO unswept VALUES (1); "
      "UPDATE aside SET salt = zeroblob(32), bytes = zeroblob(0), forgotten_for = 1");
  ASSERT_NE(bytes_of(path_).find("A title"), std::string::npos);
  ASSERT_TRUE(open_sqlite_ledger(path_, Access::append));
  EXPECT_EQ(bytes_of(path_).find("A title"), std::string::npos);
}

// A bit may lie where nothing is written; what is written is never given back changed.
TEST_F(SqliteLedger, NeverGivesBackAFlippedBit) {
  made(60);
  auto whole = open_sqlite_ledger(path_, Access::read);
  std::vector<Record> written;
  ASSERT_TRUE(whole->read({}, [&](const Record& record) -> Result<void> {
    written.push_back(record);
    return {};
  }));
  std::string bytes(std::filesystem::file_size(path_), '\0');
  std::ifstream(path_, std::ios::binary).read(bytes.data(), static_cast<long>(bytes.size()));
  const std::string other = folder_ / "flipped.db";
  int found = 0;
  for (std::size_t at = 100; at < bytes.size(); at += 211) {
    std::string flipped = bytes;
    flipped[at] = static_cast<char>(flipped[at] ^ 4);
    std::ofstream(other, std::ios::binary) << flipped;
    auto ledger = open_sqlite_ledger(other, Access::read);
    if (!ledger) continue;
    std::size_t seen = 0;
    const auto done = ledger->read({}, [&](const Record& record) -> Result<void> {
      EXPECT_LT(seen, written.size());
      EXPECT_EQ(record.digest, written[seen].digest);
      EXPECT_EQ(static_cast<const Entry&>(record), written[seen]);
      ++seen;
      return {};
    });
    if (!done) {
      ++found;
      EXPECT_EQ(done.error().code, ErrorCode::corruption) << done.error().message;
    } else {
      EXPECT_EQ(seen, written.size()) << "byte " << at;
    }
  }
  EXPECT_GT(found, 20);
}

}  // namespace
}  // namespace jss::ledger

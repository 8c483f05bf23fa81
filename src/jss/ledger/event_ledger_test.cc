// SPDX-License-Identifier: Apache-2.0
// What every ledger promises, held on every store.
#include "jss/ledger/event_ledger.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "jss/ledger/ledger_fixture.h"

namespace jss::ledger {
namespace {

class EventLedgerOn : public testing::TestWithParam<StoreKind> {
 protected:
  void SetUp() override {
    place_ = GetParam().place();
    if (place_ == nullptr) GTEST_SKIP() << "no server of " << GetParam().name << " was named";
    ledger_ = reopened();
  }

  std::unique_ptr<EventLedger> reopened() {
    auto opened = place_->open();
    EXPECT_TRUE(opened) << opened.error().message;
    return opened ? std::make_unique<EventLedger>(std::move(*opened)) : nullptr;
  }

  Receipt append(const std::vector<Entry>& batch, std::int64_t second = 0) {
    auto receipt = ledger_->append(batch, instant(second), OnConflict::leave_out);
    EXPECT_TRUE(receipt) << receipt.error().message;
    return receipt ? std::move(*receipt) : Receipt{};
  }

  std::vector<Record> all(const Selection& selection = {}) { return all_of(*ledger_, selection); }

  static std::vector<Record> all_of(EventLedger& ledger, const Selection& selection = {}) {
    std::vector<Record> records;
    const auto done = ledger.read(selection, [&](const Record& record) -> Result<void> {
      records.push_back(record);
      return {};
    });
    EXPECT_TRUE(done) << done.error().message;
    return records;
  }

  static std::vector<std::string> ids_of(const std::vector<Record>& records) {
    std::vector<std::string> ids;
    for (const Record& record : records) ids.push_back(record.id);
    return ids;
  }

  std::unique_ptr<LedgerPlace> place_;
  std::unique_ptr<EventLedger> ledger_;
};

using Ids = std::vector<std::string>;

TEST_P(EventLedgerOn, IsEmptyAtFirst) {
  const auto head = ledger_->head();
  ASSERT_TRUE(head);
  EXPECT_EQ(head->seq, 0U);
  EXPECT_EQ(head->digest, Digest{});
  EXPECT_TRUE(all().empty());
  const auto verification = ledger_->verify({});
  ASSERT_TRUE(verification);
  EXPECT_FALSE(verification->damage);
}

TEST_P(EventLedgerOn, GivesBackWhatItWasGivenInOrder) {
  const std::vector<Entry> given = entries(7);
  const Receipt receipt = append(given);
  EXPECT_EQ(receipt.fates, std::vector<Fate>(7, Fate::accepted));
  const std::vector<Record> records = all();
  ASSERT_EQ(records.size(), 7U);
  for (std::size_t i = 0; i < records.size(); ++i) {
    EXPECT_EQ(static_cast<const Entry&>(records[i]), given[i]);
    EXPECT_EQ(records[i].seq, i + 1);
  }
  EXPECT_EQ(receipt.head.seq, 7U);
  EXPECT_EQ(receipt.head.digest, records.back().digest);
  EXPECT_EQ(ledger_->head()->digest, records.back().digest);
}

TEST_P(EventLedgerOn, KeepsAnyBytesAndAnyInstant) {
  Entry odd = entry("'; DROP TABLE record; -- \xE2\x82\xAC \"\\\t\n");
  odd.at = {-62'135'596'800, 999'999'999};
  odd.bytes = std::string("\0\xff\\x41\n\t", 8);
  odd.aside = std::string("\0\xfe", 2);
  odd.contract = "null";
  odd.freelancer = "\\N";
  append({odd});
  EXPECT_EQ(static_cast<const Entry&>(all().front()), odd);
}

// Of letters in no order, which no database presses together.
TEST_P(EventLedgerOn, KeepsTheLongestKeys) {
  std::mt19937 chance(1);
  std::string key;
  while (key.size() < kLongestKey) key += static_cast<char>('!' + chance() % 90);
  Entry longest = entry(key);
  longest.contract = longest.freelancer = longest.client = key;
  append({longest});
  EXPECT_EQ(static_cast<const Entry&>(all().front()), longest);
}

TEST_P(EventLedgerOn, AcceptsTheSameContentOnce) {
  append(entries(3));
  const Receipt again = append(entries(4), 5);
  EXPECT_EQ(again.fates,
            (std::vector{Fate::repeated, Fate::repeated, Fate::repeated, Fate::accepted}));
  EXPECT_EQ(all().size(), 4U);
}

TEST_P(EventLedgerOn, KeepsNothingOfABatchOfRepetitions) {
  const Head head = append(entries(3)).head;
  EXPECT_EQ(append(entries(3), 5).head.digest, head.digest);
  EXPECT_EQ(append({}, 6).head.digest, head.digest);
}

TEST_P(EventLedgerOn, TellsARepetitionWithinABatch) {
  Entry other = entry("e1");
  other.bytes = "other";
  const Receipt receipt = append({entry("e1"), entry("e1"), other});
  EXPECT_EQ(receipt.fates, (std::vector{Fate::accepted, Fate::repeated, Fate::conflicting}));
}

TEST_P(EventLedgerOn, LeavesOutEachKindOfOtherContentAndKeepsTheRest) {
  append({entry("e1")});
  std::vector<Entry> others(6, entry("e1"));
  others[0].at.nanoseconds += 1;
  others[1].contract = "c9";
  others[2].freelancer = "bob";
  others[3].client = "";
  others[4].bytes += " ";
  others[5].aside = "";
  others.push_back(entry("e2"));
  std::vector<Fate> fates(6, Fate::conflicting);
  fates.push_back(Fate::accepted);
  EXPECT_EQ(append(others, 1).fates, fates);
  EXPECT_EQ(ids_of(all()), (Ids{"e1", "e2"}));
}

TEST_P(EventLedgerOn, RefusesAWholeBatchForOneConflictWhereItIsToldSo) {
  append({entry("e1")});
  std::vector<Entry> batch = entries(3, 2);
  batch.push_back(entry("e1"));
  batch.back().bytes = "other";
  const auto refused = ledger_->append(batch, instant(1), OnConflict::refuse_all);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::conflict);
  EXPECT_NE(refused.error().message.find("'e1'"), std::string::npos);
  EXPECT_EQ(ids_of(all()), (Ids{"e1"}));
  batch.pop_back();
  EXPECT_TRUE(ledger_->append(batch, instant(2), OnConflict::refuse_all));
}

TEST_P(EventLedgerOn, RefusesWhatNoStoreCanKeep) {
  const auto refused = [&](const Entry& bad, Timestamp now) {
    const auto done = ledger_->append(std::vector{entry("good"), bad}, now, OnConflict::leave_out);
    return !done && done.error().code == ErrorCode::invalid_input;
  };
  EXPECT_TRUE(refused(entry(""), instant(0)));
  Entry nul = entry("e1");
  nul.contract = std::string("c\0", 2);
  EXPECT_TRUE(refused(nul, instant(0)));
  for (std::string Entry::* const key :
       {&Entry::id, &Entry::contract, &Entry::freelancer, &Entry::client}) {
    Entry endless = entry("e1");
    endless.*key = std::string(kLongestKey + 1, 'x');
    EXPECT_TRUE(refused(endless, instant(0)));
  }
  EXPECT_TRUE(refused(entry("e1"), {9'300'000'000, 0}));
  EXPECT_TRUE(all().empty());
}

TEST_P(EventLedgerOn, RecordsAtTheCallersTimeAndNeverGoesBack) {
  append(entries(2), 10);
  append(entries(2, 3), 5);
  append(entries(1, 5), 20);
  const std::vector<Record> records = all();
  ASSERT_EQ(records.size(), 5U);
  EXPECT_EQ(records[0].recorded_at, instant(10));
  EXPECT_EQ(records[4].recorded_at, instant(20));
  for (std::size_t i = 1; i < records.size(); ++i) {
    EXPECT_GT(records[i].recorded_at, records[i - 1].recorded_at);
  }
  EXPECT_LT(records[3].recorded_at, instant(11));
}

TEST_P(EventLedgerOn, IsReadFromAPositionAndByKey) {
  append(entries(12), 0);
  Selection selection;
  selection.after = 10;
  EXPECT_EQ(ids_of(all(selection)), (Ids{"e11", "e12"}));
  selection = {};
  selection.contract = "c2";
  EXPECT_EQ(ids_of(all(selection)), (Ids{"e2", "e4", "e6", "e8", "e10", "e12"}));
  selection.freelancer = "ana";
  EXPECT_EQ(ids_of(all(selection)), (Ids{"e2", "e4", "e8", "e10"}));
  selection.client = "acme";
  selection.after = 2;
  EXPECT_EQ(ids_of(all(selection)), (Ids{"e4", "e8"}));
  selection = {};
  selection.freelancer = "acme";
  EXPECT_TRUE(all(selection).empty());
}

TEST_P(EventLedgerOn, IsReadAsItWasRecordedByAnInstant) {
  append(entries(2), 0);
  append(entries(2, 3), 10);
  Selection selection;
  selection.recorded_until = instant(9);
  EXPECT_EQ(ids_of(all(selection)), (Ids{"e1", "e2"}));
  selection.recorded_until = all()[2].recorded_at;
  EXPECT_EQ(ids_of(all(selection)), (Ids{"e1", "e2", "e3"}));
}

TEST_P(EventLedgerOn, EndsReadingWithTheVisitorsError) {
  append(entries(5));
  int seen = 0;
  const auto done = ledger_->read({}, [&](const Record& record) -> Result<void> {
    ++seen;
    if (record.seq == 2) return invalid("enough");
    return {};
  });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().message, "enough");
  EXPECT_EQ(seen, 2);
  EXPECT_EQ(all().size(), 5U);
}

TEST_P(EventLedgerOn, VerifiesAndFindsAnyHeadItEverHad) {
  const Head first = append(entries(3)).head;
  const Head second = append(entries(3, 4), 1).head;
  EXPECT_EQ(ledger_->verify(first.digest)->expected_at, 3U);
  EXPECT_EQ(ledger_->verify(second.digest)->expected_at, 6U);
  EXPECT_FALSE(ledger_->verify(sha256("another"))->expected_at);
  EXPECT_FALSE(ledger_->verify(sha256("another"))->damage);
}

TEST_P(EventLedgerOn, BindsEachRecordToItsSecretsSoThatEqualOnesHaveOtherDigests) {
  const auto other_place = GetParam().place();
  auto other = other_place->open();
  ASSERT_TRUE(other);
  const auto head = other->append(entries(1), instant(0), OnConflict::leave_out);
  ASSERT_TRUE(head);
  EXPECT_NE(append(entries(1)).head.digest, head->head.digest);
}

TEST_P(EventLedgerOn, TakesRecordsBackWithTheirTimesIntoAnEmptyLedger) {
  append(entries(3), 0);
  append(entries(3, 4), 7);
  const std::vector<Record> given = all();
  const auto place = GetParam().place();
  auto opened = place->open();
  ASSERT_TRUE(opened);
  const std::span records(given);
  ASSERT_TRUE(opened->restore(records.subspan(0, 4)));
  const auto rest = opened->restore(records.subspan(2));
  ASSERT_TRUE(rest) << rest.error().message;
  EXPECT_EQ(rest->fates,
            (std::vector{Fate::repeated, Fate::repeated, Fate::accepted, Fate::accepted}));
  const std::vector<Record> taken = all_of(*opened);
  ASSERT_EQ(taken.size(), given.size());
  for (std::size_t i = 0; i < taken.size(); ++i) {
    EXPECT_EQ(static_cast<const Entry&>(taken[i]), given[i]);
    EXPECT_EQ(taken[i].seq, given[i].seq);
    EXPECT_EQ(taken[i].recorded_at, given[i].recorded_at);
  }
  EXPECT_FALSE(opened->verify({})->damage);
}

TEST_P(EventLedgerOn, TakesNoRecordsBackThatDoNotContinueIt) {
  append(entries(4), 0);
  const std::vector<Record> given = all();
  const auto place = GetParam().place();
  auto opened = place->open();
  ASSERT_TRUE(opened);
  const auto refused = [&](std::vector<Record> records) {
    const auto done = opened->restore(records);
    return !done && done.error().code == ErrorCode::conflict;
  };
  EXPECT_TRUE(refused({given[1]}));
  std::vector<Record> back = {given[0], given[1]};
  back[1].recorded_at = back[0].recorded_at;
  EXPECT_TRUE(refused(back));
  EXPECT_TRUE(all_of(*opened).empty());
  ASSERT_TRUE(opened->append(entries(1), instant(99), OnConflict::leave_out));
  EXPECT_TRUE(refused({given[0]}));
}

TEST_P(EventLedgerOn, OutlivesItsProgram) {
  if (!place_->is_database()) GTEST_SKIP() << "lives in memory";
  const Head head = append(entries(5)).head;
  ledger_.reset();
  ledger_ = reopened();
  EXPECT_EQ(ledger_->head()->digest, head.digest);
  EXPECT_EQ(append(entries(6), 3).fates.back(), Fate::accepted);
  EXPECT_EQ(ledger_->verify(head.digest)->expected_at, 5U);
}

TEST_P(EventLedgerOn, IsReadByOthersWhileItGrows) {
  if (!place_->is_database()) GTEST_SKIP() << "lives in memory";
  append(entries(3));
  auto reader = place_->open_to_read();
  ASSERT_TRUE(reader) << reader.error().message;
  std::size_t seen = 0;
  const auto done = reader->read({}, [&](const Record& record) -> Result<void> {
    if (record.seq == 1) append(entries(3, 4), 1);
    ++seen;
    return {};
  });
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(seen, 3U) << "a reader sees one moment";
  EXPECT_EQ(all_of(*reader).size(), 6U);
}

TEST_P(EventLedgerOn, IsRefusedChangesByTheDatabaseItself) {
  if (!place_->is_database()) GTEST_SKIP() << "lives in memory";
  append(entries(3));
  EXPECT_TRUE(place_->run("SELECT count(*) FROM record"));
  EXPECT_FALSE(place_->run("UPDATE record SET contract = 'c9' WHERE seq = 2"));
  EXPECT_FALSE(place_->run("DELETE FROM record WHERE seq = 3"));
  EXPECT_FALSE(place_->run("UPDATE person SET id = 'eve'"));
  EXPECT_FALSE(place_->run("DELETE FROM aside"));
  EXPECT_FALSE(place_->run("UPDATE aside SET bytes = salt"));
  EXPECT_EQ(all().size(), 3U);
}

// What somebody can do behind the database's back, and the first record that tells of it.
struct Tampering {
  const char* name;
  const char* sql;
  std::uint64_t damaged;
};

constexpr Tampering kTamperings[] = {
    {"contract", "UPDATE record SET contract = 'c9' WHERE seq = 4", 4},
    {"time", "UPDATE record SET at_seconds = at_seconds + 1 WHERE seq = 5", 5},
    {"recorded_at", "UPDATE record SET recorded_at = recorded_at - 1 WHERE seq = 5", 5},
    {"id", "UPDATE record SET id = 'other' WHERE seq = 2", 2},
    {"bytes", "UPDATE record SET bytes = previous WHERE seq = 6", 6},
    {"freelancer", "UPDATE record SET freelancer = nullif(1, 1) WHERE seq = 4", 4},
    {"swapped", "UPDATE record SET freelancer = client, client = freelancer WHERE seq = 4", 4},
    {"renamed", "UPDATE person SET id = 'eve' WHERE id = 'bob'", 3},
    {"text", "UPDATE aside SET bytes = salt WHERE seq = 3", 3},
    {"no_text", "DELETE FROM aside WHERE seq = 3", 3},
    {"digest", "UPDATE record SET digest = previous WHERE seq = 6", 6},
    {"gap", "DELETE FROM record WHERE seq = 3", 3},
    {"head_cut", "DELETE FROM record WHERE seq = 1", 1}};

TEST_P(EventLedgerOn, NamesTheFirstDamagedRecord) {
  if (!place_->is_database()) GTEST_SKIP() << "lives in memory";
  for (const Tampering& tampering : kTamperings) {
    SCOPED_TRACE(tampering.name);
    place_ = GetParam().place();
    ledger_ = reopened();
    append(entries(7));
    ledger_.reset();
    place_->disarm();
    ASSERT_TRUE(place_->run(tampering.sql));
    ledger_ = reopened();
    const auto verification = ledger_->verify({});
    ASSERT_TRUE(verification) << verification.error().message;
    ASSERT_TRUE(verification->damage);
    EXPECT_EQ(verification->damage->seq, tampering.damaged);
    EXPECT_FALSE(verification->damage->what.empty());
    EXPECT_EQ(verification->head.seq, tampering.damaged - 1);
    const auto read = ledger_->read({}, [](const Record&) -> Result<void> { return {}; });
    if (tampering.damaged > 1) {
      ASSERT_FALSE(read);
      EXPECT_EQ(read.error().code, ErrorCode::corruption);
    }
  }
}

TEST_P(EventLedgerOn, FindsACutTailByAHeadThatSomebodyNoted) {
  if (!place_->is_database()) GTEST_SKIP() << "lives in memory";
  const Head noted = append(entries(7)).head;
  ledger_.reset();
  place_->disarm();
  ASSERT_TRUE(place_->run("DELETE FROM aside WHERE seq = 7; DELETE FROM record WHERE seq = 7"));
  ledger_ = reopened();
  const auto verification = ledger_->verify(noted.digest);
  ASSERT_TRUE(verification);
  EXPECT_FALSE(verification->damage) << "what is left is whole";
  EXPECT_FALSE(verification->expected_at);
}

TEST_P(EventLedgerOn, KeepsNotesBesideTheRecordsAndLetsThemChange) {
  append(entries(2));
  const Head before = *ledger_->head();
  const std::string zero("a\0b", 3);
  ASSERT_TRUE(ledger_->keep({"token", "t2", "first"}));
  ASSERT_TRUE(ledger_->keep({"token", "t1", zero}));
  ASSERT_TRUE(ledger_->keep({"other", "t1", ""}));
  ASSERT_TRUE(ledger_->keep({"token", "t2", "second"}));
  const std::vector<Note> expected{{"token", "t1", zero}, {"token", "t2", "second"}};
  EXPECT_EQ(*ledger_->notes("token"), expected);
  EXPECT_EQ(*ledger_->notes("other"), (std::vector<Note>{{"other", "t1", ""}}));
  EXPECT_TRUE(ledger_->notes("nothing")->empty());
  EXPECT_EQ(ledger_->head()->digest, before.digest);
  EXPECT_FALSE(ledger_->keep({"", "t1", ""}));
  EXPECT_FALSE(ledger_->keep({"token", "", ""}));
}

TEST_P(EventLedgerOn, ChangesANoteByWhatItSaysAndTakesItAway) {
  append(entries(1));
  const auto next = [](std::optional<std::string> bytes) -> std::optional<std::string> {
    return bytes.value_or("") + "x";
  };
  ASSERT_TRUE(ledger_->change_note("lease", "l", next));
  ASSERT_TRUE(ledger_->change_note("lease", "l", next));
  EXPECT_EQ(*ledger_->notes("lease"), (std::vector<Note>{{"lease", "l", "xx"}}));
  const auto none = [](const std::optional<std::string>&) { return std::nullopt; };
  ASSERT_TRUE(ledger_->change_note("lease", "l", none));
  ASSERT_TRUE(ledger_->change_note("lease", "l", none));
  EXPECT_TRUE(ledger_->notes("lease")->empty());
  ASSERT_TRUE(ledger_->keep({"lease", "l", "again"}));
}

INSTANTIATE_TEST_SUITE_P(Every, EventLedgerOn,
                         testing::Values(StoreKind{"memory", &memory_place},
                                         StoreKind{"sqlite", &sqlite_place},
                                         StoreKind{"postgres", &postgres_place}),
                         [](const auto& kind) { return std::string(kind.param.name); });

}  // namespace
}  // namespace jss::ledger

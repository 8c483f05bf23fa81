// SPDX-License-Identifier: Apache-2.0
// What forgetting a person promises, held on every store.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "jss/ledger/event_ledger.h"
#include "jss/ledger/ledger_fixture.h"

namespace jss::ledger {
namespace {

Entry start(const std::string& contract, const std::string& freelancer, const std::string& client) {
  return {.id = contract + "-start",
          .at = {1'700'000'000, 0},
          .contract = contract,
          .freelancer = freelancer,
          .client = client,
          .bytes = R"({"type":"contract_started"})",
          .aside = "title of " + contract};
}

Entry feedback(const std::string& contract) {
  return {.id = contract + "-feedback",
          .at = {1'700'000'500, 0},
          .contract = contract,
          .freelancer = {},
          .client = {},
          .bytes = R"({"type":"feedback_given"})",
          .aside = "comment on " + contract};
}

Entry profile(const std::string& freelancer) {
  return {.id = freelancer + "-profile",
          .at = {1'700'000'100, 0},
          .contract = {},
          .freelancer = freelancer,
          .client = {},
          .bytes = R"({"type":"profile_updated"})",
          .aside = {}};
}

// Two freelancers and two clients, each with each but bob with tidewater; feedback may come first.
std::vector<Entry> market() {
  return {feedback("c1"),
          profile("ana"),
          start("c1", "ana", "larkspur"),
          start("c2", "bob", "larkspur"),
          start("c3", "ana", "tidewater"),
          feedback("c2"),
          feedback("c3")};
}

class ForgettingOn : public testing::TestWithParam<StoreKind> {
 protected:
  void SetUp() override {
    place_ = GetParam().place();
    if (place_ == nullptr) GTEST_SKIP() << "no server of " << GetParam().name << " was named";
    reopen();
    append(market());
    before_ = all();
  }

  void reopen() {
    ledger_.reset();
    auto opened = place_->open();
    ASSERT_TRUE(opened) << opened.error().message;
    ledger_ = std::make_unique<EventLedger>(std::move(*opened));
  }

  std::vector<Fate> append(const std::vector<Entry>& batch) {
    auto receipt = ledger_->append(batch, instant(0), OnConflict::leave_out);
    EXPECT_TRUE(receipt) << receipt.error().message;
    return receipt ? receipt->fates : std::vector<Fate>();
  }

  std::vector<Record> all() { return all_of(*ledger_); }

  static std::vector<Record> all_of(EventLedger& ledger) {
    std::vector<Record> records;
    const auto done = ledger.read({}, [&](const Record& record) -> Result<void> {
      records.push_back(record);
      return {};
    });
    EXPECT_TRUE(done) << done.error().message;
    return records;
  }

  PersonTraces forgotten(PersonKind kind, const std::string& id) {
    const auto traces = ledger_->forget(kind, id);
    EXPECT_TRUE(traces) << traces.error().message;
    EXPECT_TRUE(traces && *traces) << "nobody of that id";
    return traces && *traces ? **traces : PersonTraces{};
  }

  // What is read where some records' texts are gone and one person has another id.
  std::vector<Record> with(const std::vector<std::string>& gone, std::string Record::* person,
                           const std::string& id, const std::string& alias) const {
    std::vector<Record> records = before_;
    for (Record& record : records) {
      if (record.*person == id) record.*person = alias;
      if (std::find(gone.begin(), gone.end(), record.id) != gone.end()) record.aside.clear();
    }
    return records;
  }

  void expect_all(const std::vector<Record>& expected) {
    const std::vector<Record> records = all();
    ASSERT_EQ(records.size(), expected.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
      EXPECT_EQ(static_cast<const Entry&>(records[i]), expected[i]) << records[i].id;
      EXPECT_EQ(records[i].seq, expected[i].seq);
      EXPECT_EQ(records[i].recorded_at, expected[i].recorded_at);
      EXPECT_EQ(records[i].digest, expected[i].digest);
    }
  }

  std::unique_ptr<LedgerPlace> place_;
  std::unique_ptr<EventLedger> ledger_;
  std::vector<Record> before_;
};

TEST_P(ForgettingOn, PutsAnAliasInPlaceOfAFreelancerAndDestroysTheTextsOfTheirContracts) {
  const PersonTraces traces = forgotten(PersonKind::freelancer, "ana");
  EXPECT_EQ(traces.alias.size(), 26U);
  EXPECT_TRUE(traces.alias.starts_with("forgotten-"));
  EXPECT_FALSE(traces.is_forgotten);
  EXPECT_EQ(traces.records, 3U);
  EXPECT_EQ(traces.contracts, 2U);
  EXPECT_EQ(traces.texts, 4U);
  expect_all(with({"c1-start", "c1-feedback", "c3-start", "c3-feedback"}, &Record::freelancer,
                  "ana", traces.alias));
}

TEST_P(ForgettingOn, DoesTheSameForAClient) {
  const PersonTraces traces = forgotten(PersonKind::client, "tidewater");
  EXPECT_EQ(traces.records, 1U);
  EXPECT_EQ(traces.contracts, 1U);
  EXPECT_EQ(traces.texts, 2U);
  expect_all(with({"c3-start", "c3-feedback"}, &Record::client, "tidewater", traces.alias));
}

TEST_P(ForgettingOn, KeepsTheChainAndSaysHowMuchIsGone) {
  const Digest head = ledger_->head()->digest;
  forgotten(PersonKind::freelancer, "ana");
  forgotten(PersonKind::client, "larkspur");
  const auto found = ledger_->verify(head);
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->damage) << found->damage->what;
  EXPECT_EQ(found->expected_at, before_.size());
  EXPECT_EQ(found->forgotten_people, 2U);
  EXPECT_EQ(found->forgotten_texts, 6U);
}

TEST_P(ForgettingOn, SaysBeforehandWhatItWouldDestroyAndChangesNothing) {
  const auto told = ledger_->traces_of(PersonKind::freelancer, "ana");
  ASSERT_TRUE(told && *told);
  expect_all(before_);
  const PersonTraces done = forgotten(PersonKind::freelancer, "ana");
  EXPECT_EQ((*told)->alias, done.alias);
  EXPECT_EQ((*told)->records, done.records);
  EXPECT_EQ((*told)->contracts, done.contracts);
  EXPECT_EQ((*told)->texts, done.texts);
}

TEST_P(ForgettingOn, FindsNobodyWhoIsNotThereOrIsForgottenAlready) {
  EXPECT_FALSE(*ledger_->forget(PersonKind::freelancer, "larkspur")) << "is a client";
  EXPECT_FALSE(*ledger_->traces_of(PersonKind::client, "ana"));
  expect_all(before_);
  forgotten(PersonKind::freelancer, "ana");
  EXPECT_FALSE(*ledger_->traces_of(PersonKind::freelancer, "ana"));
  EXPECT_FALSE(*ledger_->forget(PersonKind::freelancer, "ana"));
}

TEST_P(ForgettingOn, IsDoneOnceHoweverOftenItIsAskedForByTheAlias) {
  const std::string alias = forgotten(PersonKind::freelancer, "ana").alias;
  const std::vector<Record> once = all();
  const PersonTraces again = forgotten(PersonKind::freelancer, alias);
  EXPECT_TRUE(again.is_forgotten);
  EXPECT_EQ(again.alias, alias);
  EXPECT_EQ(again.records, 3U);
  EXPECT_EQ(again.texts, 0U);
  expect_all(once);
}

TEST_P(ForgettingOn, TakesARepetitionForWhatItCanNoLongerCompareAndBringsNothingBack) {
  forgotten(PersonKind::freelancer, "ana");
  const std::vector<Record> once = all();
  EXPECT_EQ(append(market()), std::vector<Fate>(7, Fate::repeated));
  EXPECT_FALSE(*ledger_->traces_of(PersonKind::freelancer, "ana"));
  expect_all(once);
}

TEST_P(ForgettingOn, StillFindsAConflictInWhatItCanCompare) {
  forgotten(PersonKind::freelancer, "ana");
  std::vector<Entry> others(5, start("c1", "ana", "larkspur"));
  others[0].bytes += " ";
  others[1].client = "tidewater";
  others[2].freelancer = "";
  others[3].contract = "c9";
  others[4] = profile("ana");
  others[4].aside = "a text where there was none";
  EXPECT_EQ(append(others), std::vector<Fate>(5, Fate::conflicting));
  Entry bare = start("c1", "ana", "larkspur");
  bare.aside.clear();
  EXPECT_EQ(append({bare}), (std::vector{Fate::repeated})) << "as an export has it";
}

TEST_P(ForgettingOn, KnowsTheSameIdAsSomebodyElseAfterwards) {
  const std::string alias = forgotten(PersonKind::freelancer, "ana").alias;
  EXPECT_EQ(append({start("c4", "ana", "larkspur")}), (std::vector{Fate::accepted}));
  EXPECT_EQ(all().back().freelancer, "ana");
  EXPECT_EQ(all()[1].freelancer, alias);
  const PersonTraces second = forgotten(PersonKind::freelancer, "ana");
  EXPECT_NE(second.alias, alias);
  EXPECT_EQ(second.records, 1U);
  EXPECT_FALSE(ledger_->verify({})->damage);
}

TEST_P(ForgettingOn, DestroysTextsThatComeLaterWhenAskedByTheAlias) {
  const std::string alias = forgotten(PersonKind::freelancer, "ana").alias;
  Entry late = feedback("c1");
  late.id = "late";
  append({late, start("c5", alias, "larkspur")});
  EXPECT_EQ(all()[7].aside, "comment on c1");
  EXPECT_EQ(forgotten(PersonKind::freelancer, alias).texts, 2U);
  EXPECT_EQ(all()[7].aside, "");
  EXPECT_EQ(all()[8].aside, "");
  EXPECT_FALSE(ledger_->verify({})->damage);
}

TEST_P(ForgettingOn, IsReadByTheAlias) {
  const std::string alias = forgotten(PersonKind::freelancer, "ana").alias;
  Selection selection;
  selection.freelancer = alias;
  std::size_t seen = 0;
  ASSERT_TRUE(ledger_->read(selection, [&](const Record&) -> Result<void> {
    ++seen;
    return {};
  }));
  EXPECT_EQ(seen, 3U);
}

TEST_P(ForgettingOn, OutlivesItsProgram) {
  if (!place_->is_database()) GTEST_SKIP() << "lives in memory";
  forgotten(PersonKind::freelancer, "ana");
  const std::vector<Record> once = all();
  reopen();
  expect_all(once);
}

TEST_P(ForgettingOn, IsMovedToAnotherLedgerAsItIs) {
  forgotten(PersonKind::freelancer, "ana");
  const std::vector<Record> given = all();
  EXPECT_EQ(ledger_->restore(given)->fates, std::vector<Fate>(7, Fate::repeated));
  EXPECT_EQ(ledger_->restore(before_)->fates, std::vector<Fate>(7, Fate::repeated))
      << "a backup from before brings nothing back";
  expect_all(given);
  const auto place = GetParam().place();
  auto other = place->open();
  ASSERT_TRUE(other);
  ASSERT_TRUE(other->restore(given));
  const std::vector<Record> taken = all_of(*other);
  ASSERT_EQ(taken.size(), given.size());
  for (std::size_t i = 0; i < taken.size(); ++i) {
    EXPECT_EQ(static_cast<const Entry&>(taken[i]), given[i]);
  }
  EXPECT_FALSE(other->verify({})->damage);
}

// What somebody may try without switching anything off. Record 7 has the zeros of what is
// forgotten.
constexpr const char* kRefused[] = {
    "UPDATE person SET id = 'eve' WHERE id = 'ana'",
    "UPDATE person SET secret = (SELECT salt FROM aside WHERE seq = 7) WHERE id = 'ana'",
    "UPDATE person SET secret = (SELECT salt FROM aside WHERE seq = 7), id = 'eve' "
    "WHERE id = 'ana'",
    "UPDATE person SET id = 'tidewater' WHERE kind = 2 AND id LIKE 'forgotten-%'",
    "UPDATE person SET number = 99 WHERE kind = 2 AND id LIKE 'forgotten-%'",
    "DELETE FROM person WHERE id = 'ana'", "DELETE FROM aside WHERE seq = 1",
    "DELETE FROM aside WHERE seq = 7", "UPDATE aside SET bytes = salt WHERE seq = 7",
    "UPDATE aside SET forgotten_for = 1 WHERE seq = 1",
    // Of somebody who is not forgotten, and of somebody who has nothing to do with it.
    "UPDATE aside SET salt = (SELECT salt FROM aside WHERE seq = 7), bytes = substr(bytes, 1, 0), "
    "forgotten_for = (SELECT freelancer FROM record WHERE seq = 2) WHERE seq = 1",
    "UPDATE aside SET salt = (SELECT salt FROM aside WHERE seq = 7), bytes = substr(bytes, 1, 0), "
    "forgotten_for = (SELECT number FROM person WHERE id LIKE 'forgotten-%') WHERE seq = 1",
    "INSERT INTO aside (seq, salt, bytes, forgotten_for) "
    "SELECT 2, salt, bytes, forgotten_for FROM aside WHERE seq = 7",
    "INSERT OR REPLACE INTO aside (seq, salt, bytes) SELECT 1, salt, salt FROM aside WHERE seq = 1",
    "INSERT OR REPLACE INTO person (number, kind, pseudonym, id, secret) "
    "SELECT number, kind, pseudonym, 'eve', secret FROM person WHERE id = 'ana'"};

TEST_P(ForgettingOn, IsAllThatTheDatabaseAllows) {
  if (!place_->is_database()) GTEST_SKIP() << "lives in memory";
  forgotten(PersonKind::client, "tidewater");
  const std::vector<Record> once = all();
  for (const char* sql : kRefused) EXPECT_FALSE(place_->run(sql)) << sql;
  expect_all(once);
  EXPECT_TRUE(place_->run(
      "UPDATE person SET secret = (SELECT salt FROM aside WHERE seq = 7), id = 'forgotten-' || "
      "lower(substr(" +
      std::string(GetParam().name == std::string("sqlite") ? "hex(pseudonym)"
                                                           : "encode(pseudonym, 'hex')") +
      ", 1, 16)) WHERE id = 'ana'"))
      << "what forgetting does is allowed";
}

// What somebody can do behind the database's back to pass damage off as forgetting.
struct Pretext {
  const char* name;
  const char* sql;
  std::uint64_t damaged;
};

constexpr Pretext kPretexts[] = {
    {"other_id", "UPDATE person SET id = 'eve' WHERE id LIKE 'forgotten-%'", 5},
    {"other_alias",
     "UPDATE person SET id = 'forgotten-0123456789abcdef' WHERE id LIKE 'forgotten-%'", 5},
    {"half_forgotten",
     "UPDATE person SET secret = (SELECT secret FROM person WHERE id LIKE 'forgotten-%') "
     "WHERE id = 'bob'",
     4},
    {"fact", "UPDATE record SET bytes = previous WHERE seq = 5", 5},
    {"swapped_person", "UPDATE record SET client = 2 WHERE seq = 5", 5},
    {"unmarked_text", "DELETE FROM aside WHERE seq = 5", 5},
    {"new_text", "UPDATE aside SET bytes = salt WHERE seq = 7", 7},
    {"marked_text",
     "UPDATE aside SET forgotten_for = (SELECT number FROM person WHERE id LIKE 'forgotten-%') "
     "WHERE seq = 1",
     1},
    {"not_forgotten",
     "UPDATE aside SET salt = (SELECT salt FROM aside WHERE seq = 7), bytes = substr(bytes, 1, 0), "
     "forgotten_for = 1 WHERE seq = 1",
     1},
    {"somebody_elses",
     "UPDATE aside SET salt = (SELECT salt FROM aside WHERE seq = 7), bytes = substr(bytes, 1, 0), "
     "forgotten_for = (SELECT number FROM person WHERE id LIKE 'forgotten-%') WHERE seq = 4",
     4},
    {"nobodys",
     "UPDATE aside SET salt = (SELECT salt FROM aside WHERE seq = 7), bytes = substr(bytes, 1, 0), "
     "forgotten_for = null WHERE seq = 4",
     4}};

TEST_P(ForgettingOn, IsNoPretextForDamage) {
  if (!place_->is_database()) GTEST_SKIP() << "lives in memory";
  for (const Pretext& pretext : kPretexts) {
    SCOPED_TRACE(pretext.name);
    ledger_.reset();
    place_ = GetParam().place();
    reopen();
    append(market());
    forgotten(PersonKind::client, "tidewater");
    ledger_.reset();
    place_->disarm();
    ASSERT_TRUE(place_->run(pretext.sql));
    reopen();
    const auto found = ledger_->verify({});
    ASSERT_TRUE(found) << found.error().message;
    ASSERT_TRUE(found->damage);
    EXPECT_EQ(found->damage->seq, pretext.damaged) << found->damage->what;
    EXPECT_EQ(found->head.seq, pretext.damaged - 1);
  }
}

INSTANTIATE_TEST_SUITE_P(Every, ForgettingOn,
                         testing::Values(StoreKind{"memory", &memory_place},
                                         StoreKind{"sqlite", &sqlite_place},
                                         StoreKind{"postgres", &postgres_place}),
                         [](const auto& kind) { return std::string(kind.param.name); });

}  // namespace
}  // namespace jss::ledger

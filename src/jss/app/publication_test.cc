// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "jss/app/ledger_place.h"
#include "jss/app/policy_events.h"
#include "jss/app/publication_check.h"
#include "jss/app/published_scores.h"
#include "jss/app/publisher.h"
#include "jss/app/score_series.h"
#include "jss/history/random_history.h"
#include "jss/io/policy_writer.h"
#include "jss/ledger/digest.h"
#include "jss/ledger/memory_ledger.h"

namespace jss::app {
namespace {

using history::Event;
using testing::ElementsAre;
using testing::HasSubstr;

Day day(std::string_view text) { return *parse_day(text); }

// A ledger in memory whose clock goes on by an hour a step.
class Market {
 public:
  Market() : ledger_(ledger::memory_ledger()), shelf_(*engine::PolicyShelf::open()) {}

  void tell(const std::vector<Event>& events) {
    std::vector<ledger::Entry> entries;
    entries.reserve(events.size());
    for (const Event& event : events) entries.push_back(ledger_entry(event));
    now_.seconds += 3600;
    ASSERT_TRUE(ledger_.append(entries, now_, ledger::OnConflict::refuse_all));
  }

  // A contract that was paid, ended and praised or not.
  void tell_of_contract(const std::string& freelancer, const std::string& id, std::int16_t stars) {
    const auto at = [](std::string_view text) { return *parse_timestamp(text); };
    tell({{.id = id + "a",
           .at = at("2026-01-01"),
           .body = history::ContractStarted{id, freelancer, "k" + id}},
          {.id = id + "b", .at = at("2026-01-02"), .body = history::Paid{id, Cents{50'000}}},
          {.id = id + "c", .at = at("2026-01-03"), .body = history::ContractEnded{id}},
          {.id = id + "d",
           .at = at("2026-01-03"),
           .body = history::FeedbackGiven{.contract = id, .stars = stars}},
          {.id = id + "e",
           .at = at("2026-01-03"),
           .body = history::FeedbackGiven{
               .contract = id, .from = history::Side::freelancer, .stars = stars}}});
  }

  PublicationLog log(PublicationLog::Keep keep = PublicationLog::Keep::all) {
    auto read = PublicationLog::read(ledger_, keep, {});
    EXPECT_TRUE(read) << read.error().message;
    return std::move(*read);
  }

  void publish(Day as_of, std::optional<Timestamp> known_at = std::nullopt) {
    const PublicationLog known = log(PublicationLog::Keep::unfinished);
    Publisher publisher(ledger_, known, shelf_, executor_);
    now_.seconds += 3600;
    const Publication* const begun = known.find(to_string(as_of));
    auto made =
        begun != nullptr ? publisher.compute(*begun) : publisher.compute(as_of, known_at, now_);
    ASSERT_TRUE(made) << made.error().message;
    const auto done = publisher.write(*made, [this] { return now_; }, {});
    ASSERT_TRUE(done) << done.error().message;
  }

  std::vector<std::string> due(std::optional<Day> from, Day to) {
    const PublicationLog known = log();
    const auto days = Publisher(ledger_, known, shelf_, executor_).due_days(from, to);
    std::vector<std::string> texts;
    for (const Day one : *days) texts.push_back(to_string(one));
    return texts;
  }

  std::string problem(const std::string& publication, std::string_view freelancer = {}) {
    const PublicationLog known = log();
    PublicationCheck check(known, executor_);
    if (freelancer.empty()) return check.everybody(*known.find(publication)).problem;
    const auto found = check.one(*known.find(publication), freelancer);
    return found ? found->problem : "error: " + found.error().message;
  }

  // The same records, each as `change` makes it, in a ledger of their own: as if somebody had
  // written the whole chain anew.
  void forge(const std::function<void(Event&)>& change) {
    auto forged = ledger::memory_ledger();
    std::vector<ledger::Record> records;
    RecordReader reader;
    const auto done = ledger_.read({}, [&](const ledger::Record& record) -> Result<void> {
      auto event = reader.event_of(record);
      change(*event);
      ledger::Record copy = record;
      static_cast<ledger::Entry&>(copy) = ledger_entry(*event);
      records.push_back(copy);
      return {};
    });
    ASSERT_TRUE(done);
    ASSERT_TRUE(forged.restore(records));
    ledger_ = std::move(forged);
  }

  ledger::EventLedger ledger_;
  engine::PolicyShelf shelf_;
  scoring::SerialExecutor executor_;
  Timestamp now_ = *parse_timestamp("2026-03-01");
};

TEST(Publication, ShowsEverybodyOnceAndFollowsFromTheRecords) {
  Market market;
  market.tell_of_contract("ben", "c1", 500);
  market.tell_of_contract("ana", "c2", 100);
  market.publish(day("2026-03-01"));
  const PublicationLog log = market.log();
  ASSERT_EQ(log.publications().size(), 1U);
  const Publication& publication = log.publications().front();
  EXPECT_EQ(publication.opened.records, 10U);
  EXPECT_EQ(publication.opened.policy, "2026-01");
  EXPECT_EQ(publication.closed, 2U);
  ASSERT_EQ(publication.shown.size(), 2U);
  EXPECT_EQ(publication.shown[0].freelancer, "ana");
  EXPECT_EQ(publication.shown[1].freelancer, "ben");
  EXPECT_EQ(market.problem("2026-03-01"), "");
  EXPECT_EQ(market.problem("2026-03-01", "ana"), "");
  EXPECT_THAT(market.problem("2026-03-01", "eve"), HasSubstr("shows no freelancer 'eve'"));
}

TEST(Publication, IsDueOnTheDaysOfThePolicy) {
  Market market;
  market.tell_of_contract("ana", "c1", 500);
  // Every second Sunday until September 2024, daily since then.
  EXPECT_THAT(market.due(day("2024-08-01"), day("2024-09-05")),
              ElementsAre("2024-08-04", "2024-08-18", "2024-09-01", "2024-09-03", "2024-09-04",
                          "2024-09-05"));
  EXPECT_THAT(market.due(std::nullopt, day("2024-08-20")), ElementsAre("2024-08-18"))
      << "the first time only the last day";
  market.publish(day("2026-03-01"));
  EXPECT_THAT(market.due(std::nullopt, day("2026-03-01")), ElementsAre());
  EXPECT_THAT(market.due(std::nullopt, day("2026-03-03")), ElementsAre("2026-03-02", "2026-03-03"));
  EXPECT_THAT(market.due(day("2026-02-28"), day("2026-03-02")),
              ElementsAre("2026-02-28", "2026-03-02"));
}

TEST(Publication, FollowsFromWhatWasKnownWhenItWasAsked) {
  Market market;
  market.tell_of_contract("ana", "c1", 500);
  const Timestamp then{market.now_.seconds + 60, 0};  // records are a nanosecond apart
  market.tell_of_contract("ana", "c2", 100);
  market.publish(day("2026-03-01"), then);
  market.publish(day("2026-03-02"));
  const PublicationLog log = market.log();
  EXPECT_EQ(log.find("2026-03-01")->opened.records, 5U);
  EXPECT_EQ(log.find("2026-03-01")->opened.known_at, log.events()[4].recorded_at);
  EXPECT_EQ(log.find("2026-03-02")->opened.records, 13U) << "what was published is recorded, too";
  EXPECT_EQ(market.problem("2026-03-01"), "");
  EXPECT_EQ(market.problem("2026-03-02"), "");
}

TEST(Publication, NamesTheFirstScoreThatSomebodyChanged) {
  Market market;
  for (const char* name : {"ana", "ben", "cy"}) market.tell_of_contract(name, name, 100);
  market.publish(day("2026-03-01"));
  market.forge([](Event& event) {
    auto* shown = std::get_if<history::ScorePublished>(&event.body);
    if (shown == nullptr || shown->freelancer == "ana") return;
    *shown = {.publication = shown->publication,
              .freelancer = shown->freelancer,
              .score = 100,
              .exact = 10'000,
              .window = "24m",
              .reason = {}};
  });
  EXPECT_THAT(market.problem("2026-03-01"),
              HasSubstr("shows 'ben' 100 (100.00, 24m), but what follows is"));
  EXPECT_EQ(market.problem("2026-03-01", "ana"), "");
}

TEST(Publication, HoldsInALedgerThatWasTakenBackFromAnExport) {
  Market market;
  market.tell_of_contract("ana", "c1", 500);
  market.publish(day("2026-03-01"));
  const auto same_chain = [&] {
    const PublicationLog log = market.log();
    return PublicationCheck(log, market.executor_).everybody(log.publications()[0]).same_chain;
  };
  EXPECT_TRUE(same_chain());
  market.forge([](Event&) {});
  EXPECT_EQ(market.problem("2026-03-01"), "");
  EXPECT_FALSE(same_chain());
}

// Brings a policy of a market's own into force, and publishes a day under it.
void publish_under_own_rules(Market& market) {
  const std::string text =
      "id = \"mine\"\ntitle = \"For a test\"\nbased_on = \"2026-01\"\n"
      "feedback_days = { value = 3, source = \"a test\", grade = \"assumed\" }\n";
  const std::string digest = ledger::to_hex(ledger::sha256(text));
  market.tell_of_contract("ana", "c1", 500);
  const auto decide = [&](const char* id, history::EventBody body) {
    market.tell({{.id = id, .at = market.now_, .body = std::move(body)}});
  };
  decide("d", history::PolicyDrafted{"mine", digest, text, "ana"});
  decide("a", history::PolicyApproved{"mine", digest, "ben"});
  decide("s", history::PolicyScheduled{"mine", digest, day("2026-03-01"), "ben"});
  market.shelf_.take(policy_life_of(market.log().decisions(), std::nullopt));
  market.publish(day("2026-03-01"));
}

TEST(Publication, HoldsOnlyUnderThePolicyInForceAsKnownThen) {
  Market market;
  publish_under_own_rules(market);
  EXPECT_EQ(market.problem("2026-03-01"), "");
  const auto digest = market.log().publications()[0].opened.digest;
  market.tell({{.id = "r",
                .at = *parse_timestamp("2026-03-01T12:00:00Z"),
                .body = history::PolicyRolledBack{"mine", digest, "cy", "too mild"}}});
  EXPECT_EQ(market.problem("2026-03-01"), "") << "what was decided later changes nothing";
  market.forge([](Event& event) {
    if (event.id == "s") event.body = history::OfferMade{"ana", "kc1"};
  });
  EXPECT_THAT(market.problem("2026-03-01"),
              HasSubstr("is by policy 'mine', but '2026-01' was in force on 2026-03-01, as known"));
}

TEST(Publication, HoldsOnlyUnderTheRulesOfThePolicyInForce) {
  Market market;
  publish_under_own_rules(market);
  market.forge([](Event& event) {
    auto* const opened = std::get_if<history::PublicationOpened>(&event.body);
    if (opened == nullptr) return;
    auto policy = *kept_policy(*opened);
    policy.rules.gate.outcomes += 1;
    opened->text = io::whole_policy_toml(policy);
    opened->digest = ledger::to_hex(ledger::sha256(opened->text));
  });
  EXPECT_THAT(market.problem("2026-03-01"),
              HasSubstr("is by other rules than those of policy 'mine', which was in force"));
}

TEST(Publication, NamesWhoIsMissingTwiceOrMadeUp) {
  const auto score = [](const char* name) {
    return history::ScorePublished{.publication = "p", .freelancer = name, .reason = "no_outcomes"};
  };
  const std::vector follow{score("ana"), score("ben")};
  const auto differs = [&](std::vector<history::ScorePublished> shown) {
    return first_difference(shown, follow).value_or("");
  };
  EXPECT_EQ(differs({score("ben"), score("ana")}), "") << "in any order";
  EXPECT_THAT(differs({score("ana")}), HasSubstr("does not show 'ben'"));
  EXPECT_THAT(differs({score("ben")}), HasSubstr("does not show 'ana'"));
  EXPECT_THAT(differs({score("ana"), score("ben"), score("cy")}), HasSubstr("shows 'cy' no score"));
  EXPECT_THAT(differs({score("ana"), score("ana"), score("ben")}), HasSubstr("'ana' twice"));
}

TEST(Publication, NoticesAnotherPolicyUnderTheSameDigest) {
  Market market;
  market.tell_of_contract("ana", "c1", 500);
  const PublicationLog log = market.log();
  Publisher publisher(market.ledger_, log, market.shelf_, market.executor_);
  auto made = publisher.compute(day("2026-03-01"), std::nullopt, market.now_);
  ASSERT_TRUE(made);
  made->opened.text += "# changed\n";
  const auto scores = scores_of(made->opened, log.events(), market.executor_);
  ASSERT_FALSE(scores);
  EXPECT_THAT(scores.error().message, HasSubstr("do not have the digest"));
}

TEST(Publication, GoesOnWhereItWasInterrupted) {
  Market market;
  market.tell_of_contract("ana", "c1", 500);
  market.tell_of_contract("ben", "c2", 500);
  {
    const PublicationLog log = market.log();
    Publisher publisher(market.ledger_, log, market.shelf_, market.executor_);
    const auto made = publisher.compute(day("2026-03-01"), std::nullopt, market.now_);
    ASSERT_TRUE(made);
    market.tell(
        {{.id = "publication/2026-03-01/opened", .at = market.now_, .body = made->opened},
         {.id = "publication/2026-03-01/score/1", .at = market.now_, .body = made->shown[0]}});
  }
  EXPECT_THAT(market.problem("2026-03-01"), HasSubstr("was interrupted"));
  market.tell_of_contract("cy", "c3", 500);  // not known when it was opened
  market.publish(day("2026-03-01"));
  EXPECT_EQ(market.log().publications()[0].closed, 2U);
  EXPECT_EQ(market.problem("2026-03-01"), "");
}

RC_GTEST_PROP(Publication, FollowsFromTheLedgerWhateverIsRecordedLater, ()) {
  Market market;
  std::vector<Event> events = history::RandomHistory().events();
  history::shuffle(events);
  const std::size_t half = events.size() / 2;
  market.tell({events.begin(), events.begin() + static_cast<std::ptrdiff_t>(half)});
  const Timestamp then{market.now_.seconds + 60, 0};  // records are a nanosecond apart
  const Day middle = history::RandomHistory::kFirst + *rc::gen::inRange(100, 900);
  market.publish(middle);
  market.tell({events.begin() + static_cast<std::ptrdiff_t>(half), events.end()});
  market.publish(middle + 30, then);
  market.publish(middle + 60);
  for (const Day shown : {middle, middle + 30, middle + 60}) {
    RC_ASSERT(market.problem(to_string(shown)).empty());
  }
}

std::string bytes_of(const std::vector<history::ScorePublished>& scores) {
  std::string bytes;
  for (const history::ScorePublished& score : scores) {
    bytes += ledger_entry({.id = "x", .at = {}, .body = score}).bytes + '\n';
  }
  return bytes;
}

// Publications of a run, opened on their days with what was recorded until some day of them.
std::vector<history::PublicationOpened> openings(const PublicationLog& log,
                                                 engine::PolicyShelf& shelf, Day first, Day last) {
  std::vector<history::PublicationOpened> all;
  auto known = static_cast<std::size_t>(*rc::gen::inRange(0, 10));
  for (Day on = first; on <= last; on = on + 1) {
    const scoring::Policy& policy = **shelf.choose(std::nullopt, on);
    if (!is_showing_day(policy, on)) continue;
    known = std::min(log.events().size() - 1,
                     known + static_cast<std::size_t>(*rc::gen::inRange(0, 8)));
    std::string text = io::whole_policy_toml(policy);
    all.push_back({.publication = to_string(on),
                   .as_of = on,
                   .known_at = *log.events()[known].recorded_at,
                   .policy = policy.id,
                   .digest = ledger::to_hex(ledger::sha256(text)),
                   .text = text});
  }
  return all;
}

// Every second Sunday until September 2024, daily since then; events arrive in any order between.
RC_GTEST_PROP(Publication, ShowsTheSameAfterAnotherAsAlone, ()) {
  Market market;
  std::vector<Event> events = history::RandomHistory().events();
  history::shuffle(events);
  market.tell(events);
  const PublicationLog log = market.log();
  const Day first = day("2024-07-20") + *rc::gen::inRange(0, 30);
  auto publications = openings(log, market.shelf_, first, day("2024-09-05"));
  // Now and then one that was interrupted, of an earlier day or of less knowledge.
  if (*rc::gen::inRange(0, 2) == 0) {
    const auto at = *rc::gen::inRange<std::size_t>(0, publications.size());
    publications.insert(
        publications.begin() +
            *rc::gen::inRange<std::ptrdiff_t>(0, static_cast<std::ptrdiff_t>(publications.size())),
        history::PublicationOpened(publications[at]));
  }
  ScoreSeries series(log.events(), market.executor_);
  series.expect(publications.size());
  std::size_t shown = 0;
  for (const history::PublicationOpened& opened : publications) {
    const auto alone = scores_of(opened, log.events(), market.executor_);
    const auto after = series.next(opened);
    RC_ASSERT(alone.has_value());
    RC_ASSERT(after.has_value());
    RC_ASSERT(bytes_of(*after) == bytes_of(*alone));
    shown += alone->size();
  }
  RC_CLASSIFY(shown > 0, "somebody is shown");
}

TEST(Publication, GivesCertificatesThatTheLedgerBearsOut) {
  Market market;
  market.tell_of_contract("ana", "c1", 500);
  market.publish(day("2026-03-01"));
  const PublicationLog log = market.log();
  const Publication& publication = log.publications()[0];
  const auto key = SigningKey::create();
  ASSERT_TRUE(key);
  const io::Certificate made =
      certificate_of(publication.opened, publication.shown[0], *key, market.now_);
  EXPECT_TRUE(signature_holds(key->public_key(), io::certificate_statement(made), made.signature));
  const auto problem = [&](const io::Certificate& certificate) {
    return PublicationCheck(log, market.executor_).certificate(certificate).problem;
  };
  EXPECT_EQ(problem(made), "");
  io::Certificate other = made;
  other.publication = "2026-03-02";
  EXPECT_THAT(problem(other), HasSubstr("which this ledger does not have"));
  other = made;
  other.records = 3;
  EXPECT_THAT(problem(other), HasSubstr("other records"));
  other = made;
  other.policy = "broad";
  EXPECT_THAT(problem(other), HasSubstr("another policy"));
  other = made;
  other.reason = "no_outcomes";
  EXPECT_THAT(problem(other), HasSubstr("of this ledger showed"));
  other = made;
  other.freelancer = "eve";
  EXPECT_THAT(problem(other), HasSubstr("never shown, or are forgotten"));
}

}  // namespace
}  // namespace jss::app

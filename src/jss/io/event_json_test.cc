// SPDX-License-Identifier: Apache-2.0
#include "jss/io/event_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "jss/history/random_events.h"
#include "jss/history/replay.h"

namespace jss::io {
namespace {

using history::ContractEnded;
using history::ContractStarted;
using history::Event;
using history::FeedbackGiven;
using history::FeedbackScores;
using history::Paid;
using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

std::vector<Event> read(std::string_view text) {
  auto events = read_event_json("events.jsonl", text);
  EXPECT_TRUE(events.has_value()) << events.error().message;
  return events.value_or(std::vector<Event>{});
}

std::string complaint(std::string_view text) {
  const auto events = read_event_json("events.jsonl", text);
  return events ? "" : events.error().message;
}

std::string paid(std::string_view rest) {
  return R"({"id":"e1","type":"paid","at":"2026-03-01","contract":"c1",)" + std::string(rest) + "}";
}

TEST(EventJson, ReadsAnEventOfEachShape) {
  const auto events = read(
      R"({"id":"e1","type":"contract_started","at":"2026-03-01T09:30:00Z","contract":"c1","freelancer":"f1","client":"k1","kind":"fixed","title":"Logo","due_on":"2026-04-01"})"
      "\n"
      R"({"type":"contract_ended","by":"client","reason":"completed","contract":"c1","at":"2026-03-02","id":"e2"})"
      "\n"
      R"({"id":"e3","type":"feedback_given","at":"2026-03-02","contract":"c1","from":"client","scores":{"skills":5,"quality":"4.50","availability":4,"deadlines":3,"communication":2,"cooperation":1},"recommend":9,"mid_contract":false})"
      "\n");
  ASSERT_EQ(events.size(), 3U);
  EXPECT_EQ(events[0], (Event{.id = "e1",
                              .at = *parse_timestamp("2026-03-01T09:30:00Z"),
                              .body = ContractStarted{.contract = "c1",
                                                      .freelancer = "f1",
                                                      .client = "k1",
                                                      .kind = history::ContractKind::fixed,
                                                      .title = "Logo",
                                                      .due_on = *parse_day("2026-04-01")}}));
  EXPECT_EQ(std::get<ContractEnded>(events[1].body),
            (ContractEnded{"c1", history::Actor::client, scoring::EndReason::completed}));
  EXPECT_EQ(std::get<FeedbackGiven>(events[2].body),
            (FeedbackGiven{.contract = "c1",
                           .scores = FeedbackScores{500, 450, 400, 300, 200, 100},
                           .recommend = 9}));
}

TEST(EventJson, ReadsNumbersFromTheirCharactersInQuotesOrNot) {
  const auto amount = [](std::string_view text) {
    return std::get<Paid>(read(paid("\"amount\":" + std::string(text))).at(0).body).amount;
  };
  EXPECT_EQ(amount("12"), Cents{1200});
  EXPECT_EQ(amount("0.1"), Cents{10});
  EXPECT_EQ(amount("12.50"), Cents{1250});
  EXPECT_EQ(amount(R"("12.50")"), Cents{1250});
  EXPECT_EQ(amount("9007199254.99"), Cents{900'719'925'499});
  EXPECT_EQ(amount("10000000000"), kLargestAmount);
}

TEST(EventJson, RefusesNumbersThatAreNoDecimals) {
  for (const std::string_view text :
       {"1.005", "1e3", "-1", R"("1.005")", R"("")", R"("$5")", R"("1,000")", "10000000000.01",
        "123456789012345678901234567890", "1e999"}) {
    EXPECT_THAT(complaint(paid("\"amount\":" + std::string(text))), StartsWith("events.jsonl:1:"))
        << text;
  }
  EXPECT_THAT(complaint(paid(R"("amount":1.005)")),
              AllOf(HasSubstr("amount: '1.005'"), HasSubstr("two places")));
  EXPECT_THAT(complaint(paid(R"("amount":true)")), HasSubstr("amount: is true or false"));
  EXPECT_THAT(complaint(paid(R"("amount":null)")), HasSubstr("amount: is null"));
}

TEST(EventJson, TakesWholeNumbersForAnswersOnly) {
  const auto answer = [](std::string_view text) {
    return R"({"id":"e1","type":"feedback_given","at":"2026-03-01","contract":"c1","from":"client","recommend":)" +
           std::string(text) + "}";
  };
  EXPECT_EQ(std::get<FeedbackGiven>(read(answer("10.0")).at(0).body).recommend, 10);
  EXPECT_EQ(std::get<FeedbackGiven>(read(answer("\"0\"")).at(0).body).recommend, 0);
  EXPECT_THAT(complaint(answer("9.5")), HasSubstr("recommend: '9.5' is no whole number"));
  EXPECT_THAT(complaint(answer("11")),
              HasSubstr("recommend: '11' is no decimal from 0.00 to 10.00"));
}

TEST(EventJson, NamesAnUnknownTypeWithTheKnownOnes) {
  EXPECT_THAT(
      complaint(R"({"id":"e1","type":"payd","at":"2026-03-01"})"),
      AllOf(StartsWith("events.jsonl:1: type: 'payd' is not one of contract_started, paid,"),
            HasSubstr("retracted")));
  EXPECT_THAT(complaint(R"({"id":"e1","at":"2026-03-01"})"), HasSubstr("type: is missing"));
}

TEST(EventJson, NamesAnUnknownKeyWithTheKnownOnes) {
  EXPECT_EQ(complaint(paid(R"("amount":1,"currency":"USD")")),
            "events.jsonl:1: currency: is no key of paid: those are id, type, at, recorded_at, "
            "contract, amount");
  EXPECT_THAT(complaint(paid(R"("ammount":1)")), HasSubstr("ammount: is no key of paid"))
      << "rather than that 'amount' is missing";
}

TEST(EventJson, NamesMissingAndRepeatedKeys) {
  EXPECT_THAT(complaint(R"({"id":"e1","type":"paid","at":"2026-03-01","contract":"c1"})"),
              HasSubstr("amount: is missing"));
  EXPECT_THAT(complaint(R"({"type":"paid","at":"2026-03-01","contract":"c1","amount":1})"),
              HasSubstr("id: is missing"));
  EXPECT_THAT(complaint(paid(R"("amount":1,"amount":2)")), HasSubstr("amount: stands twice"));
  EXPECT_THAT(complaint(paid(R"("amount":1,"type":"paid")")), HasSubstr("type: stands twice"));
}

TEST(EventJson, NamesWhatIsWrongInsideScores) {
  const auto scores = [](std::string_view inside) {
    return R"({"id":"e1","type":"feedback_given","at":"2026-03-01","contract":"c1","from":"client","scores":{"skills":5,"quality":5,"availability":5,"deadlines":5,)" +
           std::string(inside) + "}}";
  };
  EXPECT_THAT(complaint(scores(R"("communication":5)")),
              HasSubstr("scores.cooperation: is missing"));
  EXPECT_THAT(complaint(scores(R"("communication":5,"cooperation":5.01)")),
              HasSubstr("scores.cooperation: '5.01' is no decimal from 1.00 to 5.00"));
  EXPECT_THAT(complaint(scores(R"("communication":5,"cooperation":5,"speed":5)")),
              HasSubstr("scores.speed: is no key of scores"));
}

TEST(EventJson, NamesWrongWordsDaysAndInstants) {
  const auto ended = [](std::string_view at, std::string_view by) {
    return R"({"id":"e1","type":"contract_ended","contract":"c1","at":")" + std::string(at) +
           R"(","by":")" + std::string(by) + "\"}";
  };
  EXPECT_THAT(complaint(ended("2026-03-01", "me")),
              HasSubstr("by: 'me' is not one of client, freelancer, platform"));
  EXPECT_THAT(complaint(ended("2026-03-01", "")), HasSubstr("by: '' is not one of"));
  EXPECT_THAT(complaint(ended("2026-02-29", "client")), HasSubstr("at: '2026-02-29' is neither"));
  EXPECT_THAT(
      complaint(
          R"({"id":"e1","type":"milestone_due","contract":"c1","milestone":"m","at":"2026-03-01","due_on":"2026-03-01T00:00:00Z"})"),
      HasSubstr("due_on: '2026-03-01T00:00:00Z' is no day"));
}

TEST(EventJson, KeepsTheFormOfEvents) {
  EXPECT_THAT(complaint(R"({"id":"","type":"paid","at":"2026-03-01","contract":"c1","amount":1})"),
              HasSubstr("id: is empty"));
  EXPECT_THAT(
      complaint(
          R"({"id":"e1","type":"feedback_given","at":"2026-03-01","contract":"c1","from":"client"})"),
      HasSubstr("at least one of stars, scores and recommend"));
  EXPECT_THAT(complaint(paid("\"amount\":1").replace(7, 2, "\\u0000")),
              HasSubstr("id: '?' has the character U+0000"));
}

TEST(EventJson, RefusesWhatIsNotOneJsonObjectALine) {
  EXPECT_THAT(complaint("\n\n{\"id\":\n"), StartsWith("events.jsonl:3: is not valid JSON at byte"));
  EXPECT_THAT(complaint("[1,2]"), HasSubstr("is not a JSON object"));
  EXPECT_THAT(complaint("\"text\""), HasSubstr("is not a JSON object"));
  EXPECT_THAT(complaint("{} {}"), HasSubstr("is not valid JSON"));
  EXPECT_THAT(complaint("{\"id\":\"\xff\"}"), HasSubstr("is not valid JSON"));
  EXPECT_THAT(complaint("id,type,at"), HasSubstr("is not valid JSON"));
  EXPECT_THAT(complaint(std::string(100'000, '[')), HasSubstr("is not a JSON object"));
  EXPECT_THAT(complaint("{\"a\":" + std::string(100'000, '[')), HasSubstr("is not valid JSON"));
}

TEST(EventJson, SkipsBlankLinesAndTakesWindowsLineEnds) {
  const auto events = read("\r\n" + paid(R"("amount":1)") + "\r\n  \n");
  EXPECT_EQ(events.size(), 1U);
  EXPECT_EQ(read("").size(), 0U);
}

TEST(EventJson, CountsEveryBadLineAndExplainsTwenty) {
  std::string text;
  for (int line = 0; line < 25; ++line) text += "{\"amount\":1,\"colour\":2}\n";
  EXPECT_THAT(complaint(text), HasSubstr("5 more (25 in all)"));
}

TEST(EventJson, TakesTheSameEventTwiceAsOne) {
  EventJsonReader reader("events.jsonl");
  reader.feed(paid(R"("amount":"12.50")") + "\n" + paid(R"("amount":12.5)") + "\n");
  EXPECT_EQ(reader.repeated(), 1U);
  const auto events = reader.finish();
  ASSERT_TRUE(events.has_value());
  EXPECT_EQ(events->size(), 1U);
}

TEST(EventJson, RefusesAnotherEventOfTheSameIdAndNamesBothLines) {
  EXPECT_THAT(complaint(paid(R"("amount":1)") + "\n\n" + paid(R"("amount":2)")),
              AllOf(StartsWith("events.jsonl:3: id: 'e1' stands on line 1 with other content"),
                    HasSubstr("retract")));
}

TEST(EventJson, TakesTheRecordsThatALedgerExports) {
  const std::string event = paid(R"("amount":1)");
  const auto events =
      read(R"({"seq":7,"recorded_at":"2026-04-01T10:00:00Z","event":)" + event + "}\n" +
           R"({"seq":"8","recorded_at":"2026-03-01T10:00:00Z","event":)" + event + "}\n");
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].id, "e1");
  EXPECT_EQ(events[0].recorded_at, parse_timestamp("2026-03-01T10:00:00Z")) << "the earlier one";
}

TEST(EventJson, RefusesRecordsThatAreIncompleteOrSayTooMuch) {
  const std::string event = paid(R"("amount":1)");
  EXPECT_THAT(complaint(R"({"seq":7,"event":)" + event + "}"),
              HasSubstr("recorded_at: is missing"));
  EXPECT_THAT(complaint(R"({"seq":-7,"recorded_at":"2026-04-01","event":)" + event + "}"),
              HasSubstr("seq: '-7' is no whole number"));
  EXPECT_THAT(complaint(R"({"seq":7,"recorded_at":"2026-04-01","hash":"x","event":)" + event + "}"),
              HasSubstr("hash: is no key of a ledger's record"));
  EXPECT_THAT(complaint(R"({"seq":7,"recorded_at":"2026-04-01","event":)" +
                        paid(R"("amount":1,"recorded_at":"2026-04-01")") + "}"),
              HasSubstr("recorded_at: stands in the event and in the record"));
}

TEST(EventJson, TellsARetractionFromARecord) {
  const auto events =
      read(R"({"id":"e2","type":"retracted","at":"2026-03-01","event":"e1","why":"wrong"})");
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(std::get<history::Retracted>(events[0].body).event, "e1");
}

TEST(EventJson, WritesKeysInTheirOrderWithoutWhatIsAbsent) {
  EXPECT_EQ(event_json({.id = "e1",
                        .at = *parse_timestamp("2026-03-01"),
                        .body = ContractStarted{"c1", "f1", "k1"}}),
            R"({"id":"e1","type":"contract_started","at":"2026-03-01T00:00:00Z","contract":"c1",)"
            R"("freelancer":"f1","client":"k1","kind":"hourly"})");
  EXPECT_EQ(
      event_json({.id = "e\"\n\x01",
                  .at = *parse_timestamp("2026-03-01"),
                  .recorded_at = parse_timestamp("2026-03-02"),
                  .body = FeedbackGiven{.contract = "c1",
                                        .stars = 480,
                                        .scores = FeedbackScores{500, 450, 400, 300, 200, 100},
                                        .recommend = 0,
                                        .reason = scoring::EndReason::other,
                                        .mid_contract = true}}),
      R"({"id":"e\"\n\u0001","type":"feedback_given","at":"2026-03-01T00:00:00Z",)"
      R"("recorded_at":"2026-03-02T00:00:00Z","contract":"c1","from":"client","stars":"4.80",)"
      R"("scores":{"skills":"5.00","quality":"4.50","availability":"4.00","deadlines":"3.00",)"
      R"("communication":"2.00","cooperation":"1.00"},"recommend":0,"reason":"other",)"
      R"("mid_contract":true})");
}

TEST(EventJson, WritesTheExampleHistoryAsItStands) {
  std::ifstream file(JSS_SOURCE_DIR "/examples/history.jsonl");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  std::string written;
  for (const Event& event : read(text)) written += event_json(event) + "\n";
  EXPECT_EQ(written, text);
}

TEST(EventJson, TellsOfTwentyThreeContractsInTheExampleSixOfThemOpen) {
  std::ifstream file(JSS_SOURCE_DIR "/examples/history.jsonl");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto events = read(text);
  EXPECT_EQ(history::latest_day(events), *parse_day("2026-11-20"));
  std::vector<history::Anomaly> anomalies;
  const auto table = history::replay(events, history::latest_day(events), std::nullopt, &anomalies);
  EXPECT_EQ(table.size(), 23U);
  EXPECT_EQ(std::count(table.ended_on.begin(), table.ended_on.end(), kNoDay), 6);
  EXPECT_TRUE(anomalies.empty());
}

RC_GTEST_PROP(EventJson, ReadsBackWhatItWritesInPiecesOfAnySize, ()) {
  std::vector<Event> events;
  const auto count = *rc::gen::inRange<std::size_t>(0, 10);
  while (events.size() < count) {
    events.push_back(history::random_event("e" + std::to_string(events.size())));
  }
  std::string text;
  for (const Event& event : events) text += event_json(event) + "\n";
  EventJsonReader reader("events.jsonl");
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t piece = *rc::gen::inRange<std::size_t>(1, 200);
    reader.feed(rest.substr(0, piece));
    rest.remove_prefix(std::min(piece, rest.size()));
  }
  const auto read_back = reader.finish();
  RC_ASSERT(read_back.has_value());
  RC_ASSERT(*read_back == events);
}

}  // namespace
}  // namespace jss::io

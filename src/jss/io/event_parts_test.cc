// SPDX-License-Identifier: Apache-2.0
#include "jss/io/event_parts.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>
#include <iterator>

#include "jss/history/random_events.h"
#include "jss/io/event_json.h"

namespace jss::io {
namespace {

history::Event event_of(std::string_view line) {
  auto events = read_event_json("test", line);
  EXPECT_TRUE(events) << events.error().message;
  return events->front();
}

TEST(EventParts, KeepPersonsAndTextsApartFromFacts) {
  const EventParts parts = event_parts(event_of(
      R"({"id":"1","type":"contract_started","at":"2026-01-01","contract":"c1","freelancer":"ana",)"
      R"("client":"acme","kind":"fixed","title":"A \"logo\"","client_name":"Acme","group":"g"})"));
  EXPECT_EQ(parts.id, "1");
  EXPECT_EQ(parts.contract, "c1");
  EXPECT_EQ(parts.freelancer, "ana");
  EXPECT_EQ(parts.client, "acme");
  EXPECT_EQ(parts.facts, R"({"type":"contract_started","kind":"fixed","group":"g"})");
  EXPECT_EQ(parts.texts, R"({"title":"A \"logo\"","client_name":"Acme"})");
}

TEST(EventParts, HaveNoTextsWhereThereAreNone) {
  const EventParts parts = event_parts(
      event_of(R"({"id":"2","type":"paid","at":"2026-01-01","contract":"c1","amount":5})"));
  EXPECT_EQ(parts.facts, R"({"type":"paid","amount":"5.00"})");
  EXPECT_EQ(parts.texts, "");
  EXPECT_EQ(parts.freelancer, "");
}

TEST(EventParts, JoinToTheSameEvent) {
  std::ifstream file(JSS_SOURCE_DIR "/examples/history.jsonl");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  auto events = read_event_json("history.jsonl", text);
  ASSERT_TRUE(events);
  events->push_back(event_of(
      R"({"id":"a\n\"b","type":"feedback_given","at":"2026-01-01T00:00:00.25Z","contract":"c",)"
      R"("from":"client","recommend":9,"comment":"Good\\ \u20ac","scores":{"skills":5,"quality":4,)"
      R"("availability":3,"deadlines":2,"communication":1,"cooperation":5}})"));
  events->push_back(event_of(
      R"({"id":"r","type":"review_decided","at":"2026-01-01","review":"v","decision":"excluded",)"
      R"("by":"a person","why":"a reason"})"));
  EventJoiner joiner;
  for (const history::Event& event : *events) {
    const auto joined = joiner.join(event_parts(event));
    ASSERT_TRUE(joined) << joined.error().message;
    EXPECT_EQ(*joined, event);
  }
}

RC_GTEST_PROP(EventParts, JoinToTheSameEventWhateverItsType, ()) {
  history::Event event = history::random_event("e1");
  event.recorded_at.reset();
  const auto joined = EventJoiner().join(event_parts(event));
  RC_ASSERT(joined.has_value());
  RC_ASSERT(*joined == event);
}

TEST(EventParts, NameWhoWasShownAScoreOutsideTheFacts) {
  const EventParts parts = event_parts(
      event_of(R"({"id":"1","type":"score_published","at":"2026-01-01","publication":"p",)"
               R"("freelancer":"ana","score":88,"exact":"88.24","window":"12m"})"));
  EXPECT_EQ(parts.freelancer, "ana");
  EXPECT_EQ(
      parts.facts,
      R"({"type":"score_published","publication":"p","score":88,"exact":"88.24","window":"12m"})");
}

TEST(EventParts, MakeNoEventWhereTheyAreDamaged) {
  EventJoiner joiner;
  EventParts parts = event_parts(
      event_of(R"({"id":"2","type":"paid","at":"2026-01-01","contract":"c1","amount":5})"));
  for (const char* facts : {"", "{", R"({"type":"paid"})", R"({"type":"paid","amount":"x"})"}) {
    parts.facts = facts;
    const auto joined = joiner.join(parts);
    ASSERT_FALSE(joined) << facts;
    EXPECT_EQ(joined.error().code, ErrorCode::corruption);
    EXPECT_NE(joined.error().message.find("'2'"), std::string::npos);
  }
}

}  // namespace
}  // namespace jss::io

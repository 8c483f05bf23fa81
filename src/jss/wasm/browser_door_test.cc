// SPDX-License-Identifier: Apache-2.0
#include "jss/wasm/browser_door.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "jss/io/json_tree.h"

namespace jss::wasm {
namespace {

using io::JsonKind;
using io::JsonNode;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kTable =
    "contract_id,freelancer_id,client_id,started_on,ended_on,stars,nonsense\n"
    "c1,ana,acme,2026-01-10,2026-02-01,5,x\n"
    "c2,ben,acme,2026-03-01,,,\n";

constexpr const char* kEvents =
    R"({"id":"1","type":"contract_started","at":"2026-01-10","contract":"c1","freelancer":"ana","client":"acme","kind":"fixed"})"
    "\n"
    R"({"id":"2","type":"contract_ended","at":"2026-02-01","contract":"c1","by":"client"})"
    "\n";

class BrowserDoorTest : public testing::Test {
 protected:
  void put(const std::string& name, const std::string& text) {
    char* const place = door_.put_file(name, text.size());
    ASSERT_NE(place, nullptr);
    std::copy(text.begin(), text.end(), place);
  }

  JsonNode ask(const std::string& request) {
    const auto reply = io::read_json_tree(door_.reply_to(request));
    EXPECT_TRUE(reply) << request;
    return reply.value_or(JsonNode{});
  }

  JsonNode opened(const std::string& text) {
    put("file", text);
    return ask(R"({"open":["file"]})");
  }

  static void expect_refused(const JsonNode& reply, const std::string& words) {
    EXPECT_EQ(reply["status"].text, "2");
    EXPECT_THAT(reply["complaint"].text, HasSubstr(words));
  }

  BrowserDoor door_;
};

TEST_F(BrowserDoorTest, TellsWhatASourceIs) {
  const JsonNode table = opened(kTable);
  EXPECT_EQ(table["status"].text, "0");
  EXPECT_EQ(table["kind"].text, "contracts");
  ASSERT_EQ(table["freelancers"].inside.size(), 2U);
  EXPECT_EQ(table["freelancers"].inside[0].text, "ana");
  EXPECT_EQ(table["latest_day"].text, "2026-02-01") << "starts aside";
  EXPECT_EQ(table["first_day"].text, "2026-01-10");
  ASSERT_EQ(table["warnings"].inside.size(), 1U);
  EXPECT_THAT(table["warnings"].inside[0].text, HasSubstr("nonsense"));
  EXPECT_EQ(opened(kEvents)["kind"].text, "events");
}

TEST_F(BrowserDoorTest, AnswersAboutTheSourceThatIsOpen) {
  opened(kTable);
  const std::string question =
      R"({"question":"score","options":{"format":"csv","detail":false,"as_of":"2026-03-02"}})";
  const JsonNode reply = ask(question);
  EXPECT_EQ(reply["status"].text, "0");
  EXPECT_THAT(reply["output"].text, HasSubstr("\nana,2026-03-02,"));
  EXPECT_THAT(reply["output"].text, HasSubstr("\nben,2026-03-02,"));
  EXPECT_EQ(ask(question)["output"].text, reply["output"].text);
}

TEST_F(BrowserDoorTest, TellsOnWhichComingDaysScoresMayChange) {
  opened(
      "contract_id,freelancer_id,client_id,started_on,ended_on,earned,first_paid_on,last_paid_on,"
      "stars\nc1,ana,acme,2026-01-10,2026-02-01,100.00,2026-01-20,2026-02-01,5\n");
  const auto calendar = [this](const std::string& options) {
    return ask(R"({"question":"calendar","options":{"format":"csv")" + options + "}}");
  };
  const JsonNode month = calendar("");
  EXPECT_EQ(month["status"].text, "0");
  EXPECT_THAT(month["output"].text, HasSubstr("day,policy,may_change,"));
  EXPECT_THAT(calendar(R"(,"to":"2026-08-02")")["output"].text, HasSubstr("\n2026-08-02,"));
  EXPECT_THAT(calendar(R"(,"to":"2026-08-02","freelancer":"ana")")["output"].text,
              HasSubstr("\nana,2026-08-02,"));
  expect_refused(calendar(R"(,"to":"2026-02-01")"), "give a later --to");
}

TEST_F(BrowserDoorTest, SaysNoWhereTheAnswerIsNo) {
  opened(kEvents);
  const JsonNode reply =
      ask(R"({"question":"plan","options":{"target":100,"by":"2026-02-02","format":"json"}})");
  EXPECT_EQ(reply["status"].text, "1");
  EXPECT_THAT(reply["output"].text, HasSubstr("\"ana\""));
  EXPECT_THAT(reply["complaint"].text, IsEmpty());
}

TEST_F(BrowserDoorTest, ReadsThePolicyThatWasPutForAQuestionAndForgetsItThen) {
  const std::string show = R"({"question":"policy show","options":{"policy":"mine.toml"}})";
  put("mine.toml", "id = \"mine\"\ntitle = \"Mine\"\nbased_on = \"2015-03\"\n");
  EXPECT_THAT(ask(show)["output"].text, HasSubstr("Mine"));
  expect_refused(ask(show), "mine.toml");
}

TEST_F(BrowserDoorTest, HasNothingToAskAboutUntilSomethingIsOpen) {
  expect_refused(ask(R"({"question":"score"})"), "nothing is open");
  opened(kTable);
  expect_refused(opened(""), "file: is empty: a contract table begins with its header");
  expect_refused(ask(R"({"question":"score"})"), "nothing is open");
}

TEST_F(BrowserDoorTest, RefusesWhatIsNoRequest) {
  expect_refused(ask(""), "is not valid JSON");
  expect_refused(ask("{"), "is not valid JSON");
  expect_refused(ask("\xff\xfe"), "is not valid JSON");
  expect_refused(ask(std::string(100'000, '[')), "is not valid JSON");
  expect_refused(ask("[]"), "neither an opening nor a question");
  expect_refused(ask("{}"), "neither an opening nor a question");
  expect_refused(ask(R"({"open":[],"question":"score"})"), "neither an opening nor a question");
  expect_refused(ask(R"({"open":[]})"), "give a source");
  expect_refused(ask(R"({"open":"file"})"), "no list of files");
  expect_refused(ask(R"({"open":[1]})"), "a number in its list");
  expect_refused(ask(R"({"open":["no"]})"), "no: is not among the files");
  expect_refused(ask(R"({"question":7})"), "is a number: give a text");
  expect_refused(ask(R"({"question":"scor"})"), "did you mean 'score'?");
  expect_refused(ask(R"({"question":"score","options":[]})"), "are a list: give an object");
}

TEST_F(BrowserDoorTest, RefusesWhatAnOptionDoesNotTake) {
  opened(kTable);
  const auto refuse = [this](const std::string& options, const std::string& words) {
    expect_refused(ask(R"({"question":"score","options":{)" + options + "}}"), words);
  };
  refuse(R"("as_off":"2026-01-01")", "did you mean 'as_of'?");
  refuse(R"("as_of":"")", "--as-of: is empty");
  refuse(R"("as_of":1e40)", "'1e40' is not a day");
  refuse(R"("as_of":["2026-01-01","2026-01-02"])", "--as-of: takes one value");
  refuse(R"("as_of":"2026-04-01","as_of":"2026-04-02")", "--as-of: stands more than once");
  refuse(R"("as_of":null)", "is null: give a text");
  refuse(R"("detail":"maybe")", "neither true nor false");
  refuse(R"("format":"xml")", "--format: 'xml' is none of text, json, csv");
  refuse(R"("policy":"9999")", "neither a policy that ships with jss nor a file");
  refuse(R"("freelancer":"\u0000")", "no freelancer '?'");
}

TEST_F(BrowserDoorTest, RefusesFilesThatAreTooManyBytesInsteadOfRunningOutOfMemory) {
  EXPECT_EQ(door_.put_file("huge.csv", 0xFFFF'FFFF), nullptr);
  expect_refused(ask(R"({"open":["huge.csv"]})"), "huge.csv: has 4294 MB: a browser takes files");
  ASSERT_NE(door_.put_file("half", BrowserDoor::kMostBytes / 2), nullptr);
  ASSERT_NE(door_.put_file("half", BrowserDoor::kMostBytes), nullptr) << "in place of the first";
  EXPECT_EQ(door_.put_file("one more", 1), nullptr);
}

TEST_F(BrowserDoorTest, TellsWhatIsWrongWithAFileAsTheProgramDoes) {
  expect_refused(opened("contract_id,freelancer_id\nc1,ana\n"), "file:1: ");
  expect_refused(opened("{\"id\":\"1\""), "file:1: ");
  expect_refused(opened("\xff\xff\xff"), "file:1: ");
}

}  // namespace
}  // namespace jss::wasm

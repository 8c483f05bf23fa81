// SPDX-License-Identifier: Apache-2.0
#include "jss/io/json_plain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jss/io/event_line.h"
#include "jss/io/random_lines.h"

namespace jss::io {
namespace {

bool is_plain(std::string_view text) {
  PlainJson json;
  std::vector<JsonField> fields;
  return json.read(text, fields);
}

// What a reader makes of a text: its fields, or what is wrong with it.
struct Reading {
  std::vector<JsonField> fields;
  std::string problem;

  friend bool operator==(const Reading&, const Reading&) = default;
};

Reading reading(JsonFields& json, const std::optional<std::string>& problem) {
  if (problem) return {.fields = {}, .problem = *problem};
  return {.fields = {json.fields().begin(), json.fields().end()}, .problem = {}};
}

void expect_no_difference(std::string_view text) {
  JsonFields fast;
  JsonFields careful;
  EXPECT_EQ(reading(fast, fast.parse(text)), reading(careful, careful.parse_carefully(text)))
      << text;
}

TEST(PlainJson, TakesEveryLineOfTheExampleHistory) {
  std::ifstream file(JSS_SOURCE_DIR "/examples/history.jsonl");
  int lines = 0;
  for (std::string line; std::getline(file, line); ++lines) {
    EXPECT_TRUE(is_plain(line)) << line;
    expect_no_difference(line);
  }
  EXPECT_EQ(lines, 170);
}

TEST(PlainJson, TakesBlanksEscapesAndWhatEveryOtherWriterMakesOfLetters) {
  for (const std::string_view text :
       {R"({"a":"b"})", R"( { "a" : "b" , "n" : 12.50 , "t" : true , "f" : false } )",
        "{\"a\"\t:\r\"b\"\r}\r", R"({})", R"({"a":{}})", R"({"a":{"b":{"c":0}},"d":1})",
        R"({"a":"\"\\\/\b\f\n\r\t"})", R"({"a":"M\u00fcller \u20ac"})", "{\"a\":\"Müller 😀\"}",
        R"({"a":""})", R"({"":"b"})", R"({"a":"b","a":"c"})", R"({"a":1234567890123456789})"}) {
    EXPECT_TRUE(is_plain(text)) << text;
    expect_no_difference(text);
  }
}

TEST(PlainJson, LeavesToTheOtherWhatItMightReadOtherwise) {
  for (const std::string_view text :
       {R"({"a":null})", R"({"a":[]})", R"({"a":[1]})", R"([])", R"("a")", R"(1)", R"({"a":-0})",
        R"({"a":-1})", R"({"a":1e2})", R"({"a":12345678901234567890})", R"({"a":"\u0000"})",
        R"({"a":"\ud83d\ude00"})", R"({"a":"\ud83d"})", R"({"a":"\uDE00"})", R"({"\u0061":1})",
        R"({"a":{"b":{"c":{}}}})", "\xef\xbb\xbf{\"a\":1}"}) {
    EXPECT_FALSE(is_plain(text)) << text;
    expect_no_difference(text);
  }
}

TEST(PlainJson, TakesNothingThatIsNotOneObject) {
  for (const std::string_view text : {"",
                                      " ",
                                      "{",
                                      "}",
                                      "{}}",
                                      "{}{}",
                                      "{} {}",
                                      "{},",
                                      "{}x",
                                      "{}1",
                                      "{}\"\"",
                                      "{]",
                                      R"({"a"})",
                                      R"({"a":})",
                                      R"({"a":,})",
                                      R"({"a":1,})",
                                      R"({,"a":1})",
                                      R"({"a":1 "b":2})",
                                      R"({"a" 1})",
                                      R"({"a":"b":1})",
                                      R"({"a":"b":1,"c":2})",
                                      R"({"a"::1})",
                                      R"({"a":1:2})",
                                      R"({"a":1 2})",
                                      R"({"a":"b""c"})",
                                      R"({"a":"b"c})",
                                      R"({"a":{"b":1})",
                                      R"({"a":1}})",
                                      R"({"a":{"b":1]})",
                                      R"({"a":tru})",
                                      R"({"a":truee})",
                                      R"({"a":true1})",
                                      R"({"a":01})",
                                      R"({"a":1.})",
                                      R"({"a":.5})",
                                      R"({"a":+1})",
                                      R"({"a":1_0})",
                                      R"({"a":0x1})",
                                      R"({"a":1a})",
                                      R"({a:1})",
                                      R"({'a':1})",
                                      R"({1:1})",
                                      R"({"a":"b)",
                                      R"({"a":"\")",
                                      R"({"a":"\x"})",
                                      R"({"a":"\u12"})",
                                      R"({"a":"\u00g0"})",
                                      "{\"a\":\"\x01\"}",
                                      "{\"a\":\"b\tc\"}",
                                      "{\"a\":\"\xff\"}",
                                      "{\"a\":\"\xc0\x80\"}",
                                      "{\"a\":\"\xed\xa0\x80\"}",
                                      "{\"a\":\"\xe2\x82\"}",
                                      "{\"\xff\":1}",
                                      "{\"a\":1}\xff",
                                      "{\"a\":1}\x01",
                                      "\x01{\"a\":1}",
                                      "{\"a\":1}/**/",
                                      "{/**/\"a\":1}",
                                      R"({{}:1})",
                                      R"({[]:1})",
                                      R"({"a":]})",
                                      R"({"a":{}})"
                                      "}"}) {
    EXPECT_FALSE(is_plain(text)) << text;
    expect_no_difference(text);
  }
  EXPECT_FALSE(is_plain(std::string_view("{\"a\":\"\0\"}", 9)));
  EXPECT_FALSE(is_plain(std::string_view("{\"a\":1}\0", 8)));
}

TEST(PlainJson, ReadsLinesOfEveryLengthAfterEachOther) {
  JsonFields fast;
  JsonFields careful;
  for (const std::size_t size : {0U, 1U, 63U, 64U, 65U, 4'000U, 5'000U, 65'000U, 66'000U, 10U}) {
    const std::string text = R"({"a":")" + std::string(size, 'x') + R"(","b":1})";
    EXPECT_EQ(is_plain(text), text.size() <= 65'536);
    EXPECT_EQ(reading(fast, fast.parse(text)), reading(careful, careful.parse_carefully(text)));
  }
}

TEST(PlainJson, EndsWithTheLineThatItIsGiven) {
  const std::string text = R"({"a":1},"b":2}}}}})";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    const std::string_view line = std::string_view(text).substr(0, size);
    EXPECT_EQ(is_plain(line), size == 7) << line;
    expect_no_difference(line);
  }
}

RC_GTEST_PROP(PlainJson, AgreesWithTheCarefulReaderOnAnyLine, ()) {
  JsonFields fast;
  JsonFields careful;
  for (int i = 0; i < 10; ++i) {
    const std::string line = random_line();
    RC_LOG() << line << '\n';
    RC_ASSERT((reading(fast, fast.parse(line)) == reading(careful, careful.parse_carefully(line))));
  }
}

RC_GTEST_PROP(EventLine, IsTheSameEventOrTheSameRefusalReadFastOrCarefully, ()) {
  EventLineReader fast;
  EventLineReader careful;
  for (int i = 0; i < 10; ++i) {
    const std::string line = random_line();
    RC_LOG() << line << '\n';
    RC_ASSERT((fast.read(line) == careful.read_carefully(line)));
  }
}

RC_GTEST_PROP(EventLine, IsPlainAsLongAsNothingIsWrongWithIt, ()) {
  const std::string line = random_event_line();
  RC_ASSERT(is_plain(line));
  RC_ASSERT(EventLineReader().read(line).has_value());
}

}  // namespace
}  // namespace jss::io

// SPDX-License-Identifier: Apache-2.0
#include "jss/io/csv_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>
#include <vector>

#include "jss/io/csv_field.h"

namespace jss::io {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// All that a reader finds, as lines: `2: a|b` for a record, `3.1! message` for a problem.
class Findings : public CsvHandler {
 public:
  void on_record(const CsvRecord& record) override {
    std::string line = std::to_string(record.line) + ": ";
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      line += (i == 0 ? "" : "|") + std::string(record.fields[i]);
    }
    records.push_back(line);
    sizes.push_back(record.fields.size());
  }
  void on_problem(const CsvProblem& problem) override {
    problems.push_back(std::to_string(problem.line) + "." + std::to_string(problem.field) + "! " +
                       std::string(problem.message));
  }

  std::vector<std::string> records;
  std::vector<std::size_t> sizes;
  std::vector<std::string> problems;
};

void read(std::string_view text, std::size_t chunk, Findings& findings) {
  CsvReader reader;
  for (std::size_t at = 0; at < text.size(); at += chunk) {
    reader.feed(text.substr(at, chunk), findings);
  }
  reader.finish(findings);
}

std::vector<std::string> records_of(std::string_view text) {
  Findings findings;
  read(text, text.size() + 1, findings);
  EXPECT_THAT(findings.problems, IsEmpty());
  return findings.records;
}

std::vector<std::string> problems_of(std::string_view text) {
  Findings findings;
  read(text, text.size() + 1, findings);
  return findings.problems;
}

TEST(CsvReader, ReadsFieldsBetweenCommasAndLineEnds) {
  EXPECT_THAT(records_of("a,b,c\n1,,3\n,,\n"), ElementsAre("1: a|b|c", "2: 1||3", "3: ||"));
}

TEST(CsvReader, TakesTheLastLineWithoutALineEnd) {
  EXPECT_THAT(records_of("a,b\n1,2"), ElementsAre("1: a|b", "2: 1|2"));
  EXPECT_THAT(records_of("a,b\n1,"), ElementsAre("1: a|b", "2: 1|"));
  EXPECT_THAT(records_of("a,b\n1,\"2\""), ElementsAre("1: a|b", "2: 1|2"));
  EXPECT_THAT(records_of("a,b\n1,2\r"), ElementsAre("1: a|b", "2: 1|2"));
}

TEST(CsvReader, EndsLinesWithLineFeedsWithOrWithoutCarriageReturns) {
  EXPECT_THAT(records_of("a,b\r\n1,2\n\"3\",\"4\"\r\n5,\r\n"),
              ElementsAre("1: a|b", "2: 1|2", "3: 3|4", "4: 5|"));
}

TEST(CsvReader, SkipsEmptyLinesButNotEmptyFields) {
  EXPECT_THAT(records_of("\na\n\n\r\n1\n\"\"\n\n"), ElementsAre("2: a", "5: 1", "6: "));
}

TEST(CsvReader, FindsNothingInNothing) {
  EXPECT_THAT(records_of(""), IsEmpty());
  EXPECT_THAT(records_of("\n\r\n"), IsEmpty());
  EXPECT_THAT(records_of("\xEF\xBB\xBF"), IsEmpty());
}

TEST(CsvReader, SkipsAByteOrderMarkInFrontOnly) {
  EXPECT_THAT(records_of("\xEF\xBB\xBF"
                         "a\n\xEF\xBB\xBF"
                         "1\n"),
              ElementsAre("1: a",
                          "2: \xEF\xBB\xBF"
                          "1"));
  EXPECT_THAT(records_of("\xEF\xBB\xBF\"a\"\n"), ElementsAre("1: a"));
}

TEST(CsvReader, KeepsCommasQuotesAndLineEndsInsideQuotes) {
  EXPECT_THAT(records_of("a,b\n\"1,\"\"x\"\"\",\"line\r\nline\"\n\"\"\"\",\"\"\n"),
              ElementsAre("1: a|b", "2: 1,\"x\"|line\r\nline", "4: \"|"));
}

TEST(CsvReader, NamesTheLineOnWhichARecordBegins) {
  EXPECT_THAT(records_of("a,b\n\"\n\n\",1\nx,\"\n\"\ny,2\n"),
              ElementsAre("1: a|b", "2: \n\n|1", "5: x|\n", "7: y|2"));
}

TEST(CsvReader, KeepsBlanksAndEveryCharacterOfUnicode) {
  EXPECT_THAT(records_of(" a ,\tb\nZoë,日本𝄞\n"), ElementsAre("1:  a |\tb", "2: Zoë|日本𝄞"));
}

TEST(CsvReader, RefusesALineWithAnotherNumberOfFieldsThanTheHeader) {
  Findings findings;
  read("a,b\n1\n1,2\n1,2,3\n", 100, findings);
  EXPECT_THAT(findings.records, ElementsAre("1: a|b", "3: 1|2"));
  EXPECT_THAT(findings.problems, ElementsAre(HasSubstr("2.0! has 1 field, the header has 2"),
                                             HasSubstr("4.0! has 3 fields, the header has 2")));
}

TEST(CsvReader, RefusesAQuoteInsideAFieldWithoutQuotesAndGoesOnWithTheNextLine) {
  Findings findings;
  read("a,b\n1,2\"3\"\n4,5\n", 100, findings);
  EXPECT_THAT(findings.records, ElementsAre("1: a|b", "3: 4|5"));
  EXPECT_THAT(findings.problems, ElementsAre(HasSubstr("2.2! has a quote inside")));
}

TEST(CsvReader, RefusesTextBehindAClosingQuoteAndGoesOnWithTheNextLine) {
  Findings findings;
  read("a,b\n\"1\"x,2\n3,4\n\"5\" ,6\n\"7\"\rx,8\n9,\"10\"\n", 100, findings);
  EXPECT_THAT(findings.records, ElementsAre("1: a|b", "3: 3|4", "6: 9|10"));
  EXPECT_THAT(findings.problems, ElementsAre(HasSubstr("2.1! has text after its closing quote"),
                                             HasSubstr("4.1! has text after its closing quote"),
                                             HasSubstr("5.1! has text after its closing quote")));
}

TEST(CsvReader, RefusesACarriageReturnThatEndsNoLine) {
  EXPECT_THAT(problems_of("a,b\n1\r2,3\n"),
              ElementsAre(HasSubstr("2.1! has a carriage return that ends no line")));
  EXPECT_THAT(problems_of("a,b\r1,2\r3,4\r"),
              ElementsAre(HasSubstr("1.2! has a carriage return that ends no line")));
}

TEST(CsvReader, TellsWhereAQuoteThatNeverClosesBegins) {
  Findings findings;
  read("a,b\n\"x\ny\",\"1\n2,3\n4,5\n", 100, findings);
  EXPECT_THAT(findings.records, ElementsAre("1: a|b"));
  EXPECT_THAT(findings.problems,
              ElementsAre(HasSubstr("3.0! a quoted field begins here and is never closed")));
}

TEST(CsvReader, RefusesBytesThatAreNoText) {
  using namespace std::string_view_literals;
  EXPECT_THAT(problems_of("a,b\n1,\0002\n"sv), ElementsAre(HasSubstr("2.2! has a NUL byte")));
  EXPECT_THAT(problems_of("a,b\n\xE9t\xE9,2\n3,4\n"),
              ElementsAre(HasSubstr("2.1! is not valid UTF-8")));
}

TEST(CsvReader, HoldsToWellFormedUtf8) {
  for (const auto* text : {"\x80",
                           "\xBF",
                           "\xC0\x80",
                           "\xC1\xBF",
                           "\xC2",
                           "\xC2x",
                           "\xDF\xC0",
                           "\xE0\x9F\xBF",
                           "\xE0\xA0",
                           "\xED\xA0\x80",
                           "\xEF\xBF",
                           "\xF0\x8F\xBF\xBF",
                           "\xF4\x90\x80\x80",
                           "\xF0\x90\x80",
                           "\xF5\x80\x80\x80",
                           "\xFF",
                           "\xE2\x28\xA1",
                           "\xE2\x82\x28",
                           "\xF0\x9F\x28\x80",
                           "\xF0\x9F\x92\x28"}) {
    EXPECT_THAT(problems_of("a\n" + std::string(text) + "\n"), SizeIs(1)) << text;
  }
  for (const auto* text : {"\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xEC\x80\x80",
                           "\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80",
                           "\xF3\xBF\xBF\xBF", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_THAT(problems_of("a\n" + std::string(text) + "\n"), IsEmpty()) << text;
  }
}

TEST(CsvReader, StopsAfterABrokenHeader) {
  for (const auto* header : {"a\"b\"", "\"a\"b", "a\rb", "\xFF"}) {
    Findings findings;
    read(header + std::string("\n1\n2,3\n"), 100, findings);
    EXPECT_THAT(findings.records, IsEmpty()) << header;
    EXPECT_THAT(findings.problems, SizeIs(1)) << header;
  }
}

TEST(CsvReader, ReadsUpToTheLargestField) {
  const std::string largest(CsvReader::kLargestField, 'x');
  const std::string quoted = '"' + largest + '"';
  std::string text = "a,b\n";
  text.append(quoted).append(",").append(largest).append("\r\n");
  text.append(largest).append(",").append(quoted).append("\r\n");
  const std::size_t before_a_closing_quote = 5 + largest.size();
  for (const std::size_t chunk : {std::size_t{1000}, before_a_closing_quote, text.size()}) {
    Findings findings;
    read(text, chunk, findings);
    EXPECT_THAT(findings.problems, IsEmpty());
    EXPECT_THAT(findings.records, SizeIs(3));
  }
}

TEST(CsvReader, StopsAtALargerField) {
  const std::string large(CsvReader::kLargestField + 1, 'x');
  for (const std::size_t chunk : {std::size_t{1000}, std::size_t{1} << 22}) {
    for (const std::string& field : {large, '"' + large + '"'}) {
      Findings findings;
      read("a,b\n1,2\n3," + field + "\n5,6\n", chunk, findings);
      EXPECT_THAT(findings.records, ElementsAre("1: a|b", "2: 1|2"));
      EXPECT_THAT(findings.problems, ElementsAre(HasSubstr("3.0! a record beyond the limits")));
    }
  }
}

TEST(CsvReader, StopsAtARecordWithTooManyFields) {
  const std::string most(CsvReader::kMostFields - 1, ',');
  Findings findings;
  read(most + "\n" + most + "\n", 1000, findings);
  EXPECT_THAT(findings.sizes, ElementsAre(CsvReader::kMostFields, CsvReader::kMostFields));
  EXPECT_THAT(findings.problems, IsEmpty());
  EXPECT_THAT(problems_of(most + ",\n1\n"),
              ElementsAre(HasSubstr("1.0! a record beyond the limits")));
}

TEST(CsvReader, StopsAtARecordWithTooManyBytes) {
  std::string record;
  while (record.size() + 1'000'000 < CsvReader::kLargestRecord) {
    record.append(999'999, 'x').append(",");
  }
  record.append(CsvReader::kLargestRecord - record.size(), 'x');
  EXPECT_THAT(problems_of(record + "\n"), IsEmpty());
  EXPECT_THAT(problems_of(record + "x\n1\n"),
              ElementsAre(HasSubstr("1.0! a record beyond the limits")));
}

TEST(CsvReader, IgnoresWhatComesAfterItStopped) {
  Findings findings;
  CsvReader reader;
  reader.feed("a\"\n", findings);
  reader.feed("b\n", findings);
  reader.finish(findings);
  reader.finish(findings);
  EXPECT_THAT(findings.records, IsEmpty());
  EXPECT_THAT(findings.problems, SizeIs(1));
}

// Texts of the characters that decide something, and of a few that do not.
rc::Gen<std::string> any_text() {
  return rc::gen::map(
      rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
          ",", ",", "\"", "\"", "\"\"", "\n", "\n", "\r\n", "\r", "a", "bc", "é", "\xFF",
          std::string(1, '\0'), "\xEF\xBB\xBF", std::string(70, 'x'), std::string(130, ','))),
      [](const std::vector<std::string>& parts) {
        std::string text;
        for (const std::string& part : parts) text += part;
        return text;
      });
}

RC_GTEST_PROP(CsvReaderProperty, FindsTheSameWhereverTheTextIsCut, ()) {
  const std::string text = *any_text();
  Findings whole;
  read(text, text.size() + 1, whole);
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{64},
                                  *rc::gen::inRange<std::size_t>(1, 200)}) {
    Findings pieces;
    read(text, chunk, pieces);
    RC_ASSERT(pieces.records == whole.records);
    RC_ASSERT(pieces.problems == whole.problems);
  }
}

RC_GTEST_PROP(CsvReaderProperty, ReadsBackWhatIsWrittenByTheBook, ()) {
  const auto columns = *rc::gen::inRange<std::size_t>(1, 6);
  const auto field =
      rc::gen::container<std::string>(rc::gen::element(',', '"', '\n', '\r', ' ', 'a', 'b', 'c'));
  const auto rows = *rc::gen::container<std::vector<std::vector<std::string>>>(
      rc::gen::container<std::vector<std::string>>(columns, field));
  std::string text(columns - 1, ',');
  text = "header" + text + "\n";
  std::vector<std::string> expected;
  for (const auto& row : rows) {
    std::string line;
    std::string fields;
    for (const std::string& value : row) {
      if (&value != &row.front()) {
        line += ',';
        fields += '|';
      }
      append_csv_field(line, value);
      fields += value;
    }
    // A lone empty field would be an empty line.
    if (line.empty()) line = "\"\"";
    text += line + *rc::gen::element<std::string>("\n", "\r\n");
    expected.push_back(fields);
  }
  Findings findings;
  read(text, *rc::gen::inRange<std::size_t>(1, 100), findings);
  RC_ASSERT(findings.problems.empty());
  RC_ASSERT(findings.records.size() == expected.size() + 1);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const std::string& record = findings.records[i + 1];
    RC_ASSERT(record.substr(record.find(": ") + 2) == expected[i]);
  }
}

}  // namespace
}  // namespace jss::io

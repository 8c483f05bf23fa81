// SPDX-License-Identifier: Apache-2.0
#include "jss/io/csv_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace jss::io {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

constexpr std::array<std::string_view, 4> kNames{"client_id", "day", "title", "stars"};
constexpr CsvColumns kColumns{.names = kNames, .required = 2};

// What a table gives: rows as `2: client_id=acme day=x`, then its problems and warnings.
struct Reading {
  std::vector<std::string> rows;
  std::string problems;
  std::vector<std::string> warnings;
};

Reading read(std::string_view text) {
  Reading reading;
  CsvTable table("t.csv", kColumns);
  const auto take = [&reading](const CsvRow& row) {
    std::string line = std::to_string(row.line) + ":";
    for (const CsvCell& cell : row.cells) {
      line += " " + std::string(kNames.at(cell.column)) + "=" + std::string(cell.text);
    }
    reading.rows.push_back(line);
  };
  table.feed(text, take);
  table.finish(take);
  reading.problems = table.problems().text();
  reading.warnings = table.warnings();
  return reading;
}

TEST(CsvTable, FindsColumnsByNameInAnyOrder) {
  const Reading reading = read("stars,day,client_id\n5,x,acme\n,y,zeta\n");
  EXPECT_THAT(reading.rows,
              ElementsAre("2: stars=5 day=x client_id=acme", "3: day=y client_id=zeta"));
  EXPECT_EQ(reading.problems, "");
  EXPECT_THAT(reading.warnings, IsEmpty());
}

TEST(CsvTable, GivesNoRowsForAHeaderAlone) {
  const Reading reading = read("client_id,day\n");
  EXPECT_THAT(reading.rows, IsEmpty());
  EXPECT_EQ(reading.problems, "");
}

TEST(CsvTable, NeedsAHeader) {
  EXPECT_EQ(read("").problems, "t.csv:1: is empty: the first line must name the columns");
  EXPECT_EQ(read("\n\n").problems, "t.csv:1: is empty: the first line must name the columns");
}

TEST(CsvTable, NeedsTheRequiredColumns) {
  const Reading reading = read("day,title\n2026-01-01,x\n");
  EXPECT_EQ(reading.problems, "t.csv:1: has no column client_id: it is required");
  EXPECT_THAT(reading.rows, IsEmpty());
}

TEST(CsvTable, SaysOnceThatATextIsSomethingElse) {
  const Reading reading = read("# A title\n\nSome prose, with commas, and \"quotes\".\n");
  EXPECT_EQ(reading.problems,
            "t.csv:1: names no column that is known: a header must name client_id, day. Is this "
            "the right file?");
  EXPECT_THAT(reading.rows, IsEmpty());
}

TEST(CsvTable, RefusesANameThatIsNearToAKnownOne) {
  for (const auto* name : {"client-id", "clientid", "client_idd", "lcient_id", "Client_ID",
                           "CLIENT ID", " client_id", "client_id  "}) {
    const Reading reading = read(std::string(name) + ",day\nx,y\n");
    EXPECT_EQ(reading.problems, "t.csv:1: '" + std::string(name) +
                                    "' is not a column: write client_id, or choose a name that is "
                                    "not so near to it");
    EXPECT_THAT(reading.rows, IsEmpty());
  }
}

TEST(CsvTable, RefusesANearNameBesideTheKnownOne) {
  EXPECT_THAT(read("client_id,day,star\n").problems, HasSubstr("'star' is not a column"));
}

TEST(CsvTable, WarnsOnceOfAllUnknownColumnsAndIgnoresThem) {
  const Reading reading = read("client_id,notes,day,,,rating\nacme,n,x,1,2,3\n");
  EXPECT_EQ(reading.problems, "");
  EXPECT_THAT(reading.rows, ElementsAre("2: client_id=acme day=x"));
  EXPECT_THAT(reading.warnings,
              ElementsAre("t.csv:1: unknown columns are ignored: 'notes', '', '', 'rating'"));
}

TEST(CsvTable, RefusesAColumnThatStandsTwice) {
  EXPECT_EQ(read("client_id,day,day\n").problems,
            "t.csv:1: the column 'day' stands twice: keep one");
  EXPECT_EQ(read("client_id,day,notes,notes\n").problems,
            "t.csv:1: the column 'notes' stands twice: keep one");
}

TEST(CsvTable, NamesTheSeparatorThatIsNoComma) {
  EXPECT_EQ(read("client_id;day\nx;y\n").problems,
            "t.csv:1: the columns are separated by semicolons: use commas");
  EXPECT_THAT(read("client_id\tday\n").problems, HasSubstr("separated by tabs"));
  EXPECT_THAT(read("client_id|day\n").problems, HasSubstr("separated by bars"));
}

TEST(CsvTable, PlacesWhatIsNoCsvByLineAndColumn) {
  EXPECT_THAT(read("client_id,day\nx,a\"b\n").problems,
              StartsWith("t.csv:2: day: has a quote inside"));
  EXPECT_THAT(read("client_id,day,notes\nx,y,a\"b\n").problems,
              StartsWith("t.csv:2: field 3: has a quote inside"));
  EXPECT_THAT(read("client_id,day\nx\n").problems,
              StartsWith("t.csv:2: has 1 field, the header has 2"));
  EXPECT_THAT(read("\xFF\n").problems, StartsWith("t.csv:1: field 1: is not valid UTF-8"));
}

TEST(CsvTable, MakesAStrangersNameFitForAMessage) {
  const std::string name = "\x1B[31m" + std::string(5000, 'x');
  EXPECT_THAT(read("client_id,day,\"" + name + "\"\n").warnings,
              ElementsAre(StartsWith("t.csv:1: unknown columns are ignored: '?[31mxxx")));
}

}  // namespace
}  // namespace jss::io

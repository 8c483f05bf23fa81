// SPDX-License-Identifier: Apache-2.0
#include "jss/io/contract_csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace jss::io {
namespace {

using scoring::ContractRow;
using scoring::ContractState;
using scoring::ContractTable;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

Day day(std::string_view text) { return parse_day(text).value(); }

Result<ContractTable> read(std::string_view text) {
  ContractCsvReader reader("t.csv");
  reader.feed(text);
  return reader.finish();
}

std::string problems_of(std::string_view text) {
  const auto table = read(text);
  return table ? "" : table.error().message;
}

constexpr std::string_view kHeader =
    "contract_id,freelancer_id,client_id,started_on,ended_on,ended_by,end_reason,earned,"
    "first_paid_on,last_paid_on,paid_stretches,stars,recommend,feedback_on,feedback_removed,"
    "excluded,paused_on,resumed_on,dispute,client_standing,client_stars,last_contact_on,due_on,"
    "delivered_on,title,client_name,group\n";

constexpr std::string_view kFullRow =
    "c1,ana,acme,2025-01-01,2025-08-01,platform,hired_other,1250.50,2025-01-10,2025-07-20,101,"
    "4.50,9,2025-08-03,yes,yes,,2025-05-01,won,suspended,1.20,2025-07-30,2025-07-01,2025-06-30,"
    "\"Fix, \"\"today\"\"\",Acme,design\n";

TEST(ContractCsv, ReadsEveryColumn) {
  const auto table = read(std::string(kHeader) + std::string(kFullRow));
  ASSERT_TRUE(table) << table.error().message;
  ASSERT_EQ(table->size(), 1U);
  const ContractRow row = table->row(0, {0});
  EXPECT_EQ(row.contract_id, "c1");
  EXPECT_EQ(row.freelancer_id, "ana");
  EXPECT_EQ(row.client_id, "acme");
  EXPECT_EQ(row.title, "Fix, \"today\"");
  EXPECT_EQ(row.client_name, "Acme");
  EXPECT_EQ(row.group, "design");
  ContractState expected;
  expected.started_on = day("2025-01-01");
  expected.ended_on = day("2025-08-01");
  expected.ended_by = scoring::EndedBy::platform;
  expected.end_reason = scoring::EndReason::hired_other;
  expected.earned = {1250'50};
  expected.first_paid_on = day("2025-01-10");
  expected.last_paid_on = day("2025-07-20");
  expected.paid_stretches = "101";
  expected.stars = 450;
  expected.recommend = 9;
  expected.feedback_on = day("2025-08-03");
  expected.feedback_removed = true;
  expected.excluded = true;
  expected.resumed_on = day("2025-05-01");
  expected.dispute = scoring::Dispute::won;
  expected.client_standing = scoring::Standing::suspended;
  expected.client_stars = 120;
  expected.last_contact_on = day("2025-07-30");
  expected.due_on = day("2025-07-01");
  expected.delivered_on = day("2025-06-30");
  EXPECT_EQ(row.state, expected);
}

TEST(ContractCsv, TakesAnEmptyCellAndAMissingColumnForAbsent) {
  for (const std::string& text :
       {std::string("contract_id,freelancer_id,client_id,started_on\nc1,ana,acme,2025-01-01\n"),
        std::string(kHeader) + "c1,ana,acme,2025-01-01" + std::string(23, ',') + "\n"}) {
    const auto table = read(text);
    ASSERT_TRUE(table) << table.error().message;
    ContractState expected;
    expected.started_on = day("2025-01-01");
    EXPECT_EQ(table->state(0), expected);
    EXPECT_EQ(table->row(0, {0}).title, "");
  }
}

TEST(ContractCsv, ReadsAHeaderAloneAsAnEmptyTable) {
  const auto table = read(kHeader);
  ASSERT_TRUE(table);
  EXPECT_EQ(table->size(), 0U);
}

// A table of one row, with one more column.
std::string with_column(std::string_view column, const std::string& value) {
  return "contract_id,freelancer_id,client_id,started_on,ended_on," + std::string(column) +
         "\nc1,ana,acme,2025-01-01,2025-08-01," + value + "\n";
}

TEST(ContractCsv, ReadsBothPairsOfWordsForYesAndNo) {
  for (const bool yes : {true, false}) {
    for (const auto* word : yes ? std::array{"yes", "true"} : std::array{"no", "false"}) {
      const auto table = read(with_column("excluded", word));
      ASSERT_TRUE(table);
      EXPECT_EQ(table->state(0).excluded, yes);
    }
  }
}

TEST(ContractCsv, ReadsEveryAnswer) {
  for (int answer = 0; answer <= 10; ++answer) {
    const auto table = read(with_column("recommend", std::to_string(answer)));
    ASSERT_TRUE(table);
    EXPECT_EQ(table->state(0).recommend, answer);
  }
}

TEST(ContractCsv, ReadsStarsFromOneToFive) {
  for (const auto& [text, stars] :
       {std::pair{"1", 100}, {"1.00", 100}, {"4.5", 450}, {"4.55", 455}, {"5.00", 500}}) {
    const auto table = read(with_column("stars", text));
    ASSERT_TRUE(table) << text;
    EXPECT_EQ(table->state(0).stars, stars);
  }
}

TEST(ContractCsv, RefusesAValueThatIsNotOfItsColumnsType) {
  struct Case {
    std::string column, value, rule;
  };
  const std::vector<Case> cases{
      {"due_on", "2025-02-30", "is not a day: write one that exists, as 2026-01-31"},
      {"paused_on", "1/2/2025", "is not a day"},
      {"last_contact_on", "2025-01-01T00:00:00Z", "is not a day"},
      {"earned", "1e3", "is not an amount: write a decimal with at most two places"},
      {"earned", "0.005", "is not an amount"},
      {"earned", "10000000000.01", "is not an amount"},
      {"stars", "0", "is not from 1.00 to 5.00"},
      {"stars", "0.99", "is not from 1.00 to 5.00"},
      {"stars", "5.01", "is not from 1.00 to 5.00"},
      {"client_stars", "4.505", "is not from 1.00 to 5.00"},
      {"client_stars", "-5", "is not from 1.00 to 5.00"},
      {"recommend", "11", "is not a whole number from 0 to 10"},
      {"recommend", "-1", "is not a whole number from 0 to 10"},
      {"recommend", "9.0", "is not a whole number from 0 to 10"},
      {"recommend", "x", "is not a whole number from 0 to 10"},
      {"feedback_removed", "Yes", "is neither yes nor no: write yes, no, true or false"},
      {"excluded", "1", "is neither yes nor no"},
      {"ended_by", "me", "is not one of client, freelancer, platform"},
      {"end_reason", "bad", "is not one of completed, not_needed, hired_other, unresponsive"},
      {"dispute", "split", "is not one of none, open, won, lost"},
      {"client_standing", "bad", "is not one of good, flagged, suspended"},
  };
  for (const auto& [column, value, rule] : cases) {
    std::string expected = "t.csv:2: ";
    expected.append(column).append(": '").append(value).append("' ").append(rule);
    EXPECT_THAT(problems_of(with_column(column, value)), StartsWith(expected));
  }
}

TEST(ContractCsv, RefusesARowThatBreaksARule) {
  EXPECT_EQ(problems_of(with_column("resumed_on", "2024-12-31")),
            "t.csv:2: resumed_on: '2024-12-31' is before started_on '2025-01-01': it must be on "
            "that day or later");
  EXPECT_THAT(problems_of(with_column("paid_stretches", "2")),
              StartsWith("t.csv:2: paid_stretches: '2' "));
  EXPECT_THAT(problems_of(with_column("earned", "-0.01")),
              StartsWith("t.csv:2: earned: '-0.01' is below zero"));
  EXPECT_THAT(problems_of(with_column("paused_on", "2025-03-01")),
              StartsWith("t.csv:2: paused_on: '2025-03-01' is given though"));
  EXPECT_THAT(problems_of("contract_id,freelancer_id,client_id,started_on\n,ana,acme,2025-01-01\n"),
              StartsWith("t.csv:2: contract_id: is empty"));
}

TEST(ContractCsv, HoldsRowsAgainstEachOther) {
  const std::string rows =
      "contract_id,freelancer_id,client_id,started_on,client_standing\n"
      "c1,ana,acme,2025-01-01,\n"
      "c1,ben,acme,2025-01-01,good\n"
      "c2,ben,acme,2025-01-01,flagged\n";
  EXPECT_EQ(problems_of(rows),
            "t.csv:3: contract_id: 'c1' stands on an earlier row too: each contract has one row\n"
            "t.csv:4: client_standing: 'flagged' differs from 'good' on an earlier row of client "
            "'acme': all rows of a client must agree");
}

TEST(ContractCsv, CountsEveryBadRowOnceAndExplainsTwenty) {
  std::string text = "contract_id,freelancer_id,client_id,started_on,stars\n";
  for (int i = 0; i < 25; ++i) text += "c" + std::to_string(i) + ",ana,acme,yesterday,9\n";
  text += "c99,ana,acme,2025-01-01,\n";
  const std::string problems = problems_of(text);
  EXPECT_EQ(std::count(problems.begin(), problems.end(), '\n'), 20);
  EXPECT_THAT(problems, HasSubstr("t.csv:21: started_on: 'yesterday' is not a day"));
  EXPECT_THAT(problems, EndsWith("\nand 5 more (25 in all)"));
}

TEST(ContractCsv, SaysInvalidInputOfABadTable) {
  const auto table = read("nothing\n");
  ASSERT_FALSE(table);
  EXPECT_EQ(table.error().code, ErrorCode::invalid_input);
}

TEST(ContractCsv, MakesAStrangersValueFitForAMessage) {
  EXPECT_THAT(problems_of(with_column("due_on", "\x1B[31m" + std::string(500, 'x'))),
              StartsWith("t.csv:2: due_on: '?[31m" + std::string(55, 'x') + "…' is not a day"));
}

TEST(ContractCsv, WarnsOfColumnsItIgnores) {
  ContractCsvReader reader("t.csv");
  reader.feed("contract_id,freelancer_id,client_id,started_on,rate\nc1,ana,acme,2025-01-01,50\n");
  EXPECT_TRUE(reader.finish());
  EXPECT_THAT(reader.warnings(), ElementsAre("t.csv:1: unknown columns are ignored: 'rate'"));
}

TEST(ContractCsv, TakesProfilesBeforeItFinishes) {
  ContractCsvReader reader("t.csv");
  reader.feed("contract_id,freelancer_id,client_id,started_on\nc1,ana,acme,2025-01-01\n");
  reader.builder().set_profile("ana", 90);
  const auto table = reader.finish();
  ASSERT_TRUE(table);
  EXPECT_THAT(table->profile_completeness, ElementsAre(90));
}

TEST(ContractCsv, WritesEveryColumnInOrderAndQuotesOnlyWhereNeeded) {
  const std::string text = std::string(kHeader) + std::string(kFullRow);
  const auto table = read(text);
  ASSERT_TRUE(table);
  EXPECT_EQ(write_contract_csv(*table), text);
}

TEST(ContractCsv, WritesWhatIsAbsentAsEmptyAndDefaultsInWords) {
  const auto table = read(
      "contract_id,freelancer_id,client_id,started_on\nc2,ana,acme,2025-01-01\n"
      "c1,ana,acme,2025-01-02\n");
  ASSERT_TRUE(table);
  EXPECT_EQ(write_contract_csv(*table),
            std::string(kHeader) +
                "c1,ana,acme,2025-01-02,,,,0.00,,,,,,,no,no,,,none,good,,,,,,,\n"
                "c2,ana,acme,2025-01-01,,,,0.00,,,,,,,no,no,,,none,good,,,,,,,\n");
  EXPECT_EQ(write_contract_csv(ContractTable{}), kHeader);
}

TEST(ContractCsv, WritesALargeTableInPieces) {
  scoring::ContractTableBuilder builder;
  for (int i = 0; i < 3000; ++i) {
    const std::string id = "c" + std::to_string(i);
    ContractRow row;
    row.contract_id = id;
    row.freelancer_id = "ana";
    row.client_id = "acme";
    row.state.started_on = day("2025-01-01");
    EXPECT_FALSE(builder.add(row));
  }
  const ContractTable table = builder.finish();
  std::vector<std::string> pieces;
  write_contract_csv(table, [&pieces](std::string_view piece) { pieces.emplace_back(piece); });
  EXPECT_GT(pieces.size(), 1U);
  EXPECT_LT(pieces.size(), 10U);
  std::string text;
  for (const std::string& piece : pieces) text += piece;
  EXPECT_EQ(text, write_contract_csv(table));
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3001);
}

int draw(int count) { return *rc::gen::inRange(0, count); }
bool maybe() { return draw(2) == 1; }

std::string draw_label() {
  return *rc::gen::container<std::string>(
      rc::gen::element(',', '"', '\n', '\r', ' ', 'a', 'b', '\t', ';'));
}

// Texts of a row that outlive it.
struct Texts {
  std::string contract, freelancer, client, stretches, title, client_name, group;
};

void draw_payments(ContractState& state, Texts& texts) {
  if (!maybe()) return;
  state.earned = {1 + draw(1'000'000'000)};
  state.first_paid_on = state.started_on + draw(300);
  state.last_paid_on = state.first_paid_on + draw(700);
  if (!maybe()) return;
  const auto last = scoring::stretch_of(state.last_paid_on, state.first_paid_on);
  texts.stretches = "1";
  for (int stretch = 1; stretch < last; ++stretch) texts.stretches += maybe() ? '1' : '0';
  if (last > 0) texts.stretches += '1';
}

void draw_end(ContractState& state) {
  state.ended_on = state.started_on + draw(800);
  state.ended_by = static_cast<scoring::EndedBy>(draw(4));
  state.end_reason = static_cast<scoring::EndReason>(draw(8));
  if (maybe()) state.stars = static_cast<std::int16_t>(100 + draw(401));
  if (maybe()) state.recommend = static_cast<std::int8_t>(draw(11));
  if (maybe()) state.client_stars = static_cast<std::int16_t>(100 + draw(401));
  const bool answered = state.stars != scoring::kNoStars || state.recommend != scoring::kNoAnswer;
  if (answered && maybe()) state.feedback_on = state.ended_on + draw(30);
  state.feedback_removed = maybe();
  if (maybe()) state.resumed_on = state.started_on + draw(state.ended_on - state.started_on + 1);
}

ContractRow draw_row(std::size_t number, Texts& texts) {
  const int client = draw(4);
  texts = {.contract = "c" + std::to_string(number) + draw_label(),
           .freelancer = "f" + std::to_string(draw(4)) + (maybe() ? ",\"" : ""),
           .client = "k" + std::to_string(client),
           .stretches = "",
           .title = draw_label(),
           .client_name = draw_label(),
           .group = maybe() ? "group" : ""};
  ContractRow row;
  ContractState& state = row.state;
  state.started_on = day("2020-01-01") + draw(2000);
  draw_payments(state, texts);
  if (maybe()) {
    draw_end(state);
  } else {
    if (maybe()) state.paused_on = state.started_on + draw(100);
    if (maybe()) state.resumed_on = state.started_on;
  }
  state.dispute = static_cast<scoring::Dispute>(draw(4));
  state.client_standing = static_cast<scoring::Standing>(client % 3);
  state.excluded = maybe();
  if (maybe()) state.last_contact_on = state.started_on + draw(1000);
  if (maybe()) state.due_on = state.started_on + draw(1000);
  if (maybe()) state.delivered_on = state.started_on + draw(1000);
  state.paid_stretches = texts.stretches;
  row.contract_id = texts.contract;
  row.freelancer_id = texts.freelancer;
  row.client_id = texts.client;
  row.title = texts.title;
  row.client_name = texts.client_name;
  row.group = texts.group;
  return row;
}

RC_GTEST_PROP(ContractCsvProperty, ReadsBackWhatItWrites, ()) {
  scoring::ContractTableBuilder builder;
  const auto count = *rc::gen::inRange<std::size_t>(0, 12);
  for (std::size_t i = 0; i < count; ++i) {
    Texts texts;
    const auto problem = builder.add(draw_row(i, texts));
    RC_ASSERT(!problem);
  }
  const ContractTable table = builder.finish();
  const std::string text = write_contract_csv(table);
  ContractCsvReader reader("t.csv");
  for (std::size_t at = 0; at < text.size();) {
    const auto chunk = *rc::gen::inRange<std::size_t>(1, 400);
    reader.feed(std::string_view(text).substr(at, chunk));
    at += chunk;
  }
  const auto again = reader.finish();
  RC_ASSERT(again.has_value());
  RC_ASSERT(again->freelancer_begin == table.freelancer_begin);
  RC_ASSERT(again->client == table.client);
  RC_ASSERT(again->latest_day() == table.latest_day());
  for (std::uint32_t f = 0; f < table.freelancer_count(); ++f) {
    for (std::uint32_t row = table.rows_of({f}).begin; row < table.rows_of({f}).end; ++row) {
      RC_ASSERT(again->row(row, {f}) == table.row(row, {f}));
    }
  }
}

}  // namespace
}  // namespace jss::io

// SPDX-License-Identifier: Apache-2.0
#include "jss/io/marketplace_exports.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "jss/history/replay.h"
#include "jss/io/import_report.h"
#include "jss/scoring/contract_table.h"

namespace jss::io {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kHistoryHeader =
    "Date,Transaction ID,Transaction type,Transaction summary,Client team,Ref ID,Amount $,"
    "Current balance $\n";

Day day(std::string_view text) { return *parse_day(text); }

ExportText history(const std::string& rows) {
  return {"transactions.csv", std::string(kHistoryHeader) + rows};
}
ExportText weekly(const std::string& rows) {
  return {"weekly.csv", "\"Date\",\"Contract\",\"Hours\",\"Amount\",\"Payment type\"\n" + rows};
}
ExportText work(const std::string& items) {
  return {"work.json", "{\"pageItems\":[" + items + "]}"};
}

ImportedHistory import(std::vector<ExportText> files) {
  auto imported = import_exports({.files = std::move(files), .answers = {}, .freelancer = "f1"});
  if (!imported) {
    ADD_FAILURE() << imported.error().message;
    return {};
  }
  return std::move(*imported);
}

std::string refusal(std::vector<ExportText> files) {
  auto imported = import_exports({.files = std::move(files), .answers = {}, .freelancer = "f1"});
  return imported ? "none" : imported.error().message;
}

// The only contract's state at the end of the events.
scoring::ContractState state_of(const ImportedHistory& imported, const std::string& id) {
  static std::vector<scoring::ContractTable> tables;
  tables.push_back(history::replay(imported.events, day("2026-12-31")));
  const auto& table = tables.back();
  for (std::uint32_t row = 0; row < table.size(); ++row) {
    if (table.contract_id(row) == id) return table.state(row);
  }
  ADD_FAILURE() << "no contract " << id;
  return {};
}

std::vector<std::string> ids(const ImportedHistory& imported) {
  std::vector<std::string> ids;
  for (const JoinedContract& contract : imported.contracts) ids.push_back(contract.told.id);
  return ids;
}

TEST(TransactionHistory, EarnsWhatTheClientWasChargedWhateverTheFee) {
  const auto imported =
      import({history("\"Jun 5, 2026\",1,Hourly,Shop,Northwind,10,\"$1,250.00\",1\n"
                      "\"Jun 5, 2026\",1,Service Fee,Shop,Northwind,11,-125.00,1\n"
                      "\"Jun 12, 2026\",2,Bonus,Shop,Northwind,12,50,1\n")});
  EXPECT_EQ(state_of(imported, "Northwind / Shop").earned.count, 130000);
  EXPECT_THAT(imported.notes, ElementsAre(HasSubstr("Service Fee 1")));
  EXPECT_THAT(imported.warnings, IsEmpty());
}

TEST(TransactionHistory, StartsAContractOnItsFirstPaymentAndSaysThatThisIsInferred) {
  const auto imported =
      import({history("\"Jun 12, 2026\",2,Hourly,Shop,Northwind,12,50,1\n"
                      "\"Jun 5, 2026\",1,Hourly,Shop,Northwind,10,50,1\n")});
  EXPECT_EQ(state_of(imported, "Northwind / Shop").started_on, day("2026-06-05"));
  const JoinedContract& contract = imported.contracts.front();
  EXPECT_EQ(contract.started_on.state, FactState::inferred);
  EXPECT_EQ(contract.started_on.how, "the first payment");
  EXPECT_EQ(contract.client.state, FactState::inferred);
  EXPECT_EQ(contract.payments.state, FactState::known);
  EXPECT_TRUE(contract.unknown().end);
  EXPECT_TRUE(contract.unknown().feedback);
}

TEST(TransactionHistory, TakesARefundOffTheContractOfThatClientAndSummary) {
  const auto imported =
      import({history("\"Jun 5, 2026\",1,Fixed-price,A,Northwind,1,100,1\n"
                      "\"Jun 5, 2026\",2,Fixed-price,B,Northwind,2,100,1\n"
                      "\"Jun 9, 2026\",3,Refund to client,B,Northwind,3,-40,1\n"
                      "\"Jun 9, 2026\",3,Service fee refund,B,Northwind,4,4,1\n")});
  EXPECT_EQ(state_of(imported, "Northwind / A").earned.count, 10000);
  EXPECT_EQ(state_of(imported, "Northwind / B").earned.count, 6000);
}

TEST(TransactionHistory, FindsTheContractOfARefundByItsAmountOnlyWhereThatIsUnique) {
  const auto unique =
      import({history("\"Jun 5, 2026\",1,Fixed-price,A,Northwind,1,100,1\n"
                      "\"Jun 5, 2026\",2,Fixed-price,B,Northwind,2,90,1\n"
                      "\"Jun 9, 2026\",3,Refund,,Northwind,3,-90,1\n")});
  EXPECT_EQ(state_of(unique, "Northwind / B").earned.count, 0);
  const auto ambiguous =
      import({history("\"Jun 5, 2026\",1,Fixed-price,A,Northwind,1,90,1\n"
                      "\"Jun 5, 2026\",2,Fixed-price,B,Northwind,2,90,1\n"
                      "\"Jun 9, 2026\",3,Refund,,Northwind,3,-90,1\n")});
  EXPECT_EQ(state_of(ambiguous, "Northwind / B").earned.count, 9000);
  EXPECT_THAT(ambiguous.warnings, ElementsAre(HasSubstr("the refund of 90.00 to 'Northwind'")));
}

TEST(TransactionHistory, LeavesOutAnUnknownTypeWithAWarning) {
  const auto imported =
      import({history("\"Jun 5, 2026\",1,Hourly,A,Northwind,1,90,1\n"
                      "whenever,2,Gizmo,A,Northwind,2,what,1\n")});
  EXPECT_THAT(imported.warnings,
              ElementsAre(HasSubstr("rows of the unknown type 'Gizmo' are left out: 1")));
}

TEST(TransactionHistory, ExplainsEveryBadRowAndGivesNothing) {
  EXPECT_EQ(refusal({history("\"Jun 31, 2026\",1,Hourly,A,Northwind,1,90,1\n"
                             "\"Jun 5, 2026\",1,Hourly,A,Northwind,1,\"9,0\",1\n")}),
            "transactions.csv:2: date: 'Jun 31, 2026' is not a day: expected one such as Oct 2, "
            "2026 or 2026-10-02\n"
            "transactions.csv:3: amount $: '9,0' is not an amount: expected one such as 1,234.50, "
            "$1,234.50 or -22.92");
}

TEST(WeeklySummary, TakesTheIdFromTheLastBrackets) {
  const auto imported =
      import({weekly("2026-01-05,Brochure (draft) (3555),,15,Fixed Price Payment\n"
                     "2026-01-06,Brochure (draft) (3555),1,10,\n")});
  ASSERT_THAT(ids(imported), ElementsAre("3555"));
  EXPECT_EQ(imported.contracts.front().told.title, "Brochure (draft)");
  EXPECT_TRUE(imported.contracts.front().unknown().client);
  EXPECT_EQ(state_of(imported, "3555").earned.count, 2500);
}

TEST(WorkHistory, KnowsStartEndAndStarsButNotTheDaysOfPayments) {
  const auto imported = import({work(
      R"({"id":"7","title":"A","startedOn":"2026-01-05T00:00:00.000Z","endedOn":"2026-02-01",
          "clientId":"k1","totalCharges":{"amount":762.5},
          "feedback":{"score":4.85,"creationTs":"2026-02-03T10:00:00Z"},
          "feedbackGiven":{"score":5.0,"creationTs":1770200000000}})")});
  const JoinedContract& contract = imported.contracts.front();
  EXPECT_EQ(contract.unknown(), (insight::UnknownFacts{.payments = true}));
  const auto state = state_of(imported, "7");
  EXPECT_EQ(state.started_on, day("2026-01-05"));
  EXPECT_EQ(state.ended_on, day("2026-02-01"));
  EXPECT_EQ(state.earned.count, 76250);
  EXPECT_EQ(state.stars, 485);
  EXPECT_EQ(state.client_stars, 500);
  EXPECT_EQ(state.feedback_on, day("2026-02-04"));
}

TEST(WorkHistory, TellsNoFeedbackFromFeedbackThatNobodyTellsOf) {
  const auto imported = import({work(
      R"({"id":"1","title":"A","startedOn":"2026-01-05","endedOn":"2026-02-01","feedback":null},
         {"id":"2","title":"B","startedOn":"2026-01-05","endedOn":"2026-02-01"},
         {"id":"3","title":"C","startedOn":"2026-01-05","endedOn":null,"feedback":null},
         {"id":"4","title":"D","startedOn":"2026-01-05","endedOn":null,"status":"Closed"})")});
  EXPECT_FALSE(imported.contracts[0].unknown().feedback);
  EXPECT_TRUE(imported.contracts[1].unknown().feedback);
  EXPECT_FALSE(imported.contracts[2].unknown().end);
  EXPECT_TRUE(imported.contracts[3].unknown().end);
}

TEST(WorkHistory, ReadsDeeplyNestedAndBrokenJsonWithoutHarm) {
  EXPECT_THAT(refusal({{"x.json", std::string(100000, '[')}}), HasSubstr("is not valid JSON"));
  EXPECT_THAT(refusal({{"x.json", std::string(5000, '[') + std::string(5000, ']')}}),
              HasSubstr("item 1: is no contract"));
  EXPECT_THAT(refusal({work("{\"id\":\"1\",\"title\":\"A\",\"totalCharges\":{\"amount\":1e3}}")}),
              HasSubstr("item 1.totalCharges.amount: '1e3'"));
}

TEST(ExportJoin, JoinsByIdAndByUniqueTitle) {
  const auto imported = import(
      {history("\"Jun 5, 2026\",1,Hourly,Shop,Northwind,1,90,1\n"),
       weekly("2026-06-01,Shop (503),3,90,\n"),
       work(R"({"id":"503","title":"Shop","startedOn":"2026-05-01","endedOn":null,"clientId":"k3",
                "totalCharges":{"amount":90}})")});
  ASSERT_THAT(ids(imported), ElementsAre("503"));
  EXPECT_EQ(imported.contracts.front().told.client_id, "k3");
  EXPECT_FALSE(imported.contracts.front().unknown().any());
  // Its money stands in three files and counts once.
  EXPECT_EQ(state_of(imported, "503").earned.count, 9000);
  EXPECT_THAT(imported.warnings, IsEmpty());
}

TEST(ExportJoin, KeepsApartWhatATitleDoesNotTellApart) {
  const auto imported = import(
      {history("\"Jun 5, 2026\",1,Hourly,Logo,Northwind,1,90,1\n"),
       work(R"({"id":"1","title":"Logo","startedOn":"2026-05-01","endedOn":null,"clientId":"k1"},
               {"id":"2","title":"Logo","startedOn":"2026-05-01","endedOn":null,"clientId":"k2"})")});
  EXPECT_THAT(ids(imported), ElementsAre("1", "2", "Northwind / Logo"));
  EXPECT_THAT(imported.warnings, ElementsAre(HasSubstr("stays apart")));
}

TEST(ExportJoin, DoesNotMergeTwoClientsOfOneNameInSilence) {
  const auto imported = import(
      {history("\"Jun 5, 2026\",1,Hourly,A,Contoso,1,90,1\n"
               "\"Jun 6, 2026\",2,Hourly,B,Contoso,2,90,1\n"
               "\"Jun 7, 2026\",3,Hourly,C,Contoso,3,90,1\n"),
       work(R"({"id":"1","title":"A","startedOn":"2026-05-01","endedOn":null,"clientId":"k1"},
               {"id":"2","title":"B","startedOn":"2026-05-01","endedOn":null,"clientId":"k2"})")});
  EXPECT_THAT(imported.warnings, testing::Contains(HasSubstr("'Contoso' stands for 2 clients")));
  EXPECT_EQ(imported.contracts[0].told.client_id, "k1");
  EXPECT_EQ(imported.contracts[1].told.client_id, "k2");
  EXPECT_TRUE(imported.contracts[2].unknown().client);
}

TEST(ExportJoin, TakesARowOfOverlappingFilesOnceAndTwoEqualRowsOfOneFileTwice) {
  const std::string row = "\"Jun 5, 2026\",1,Hourly,Shop,Northwind,1,90,1\n";
  EXPECT_EQ(state_of(import({history(row), history(row)}), "Northwind / Shop").earned.count, 9000);
  EXPECT_EQ(state_of(import({history(row + row)}), "Northwind / Shop").earned.count, 18000);
}

TEST(ExportJoin, WarnsWherePaymentsAreFewerThanTheTotal) {
  const auto imported = import(
      {weekly("2026-06-01,Shop (503),3,90,\n"),
       work(R"({"id":"503","title":"Shop","startedOn":"2026-05-01","endedOn":null,"clientId":"k3",
                "totalCharges":{"amount":180}})")});
  EXPECT_THAT(imported.warnings,
              ElementsAre(HasSubstr("add up to 90.00, the work history has 180.00")));
}

TEST(MarketplaceExports, GiveEventsWithTheSameIdsEveryTime) {
  const auto files = [] {
    return std::vector{history("\"Jun 5, 2026\",1,Hourly,Shop,Northwind,1,90,1\n"),
                       weekly("2026-06-01,Other (503),3,90,\n")};
  };
  EXPECT_EQ(import(files()).events, import(files()).events);
}

TEST(MarketplaceExports, AreToldApartByContentAndNothingElseIsTaken) {
  EXPECT_THAT(refusal({{"a.csv", "a,b\n1,2\n"}}), HasSubstr("a.csv:1: is no export that is known"));
  EXPECT_THAT(refusal({{"a.csv", ""}}), HasSubstr("is no export that is known"));
}

TEST(MarketplaceExports, LeaveOutAContractWhoseStartNobodyTells) {
  const auto imported = import({work(R"({"id":"1","title":"A","endedOn":"2026-02-01"})")});
  EXPECT_THAT(imported.events, IsEmpty());
  EXPECT_THAT(imported.warnings, ElementsAre(HasSubstr("'1' is left out: no file tells when")));
}

TEST(ImportReport, NamesWhatIsMissingTheLargestContractFirst) {
  const auto imported =
      import({history("\"Jun 5, 2026\",1,Hourly,Small,Northwind,1,90,1\n"
                      "\"Jun 5, 2026\",2,Hourly,Large,Northwind,2,900,1\n")});
  const std::string report = import_report(imported, {});
  EXPECT_LT(report.find("Northwind / Large"), report.find("Northwind / Small"));
  EXPECT_THAT(report, HasSubstr("ended_on stars"));
  EXPECT_THAT(report, HasSubstr("2 contracts, 4 events"));
}

}  // namespace
}  // namespace jss::io

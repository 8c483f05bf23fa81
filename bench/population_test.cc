// SPDX-License-Identifier: Apache-2.0
#include "bench/population.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "jss/io/contract_csv.h"
#include "jss/scoring/contract_table.h"

namespace jss::bench {
namespace {

using scoring::ContractRow;
using scoring::ContractState;
using scoring::ContractTable;

PopulationOptions of_seed(std::uint64_t seed, std::uint64_t freelancers) {
  return {.freelancers = freelancers, .seed = seed, .as_of = *day_of(2026, 6, 30)};
}

std::string csv(const PopulationOptions& options) {
  std::string text = csv_header();
  Population(options).visit_contracts(
      [&text](const ContractRow& row) { append_csv_row(row, text); });
  return text;
}

ContractTable table_of(const PopulationOptions& options) {
  scoring::ContractTableBuilder builder;
  Population(options).visit_contracts([&builder](const ContractRow& row) {
    const auto problem = builder.add(row);
    EXPECT_FALSE(problem) << row.contract_id << ": " << problem->field << " " << problem->message;
  });
  return builder.finish();
}

// FNV-1a, 64 bits.
std::uint64_t hash_of(const std::string& text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

// Counts what the table of bench/README.md names: of the wholes, how many have the part.
class Shares {
 public:
  void count(const std::string& name, bool part, bool whole = true) {
    if (!whole) return;
    ++wholes_[name];
    if (part) ++parts_[name];
  }

  [[nodiscard]] std::map<std::string, double> percent() const {
    std::map<std::string, double> shares;
    for (const auto& [name, whole] : wholes_) {
      const auto part = parts_.find(name);
      shares[name] = part == parts_.end() ? 0.0 : 100.0 * part->second / whole;
    }
    return shares;
  }

 private:
  std::map<std::string, double> wholes_;
  std::map<std::string, double> parts_;
};

void count_contract(const ContractState& contract, Day as_of, Shares& shares) {
  const bool ended = contract.ended();
  const bool paid = contract.earned.count > 0;
  const bool stars = contract.stars != scoring::kNoStars;
  const bool answer = contract.recommend != scoring::kNoAnswer;
  const bool first_and_last = paid && contract.last_paid_on - contract.first_paid_on >= 90;
  shares.count("not started", contract.started_on > as_of);
  shares.count("open", !ended);
  shares.count("ended within 730 days, of the ended", ended && as_of - contract.ended_on <= 730,
               ended);
  shares.count("paused, of the open", contract.paused_on.present(), !ended);
  shares.count("had a pause", contract.resumed_on.present());
  shares.count("never paid, or refunded to zero", !paid);
  shares.count("earned more than 250", contract.earned > Cents{25'000}, paid);
  shares.count("earned more than 1000", contract.earned > Cents{100'000}, paid);
  shares.count("paid over 90 days or more", first_and_last, paid);
  shares.count("with stretches given", !contract.paid_stretches.empty());
  shares.count("paid after the end, of the ended", contract.last_paid_on > contract.ended_on,
               ended);
  shares.count("stars, of the ended", stars, ended);
  shares.count("private answer, of the ended", answer, ended);
  shares.count("private answer alone, of the ended", answer && !stars, ended);
  shares.count("five stars, of those with stars", contract.stars == 500, stars);
  shares.count("below three stars, of those with stars", contract.stars < 300, stars);
  shares.count("answer of 9 or 10, of those with one", contract.recommend >= 9, answer);
  shares.count("answer of 6 or less, of those with one", contract.recommend <= 6, answer);
  shares.count("feedback later than the end, of those with feedback",
               contract.feedback_on > contract.ended_on, stars || answer);
  shares.count("feedback removed, of the ended", contract.feedback_removed, ended);
  shares.count("ended by the client, of the ended", contract.ended_by == scoring::EndedBy::client,
               ended);
  shares.count("a failing reason, of the ended",
               contract.end_reason == scoring::EndReason::unresponsive ||
                   contract.end_reason == scoring::EndReason::misrepresented ||
                   contract.end_reason == scoring::EndReason::unprofessional,
               ended);
  shares.count("excluded by a review", contract.excluded);
  shares.count("a dispute", contract.dispute != scoring::Dispute::none);
  shares.count("client flagged or suspended", contract.client_standing != scoring::Standing::good);
  shares.count("client rated, of the ended", contract.client_stars != scoring::kNoStars, ended);
  shares.count("a last contact", contract.last_contact_on.present());
  shares.count("a deadline", contract.due_on.present());
  shares.count("delivered in time, of those with deadline and delivery",
               contract.delivered_on <= contract.due_on,
               contract.due_on.present() && contract.delivered_on.present());
}

std::map<std::string, double> measured_shares(const ContractTable& table, Day as_of) {
  Shares shares;
  for (std::uint32_t row = 0; row < table.size(); ++row) {
    count_contract(table.state(row), as_of, shares);
  }
  for (std::uint32_t f = 0; f < table.freelancer_count(); ++f) {
    const scoring::RowRange rows = table.rows_of({f});
    shares.count("freelancers with one contract", rows.size() == 1);
    shares.count("freelancers with ten or more", rows.size() >= 10);
    shares.count("freelancers with a hundred or more", rows.size() >= 100);
    for (std::uint32_t row = rows.begin + 1; row < rows.end; ++row) {
      shares.count("again with the same client, of all but a freelancer's first",
                   table.client[row] == table.client[row - 1]);
    }
  }
  return shares.percent();
}

// The lines `| name | 12.3 % |` of bench/README.md.
std::map<std::string, double> documented_shares() {
  std::ifstream readme(std::string(JSS_SOURCE_DIR) + "/bench/README.md");
  std::map<std::string, double> shares;
  for (std::string line; std::getline(readme, line);) {
    const std::size_t bar = line.find(" | ");
    if (!line.starts_with("| ") || !line.ends_with(" % |") || bar == std::string::npos) continue;
    shares[line.substr(2, bar - 2)] = std::strtod(line.c_str() + bar + 3, nullptr);
  }
  return shares;
}

TEST(Population, GivesTheSameBytesOnEveryMachine) {
  EXPECT_EQ(hash_of(csv(of_seed(1, 500))), 9728519770707616909U);
}

TEST(Population, ChangesWithTheSeedAndTheDay) {
  EXPECT_NE(csv(of_seed(1, 20)), csv(of_seed(2, 20)));
  PopulationOptions later = of_seed(1, 20);
  later.as_of = later.as_of + 1;
  EXPECT_NE(csv(of_seed(1, 20)), csv(later));
}

TEST(Population, IsAcceptedAsAContractTableAndAnswersForItsDay) {
  const std::string text = csv(of_seed(7, 3000));
  io::ContractCsvReader reader("population.csv");
  reader.feed(text);
  const Result<ContractTable> table = reader.finish();
  ASSERT_TRUE(table) << table.error().message;
  EXPECT_THAT(reader.warnings(), testing::IsEmpty());
  EXPECT_EQ(table->freelancer_count(), 3000U);
  EXPECT_EQ(table->latest_day(), *day_of(2026, 6, 30));
}

TEST(Population, IsTheSameThroughCsvAndDirectly) {
  const ContractTable direct = table_of(of_seed(3, 200));
  io::ContractCsvReader reader("population.csv");
  reader.feed(csv(of_seed(3, 200)));
  const Result<ContractTable> read = reader.finish();
  ASSERT_TRUE(read);
  EXPECT_EQ(io::write_contract_csv(direct), io::write_contract_csv(*read));
}

TEST(Population, HasAboutSixContractsAFreelancerAndTenAClient) {
  const ContractTable table = table_of(of_seed(1, 20'000));
  EXPECT_NEAR(1.0 * table.size() / table.freelancer_count(), 6.0, 0.3);
  EXPECT_NEAR(1.0 * table.size() / table.client_count(), 10.0, 0.5);
  std::vector<std::uint32_t> contracts_of_client(table.client_count());
  for (const ClientIndex client : table.client) ++contracts_of_client[client.value];
  EXPECT_GT(*std::max_element(contracts_of_client.begin(), contracts_of_client.end()), 500U);
}

TEST(Population, HasTheSharesThatItsDescriptionGives) {
  const Day as_of = *day_of(2026, 6, 30);
  const std::map<std::string, double> measured =
      measured_shares(table_of(of_seed(1, 20'000)), as_of);
  const std::map<std::string, double> documented = documented_shares();
  for (const auto& [name, percent] : measured) {
    const auto line = documented.find(name);
    const double given = line == documented.end() ? -1.0 : line->second;
    EXPECT_NEAR(given, percent, 0.15)
        << "bench/README.md, | " << name << " | " << percent << " % |";
  }
  EXPECT_EQ(documented.size(), measured.size());
}

TEST(Population, KeepsEveryRuleUnderOtherSeedsAndSizes) {
  for (std::uint64_t seed = 100; seed < 120; ++seed) {
    EXPECT_GT(table_of(of_seed(seed, 1 + seed % 7)).size(), 0U);
  }
}

}  // namespace
}  // namespace jss::bench

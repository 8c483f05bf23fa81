// SPDX-License-Identifier: Apache-2.0
#include "jss/scoring/client_record.h"

#include <algorithm>

namespace jss::scoring {
namespace {

// Most contracts have ended, and what is open has hardly ever a verdict: facts are asked for last.
[[gnu::always_inline]] inline void add_row(ClientRecord& record, const ContractTable& table,
                                           std::uint32_t row, const Rules& rules, Day as_of) {
  const std::int16_t client_stars = table.client_stars[row];
  record.stars += client_stars;
  record.ratings += client_stars != kNoStars ? 1 : 0;
  const ContractState contract{.stars = table.stars[row],
                               .recommend = table.recommend[row],
                               .ended_by = table.ended_by[row],
                               .end_reason = table.end_reason[row],
                               .dispute = table.dispute[row],
                               .feedback_removed = table.feedback_removed[row] != 0};
  const Verdict said = verdict(contract, rules);
  const bool over = table.ended_on[row].present() ||
                    (said != Verdict::none && facts_of(table.state(row), rules, as_of).lapsed);
  record.verdicts += over && said != Verdict::none ? 1 : 0;
  record.failures += over && said == Verdict::failure ? 1 : 0;
}

}  // namespace

ClientRecord& ClientRecord::operator+=(const ClientRecord& other) {
  stars += other.stars;
  ratings += other.ratings;
  verdicts += other.verdicts;
  failures += other.failures;
  return *this;
}

ClientRecord operator-(const ClientRecord& a, const ClientRecord& b) {
  return {.stars = a.stars - b.stars,
          .ratings = a.ratings - b.ratings,
          .verdicts = a.verdicts - b.verdicts,
          .failures = a.failures - b.failures};
}

bool uses_client_records(const Rules& rules) {
  return rules.client_record.flag_min.has_value() || rules.client_record.harsh_min.has_value();
}

ClientRecord client_record(const ContractTable& table, RowRange rows, const Rules& rules,
                           Day as_of) {
  ClientRecord record;
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
    add_row(record, table, row, rules, as_of);
  }
  return record;
}

void add_to_records(const ContractTable& table, RowRange rows, const Rules& rules, Day as_of,
                    std::span<ClientRecord> records) {
  // Records lie scattered in memory: each is asked for well before its row comes up.
  constexpr std::uint32_t kAhead = 16;
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
    if (row + kAhead < rows.end) __builtin_prefetch(&records[table.client[row + kAhead].value]);
    add_row(records[table.client[row].value], table, row, rules, as_of);
  }
}

std::vector<ClientRecord> client_records(const ContractTable& table, const Rules& rules,
                                         Day as_of) {
  if (!uses_client_records(rules)) return {};
  std::vector<ClientRecord> records(table.client_count());
  add_to_records(table, {0, table.size()}, rules, as_of, records);
  return records;
}

bool is_flagged(const ClientRecord& others, const Rules& rules) {
  return rules.client_record.flag_min && others.ratings >= *rules.client_record.flag_min &&
         others.stars <= rules.client_record.flag_mean * others.ratings;
}

bool is_harsh(const ClientRecord& others, const Rules& rules) {
  return rules.client_record.harsh_min && others.verdicts >= *rules.client_record.harsh_min &&
         others.failures * 1000 >= rules.client_record.harsh_share * others.verdicts;
}

namespace {

// A freelancer's own part has up to `own` ratings of 100 to 500 each.
Bearing flag_bearing(const ClientRecord& all, std::int64_t own, const Rules& rules) {
  const std::int64_t mean = rules.client_record.flag_mean;
  if (!rules.client_record.flag_min || all.ratings < *rules.client_record.flag_min) {
    return Bearing::none;
  }
  const std::int64_t above = all.stars - mean * all.ratings;
  if (above - std::max<std::int64_t>(0, (500 - mean) * own) > 0) return Bearing::none;
  const bool enough = all.ratings - own >= *rules.client_record.flag_min;
  const bool sure = above + std::max<std::int64_t>(0, (mean - 100) * own) <= 0;
  return enough && sure ? Bearing::all : Bearing::some;
}

// A freelancer's own part has up to `own` verdicts, of which any may be failures.
Bearing harsh_bearing(const ClientRecord& all, std::int64_t own, const Rules& rules) {
  const std::int64_t share = rules.client_record.harsh_share;
  if (!rules.client_record.harsh_min || all.verdicts < *rules.client_record.harsh_min) {
    return Bearing::none;
  }
  const std::int64_t excess = all.failures * 1000 - share * all.verdicts;
  if (excess + share * own < 0) return Bearing::none;
  const bool enough = all.verdicts - own >= *rules.client_record.harsh_min;
  const bool sure = excess - std::max<std::int64_t>(0, (1000 - share) * own) >= 0;
  return enough && sure ? Bearing::all : Bearing::some;
}

}  // namespace

RecordBearings bearings(const ClientRecord& all, std::uint32_t most_own, const Rules& rules) {
  return {.flagged = flag_bearing(all, most_own, rules),
          .harsh = harsh_bearing(all, most_own, rules)};
}

}  // namespace jss::scoring

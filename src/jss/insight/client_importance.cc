// SPDX-License-Identifier: Apache-2.0
#include "jss/insight/client_importance.h"

#include <algorithm>

namespace jss::insight {
namespace {

using history::Chronicle;
using scoring::ContractState;
using scoring::ContractTable;
using scoring::RowRange;

constexpr int kMonthsBack = 12;

// What a contract earned after `day`; nothing where a snapshot does not tell.
std::optional<Cents> earned_since(const Chronicle& chronicle, std::string_view contract,
                                  const ContractState& state, Day day) {
  if (state.earned.count == 0 || state.last_paid_on <= day) return Cents{0};
  if (state.first_paid_on > day) return state.earned;
  if (day < chronicle.first_day()) return std::nullopt;
  const auto before = chronicle.own_contract(contract, day);
  const Cents earned = before ? before->state.earned : Cents{0};
  return std::max(state.earned - earned, Cents{0});
}

// The rows of the freelancer with one client, which stand together.
RowRange rows_of_client(const ContractTable& table, RowRange own, std::uint32_t first) {
  RowRange rows{first, first};
  while (rows.end < own.end && table.client[rows.end] == table.client[first]) ++rows.end;
  return rows;
}

void put_record(const DayScorer& scorer, RowRange rows, ClientImportance& client) {
  const ContractTable& table = scorer.table();
  const scoring::Question question = scorer.question();
  client.flagged = table.client_standing[rows.begin] != scoring::Standing::good;
  if (question.records.empty()) return;
  const scoring::ClientRecord others =
      question.records[table.client[rows.begin].value] -
      scoring::client_record(table, rows, question.rules, question.as_of);
  client.flagged |= scoring::is_flagged(others, question.rules);
  client.harsh = scoring::is_harsh(others, question.rules);
}

void put_relationship(const DayScorer& scorer, RowRange rows, ClientImportance& client) {
  const scoring::Rules& rules = scorer.policy().rules;
  const auto relation = scoring::detail::relationship(scorer.table(), rows, scorer.day());
  client.long_term = relation.long_term(rules, scorer.day());
  if (client.long_term && rules.long_term.recent_days) {
    const Day until = relation.last_paid_on + *rules.long_term.recent_days;
    if (until <= kLastDay) client.long_term_until = until;
  }
}

void put_stars(const ContractTable& table, RowRange rows, ClientImportance& client) {
  std::int64_t sum = 0;
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
    const ContractState state = table.state(row);
    if (!state.has_feedback() || state.stars == scoring::kNoStars) continue;
    sum += state.stars;
    ++client.rated;
  }
  if (client.rated > 0) {
    client.stars = static_cast<std::int16_t>(round_half_up({sum, client.rated}, 1));
  }
}

void put_shares(std::vector<ClientImportance>& clients) {
  Cents all;
  for (const ClientImportance& client : clients) {
    if (!client.income) return;
    all = all + *client.income;
  }
  if (all.count == 0) return;
  for (ClientImportance& client : clients) {
    client.income_share =
        static_cast<std::int32_t>(Int128{client.income->count} * 1000 / all.count);
  }
}

}  // namespace

std::vector<ClientImportance> client_importance(const Chronicle& chronicle,
                                                const DayScorer& scorer) {
  std::vector<ClientImportance> clients;
  if (!scorer.freelancer()) return clients;
  const ContractTable& table = scorer.table();
  const RowRange own = table.rows_of(*scorer.freelancer());
  const Day year_ago = add_months(scorer.day(), -kMonthsBack);
  for (std::uint32_t first = own.begin; first < own.end;) {
    const RowRange rows = rows_of_client(table, own, first);
    ClientImportance client;
    client.client = table.client_id(table.client[first]);
    client.contracts = rows.size();
    client.income = Cents{0};
    for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
      const auto earned =
          earned_since(chronicle, table.contract_id(row), table.state(row), year_ago);
      client.income =
          earned && client.income ? std::optional(*client.income + *earned) : std::nullopt;
    }
    put_relationship(scorer, rows, client);
    put_stars(table, rows, client);
    put_record(scorer, rows, client);
    clients.push_back(std::move(client));
    first = rows.end;
  }
  put_shares(clients);
  return clients;
}

}  // namespace jss::insight

// SPDX-License-Identifier: Apache-2.0
#include "jss/scoring/contract_table.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <string>
#include <utility>

namespace jss::scoring {
namespace {

constexpr std::size_t kRecentTexts = 4096;

// The numbers 0 … size-1 in the bytewise order of their texts.
std::vector<std::uint32_t> bytewise_order(const TextInterner& names) {
  std::vector<std::uint32_t> order(names.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&names](std::uint32_t a, std::uint32_t b) { return names[a] < names[b]; });
  return order;
}

// rank[order[i]] = i
std::vector<std::uint32_t> inverse(const std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> rank(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  return rank;
}

template <class T>
void permute(std::vector<T>& column, const std::vector<std::uint32_t>& order) {
  std::vector<T> sorted(column.size());
  for (std::size_t i = 0; i < order.size(); ++i) sorted[i] = column[order[i]];
  column = std::move(sorted);
}

// Calls `visit(column)` for each column that has one entry a row.
template <class Visit>
void visit_columns(ContractTable& table, Visit&& visit) {
  const auto visit_all = [&visit](auto&... columns) { (visit(columns), ...); };
  visit_all(table.contract, table.client, table.started_on, table.ended_on, table.first_paid_on,
            table.last_paid_on, table.feedback_on, table.paused_on, table.resumed_on,
            table.last_contact_on, table.due_on, table.delivered_on, table.earned, table.stars,
            table.client_stars, table.recommend, table.ended_by, table.end_reason, table.dispute,
            table.client_standing, table.feedback_removed, table.excluded, table.paid_stretches,
            table.title, table.client_name, table.group);
}

// Where a text stands, or would stand, among those of `sorted`.
std::size_t place_of(std::string_view text, const std::vector<TextIndex>& sorted,
                     const TextPool& texts) {
  const auto place = std::lower_bound(
      sorted.begin(), sorted.end(), text,
      [&texts](TextIndex index, std::string_view wanted) { return texts[index] < wanted; });
  return static_cast<std::size_t>(place - sorted.begin());
}

// Rows grouped by freelancer by counting, then each group sorted by client and contract id.
std::vector<std::uint32_t> row_order(const ContractTable& table,
                                     const std::vector<std::uint32_t>& freelancer_of_row,
                                     const std::vector<std::uint32_t>& begin) {
  std::vector<std::uint32_t> order(freelancer_of_row.size());
  std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
  for (std::uint32_t row = 0; row < order.size(); ++row) {
    order[next[freelancer_of_row[row]]++] = row;
  }
  const auto before = [&table](std::uint32_t a, std::uint32_t b) {
    if (table.client[a] != table.client[b]) return table.client[a] < table.client[b];
    return table.contract_id(a) < table.contract_id(b);
  };
  for (std::size_t f = 0; f + 1 < begin.size(); ++f) {
    std::sort(order.begin() + begin[f], order.begin() + begin[f + 1], before);
  }
  return order;
}

// Feedback of which no day is told took effect with the end.
Day feedback_day(const ContractState& state) {
  const bool answered = state.stars != kNoStars || state.recommend != kNoAnswer;
  return answered && !state.feedback_on.present() ? state.ended_on : state.feedback_on;
}

Day latest_of(const std::vector<Day>& column) {
  return column.empty() ? kNoDay : *std::max_element(column.begin(), column.end());
}

Day latest_mentioned(const ContractTable& table) {
  Day latest = kNoDay;
  for (const auto* column :
       {&table.ended_on, &table.first_paid_on, &table.last_paid_on, &table.feedback_on,
        &table.paused_on, &table.resumed_on, &table.last_contact_on, &table.delivered_on}) {
    latest = std::max(latest, latest_of(*column));
  }
  return latest.present() ? latest : latest_of(table.started_on);
}

}  // namespace

std::optional<FreelancerIndex> ContractTable::find_freelancer(std::string_view id) const {
  const std::size_t place = place_of(id, freelancer_ids, texts);
  if (place == freelancer_ids.size() || texts[freelancer_ids[place]] != id) return std::nullopt;
  return FreelancerIndex{static_cast<std::uint32_t>(place)};
}

ContractRow ContractTable::row(std::uint32_t row, FreelancerIndex freelancer) const {
  return {.contract_id = contract_id(row),
          .freelancer_id = freelancer_id(freelancer),
          .client_id = client_id(client[row]),
          .state = state(row),
          .title = texts[title[row]],
          .client_name = texts[client_name[row]],
          .group = texts[group[row]]};
}

void ContractTable::set_state(std::uint32_t row, const ContractState& state) {
  started_on[row] = state.started_on;
  ended_on[row] = state.ended_on;
  first_paid_on[row] = state.first_paid_on;
  last_paid_on[row] = state.last_paid_on;
  feedback_on[row] = feedback_day(state);
  paused_on[row] = state.paused_on;
  resumed_on[row] = state.resumed_on;
  last_contact_on[row] = state.last_contact_on;
  due_on[row] = state.due_on;
  delivered_on[row] = state.delivered_on;
  earned[row] = state.earned;
  stars[row] = state.stars;
  client_stars[row] = state.client_stars;
  recommend[row] = state.recommend;
  ended_by[row] = state.ended_by;
  end_reason[row] = state.end_reason;
  dispute[row] = state.dispute;
  client_standing[row] = state.client_standing;
  feedback_removed[row] = state.feedback_removed ? 1 : 0;
  excluded[row] = state.excluded ? 1 : 0;
  if (texts[paid_stretches[row]] != state.paid_stretches) {
    paid_stretches[row] = texts.keep(state.paid_stretches);
  }
  latest_day_ =
      std::max({latest_day_, state.ended_on, state.last_paid_on, feedback_on[row], state.paused_on,
                state.resumed_on, state.last_contact_on, state.delivered_on});
}

FreelancerIndex ContractTable::place_freelancer(std::string_view id) {
  if (const auto known = find_freelancer(id)) return *known;
  const auto place = static_cast<std::ptrdiff_t>(place_of(id, freelancer_ids, texts));
  freelancer_ids.insert(freelancer_ids.begin() + place, texts.keep(id));
  profile_completeness.insert(profile_completeness.begin() + place, std::int8_t{-1});
  const std::uint32_t begin = freelancer_begin[static_cast<std::size_t>(place)];
  freelancer_begin.insert(freelancer_begin.begin() + place, begin);
  return {static_cast<std::uint32_t>(place)};
}

ClientIndex ContractTable::place_client(std::string_view id) {
  const std::size_t place = place_of(id, client_ids, texts);
  const ClientIndex index{static_cast<std::uint32_t>(place)};
  if (place < client_ids.size() && texts[client_ids[place]] == id) return index;
  client_ids.insert(client_ids.begin() + static_cast<std::ptrdiff_t>(place), texts.keep(id));
  ++client_count_;
  for (ClientIndex& other : client) other.value += other >= index ? 1U : 0U;
  return index;
}

void ContractTable::insert(const ContractRow& row) {
  const FreelancerIndex freelancer = place_freelancer(row.freelancer_id);
  const ClientIndex of_client = place_client(row.client_id);
  const RowRange rows = rows_of(freelancer);
  std::uint32_t place = rows.begin;
  while (place < rows.end &&
         (client[place] < of_client ||
          (client[place] == of_client && contract_id(place) < row.contract_id))) {
    ++place;
  }
  for (std::size_t i = freelancer.value + 1; i < freelancer_begin.size(); ++i) {
    ++freelancer_begin[i];
  }
  visit_columns(*this, [place](auto& column) { column.emplace(column.begin() + place); });
  contract[place] = contract_ids.keep(row.contract_id);
  client[place] = of_client;
  title[place] = texts.keep(row.title);
  client_name[place] = texts.keep(row.client_name);
  group[place] = texts.keep(row.group);
  set_state(place, row.state);
  latest_day_ = latest_mentioned(*this);
}

std::optional<RowProblem> ContractTableBuilder::add(const ContractRow& row) {
  if (auto problem = check_row(row)) return problem;
  const std::uint32_t known_client = clients_.find(row.client_id);
  if (known_client != TextInterner::kAbsent &&
      standing_of_client_[known_client] != row.state.client_standing) {
    return RowProblem{"client_standing",
                      "'" + std::string(to_string(row.state.client_standing)) + "' differs from '" +
                          std::string(to_string(standing_of_client_[known_client])) +
                          "' on an earlier row of client '" + std::string(row.client_id) +
                          "': all rows of a client must agree"};
  }
  const auto contract = contracts_.intern(row.contract_id);
  if (!contract.is_new) {
    return RowProblem{"contract_id",
                      "'" + std::string(row.contract_id) +
                          "' stands on an earlier row too: each contract has one row"};
  }
  table_.contract.push_back({contract.number + 1});  // where `take_texts` puts it
  std::uint32_t client = known_client;
  if (client == TextInterner::kAbsent) {
    client = clients_.intern(row.client_id).number;
    standing_of_client_.push_back(row.state.client_standing);
  }
  append(row, freelancers_.intern(row.freelancer_id).number, client);
  return std::nullopt;
}

void ContractTableBuilder::append(const ContractRow& row, std::uint32_t freelancer,
                                  std::uint32_t client) {
  const ContractState& state = row.state;
  freelancer_of_row_.push_back(freelancer);
  table_.client.push_back({client});
  table_.started_on.push_back(state.started_on);
  table_.ended_on.push_back(state.ended_on);
  table_.first_paid_on.push_back(state.first_paid_on);
  table_.last_paid_on.push_back(state.last_paid_on);
  table_.feedback_on.push_back(feedback_day(state));
  table_.paused_on.push_back(state.paused_on);
  table_.resumed_on.push_back(state.resumed_on);
  table_.last_contact_on.push_back(state.last_contact_on);
  table_.due_on.push_back(state.due_on);
  table_.delivered_on.push_back(state.delivered_on);
  table_.earned.push_back(state.earned);
  table_.stars.push_back(state.stars);
  table_.client_stars.push_back(state.client_stars);
  table_.recommend.push_back(state.recommend);
  table_.ended_by.push_back(state.ended_by);
  table_.end_reason.push_back(state.end_reason);
  table_.dispute.push_back(state.dispute);
  table_.client_standing.push_back(state.client_standing);
  table_.feedback_removed.push_back(state.feedback_removed ? 1 : 0);
  table_.excluded.push_back(state.excluded ? 1 : 0);
  table_.paid_stretches.push_back(keep_once(state.paid_stretches));
  table_.title.push_back(keep_once(row.title));
  table_.client_name.push_back(keep_once(row.client_name));
  table_.group.push_back(keep_once(row.group));
}

TextIndex ContractTableBuilder::keep_once(std::string_view text) {
  if (text.empty()) return {};
  if (recent_texts_.empty()) recent_texts_.resize(kRecentTexts);
  TextIndex& recent = recent_texts_[std::hash<std::string_view>{}(text) % kRecentTexts];
  if (table_.texts[recent] != text) recent = table_.texts.keep(text);
  return recent;
}

void ContractTableBuilder::set_profile(std::string_view freelancer_id, std::int8_t completeness) {
  const auto profile = profiles_.intern(freelancer_id);
  if (profile.is_new) {
    completeness_of_profile_.push_back(completeness);
  } else {
    completeness_of_profile_[profile.number] = completeness;
  }
}

ContractTable ContractTableBuilder::finish() {
  table_.contract_ids = contracts_.take_texts();
  const std::vector<std::uint32_t> freelancer_order = bytewise_order(freelancers_);
  const std::vector<std::uint32_t> freelancer_rank = inverse(freelancer_order);
  const std::vector<std::uint32_t> client_order = bytewise_order(clients_);
  const std::vector<std::uint32_t> client_rank = inverse(client_order);

  ContractTable& table = table_;
  table.freelancer_begin.assign(freelancer_order.size() + 1, 0);
  for (std::uint32_t& freelancer : freelancer_of_row_) {
    freelancer = freelancer_rank[freelancer];
    ++table.freelancer_begin[freelancer + 1];
  }
  std::partial_sum(table.freelancer_begin.begin(), table.freelancer_begin.end(),
                   table.freelancer_begin.begin());
  for (ClientIndex& client : table.client) client = {client_rank[client.value]};

  const std::vector<std::uint32_t> order =
      row_order(table, freelancer_of_row_, table.freelancer_begin);
  visit_columns(table, [&order](auto& column) { permute(column, order); });

  for (const std::uint32_t freelancer : freelancer_order) {
    const std::uint32_t profile = profiles_.find(freelancers_[freelancer]);
    table.freelancer_ids.push_back(table.texts.keep(freelancers_[freelancer]));
    table.profile_completeness.push_back(
        profile == TextInterner::kAbsent ? std::int8_t{-1} : completeness_of_profile_[profile]);
  }
  for (const std::uint32_t client : client_order) {
    table.client_ids.push_back(table.texts.keep(clients_[client]));
  }
  table.client_count_ = static_cast<std::uint32_t>(client_order.size());
  table.latest_day_ = latest_mentioned(table);
  ContractTable finished = std::move(table_);
  *this = ContractTableBuilder();
  return finished;
}

}  // namespace jss::scoring

// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/source.h"

#include <algorithm>

#include "jss/history/replay.h"

namespace jss::engine {

Source Source::of_table(std::string name, scoring::ContractTable table,
                        std::vector<std::string> warnings) {
  Source source(std::move(name), std::move(table));
  source.warnings_ = std::move(warnings);
  return source;
}

Source Source::of_events(std::string name, std::vector<history::Event> events) {
  return {std::move(name), std::move(events)};
}

Source Source::of_exports(std::string name, io::ImportedHistory imported) {
  const Day latest = io::latest_day(imported);
  std::vector<std::string> warnings = imported.warnings;
  Source source(std::move(name), std::move(imported));
  source.given_day_ = latest;
  source.warnings_ = std::move(warnings);
  return source;
}

Source Source::of_ledger(std::string name, std::vector<history::Event> events,
                         std::vector<history::Event> policy_events,
                         history::PolicyLife::DigestOf digest_of, Day today) {
  Source source(std::move(name), std::move(events));
  source.policy_events_ = std::move(policy_events);
  source.digest_of_ = std::move(digest_of);
  source.given_day_ = today;
  return source;
}

Result<Day> Source::latest_day() const {
  const auto* const table = std::get_if<scoring::ContractTable>(&content_);
  const Day latest = given_day_.present() ? given_day_
                     : table != nullptr   ? table->latest_day()
                                          : history::latest_day(events());
  if (!latest.present()) return invalid(name_ + ": mentions no day: it has nothing to score");
  return latest;
}

Result<const scoring::ContractTable*> Source::states_on(Day as_of,
                                                        const std::optional<Timestamp>& known_at,
                                                        scoring::Executor* executor) {
  const auto* const given = std::get_if<scoring::ContractTable>(&content_);
  if (given == nullptr) {
    anomalies_.clear();
    scoring::SerialExecutor serial;
    replayed_ = history::replay(events(), as_of, known_at, &anomalies_,
                                executor != nullptr ? *executor : serial);
    return &replayed_;
  }
  if (known_at) {
    return invalid(name_ +
                   ": a contract table does not tell when it learned things: --known-at "
                   "needs events with recorded_at");
  }
  const scoring::ContractTable& table = *given;
  if (table.latest_day().present() && as_of < table.latest_day()) {
    const std::string latest = to_string(table.latest_day());
    return invalid(name_ + ": is a snapshot that mentions " + latest +
                   ", so it knows the future of " + to_string(as_of) + ": ask about " + latest +
                   " or later, or give the events instead of the table");
  }
  return &table;
}

std::span<const history::Event> Source::events() const {
  if (const auto* const events = std::get_if<Events>(&content_)) return *events;
  if (imported() != nullptr) return imported()->events;
  return {};
}

history::Chronicle Source::chronicle(const scoring::ContractTable& table,
                                     FreelancerIndex freelancer, Day as_of,
                                     const std::optional<Timestamp>& known_at) const {
  if (!is_table()) {
    return history::Chronicle::of_events(events(), table.freelancer_id(freelancer), as_of,
                                         known_at);
  }
  return history::Chronicle::of_table(table, freelancer);
}

history::PolicyLife Source::policy_life(const std::optional<Timestamp>& known_at) const {
  return {policy_events_, known_at, digest_of_};
}

std::vector<insight::UnknownFacts> Source::unknown_facts(const scoring::ContractTable& table,
                                                         FreelancerIndex freelancer) const {
  std::vector<insight::UnknownFacts> facts;
  if (imported() == nullptr) return facts;
  const std::vector<io::JoinedContract>& exported = imported()->contracts;
  const scoring::RowRange rows = table.rows_of(freelancer);
  bool any = false;
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
    const std::string_view id = table.contract_id(row);
    const auto found =
        std::lower_bound(exported.begin(), exported.end(), id,
                         [](const io::JoinedContract& contract, std::string_view other) {
                           return contract.told.id < other;
                         });
    const bool is_there = found != exported.end() && found->told.id == id;
    facts.push_back(is_there ? found->unknown() : insight::UnknownFacts{});
    any |= facts.back().any();
  }
  if (!any) facts.clear();
  return facts;
}

}  // namespace jss::engine

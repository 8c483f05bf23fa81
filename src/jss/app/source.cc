// SPDX-License-Identifier: Apache-2.0
#include "jss/app/source.h"

#include <algorithm>

#include "jss/app/ledger_place.h"
#include "jss/app/policy_events.h"
#include "jss/history/replay.h"
#include "jss/io/contract_csv.h"
#include "jss/io/event_json.h"
#include "jss/io/marketplace_exports.h"
#include "jss/io/profiles_csv.h"
#include "jss/io/source_kind.h"

namespace jss::app {
namespace {

constexpr std::uint64_t kMostReserved = 1'000'000;

using Events = std::vector<history::Event>;
using Readers = std::variant<std::monostate, io::ContractCsvReader, io::EventJsonReader>;

// What a path is, told from its first bytes, and the reader that all of them go to.
struct Reading {
  Readers reader;
  bool is_export = false;
  std::string export_text;

  void take(const std::string& path, std::string_view bytes) {
    if (std::holds_alternative<std::monostate>(reader) && !is_export) choose(path, bytes);
    if (is_export) export_text += bytes;
    if (auto* csv = std::get_if<io::ContractCsvReader>(&reader)) csv->feed(bytes);
    if (auto* json = std::get_if<io::EventJsonReader>(&reader)) json->feed(bytes);
  }

  void choose(const std::string& path, std::string_view beginning) {
    switch (io::source_kind(beginning)) {
      case io::SourceKind::contract_table:
        reader.emplace<io::ContractCsvReader>(path);
        break;
      case io::SourceKind::event_file:
        reader.emplace<io::EventJsonReader>(path).expect(file_size(path));
        break;
      case io::SourceKind::marketplace_export:
        is_export = true;
        break;
    }
  }
};

Result<void> read_profiles(const std::string& path, scoring::ContractTableBuilder& builder,
                           std::vector<std::string>& warnings) {
  io::ProfilesCsvReader reader(path);
  const auto take = [&reader](std::string_view bytes) { reader.feed(bytes); };
  if (auto done = read_file(path, take, {}); !done) return done;
  auto finished = reader.finish(builder);
  warnings.insert(warnings.end(), reader.warnings().begin(), reader.warnings().end());
  return finished;
}

}  // namespace

Result<Source> Source::open(const SourceRequest& request) {
  if (request.paths.empty()) return invalid("give a source");
  if (names_ledger(request.paths.front())) return open_on_ledger(request);
  Source source;
  source.name_ = request.paths.front();
  Reading reading;
  const auto take = [&](std::string_view bytes) { reading.take(source.name_, bytes); };
  if (auto done = read_file(source.name_, take, request.progress); !done) {
    return tl::unexpected(done.error());
  }
  if (reading.is_export) return open_exports(request, std::move(reading.export_text));
  if (request.paths.size() != 1) {
    return invalid("give one contract table or one event file; only exports come in several files");
  }
  if (request.answers) {
    return invalid(
        "--answers goes with a marketplace's exports: a contract table and an event "
        "file tell everything themselves");
  }
  if (std::holds_alternative<std::monostate>(reading.reader)) {
    return invalid(source.name_ + ": is empty: a contract table begins with its header");
  }
  if (auto* csv = std::get_if<io::ContractCsvReader>(&reading.reader)) {
    if (request.profiles) {
      auto done = read_profiles(*request.profiles, csv->builder(), source.warnings_);
      if (!done) return tl::unexpected(done.error());
    }
    auto table = csv->finish();
    source.warnings_.insert(source.warnings_.end(), csv->warnings().begin(), csv->warnings().end());
    if (!table) return tl::unexpected(table.error());
    source.content_ = std::move(*table);
    return source;
  }
  if (request.profiles) {
    return invalid(
        "--profiles goes with a contract table; an event file tells of profiles itself, "
        "by profile_updated");
  }
  auto events = std::get<io::EventJsonReader>(reading.reader).finish();
  if (!events) return tl::unexpected(events.error());
  source.content_ = std::move(*events);
  return source;
}

Result<Source> Source::open_on_ledger(const SourceRequest& request) {
  Source source;
  source.name_ = shown_ledger(request.paths.front());
  if (request.paths.size() != 1) return invalid(source.name_ + ": is a ledger: give it alone");
  if (request.profiles || request.answers) {
    return invalid(source.name_ +
                   ": is a ledger, which tells everything itself: --profiles goes with a contract "
                   "table, --answers with exports");
  }
  auto ledger = open_ledger(request.paths.front(), ledger::Access::read);
  if (!ledger) return tl::unexpected(ledger.error());
  const auto head = ledger->head();
  if (!head) return tl::unexpected(head.error());
  Events events;
  // The number is only checked with the record itself: a damaged one must not ask for the world.
  events.reserve(std::min(head->seq, kMostReserved));
  RecordReader reader;
  const auto done = ledger->read({}, [&](const ledger::Record& record) -> Result<void> {
    auto event = reader.event_of(record);
    if (!event) return tl::unexpected(event.error());
    // What was shown once changes no state, and may outnumber everything else by far.
    const bool is_theirs = history::is_operators(event->type());
    if (is_theirs && history::shapes_policies(event->type())) {
      source.policy_events_.push_back(std::move(*event));
    } else if (!is_theirs) {
      events.push_back(std::move(*event));
    }
    if (request.progress) request.progress(record.seq, head->seq);
    return {};
  });
  if (!done) return tl::unexpected(done.error());
  source.given_day_ = request.today;
  source.content_ = std::move(events);
  return source;
}

Result<Source> Source::open_exports(const SourceRequest& request, std::string first_text) {
  if (request.profiles) {
    return invalid("--profiles goes with a contract table; exports say nothing of profiles");
  }
  io::ImportRequest exports{
      .files = {},
      .answers = {},
      .freelancer = request.freelancer.empty() ? kOwnExports : request.freelancer};
  exports.files.push_back({request.paths.front(), std::move(first_text)});
  for (std::size_t i = 1; i < request.paths.size(); ++i) {
    auto text = read_text(request.paths[i]);
    if (!text) return tl::unexpected(text.error());
    exports.files.push_back({request.paths[i], std::move(*text)});
  }
  if (request.answers) {
    auto text = read_text(*request.answers);
    if (!text) return tl::unexpected(text.error());
    exports.answers = io::ExportText{*request.answers, std::move(*text)};
  }
  auto imported = io::import_exports(exports);
  if (!imported) return tl::unexpected(imported.error());
  Source source;
  source.name_ = request.paths.front();
  source.given_day_ = io::latest_day(*imported);
  source.warnings_ = std::move(imported->warnings);
  source.exported_ = std::move(imported->contracts);
  source.content_ = std::move(imported->events);
  return source;
}

Result<Day> Source::latest_day() const {
  const auto* events = std::get_if<Events>(&content_);
  const Day latest = given_day_.present() ? given_day_
                     : events != nullptr  ? history::latest_day(*events)
                                          : std::get<scoring::ContractTable>(content_).latest_day();
  if (!latest.present()) return invalid(name_ + ": mentions no day: it has nothing to score");
  return latest;
}

Result<const scoring::ContractTable*> Source::states_on(Day as_of,
                                                        const std::optional<Timestamp>& known_at,
                                                        scoring::Executor* executor) {
  if (const auto* events = std::get_if<Events>(&content_)) {
    anomalies_.clear();
    scoring::SerialExecutor serial;
    replayed_ = history::replay(*events, as_of, known_at, &anomalies_,
                                executor != nullptr ? *executor : serial);
    return &replayed_;
  }
  if (known_at) {
    return invalid(name_ +
                   ": a contract table does not tell when it learned things: --known-at "
                   "needs events with recorded_at");
  }
  const auto& table = std::get<scoring::ContractTable>(content_);
  if (table.latest_day().present() && as_of < table.latest_day()) {
    const std::string latest = to_string(table.latest_day());
    return invalid(name_ + ": is a snapshot that mentions " + latest +
                   ", so it knows the future of " + to_string(as_of) + ": ask about " + latest +
                   " or later, or give the events instead of the table");
  }
  return &table;
}

std::span<const history::Event> Source::events() const {
  const auto* const events = std::get_if<Events>(&content_);
  return events != nullptr ? std::span<const history::Event>(*events)
                           : std::span<const history::Event>();
}

history::Chronicle Source::chronicle(const scoring::ContractTable& table,
                                     FreelancerIndex freelancer, Day as_of,
                                     const std::optional<Timestamp>& known_at) const {
  if (const auto* events = std::get_if<Events>(&content_)) {
    return history::Chronicle::of_events(*events, table.freelancer_id(freelancer), as_of, known_at);
  }
  return history::Chronicle::of_table(table, freelancer);
}

history::PolicyLife Source::policy_life(const std::optional<Timestamp>& known_at) const {
  return policy_life_of(policy_events_, known_at);
}

std::vector<insight::UnknownFacts> Source::unknown_facts(const scoring::ContractTable& table,
                                                         FreelancerIndex freelancer) const {
  std::vector<insight::UnknownFacts> facts;
  if (exported_.empty()) return facts;
  const scoring::RowRange rows = table.rows_of(freelancer);
  bool any = false;
  for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
    const std::string_view id = table.contract_id(row);
    const auto found =
        std::lower_bound(exported_.begin(), exported_.end(), id,
                         [](const io::JoinedContract& contract, std::string_view other) {
                           return contract.told.id < other;
                         });
    const bool is_there = found != exported_.end() && found->told.id == id;
    facts.push_back(is_there ? found->unknown() : insight::UnknownFacts{});
    any |= facts.back().any();
  }
  if (!any) facts.clear();
  return facts;
}

}  // namespace jss::app

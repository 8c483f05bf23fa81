// SPDX-License-Identifier: Apache-2.0
// How fast events are read from their lines in memory, all checks included, beside what others do
// with the same bytes: nlohmann/json, which makes a tree of each line and checks nothing else, and
// simdjson, which steps over every value and keeps none (docs/performance.md).
#include <benchmark/benchmark.h>
#include <simdjson.h>

#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "bench/event_lines.h"
#include "bench/measuring.h"
#include "jss/io/event_json.h"

namespace jss::bench {
namespace {

constexpr std::size_t kPiece = std::size_t{4} << 20U;
constexpr std::array<std::uint64_t, 2> kCounts{50'000, 1'000'000};

const std::string& lines_of(std::uint64_t count) {
  static std::uint64_t written = 0;
  static std::string text;
  if (written == count) return text;
  text = event_lines(count, 1);
  text.reserve(text.size() + simdjson::SIMDJSON_PADDING);
  written = count;
  return text;
}

// Gives how many lines are objects.
std::size_t read_trees(std::string_view text) {
  std::size_t objects = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const auto tree = nlohmann::json::parse(text.substr(0, end), nullptr, false);
    objects += tree.is_object() ? 1U : 0U;
    text.remove_prefix(end + 1);
  }
  return objects;
}

// Gives how many keys all the lines have.
std::size_t step_over_values(simdjson::ondemand::parser& parser, const std::string& text) {
  std::size_t keys = 0;
  simdjson::ondemand::document_stream lines;
  if (parser.iterate_many(text).get(lines) != simdjson::SUCCESS) return 0;
  for (auto line : lines) {
    simdjson::ondemand::object object;
    if (line.get_object().get(object) != simdjson::SUCCESS) return 0;
    for (auto field : object) {
      std::string_view token;
      if (field.value().raw_json_token().get(token) != simdjson::SUCCESS) return 0;
      benchmark::DoNotOptimize(token);
      ++keys;
    }
  }
  return keys;
}

struct Totals {
  Moment reading{};
  Moment trees{};
  Moment stepping{};
  std::uint64_t allocated = 0;
};

void report(benchmark::State& state, const Totals& totals, std::size_t events, std::size_t bytes) {
  const auto rounds = static_cast<std::uint64_t>(state.iterations());
  const double all = static_cast<double>(rounds) * static_cast<double>(events);
  state.SetItemsProcessed(static_cast<std::int64_t>(rounds * events));
  state.SetBytesProcessed(static_cast<std::int64_t>(rounds * bytes));
  state.counters["cpu_ns"] = 1e9 * totals.reading.processor / all;
  state.counters["trees"] = totals.trees.processor / totals.reading.processor;
  state.counters["of_simdjson"] = totals.stepping.processor / totals.reading.processor;
  state.counters["allocs_an_event"] = static_cast<double>(totals.allocated) / all;
}

void read_events(benchmark::State& state, std::uint64_t count) {
  const std::string& text = lines_of(count);
  simdjson::ondemand::parser parser;
  Totals totals;
  for ([[maybe_unused]] auto _ : state) {
    const std::uint64_t allocated_before = allocations();
    const Moment start = now();
    io::EventJsonReader reader("events.jsonl");
    reader.expect(text.size());
    for (std::size_t at = 0; at < text.size(); at += kPiece) {
      reader.feed(std::string_view(text).substr(at, kPiece));
    }
    auto events = reader.finish();
    const Moment read = now();
    totals.allocated += allocations() - allocated_before;
    if (!events || events->size() != count) {
      state.SkipWithError(events ? "events are missing" : events.error().message.c_str());
      return;
    }
    events->clear();
    const Moment before_trees = now();
    benchmark::DoNotOptimize(read_trees(text));
    const Moment before_stepping = now();
    benchmark::DoNotOptimize(step_over_values(parser, text));
    totals.stepping += now() - before_stepping;
    totals.trees += before_stepping - before_trees;
    totals.reading += read - start;
    state.SetIterationTime((read - start).clock);
  }
  report(state, totals, count, text.size());
}

}  // namespace
}  // namespace jss::bench

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  for (const std::uint64_t count : jss::bench::kCounts) {
    const std::string name = "read_events/" + std::to_string(count);
    benchmark::RegisterBenchmark(
        name.c_str(), [count](benchmark::State& state) { jss::bench::read_events(state, count); })
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond);
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

// SPDX-License-Identifier: Apache-2.0
// Any bytes as an event file: what is accepted is written and read back as the same events, and
// leads to a table whose rows keep every rule, whatever the order of arrival.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "jss/history/replay.h"
#include "jss/io/event_json.h"
#include "jss/io/event_line.h"
#include "jss/io/line_splitter.h"

namespace {

using jss::history::Event;

void demand(bool holds) {
  if (!holds) std::abort();
}

void demand_same_when_written(const std::vector<Event>& events) {
  std::string text;
  for (const Event& event : events) text += jss::io::event_json(event) + '\n';
  const auto read_back = jss::io::read_event_json("again", text);
  demand(read_back.has_value() && *read_back == events);
}

// Plain lines are read fast, the others carefully: nobody may be able to tell.
void demand_same_read_carefully(std::string_view text) {
  jss::io::EventLineReader fast;
  jss::io::EventLineReader careful;
  jss::io::LineSplitter lines;
  const auto compare = [&](std::string_view line) {
    demand(fast.read(line) == careful.read_carefully(line));
  };
  lines.feed(text, compare);
  lines.finish(compare);
}

void demand_valid_table(std::vector<Event> events, jss::Day as_of) {
  std::vector<jss::history::Anomaly> anomalies;
  const auto table = jss::history::replay(events, as_of, std::nullopt, &anomalies);
  for (std::uint32_t freelancer = 0; freelancer < table.freelancer_count(); ++freelancer) {
    const auto rows = table.rows_of({freelancer});
    for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
      demand(!jss::scoring::check_row(table.row(row, {freelancer})));
    }
  }
  demand(table.size() == 0 || table.latest_day() <= as_of);
  std::reverse(events.begin(), events.end());
  std::vector<jss::history::Anomaly> anomalies_reversed;
  const auto reversed = jss::history::replay(events, as_of, std::nullopt, &anomalies_reversed);
  demand(reversed.size() == table.size() && anomalies_reversed == anomalies);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(data, data + size);
  demand_same_read_carefully(text);
  const auto events = jss::io::read_event_json("fuzz", text);
  jss::io::EventJsonReader byte_by_byte("fuzz");
  for (const char& byte : text) byte_by_byte.feed({&byte, 1});
  const auto again = byte_by_byte.finish();
  demand(events.has_value() == again.has_value());
  if (!events) {
    demand(events.error() == again.error());
    return 0;
  }
  demand(*events == *again);
  demand_same_when_written(*events);
  const jss::Day latest = jss::history::latest_day(*events);
  demand_valid_table(*events, latest);
  if (latest.present()) demand_valid_table(*events, latest - 20);
  return 0;
}

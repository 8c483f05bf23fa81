// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "jss/base/result.h"
#include "jss/base/text_interner.h"
#include "jss/history/event.h"
#include "jss/io/event_line.h"
#include "jss/io/line_splitter.h"
#include "jss/io/problems.h"

namespace jss::io {

/// Reads an event file (docs/formats.md), one JSON object a line, fed in pieces of any size.
///
/// A line is an event, or an event in the record that a ledger exports: `{"seq": …, "recorded_at":
/// …, "event": {…}}`. Blank lines are skipped. Unknown types and keys, keys that stand twice, keys
/// that are missing, wrong kinds and words, and what breaks `history::check_form`, are refused.
/// Numbers are read from their characters, whether they stand in quotes or not. The same id with
/// the same content is accepted once, known since the earlier of the two `recorded_at`; with other
/// content it is refused. Not shared between threads.
class EventJsonReader {
 public:
  /// `file` is the name that messages give.
  explicit EventJsonReader(std::string file);

  /// How many bytes there will be, if somebody knows: memory is then asked for once. More or fewer
  /// may come.
  void expect(std::uint64_t bytes) { expected_bytes_ = bytes; }

  /// Reads the next bytes of the text.
  void feed(std::string_view bytes);

  /// The events in the order of the file; the reader is spent afterwards.
  ///
  /// Errors: `invalid_input`, if anything is wrong anywhere: every bad line counted, the first
  /// twenty explained by file, line, key, value, rule and remedy.
  [[nodiscard]] Result<std::vector<history::Event>> finish();

  /// How many lines repeated an earlier one.
  [[nodiscard]] std::size_t repeated() const { return repeated_; }

 private:
  void read_line(std::string_view line);
  void take(history::Event&& event);
  void make_room();

  std::string file_;
  LineSplitter splitter_;
  std::uint64_t line_ = 0;
  std::uint64_t fed_bytes_ = 0;
  std::uint64_t expected_bytes_ = 0;  // zero where nobody knows, and once there is room for them
  EventLineReader lines_;
  Problems problems_;
  std::vector<history::Event> events_;
  std::vector<std::uint64_t> line_of_event_;
  TextInterner ids_;
  std::size_t repeated_ = 0;
};

/// Reads a whole event file at once.
[[nodiscard]] Result<std::vector<history::Event>> read_event_json(std::string_view file,
                                                                  std::string_view text);

/// Writes an event as one line of JSON, without the line's end: `id`, `type`, `at`, `recorded_at`
/// if there is one, then the keys of its type in the order of docs/formats.md, without what is
/// absent. Amounts and stars are strings with two decimals. Read again, it gives an equal event.
/// REQUIRES: the event keeps `history::check_form`, and its texts are UTF-8 without NUL.
[[nodiscard]] std::string event_json(const history::Event& event);

}  // namespace jss::io

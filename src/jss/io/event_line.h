// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "jss/history/event.h"
#include "jss/io/event_key_reader.h"
#include "jss/io/json_fields.h"

namespace jss::io {

/// What one line of an event file says: an event, or an event in a ledger's record.
struct EventLine {
  history::Event event;              ///< With the `recorded_at` of the record, if it is one.
  std::optional<std::uint64_t> seq;  ///< Of the record; one above 2^64 is given as 2^64 - 1.

  friend bool operator==(const EventLine&, const EventLine&) = default;
};

/// Reads lines of event files one by one, each by itself, as `EventJsonReader` reads them. Keeps
/// its memory from line to line. Not shared between threads.
class EventLineReader {
 public:
  /// The event of a line that is not blank, or the first rule that it breaks; the key of the
  /// problem is empty where the line is no JSON object.
  [[nodiscard]] tl::expected<EventLine, KeyProblem> read(std::string_view line);

  /// The same without haste for plain lines: whatever the line, it gives what `read` gives.
  [[nodiscard]] tl::expected<EventLine, KeyProblem> read_carefully(std::string_view line);

 private:
  [[nodiscard]] tl::expected<EventLine, KeyProblem> formed(std::optional<std::string> problem);

  JsonFields fields_;
  EventKeyReader::Keys names_;
};

/// Whether a line has nothing but blanks, and so is skipped.
[[nodiscard]] bool is_blank_line(std::string_view line);

}  // namespace jss::io

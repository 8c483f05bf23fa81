// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "jss/base/timestamp.h"
#include "jss/io/event_key_writer.h"

namespace jss::service {

/// One line of a log: a JSON object with `time`, `level`, `what`, and whatever is added. No line
/// has a secret or a name of a person in it: of a request only its route is told.
class LogLine {
 public:
  LogLine(Timestamp time, std::string_view level, std::string_view what) {
    json_.instant("time", {time.seconds, time.nanoseconds / 1'000'000 * 1'000'000});
    json_.text("level", level);
    json_.text("what", what);
  }

  LogLine& text(std::string_view key, std::string_view value) {
    json_.optional_text(key, value);
    return *this;
  }
  LogLine& number(std::string_view key, std::uint64_t value) {
    json_.count(key, value);
    return *this;
  }
  [[nodiscard]] std::string finish() { return json_.finish(); }

 private:
  io::KeyWriter json_;
};

}  // namespace jss::service

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "jss/base/money.h"
#include "jss/history/event.h"
#include "jss/io/event_keys.h"

namespace jss::io {

/// Adds a text as JSON, between quotes. REQUIRES: it is UTF-8.
void append_json_text(std::string& line, std::string_view text);

/// Writes one JSON object: the keys as `visit_keys` names them, without what is absent.
class KeyWriter {
 public:
  void text(std::string_view key, std::string_view value) {
    begin(key);
    append_json_text(line_, value);
  }
  void optional_text(std::string_view key, std::string_view value) {
    if (!value.empty()) text(key, value);
  }
  template <class Value>
  void word(std::string_view key, Value value) {
    text(key, to_string(value));
  }
  void optional_reason(std::string_view key, scoring::EndReason value) {
    optional_text(key, to_string(value));
  }
  void day(std::string_view key, Day value) { text(key, to_string(value)); }
  void optional_day(std::string_view key, Day value) { optional_text(key, to_string(value)); }
  void instant(std::string_view key, Timestamp value) { text(key, to_string(value)); }
  void optional_instant(std::string_view key, std::optional<Timestamp> value) {
    if (value) instant(key, *value);
  }
  void count(std::string_view key, std::uint64_t value) {
    begin(key);
    line_ += std::to_string(value);
  }
  void optional_score(std::string_view key, std::optional<std::int8_t> value) {
    if (value) percentage(key, *value);
  }
  void optional_exact(std::string_view key, std::optional<std::int16_t> value) {
    if (value) text(key, hundredths_to_string(*value));
  }
  void amount(std::string_view key, Cents value) { text(key, hundredths_to_string(value.count)); }
  void stars(std::string_view key, std::int16_t value) { text(key, hundredths_to_string(value)); }
  void optional_stars(std::string_view key, std::int16_t value) {
    if (value != scoring::kNoStars) stars(key, value);
  }
  void percentage(std::string_view key, std::int8_t value) {
    begin(key);
    line_ += std::to_string(value);
  }
  void optional_answer(std::string_view key, std::int8_t value) {
    if (value != scoring::kNoAnswer) percentage(key, value);
  }
  void optional_flag(std::string_view key, bool value) {
    if (!value) return;
    begin(key);
    line_ += "true";
  }
  void optional_scores(std::string_view key, const std::optional<history::FeedbackScores>& value) {
    if (!value) return;
    KeyWriter inner;
    visit_keys(inner, *value);
    begin(key);
    line_ += inner.finish();
  }

  /// The object; `{}` if nothing was written.
  [[nodiscard]] std::string finish() {
    return line_.empty() ? std::string("{}") : std::move(line_) + '}';
  }
  [[nodiscard]] bool empty() const { return line_.empty(); }

 private:
  void begin(std::string_view key) {
    line_ += line_.empty() ? "{\"" : ",\"";
    line_ += key;
    line_ += "\":";
  }

  std::string line_;
};

}  // namespace jss::io

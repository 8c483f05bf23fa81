// SPDX-License-Identifier: Apache-2.0
// Lines for property tests: events as senders write them, JSON of every kind, and both after
// something went wrong with them.
#pragma once

#include <rapidcheck.h>

#include <string>
#include <string_view>

#include "jss/history/random_events.h"
#include "jss/io/event_json.h"

namespace jss::io {

inline std::string random_blanks() {
  return *rc::gen::weightedElement<std::string>(
      {{20, ""}, {3, " "}, {1, "\t"}, {1, " \t "}, {1, "\r"}, {1, "\n"}});
}

inline std::string random_json_text() {
  return *rc::gen::element<std::string>(
      R"("c1")", R"("")", R"("2026-03-01")", R"("12.50")", R"("paid")", R"("a \"quote\" and \\")",
      R"("\/\b\f\n\r\t")", R"("\u00fc and \u20AC")", R"("\\u0000")", R"("\u0000")",
      R"("\ud83d\ude00")", R"("\uD83D\uDE00")", R"("\ud83d")", R"("\ude00")", R"("\ud83d\u0041")",
      R"("\ud83d\ud83d")", R"("\uDEADx")", R"("\u12")", R"("\u12g4")", R"("\x41")", R"("\u+123")",
      "\"ü € 😀\"", "\"\x01\"", "\"\x7f\"", "\"\xff\"", "\"\xc0\x80\"", "\"\xed\xa0\x80\"",
      "\"\xf4\x90\x80\x80\"", "\"\xc3\"", "\"a\tb\"", "\"{\\\"id\\\":1}\"", "'c1'", "\"c1");
}

inline std::string random_json_number() {
  return *rc::gen::element<std::string>(
      "0", "1", "12", "12.5", "12.50", "0.00", "5.00", "4.999", "00", "01", "-0", "-1", "-0.5",
      "+1", "1.", ".5", "1e3", "1E+2", "1e999", "0x10", "1_000", "9007199254740993",
      "1234567890123456789", "12345678901234567890", "123456789012345678901234567890",
      "0.12345678901234567890123", "1.5.2", "12a", "1 2", "Infinity", "NaN");
}

inline std::string random_json_key() {
  return *rc::gen::element<std::string>(
      R"("id")", R"("type")", R"("at")", R"("recorded_at")", R"("seq")", R"("event")",
      R"("contract")", R"("amount")", R"("scores")", R"("skills")", R"("")", R"("\u0069d")",
      R"("a\"b")", R"("ü")", "\"\xff\"", "id", "7", R"("unknown")");
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as it is told
inline std::string random_json_value(int depth) {
  const int kind = *rc::gen::inRange(0, depth > 0 ? 9 : 6);
  if (kind < 2) return random_json_text();
  if (kind < 4) return random_json_number();
  if (kind == 4) return *rc::gen::element<std::string>("true", "false", "true ", "tru", "True");
  if (kind == 5) return *rc::gen::element<std::string>("null", "nul", "[]", "{}", "[", "}");
  const bool is_list = kind == 6;
  std::string text = is_list ? "[" : "{";
  const int count = *rc::gen::inRange(0, 4);
  for (int i = 0; i < count; ++i) {
    if (i > 0) text += random_blanks() + ",";
    text += random_blanks();
    if (!is_list) text += random_json_key() + random_blanks() + ":" + random_blanks();
    text += random_json_value(depth - 1);
  }
  return text + random_blanks() + (is_list ? "]" : "}");
}

inline std::string random_event_line() {
  history::Event event = history::random_event("e1");
  if (*rc::gen::inRange(0, 4) > 0) return event_json(event);
  event.recorded_at = std::nullopt;
  return R"({"seq":7,"recorded_at":"2026-04-01T10:00:00Z","event":)" + event_json(event) + "}";
}

// Leaves something out, puts something in, or does something twice.
inline void harm(std::string& line) {
  const auto at = *rc::gen::inRange<std::size_t>(0, line.size() + 1);
  const auto count = *rc::gen::inRange<std::size_t>(1, 6);
  switch (*rc::gen::inRange(0, 5)) {
    case 0:
      line.erase(at, count);
      break;
    case 1:
      line.insert(at, 1, static_cast<char>(*rc::gen::inRange(0, 256)));
      break;
    case 2:
      line.insert(at, *rc::gen::element<std::string>("{", "}", "[", "]", ",", ":", "\"", "\\", " ",
                                                     "\\u", "null", "}}", ",,", "\"\"", "1"));
      break;
    case 3:
      line.insert(at, line.substr(at, count * 8));
      break;
    default:
      line.insert(at, random_json_value(2));
      break;
  }
}

/// A line that may be well, and may be anything.
inline std::string random_line() {
  std::string line = *rc::gen::inRange(0, 2) == 0 ? random_event_line() : random_json_value(5);
  const int harms = *rc::gen::weightedElement<int>({{4, 0}, {4, 1}, {1, 2}, {1, 5}});
  for (int i = 0; i < harms; ++i) harm(line);
  return line;
}

}  // namespace jss::io

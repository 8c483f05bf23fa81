// SPDX-License-Identifier: Apache-2.0
#include "jss/io/calendar_ics.h"

#include <cstdint>

#include "jss/base/money.h"
#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

constexpr std::size_t kLineOctets = 75;

// FNV-1a, 64 bits: an id of any length and any characters becomes sixteen hexadecimal digits.
std::string digest(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211ULL;
  }
  std::string digits;
  for (int shift = 60; shift >= 0; shift -= 4) {
    digits += "0123456789abcdef"[(hash >> shift) & 0xFU];
  }
  return digits;
}

std::string compact(Day day) {
  std::string digits;
  for (const char c : to_string(day)) {
    if (c != '-') digits += c;
  }
  return digits;
}

// A value of type TEXT: section 3.3.11.
std::string escaped_value(std::string_view text) {
  std::string value;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') value += '\\';
    if (c == '\n') {
      value += "\\n";
    } else {
      value += c;
    }
  }
  return value;
}

bool continues_a_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// Folded before the 76th octet, never inside a character; a continuation's blank counts, too.
std::string content_line(std::string_view line) {
  std::string folded;
  std::size_t room = kLineOctets;
  while (line.size() > room) {
    std::size_t cut = room;
    while (cut > 1 && continues_a_character(line[cut])) --cut;
    folded += std::string(line.substr(0, cut)) + "\r\n ";
    line.remove_prefix(cut);
    room = kLineOctets - 1;
  }
  return folded + std::string(line) + "\r\n";
}

std::string property(std::string_view name, std::string_view text) {
  return content_line(std::string(name) + ":" + escaped_value(text));
}

std::string exact_words(const ScoreTurn& turn) {
  const auto words = [](std::optional<std::int64_t> exact) {
    return exact ? hundredths_to_string(*exact) : std::string("no score");
  };
  return "Exactly: from " + words(turn.exact_from) + " to " + words(turn.exact_to) + ".";
}

std::string event(const CalendarSubject& subject, const ScoreTurn& turn) {
  std::string summary = "Job Success Score " + turn.move;
  if (!turn.reasons.empty()) summary += ": " + reasons_line(turn, 2);
  std::string description = plain_text(subject.freelancer) + ", by " + plain_text(subject.rules) +
                            ", as foreseen on " + to_string(subject.as_of) +
                            " if nothing more happens.\n" + exact_words(turn);
  for (const std::string& reason : turn.reasons) description += "\n- " + reason;
  return content_line("BEGIN:VEVENT") +
         content_line("UID:" + to_string(turn.day) + "-" + digest(subject.freelancer) +
                      "@openjss.invalid") +
         content_line("DTSTAMP:" + compact(subject.as_of) + "T000000Z") +
         content_line("DTSTART;VALUE=DATE:" + compact(turn.day)) +
         // Without its end an event lasts that one day; after the last day of all there is none.
         (turn.day < kLastDay ? content_line("DTEND;VALUE=DATE:" + compact(turn.day + 1)) : "") +
         property("SUMMARY", summary) + property("DESCRIPTION", description) +
         content_line("TRANSP:TRANSPARENT") + content_line("CATEGORIES:Job Success Score") +
         content_line("END:VEVENT");
}

}  // namespace

std::string calendar_ics(const CalendarSubject& subject, std::span<const ScoreTurn> turns) {
  const std::string name = "Job Success Score of " + plain_text(subject.freelancer);
  std::string text = content_line("BEGIN:VCALENDAR") + content_line("VERSION:2.0") +
                     content_line("PRODID:-//OpenJSS//jss//EN") +
                     content_line("CALSCALE:GREGORIAN") + property("NAME", name) +
                     property("X-WR-CALNAME", name);
  for (const ScoreTurn& turn : turns) {
    if (turn.day > subject.as_of) text += event(subject, turn);
  }
  return text + content_line("END:VCALENDAR");
}

}  // namespace jss::io

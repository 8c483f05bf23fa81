// SPDX-License-Identifier: Apache-2.0
#include "jss/io/event_key_reader.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "jss/base/money.h"
#include "jss/io/event_keys.h"
#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

using history::EventType;
using scoring::EndReason;

// The last value that a word of an event file can name.
constexpr EventType last_of(EventType) { return EventType::publication_closed; }
constexpr history::Side last_of(history::Side) { return history::Side::freelancer; }
constexpr history::Actor last_of(history::Actor) { return history::Actor::platform; }
constexpr history::ContractKind last_of(history::ContractKind) {
  return history::ContractKind::fixed;
}
constexpr history::RemovalCause last_of(history::RemovalCause) {
  return history::RemovalCause::review;
}
constexpr history::DisputeOutcome last_of(history::DisputeOutcome) {
  return history::DisputeOutcome::split;
}
constexpr history::ReviewDecision last_of(history::ReviewDecision) {
  return history::ReviewDecision::restored;
}
constexpr scoring::Standing last_of(scoring::Standing) { return scoring::Standing::suspended; }
constexpr EndReason last_of(EndReason) { return EndReason::other; }

// The values that words can name; those of `EndReason` begin behind `none`.
template <class Value>
std::vector<Value> values_with_words() {
  std::vector<Value> values;
  for (int number = 0; number <= static_cast<int>(last_of(Value{})); ++number) {
    const auto value = static_cast<Value>(number);
    if (!to_string(value).empty()) values.push_back(value);
  }
  return values;
}

template <class Value>
std::optional<Value> value_of(std::string_view word) {
  if (word.empty()) return std::nullopt;
  for (int number = 0; number <= static_cast<int>(last_of(Value{})); ++number) {
    const auto value = static_cast<Value>(number);
    if (to_string(value) == word) return value;
  }
  return std::nullopt;
}

std::string listed(std::span<const std::string_view> words) {
  std::string list;
  for (const std::string_view word : words) {
    if (!list.empty()) list += ", ";
    list += word;
  }
  return list;
}

template <class Value>
std::string words_for() {
  std::vector<std::string_view> words;
  for (const Value value : values_with_words<Value>()) words.push_back(to_string(value));
  return listed(words);
}

}  // namespace

void EventKeyReader::text(std::string_view key, std::string& value) {
  if (const JsonField* field = take_required(key)) read_text(*field, value);
}

void EventKeyReader::optional_text(std::string_view key, std::string& value) {
  if (const JsonField* field = take(key)) read_text(*field, value);
}

bool EventKeyReader::type(std::string_view key, EventType& value) {
  const JsonField* field = take_required(key);
  return field != nullptr && read_word(*field, value);
}

void EventKeyReader::word(std::string_view key, history::Side& value) {
  if (const JsonField* field = take_required(key)) read_word(*field, value);
}

void EventKeyReader::word(std::string_view key, history::Actor& value) {
  if (const JsonField* field = take_required(key)) read_word(*field, value);
}

void EventKeyReader::word(std::string_view key, history::ContractKind& value) {
  if (const JsonField* field = take_required(key)) read_word(*field, value);
}

void EventKeyReader::word(std::string_view key, history::RemovalCause& value) {
  if (const JsonField* field = take_required(key)) read_word(*field, value);
}

void EventKeyReader::word(std::string_view key, history::DisputeOutcome& value) {
  if (const JsonField* field = take_required(key)) read_word(*field, value);
}

void EventKeyReader::word(std::string_view key, history::ReviewDecision& value) {
  if (const JsonField* field = take_required(key)) read_word(*field, value);
}

void EventKeyReader::word(std::string_view key, scoring::Standing& value) {
  if (const JsonField* field = take_required(key)) read_word(*field, value);
}

void EventKeyReader::optional_reason(std::string_view key, EndReason& value) {
  if (const JsonField* field = take(key)) read_word(*field, value);
}

void EventKeyReader::day(std::string_view key, Day& value) {
  if (const JsonField* field = take_required(key)) read_day(*field, value);
}

void EventKeyReader::optional_day(std::string_view key, Day& value) {
  if (const JsonField* field = take(key)) read_day(*field, value);
}

void EventKeyReader::instant(std::string_view key, Timestamp& value) {
  if (const JsonField* field = take_required(key)) read_instant(*field, value);
}

void EventKeyReader::optional_instant(std::string_view key, std::optional<Timestamp>& value) {
  if (const JsonField* field = take(key)) read_instant(*field, value.emplace());
}

void EventKeyReader::amount(std::string_view key, Cents& value) {
  if (const JsonField* field = take_required(key)) {
    value = {read_hundredths(*field, 0, kLargestAmount.count)};
  }
}

void EventKeyReader::stars(std::string_view key, std::int16_t& value) {
  if (const JsonField* field = take_required(key)) read_stars(*field, value);
}

void EventKeyReader::optional_stars(std::string_view key, std::int16_t& value) {
  if (const JsonField* field = take(key)) read_stars(*field, value);
}

void EventKeyReader::percentage(std::string_view key, std::int8_t& value) {
  if (const JsonField* field = take_required(key)) read_whole(*field, 100, value);
}

void EventKeyReader::optional_answer(std::string_view key, std::int8_t& value) {
  if (const JsonField* field = take(key)) read_whole(*field, 10, value);
}

void EventKeyReader::optional_flag(std::string_view key, bool& value) {
  const JsonField* field = take(key);
  if (field != nullptr && has_kind(*field, JsonKind::boolean)) value = field->text == "true";
}

void EventKeyReader::optional_scores(std::string_view key,
                                     std::optional<history::FeedbackScores>& value) {
  const JsonField* field = take(key);
  if (field == nullptr || !has_kind(*field, JsonKind::object)) return;
  EventKeyReader inner(fields_, position_of(*field), keys_);
  visit_keys(inner, value.emplace());
  if (auto problem = inner.finish(key)) {
    note({std::string(key) + "." + problem->key, std::move(problem->message)});
  }
}

void EventKeyReader::optional_score(std::string_view key, std::optional<std::int8_t>& value) {
  if (const JsonField* field = take(key)) read_whole(*field, 100, value.emplace());
}

void EventKeyReader::optional_exact(std::string_view key, std::optional<std::int16_t>& value) {
  const JsonField* field = take(key);
  if (field == nullptr) return;
  value = static_cast<std::int16_t>(read_hundredths(*field, 0, 10'000));
}

void EventKeyReader::count(std::string_view key, std::uint64_t& value) {
  if (const JsonField* field = take_required(key)) read_count(*field, value);
}

void EventKeyReader::optional_count(std::string_view key, std::uint64_t& value) {
  if (const JsonField* field = take(key)) read_count(*field, value);
}

void EventKeyReader::read_count(const JsonField& field, std::uint64_t& value) {
  if (field.kind != JsonKind::text && !has_kind(field, JsonKind::number)) return;
  if (!field.text.empty() && field.text.find_first_not_of("0123456789") == std::string::npos) {
    const char* const begin = &field.text.front();
    const auto parsed = std::from_chars(begin, begin + field.text.size(), value);
    if (parsed.ec != std::errc()) value = UINT64_MAX;
    return;
  }
  note(field, quoted(field.text) + " is no whole number from 0 on");
}

std::optional<std::uint32_t> EventKeyReader::object(std::string_view key) {
  const JsonField* field = take_required(key);
  if (field == nullptr || !has_kind(*field, JsonKind::object)) return std::nullopt;
  return position_of(*field);
}

void EventKeyReader::note(KeyProblem problem) {
  if (!problem_) problem_ = std::move(problem);
}

std::optional<KeyProblem> EventKeyReader::finish(std::string_view owner) {
  for (const JsonField& field : fields_) {
    if (field.parent == object_ && !field.taken) {
      problem_ = problem_with_untaken(field, owner);
      break;
    }
  }
  keys_.resize(first_key_);
  return std::exchange(problem_, std::nullopt);
}

KeyProblem EventKeyReader::problem_with_untaken(const JsonField& field,
                                                std::string_view owner) const {
  const auto keys = std::span<const std::string_view>(keys_).subspan(first_key_);
  if (std::find(keys.begin(), keys.end(), field.key) != keys.end()) {
    return {std::string(field.key), "stands twice: leave one out"};
  }
  return {plain_text(field.key),
          "is no key of " + std::string(owner) + ": those are " + listed(keys)};
}

const JsonField* EventKeyReader::take(std::string_view key) {
  keys_.push_back(key);
  const auto is_wanted = [&](const JsonField& field) {
    return field.parent == object_ && field.key == key;
  };
  std::size_t position = next_;
  if (position >= fields_.size() || !is_wanted(fields_[position])) {
    position = static_cast<std::size_t>(std::find_if(fields_.begin(), fields_.end(), is_wanted) -
                                        fields_.begin());
    if (position == fields_.size()) return nullptr;
  }
  next_ = position + 1;
  fields_[position].taken = true;
  return &fields_[position];
}

const JsonField* EventKeyReader::take_required(std::string_view key) {
  const JsonField* field = take(key);
  if (field == nullptr) note({std::string(key), "is missing"});
  return field;
}

void EventKeyReader::note(const JsonField& field, std::string message) {
  note({std::string(field.key), std::move(message)});
}

bool EventKeyReader::has_kind(const JsonField& field, JsonKind kind) {
  if (field.kind == kind) return true;
  std::string message = "is " + std::string(to_string(field.kind)) + ": give ";
  message += to_string(kind);
  if (field.kind == JsonKind::null) message += ", or leave out a key that may be absent";
  note(field, std::move(message));
  return false;
}

void EventKeyReader::read_text(const JsonField& field, std::string& value) {
  if (!has_kind(field, JsonKind::text)) return;
  if (field.text.find('\0') != std::string::npos) {
    note(field, quoted(field.text) + " has the character U+0000: leave it out");
  }
  value = field.text;
}

template <class Value>
bool EventKeyReader::read_word(const JsonField& field, Value& value) {
  if (!has_kind(field, JsonKind::text)) return false;
  const auto found = value_of<Value>(field.text);
  if (found) {
    value = *found;
  } else {
    note(field, quoted(field.text) + " is not one of " + words_for<Value>());
  }
  return found.has_value();
}

void EventKeyReader::read_day(const JsonField& field, Day& value) {
  if (!has_kind(field, JsonKind::text)) return;
  const auto day = parse_day(field.text);
  if (day) {
    value = *day;
  } else {
    note(field, quoted(field.text) + " is no day as 2026-03-01");
  }
}

void EventKeyReader::read_instant(const JsonField& field, Timestamp& value) {
  if (!has_kind(field, JsonKind::text)) return;
  const auto instant = parse_timestamp(field.text);
  if (instant) {
    value = *instant;
  } else {
    note(field, quoted(field.text) +
                    " is neither an instant as 2026-03-01T09:30:00Z nor a day as "
                    "2026-03-01");
  }
}

// Gives `least` where there is no such number.
std::int64_t EventKeyReader::read_hundredths(const JsonField& field, std::int64_t least,
                                             std::int64_t largest) {
  if (field.kind != JsonKind::text && !has_kind(field, JsonKind::number)) return least;
  const auto value = parse_hundredths(field.text);
  if (value && *value >= least && *value <= largest) return *value;
  note(field, quoted(field.text) + " is no decimal from " + hundredths_to_string(least) + " to " +
                  hundredths_to_string(largest) + " with at most two places");
  return least;
}

void EventKeyReader::read_stars(const JsonField& field, std::int16_t& value) {
  value = static_cast<std::int16_t>(read_hundredths(field, 100, 500));
}

void EventKeyReader::read_whole(const JsonField& field, int largest, std::int8_t& value) {
  const std::int64_t hundredths = read_hundredths(field, 0, std::int64_t{largest} * 100);
  if (hundredths % 100 != 0) note(field, quoted(field.text) + " is no whole number");
  value = static_cast<std::int8_t>(hundredths / 100);
}

}  // namespace jss::io

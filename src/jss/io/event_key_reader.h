// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jss/history/event.h"
#include "jss/io/json_fields.h"

namespace jss::io {

/// A rule that a JSON object breaks: the key, as `scores.skills`, and the rule in words.
struct KeyProblem {
  std::string key;
  std::string message;

  friend bool operator==(const KeyProblem&, const KeyProblem&) = default;
};

/// Reads the keys of one JSON object of an event file, as `visit_keys` names them, or of another
/// file that is as strict.
///
/// Each function reads one key into `value`, which keeps what it holds if the key may be absent and
/// is. Of the rules that are broken, the first is remembered. Keys are found fastest in the order
/// in which they are asked for. Not shared between threads.
class EventKeyReader {
 public:
  /// The keys that were asked for, to be listed where one is unknown. May serve one reader after
  /// the other, and one inside the other.
  using Keys = std::vector<std::string_view>;

  /// Which of `fields` are read: the keys of the object at that position, or of `JsonField::kRoot`.
  EventKeyReader(std::span<JsonField> fields, std::uint32_t object, Keys& keys)
      : fields_(fields), object_(object), keys_(keys), first_key_(keys.size()) {}

  void text(std::string_view key, std::string& value);
  void optional_text(std::string_view key, std::string& value);
  /// False if there is none.
  bool type(std::string_view key, history::EventType& value);
  void word(std::string_view key, history::Side& value);
  void word(std::string_view key, history::Actor& value);
  void word(std::string_view key, history::ContractKind& value);
  void word(std::string_view key, history::RemovalCause& value);
  void word(std::string_view key, history::DisputeOutcome& value);
  void word(std::string_view key, history::ReviewDecision& value);
  void word(std::string_view key, scoring::Standing& value);
  void optional_reason(std::string_view key, scoring::EndReason& value);
  void day(std::string_view key, Day& value);
  void optional_day(std::string_view key, Day& value);
  void instant(std::string_view key, Timestamp& value);
  void optional_instant(std::string_view key, std::optional<Timestamp>& value);
  void amount(std::string_view key, Cents& value);
  void stars(std::string_view key, std::int16_t& value);
  void optional_stars(std::string_view key, std::int16_t& value);
  void percentage(std::string_view key, std::int8_t& value);
  void optional_answer(std::string_view key, std::int8_t& value);
  void optional_flag(std::string_view key, bool& value);
  void optional_scores(std::string_view key, std::optional<history::FeedbackScores>& value);
  /// A whole number from 0 on; one that needs more than 64 bits becomes the largest that does not.
  void count(std::string_view key, std::uint64_t& value);
  void optional_count(std::string_view key, std::uint64_t& value);
  void optional_score(std::string_view key, std::optional<std::int8_t>& value);
  void optional_exact(std::string_view key, std::optional<std::int16_t>& value);
  /// The position of the object there, if there is one.
  std::optional<std::uint32_t> object(std::string_view key);

  /// Notes a problem, unless there was one before.
  void note(KeyProblem problem);
  /// The first problem so far.
  [[nodiscard]] const std::optional<KeyProblem>& problem() const { return problem_; }

  /// The rule that is broken; to be asked when all keys have been named. Keys that have not been
  /// named, or stand twice, come first: they are often the reason for missing ones. `owner` is
  /// whose keys these are.
  [[nodiscard]] std::optional<KeyProblem> finish(std::string_view owner);

 private:
  const JsonField* take(std::string_view key);
  [[nodiscard]] KeyProblem problem_with_untaken(const JsonField& field,
                                                std::string_view owner) const;
  const JsonField* take_required(std::string_view key);
  void note(const JsonField& field, std::string message);
  [[nodiscard]] std::uint32_t position_of(const JsonField& field) const {
    return static_cast<std::uint32_t>(&field - fields_.data());
  }
  bool has_kind(const JsonField& field, JsonKind kind);

  void read_text(const JsonField& field, std::string& value);
  template <class Value>
  bool read_word(const JsonField& field, Value& value);
  void read_day(const JsonField& field, Day& value);
  void read_instant(const JsonField& field, Timestamp& value);
  std::int64_t read_hundredths(const JsonField& field, std::int64_t least, std::int64_t largest);
  void read_count(const JsonField& field, std::uint64_t& value);
  void read_stars(const JsonField& field, std::int16_t& value);
  void read_whole(const JsonField& field, int largest, std::int8_t& value);

  std::span<JsonField> fields_;
  std::uint32_t object_;
  std::size_t next_ = 0;  // where the next key is looked for first
  Keys& keys_;
  std::size_t first_key_;
  std::optional<KeyProblem> problem_;
};

}  // namespace jss::io

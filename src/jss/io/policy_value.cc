// SPDX-License-Identifier: Apache-2.0
#include "jss/io/policy_value.h"

#include <algorithm>

#include "jss/io/nearest_name.h"
#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

using scoring::EndReason;
using scoring::Rules;
using Kind = TomlNode::Kind;
using Problem = std::optional<std::string>;

constexpr std::size_t kMostTiers = 16;
constexpr int kHeaviestTier = 10000;
constexpr std::string_view kUnset = "unset";

/// The reasons that a client can give: `none` is none.
std::vector<std::string_view> reason_words() {
  std::vector<std::string_view> words;
  for (std::size_t i = 1; i < Reasons{}.size(); ++i) {
    words.push_back(to_string(static_cast<EndReason>(i)));
  }
  return words;
}

std::string in_quotes(std::string_view text) { return "\"" + std::string(text) + "\""; }

template <class Words>
std::string choices(const Words& words) {
  std::string text;
  for (const std::string_view word : words) {
    text += (text.empty() ? "" : ", ") + in_quotes(word);
  }
  return text;
}

std::string amount(Cents cents) {
  std::string text = hundredths_to_string(cents.count);
  if (text.ends_with(".00")) text.resize(text.size() - 3);
  return text;
}

std::string join(const std::vector<std::string>& parts) {
  if (parts.empty()) return "none";
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

std::string show_number(const PolicyField& field, int number) {
  switch (field.kind) {
    case ValueKind::stars:
      return hundredths_to_string(number);
    case ValueKind::yes_no:
    case ValueKind::word:
      return std::string(field.words[static_cast<std::size_t>(number)]);
    case ValueKind::day:
      return to_string(Day{number});
    case ValueKind::integer:
    case ValueKind::months:
    case ValueKind::reasons:
    case ValueKind::tiers:
      break;
  }
  return std::to_string(number);
}

std::string show(const PolicyField& field, const NumberAccess& access, const Rules& rules) {
  const std::optional<int> number = access.get(rules);
  return number ? show_number(field, *number) : std::string(kUnset);
}

std::string show(const PolicyField&, const ListAccess<Months>& access, const Rules& rules) {
  std::vector<std::string> parts;
  for (const int months : access.read(rules)) parts.push_back(std::to_string(months));
  return join(parts);
}

std::string show(const PolicyField&, const ListAccess<Reasons>& access, const Rules& rules) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < Reasons{}.size(); ++i) {
    if (access.read(rules)[i]) parts.emplace_back(to_string(static_cast<EndReason>(i)));
  }
  return join(parts);
}

std::string show(const PolicyField&, const ListAccess<Tiers>& access, const Rules& rules) {
  std::vector<std::string> parts;
  for (const scoring::SizeTier& tier : access.read(rules)) {
    parts.push_back(amount(tier.from) + ": " + std::to_string(tier.weight));
  }
  return join(parts);
}

/// What a value should have been, for a message.
std::string expected(const PolicyField& field) {
  const std::string bounds = bounds_in_words(field);
  std::string text;
  switch (field.kind) {
    case ValueKind::integer:
      text = "a whole number from " + bounds;
      break;
    case ValueKind::stars:
      text = "stars from " + bounds + " in quotes, with at most two places, such as \"4.00\"";
      break;
    case ValueKind::yes_no:
      text = "true or false, without quotes";
      break;
    case ValueKind::word:
      text = "one of " + choices(field.words);
      break;
    case ValueKind::day:
      text = "a day such as 2015-03-01, without quotes";
      break;
    case ValueKind::months:
      text = "a list of months such as [24, 12, 6]";
      break;
    case ValueKind::reasons:
      text = "a list of reasons such as [\"unresponsive\"]";
      break;
    case ValueKind::tiers:
      text = "a list of tiers such as [{ from = \"0\", weight = 1000 }]";
      break;
  }
  if (field.may_be_unset) text += ", or \"unset\"";
  return text;
}

std::string not_expected(const PolicyField& field, const TomlNode& value) {
  const bool has_needless_quotes = field.kind == ValueKind::integer && value.kind == Kind::text &&
                                   parse_hundredths(value.text).has_value();
  if (!has_needless_quotes) return described(value) + " is not " + expected(field);
  return described(value) + " is text, not " + expected(field) + "; write it without quotes";
}

bool within(const PolicyField& field, std::int64_t number) {
  return field.low <= number && number <= field.high;
}

/// The number that a value stands for; nothing if it is not as `expected`.
std::optional<int> number_of(const PolicyField& field, const TomlNode& value) {
  const auto* word = std::find(field.words.data(), field.words.data() + field.words.size(),
                               std::string_view(value.text));
  const auto position = static_cast<std::size_t>(word - field.words.data());
  switch (field.kind) {
    case ValueKind::integer:
      if (value.kind != Kind::integer || !within(field, value.integer)) return std::nullopt;
      return static_cast<int>(value.integer);
    case ValueKind::stars: {
      const auto hundredths = parse_hundredths(value.text);
      if (value.kind != Kind::text || !hundredths || !within(field, *hundredths)) {
        return std::nullopt;
      }
      return static_cast<int>(*hundredths);
    }
    case ValueKind::yes_no:
      if (value.kind != Kind::boolean) return std::nullopt;
      return value.boolean ? 1 : 0;
    case ValueKind::word:
      if (value.kind != Kind::text || position == field.words.size()) return std::nullopt;
      return static_cast<int>(position);
    case ValueKind::day:
      if (value.kind != Kind::day || !value.day.present()) return std::nullopt;
      return value.day.count;
    case ValueKind::months:
    case ValueKind::reasons:
    case ValueKind::tiers:
      break;
  }
  return std::nullopt;
}

Problem read(const PolicyField& field, const NumberAccess& access, const TomlNode& value,
             Rules& rules) {
  if (field.may_be_unset && value.kind == Kind::text && value.text == kUnset) {
    access.set(rules, std::nullopt);
    return std::nullopt;
  }
  const std::optional<int> number = number_of(field, value);
  if (number) {
    access.set(rules, number);
    return std::nullopt;
  }
  std::string problem = not_expected(field, value);
  if (field.kind == ValueKind::word && value.kind == Kind::text) {
    const std::string_view near =
        nearest_name(value.text, {field.words.begin(), field.words.end()});
    if (!near.empty()) problem += "; did you mean " + in_quotes(near) + "?";
  }
  return problem;
}

Problem read(const PolicyField& field, const ListAccess<Months>& access, const TomlNode& value,
             Rules& rules) {
  if (value.kind != Kind::list) return not_expected(field, value);
  if (value.items.empty() || value.items.size() > scoring::kMaxShownWindows) {
    return "names " + std::to_string(value.items.size()) + " windows, not 1 to " +
           std::to_string(scoring::kMaxShownWindows);
  }
  Months months;
  for (const TomlNode& item : value.items) {
    if (item.kind != Kind::integer || !within(field, item.integer)) {
      return described(item) + " is not a whole number of months from " +
             std::to_string(field.low) + " to " + std::to_string(field.high);
    }
    months.push_back(static_cast<int>(item.integer));
  }
  std::sort(months.rbegin(), months.rend());
  const auto twice = std::adjacent_find(months.begin(), months.end());
  if (twice != months.end()) {
    return "'" + std::to_string(*twice) + "' stands there twice; each window may be named once";
  }
  access.change(rules) = std::move(months);
  return std::nullopt;
}

Problem read(const PolicyField& field, const ListAccess<Reasons>& access, const TomlNode& value,
             Rules& rules) {
  if (value.kind != Kind::list) return not_expected(field, value);
  Reasons reasons{};
  for (const TomlNode& item : value.items) {
    const auto reason =
        item.kind == Kind::text ? scoring::parse_end_reason(item.text) : std::optional<EndReason>();
    if (!reason || *reason == EndReason::none) {
      const std::string_view near = nearest_name(item.text, reason_words());
      return described(item) + " is not one of " + choices(reason_words()) +
             (near.empty() ? "" : "; did you mean " + in_quotes(near) + "?");
    }
    bool& listed = reasons[static_cast<std::size_t>(*reason)];
    if (listed) return quoted(item.text) + " stands there twice; each reason may be named once";
    listed = true;
  }
  access.change(rules) = reasons;
  return std::nullopt;
}

Problem read_tier(const TomlNode& item, Tiers& tiers) {
  if (item.kind != Kind::table) {
    return described(item) + " is not a tier such as { from = \"251\", weight = 1250 }";
  }
  for (const TomlEntry& entry : item.entries) {
    if (entry.key != "from" && entry.key != "weight") {
      return "a tier has no key " + quoted(entry.key) + ", only from and weight";
    }
  }
  const TomlNode* from = item.find("from");
  const TomlNode* weight = item.find("weight");
  if (from == nullptr || weight == nullptr) {
    return std::string("a tier needs from and weight, such as { from = \"251\", weight = 1250 }");
  }
  const auto cents = parse_hundredths(from->text);
  if (from->kind != Kind::text || !cents || *cents < 0) {
    return "from: " + described(*from) +
           " is not an amount in quotes, from \"0\", with at most two places";
  }
  if (weight->kind != Kind::integer || weight->integer < 1 || weight->integer > kHeaviestTier) {
    return "weight: " + described(*weight) + " is not a whole number from 1 to " +
           std::to_string(kHeaviestTier);
  }
  if (tiers.empty() && *cents != 0) {
    return "from: " + described(*from) + " is above 0; the first tier begins at \"0\"";
  }
  if (!tiers.empty() && *cents <= tiers.back().from.count) {
    return "from: " + described(*from) + " is not above the one before, '" +
           amount(tiers.back().from) + "'; write tiers in rising order";
  }
  tiers.push_back({Cents{*cents}, static_cast<int>(weight->integer)});
  return std::nullopt;
}

Problem read(const PolicyField& field, const ListAccess<Tiers>& access, const TomlNode& value,
             Rules& rules) {
  if (value.kind != Kind::list) return not_expected(field, value);
  if (value.items.size() > kMostTiers) {
    return "has " + std::to_string(value.items.size()) + " tiers; at most " +
           std::to_string(kMostTiers) + " are allowed";
  }
  Tiers tiers;
  for (const TomlNode& item : value.items) {
    if (Problem problem = read_tier(item, tiers)) return problem;
  }
  access.change(rules) = std::move(tiers);
  return std::nullopt;
}

}  // namespace

bool is_set(const PolicyField& field, const Rules& rules) {
  const auto* number = std::get_if<NumberAccess>(&field.access);
  return number == nullptr || number->get(rules).has_value();
}

std::string_view type_in_words(ValueKind kind) {
  switch (kind) {
    case ValueKind::integer:
      return "integer";
    case ValueKind::stars:
      return "decimal string";
    case ValueKind::yes_no:
      return "yes or no";
    case ValueKind::word:
      return "word";
    case ValueKind::day:
      return "date";
    case ValueKind::months:
      return "list of integers";
    case ValueKind::reasons:
      return "list of words";
    case ValueKind::tiers:
      return "list of tiers";
  }
  return {};
}

std::string bounds_in_words(const PolicyField& field) {
  switch (field.kind) {
    case ValueKind::integer:
      return std::to_string(field.low) + " to " + std::to_string(field.high);
    case ValueKind::stars:
      return hundredths_to_string(field.low) + " to " + hundredths_to_string(field.high);
    case ValueKind::yes_no:
      return "yes or no";
    case ValueKind::word: {
      std::string text;
      for (std::size_t i = 0; i < field.words.size(); ++i) {
        if (i > 0) text += i + 1 < field.words.size() ? ", " : " or ";
        text += field.words[i];
      }
      return text;
    }
    case ValueKind::day:
      return "any day";
    case ValueKind::months:
      return "1 to " + std::to_string(scoring::kMaxShownWindows) + " different ones, each " +
             std::to_string(field.low) + " to " + std::to_string(field.high);
    case ValueKind::reasons:
      return "any of " + choices(reason_words());
    case ValueKind::tiers:
      return "at most " + std::to_string(kMostTiers) + ", rising from 0; weights 1 to " +
             std::to_string(kHeaviestTier);
  }
  return {};
}

std::string show_value(const PolicyField& field, const Rules& rules) {
  return std::visit([&](const auto& access) { return show(field, access, rules); }, field.access);
}

Problem read_value(const PolicyField& field, const TomlNode& value, Rules& rules) {
  return std::visit([&](const auto& access) { return read(field, access, value, rules); },
                    field.access);
}

}  // namespace jss::io

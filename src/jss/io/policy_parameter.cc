// SPDX-License-Identifier: Apache-2.0
#include "jss/io/policy_parameter.h"

#include <cassert>

#include "jss/io/policy_field.h"
#include "jss/io/policy_value.h"

namespace jss::io {
namespace {

using scoring::Rules;

/// Thousandths as a decimal without needless zeros: `1.5`, `-1`, `0.05`.
std::string thousandths(int number) {
  std::string digits = std::to_string(number < 0 ? -number : number);
  if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
  digits.insert(digits.size() - 3, ".");
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  return (number < 0 ? "-" : "") + digits;
}

std::string joined_with_and(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 < parts.size() ? ", " : " and ";
    text += parts[i];
  }
  return text;
}

std::vector<std::string> split_at_commas(const std::string& text) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find(", ", begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 2;
  }
  return parts;
}

std::string tiers_in_words(const Tiers& tiers) {
  std::vector<std::string> parts;
  for (const scoring::SizeTier& tier : tiers) {
    parts.push_back(thousandths(tier.weight) + " from " + hundredths_to_string(tier.from.count));
  }
  return joined_with_and(parts);
}

/// A value as it reads within a sentence.
std::string say(const PolicyField& field, const Rules& rules) {
  if (const auto* tiers = std::get_if<ListAccess<Tiers>>(&field.access)) {
    return tiers_in_words(tiers->read(rules));
  }
  const auto* access = std::get_if<NumberAccess>(&field.access);
  if (access == nullptr) return joined_with_and(split_at_commas(show_value(field, rules)));
  const std::optional<int> number = access->get(rules);
  if (!number || field.said == Said::plain) return show_value(field, rules);
  if (field.said == Said::times) return thousandths(*number);
  return thousandths(*number * 100) + "%";
}

std::string noun_after(const std::string& number, std::string_view noun) {
  const std::string_view ending = noun.ends_with("ch") ? "es" : "s";
  return number + " " + std::string(noun) + (number == "1" ? "" : std::string(ending));
}

std::string fill_in(std::string_view sentence, const std::string& from, const std::string& to) {
  std::string text;
  while (true) {
    const std::size_t open = sentence.find('{');
    text += sentence.substr(0, open);
    if (open == std::string_view::npos) return text;
    const std::size_t close = sentence.find('}', open);
    assert(close != std::string_view::npos);
    const std::string_view name = sentence.substr(open + 1, close - open - 1);
    const std::size_t colon = name.find(':');
    const std::string& value = name.starts_with("from") ? from : to;
    text += colon == std::string_view::npos ? value : noun_after(value, name.substr(colon + 1));
    sentence.remove_prefix(close + 1);
  }
}

/// Has it a value that does something, as far as the parameter itself tells?
bool has_content(const PolicyField& field, const Rules& rules) {
  const bool is_list = !std::holds_alternative<NumberAccess>(field.access);
  return is_list ? show_value(field, rules) != "none" : is_set(field, rules);
}

bool plays_a_part(const PolicyField& field, const Rules& rules) {
  return field.matters == nullptr || field.matters(rules);
}

std::string effect_of(const PolicyField& field, const Rules& from, const Rules& to) {
  const Sentences& sentences = field.sentences;
  const bool before = plays_a_part(field, from);
  const bool after = plays_a_part(field, to);
  const std::string name(field.name);
  if (!before && !after) return name + " plays no part under either.";
  if (after && (field.kind == ValueKind::word || field.kind == ValueKind::yes_no)) {
    const std::optional<int> value = std::get<NumberAccess>(field.access).get(to);
    return std::string(sentences.becomes[static_cast<std::size_t>(value.value_or(0))]);
  }
  if (!after || (!has_content(field, to) && sentences.ends.empty())) {
    return name + " no longer plays a part.";
  }
  if (!has_content(field, to)) return std::string(sentences.ends);
  const bool begins = !before || !has_content(field, from);
  const std::string_view sentence =
      begins && !sentences.begins.empty() ? sentences.begins : sentences.changed;
  return fill_in(sentence, say(field, from), say(field, to));
}

/// The table as the public header shows it, with the texts that it refers to.
struct PublicTable {
  std::vector<std::string> bounds;
  std::vector<PolicyParameter> parameters;
};

const PublicTable& public_table() {
  static const PublicTable table = [] {
    PublicTable made;
    for (const PolicyField& field : policy_fields()) made.bounds.push_back(bounds_in_words(field));
    for (const PolicyField& field : policy_fields()) {
      made.parameters.push_back({field.name, type_in_words(field.kind),
                                 made.bounds[made.parameters.size()], field.meaning,
                                 field.may_be_unset});
    }
    return made;
  }();
  return table;
}

}  // namespace

std::span<const PolicyParameter> policy_parameters() { return public_table().parameters; }

std::string parameter_value(const Rules& rules, std::string_view name) {
  const PolicyField* field = find_policy_field(name);
  assert(field != nullptr);
  return field == nullptr ? std::string() : show_value(*field, rules);
}

std::vector<ParameterChange> policy_changes(const Rules& from, const Rules& to) {
  std::vector<ParameterChange> changes;
  for (std::size_t i = 0; i < policy_fields().size(); ++i) {
    const PolicyField& field = policy_fields()[i];
    ParameterChange change{
        &policy_parameters()[i], show_value(field, from), show_value(field, to), {}};
    if (change.from == change.to) continue;
    change.effect = effect_of(field, from, to);
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace jss::io

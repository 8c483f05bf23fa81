// SPDX-License-Identifier: Apache-2.0
#include "jss/io/policy_writer.h"

#include <string_view>
#include <variant>

#include "jss/base/money.h"
#include "jss/io/event_key_writer.h"
#include "jss/io/policy_field.h"

namespace jss::io {
namespace {

using scoring::Rules;

// A basic string of TOML is written as one of JSON.
std::string in_quotes(std::string_view text) {
  std::string quoted;
  append_json_text(quoted, text);
  return quoted;
}

std::string in_brackets(const std::vector<std::string>& items) {
  std::string list = "[";
  for (const std::string& item : items) list += (list.size() > 1 ? ", " : "") + item;
  return list + "]";
}

std::string value_of(const PolicyField& field, const NumberAccess& access, const Rules& rules) {
  const std::optional<int> number = access.get(rules);
  if (!number) return in_quotes("unset");
  switch (field.kind) {
    case ValueKind::stars:
      return in_quotes(hundredths_to_string(*number));
    case ValueKind::yes_no:
      return *number == 1 ? "true" : "false";
    case ValueKind::word:
      return in_quotes(field.words[static_cast<std::size_t>(*number)]);
    case ValueKind::day:
      return to_string(Day{*number});
    case ValueKind::integer:
    case ValueKind::months:
    case ValueKind::reasons:
    case ValueKind::tiers:
      break;
  }
  return std::to_string(*number);
}

std::string value_of(const PolicyField&, const ListAccess<Months>& access, const Rules& rules) {
  std::vector<std::string> items;
  for (const int months : access.read(rules)) items.push_back(std::to_string(months));
  return in_brackets(items);
}

std::string value_of(const PolicyField&, const ListAccess<Reasons>& access, const Rules& rules) {
  std::vector<std::string> items;
  for (std::size_t i = 0; i < Reasons{}.size(); ++i) {
    if (!access.read(rules)[i]) continue;
    items.push_back(in_quotes(to_string(static_cast<scoring::EndReason>(i))));
  }
  return in_brackets(items);
}

std::string value_of(const PolicyField&, const ListAccess<Tiers>& access, const Rules& rules) {
  std::vector<std::string> items;
  for (const scoring::SizeTier& tier : access.read(rules)) {
    items.push_back("{ from = " + in_quotes(hundredths_to_string(tier.from.count)) +
                    ", weight = " + std::to_string(tier.weight) + " }");
  }
  return in_brackets(items);
}

}  // namespace

std::string whole_policy_toml(const scoring::Policy& policy) {
  std::string text = "id = " + in_quotes(policy.id) + "\ntitle = " + in_quotes(policy.title) + "\n";
  if (policy.effective_from.present()) {
    text += "effective_from = " + to_string(policy.effective_from) + "\n";
  }
  std::string_view table;
  for (const PolicyField& field : policy_fields()) {
    const auto evidence = policy.evidence.find(field.name);
    if (evidence == policy.evidence.end()) continue;  // then it is unset, and nobody says why
    const std::size_t dot = field.name.find('.');
    std::string_view name = field.name;
    if (dot != std::string_view::npos) {
      if (table != field.name.substr(0, dot)) {
        table = field.name.substr(0, dot);
        text.append("\n[").append(table).append("]\n");
      }
      name.remove_prefix(dot + 1);
    }
    text.append(name).append(" = { value = ");
    text += std::visit([&](const auto& access) { return value_of(field, access, policy.rules); },
                       field.access);
    text += ", source = " + in_quotes(evidence->second.source) +
            ", grade = " + in_quotes(to_string(evidence->second.grade)) + " }\n";
  }
  return text;
}

}  // namespace jss::io

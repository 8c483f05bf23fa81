// SPDX-License-Identifier: Apache-2.0
#include "jss/io/policy_page.h"

#include <algorithm>
#include <optional>

#include "jss/io/policy_field.h"
#include "jss/io/policy_parameter.h"
#include "jss/io/policy_value.h"

namespace jss::io {
namespace {

using scoring::Policy;

std::size_t width_of(const TextStyle& style) { return static_cast<std::size_t>(style.width); }

/// Text broken into lines, all of them indented.
std::string paragraph(std::string_view text, std::size_t indent, const TextStyle& style,
                      std::optional<Ink> ink) {
  const std::string lines = wrap(text, width_of(style) - indent, 0);
  std::string page;
  std::size_t begin = 0;
  while (begin <= lines.size()) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    page.append(indent, ' ');
    const std::string line = lines.substr(begin, end - begin);
    page += (ink ? paint(line, *ink, style) : line) + "\n";
    begin = end + 1;
  }
  return page;
}

std::string padded(std::string_view text, std::size_t width) {
  std::string cell(text);
  if (cell.size() < width) cell.append(width - cell.size(), ' ');
  return cell;
}

std::size_t longest_name() {
  std::size_t longest = 0;
  for (const PolicyParameter& parameter : policy_parameters()) {
    longest = std::max(longest, parameter.name.size());
  }
  return longest;
}

std::string counted(std::size_t number, std::string_view noun) {
  return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

/// `gate.outcomes, gate.clients and 3 more`, or `5 parameters` where none is to be named.
std::string first_names(const std::vector<ParameterChange>& changes, std::size_t named) {
  if (named == 0) return counted(changes.size(), "parameter");
  std::string names;
  for (std::size_t i = 0; i < named; ++i) {
    if (i > 0) names += ", ";
    names += changes[i].parameter->name;
  }
  if (named < changes.size()) names += " and " + std::to_string(changes.size() - named) + " more";
  return names;
}

/// What a policy changes, with as many names as fit into one line.
std::string changes_in_a_line(const Policy& policy, const Policy* base, std::size_t width) {
  if (base == nullptr) return "states every parameter";
  const std::vector<ParameterChange> changes = policy_changes(base->rules, policy.rules);
  if (changes.empty()) return "changes nothing of " + base->id;
  for (std::size_t named = changes.size();; --named) {
    std::string line = "changes " + first_names(changes, named) + " of " + base->id;
    if (named == 0 || display_width(line) <= width) return line;
  }
}

std::string list_entry(const Policy& policy, const PolicySeries& series, std::size_t id_width,
                       const TextStyle& style) {
  const std::size_t indent = 2 + id_width + 2;
  const std::string first_day = to_string(policy.effective_from);
  std::string page = "  " + paint(padded(policy.id, id_width), Ink::bold, style) + "  ";
  const std::string heading = (first_day.empty() ? "" : first_day + "  ") + policy.title;
  page += paragraph(heading, indent, style, std::nullopt).substr(indent);
  const std::string changes =
      changes_in_a_line(policy, series.find(policy.based_on), width_of(style) - indent);
  return page + paragraph(changes, indent, style, Ink::dim);
}

/// `windows` of `windows.months`; empty for a top-level parameter.
std::string_view group_of(std::string_view name) {
  const std::size_t dot = name.find('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(0, dot);
}

std::string value_in_words(const Policy& policy, const PolicyField& field) {
  const bool idle =
      field.matters != nullptr && is_set(field, policy.rules) && !field.matters(policy.rules);
  return show_value(field, policy.rules) + (idle ? " (plays no part here)" : "");
}

std::string parameter_entry(const Policy& policy, const PolicyField& parameter,
                            const TextStyle& style) {
  constexpr std::size_t kIndent = 6;
  const std::string name = "  " + padded(parameter.name, longest_name()) + "  ";
  const std::string value = value_in_words(policy, parameter);
  std::string page;
  if (name.size() + display_width(value) <= width_of(style)) {
    page = name + paint(value, Ink::bold, style) + "\n";
  } else {
    page = "  " + std::string(parameter.name) + "\n" + paragraph(value, kIndent, style, Ink::bold);
  }
  page += paragraph(parameter.meaning, kIndent, style, Ink::dim);
  const auto evidence = policy.evidence.find(parameter.name);
  if (evidence == policy.evidence.end()) return page;
  const std::string words = std::string(to_string(evidence->second.grade)) + " in " +
                            evidence->second.policy_id + ": " + evidence->second.source;
  return page + paragraph(words, kIndent, style, Ink::dim);
}

std::string origin_in_words(const Policy& policy) {
  const std::string text = policy.effective_from.present()
                               ? "In force from " + to_string(policy.effective_from)
                               : "Beside the series";
  return text +
         (policy.based_on.empty() ? ", based on no other." : ", based on " + policy.based_on + ".");
}

}  // namespace

std::string policy_list_page(const PolicySeries& series, const TextStyle& style) {
  std::size_t id_width = 0;
  for (const Policy& policy : series.policies()) id_width = std::max(id_width, policy.id.size());
  std::string page = paint("The series", Ink::bold, style) + ", each until the next:\n";
  bool beside = false;
  for (const Policy& policy : series.policies()) {
    if (!policy.effective_from.present() && !beside) {
      beside = true;
      page += "\n" + paint("Beside the series", Ink::bold, style) + ", for --policy:\n";
    }
    page += list_entry(policy, series, id_width, style);
  }
  return page;
}

std::string policy_page(const Policy& policy, const TextStyle& style) {
  std::string page = paint(policy.id, Ink::bold, style) + "\n";
  page += paragraph(policy.title + ".", 2, style, Ink::bold);
  page += paragraph(
      origin_in_words(policy) + " Weights, credits, factors and shares are in thousandths.", 2,
      style, Ink::dim);
  std::string_view group = "none yet";
  for (const PolicyField& parameter : policy_fields()) {
    if (group_of(parameter.name) != group) {
      group = group_of(parameter.name);
      page += "\n" + paint(group.empty() ? "general" : group, Ink::bold, style) + "\n";
    }
    page += parameter_entry(policy, parameter, style);
  }
  return page;
}

std::string policy_changes_page(const Policy& from, const Policy& to, const TextStyle& style) {
  const std::vector<ParameterChange> changes = policy_changes(from.rules, to.rules);
  if (changes.empty()) {
    return paragraph("From " + from.id + " to " + to.id + " no value changes.", 0, style,
                     Ink::bold);
  }
  std::string page =
      paragraph("From " + from.id + " to " + to.id + ", " + counted(changes.size(), "parameter") +
                    (changes.size() == 1 ? " changes:" : " change:"),
                0, style, Ink::bold);
  for (const ParameterChange& change : changes) {
    page += "\n" + paragraph(change.effect, 2, style, Ink::bold);
    page += paragraph(std::string(change.parameter->name) + ": " + change.from + " → " + change.to,
                      4, style, Ink::dim);
  }
  return page;
}

}  // namespace jss::io

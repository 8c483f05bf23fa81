// SPDX-License-Identifier: Apache-2.0
#include "jss/io/policy_reader.h"

#include <algorithm>

#include "jss/io/nearest_name.h"
#include "jss/io/plain_text.h"
#include "jss/io/policy_field.h"
#include "jss/io/policy_value.h"

namespace jss::io {
namespace {

using scoring::Grade;
using scoring::Policy;
using Kind = TomlNode::Kind;

constexpr std::size_t kLongestId = 64;
constexpr std::array<std::string_view, 4> kOwnKeys{"id", "title", "effective_from", "based_on"};
constexpr std::array<std::string_view, 3> kParameterKeys{"value", "source", "grade"};
constexpr std::array<Grade, 3> kGrades{Grade::documented, Grade::reported, Grade::assumed};
constexpr std::string_view kShape =
    R"({ value = …, source = "an address or plain words", grade = "documented" })";

bool is_id(std::string_view text) {
  constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyz0123456789-";
  return !text.empty() && text.size() <= kLongestId &&
         text.find_first_not_of(kAllowed) == std::string_view::npos;
}

std::string did_you_mean(std::string_view near) {
  return near.empty() ? "" : "; did you mean " + std::string(near) + "?";
}

/// The last part of a dotted name.
std::string_view last_part(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

/// The tables' names, for a suggestion.
std::vector<std::string_view> table_names() {
  std::vector<std::string_view> names;
  for (const PolicyField& field : policy_fields()) {
    const std::size_t dot = field.name.find('.');
    if (dot != std::string_view::npos) names.push_back(field.name.substr(0, dot));
  }
  return names;
}

/// The name that an unknown one was probably meant to be: misspelt, or of another table.
std::string_view intended_name(std::string_view name) {
  const bool is_top_level = name.find('.') == std::string_view::npos;
  std::vector<std::string_view> names =
      is_top_level ? table_names() : std::vector<std::string_view>();
  names.insert(names.end(), kOwnKeys.begin(), kOwnKeys.end());
  for (const PolicyField& field : policy_fields()) names.push_back(field.name);
  const std::string_view near = nearest_name(name, names);
  if (!near.empty()) return near;
  for (const std::string_view known : names) {
    if (last_part(known) == last_part(name)) return known;
  }
  return nearest_name(last_part(name), names);
}

bool is_table_name(std::string_view key) {
  return std::any_of(policy_fields().begin(), policy_fields().end(), [&](const PolicyField& field) {
    return field.name.size() > key.size() && field.name.starts_with(key) &&
           field.name[key.size()] == '.';
  });
}

class PolicyReader {
 public:
  PolicyReader(std::string_view file, const PolicyBase& base, Problems& problems)
      : file_(file), base_(base), problems_(problems), states_(policy_fields().size()) {}

  Policy read(const TomlNode& root) {
    inherit();
    read_own_keys(root);
    for (const TomlEntry& entry : root.entries) read_top_entry(entry);
    for (std::size_t i = 0; i < states_.size(); ++i) check_present(i);
    for (const PolicyField& field : policy_fields()) check_needs(field);
    for (const PolicyField& field : policy_fields()) check_order(field);
    return std::move(policy_);
  }

 private:
  /// What is known of a parameter so far.
  struct State {
    bool is_set = false;
    bool is_broken = false;  ///< Already complained of: no further complaints follow from it.
    std::uint32_t line = 0;  ///< Zero: not written in this file.
  };

  void complain(std::uint32_t line, std::string_view key, std::string_view message) {
    problems_.add({file_, line, key}, message);
  }

  State& state_of(std::string_view name) {
    const auto fields = policy_fields();
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const PolicyField& field) { return field.name == name; });
    return states_[static_cast<std::size_t>(found - fields.begin())];
  }

  void inherit() {
    if (base_.policy != nullptr) {
      policy_.rules = base_.policy->rules;
      policy_.evidence = base_.policy->evidence;
    }
    for (std::size_t i = 0; i < states_.size(); ++i) {
      states_[i].is_set = base_.policy != nullptr && is_set(policy_fields()[i], policy_.rules);
      states_[i].is_broken = base_.is_broken;
    }
  }

  void read_own_keys(const TomlNode& root) {
    const TomlNode* id = root.find("id");
    if (id == nullptr) {
      complain(0, "id", "is missing; write the policy's name, such as id = \"my-market\"");
    } else if (id->kind != Kind::text || !is_id(id->text)) {
      complain(id->line, "id",
               described(*id) + " is not 1 to 64 of a to z, 0 to 9 and - in quotes");
    } else {
      policy_.id = id->text;
    }
    const TomlNode* title = root.find("title");
    if (title == nullptr) {
      complain(0, "title", "is missing; write in a few words what the policy stands for");
    } else {
      policy_.title = words_in(*title, "title");
    }
    if (const TomlNode* day = root.find("effective_from")) {
      if (day->kind != Kind::day || !day->day.present()) {
        complain(day->line, "effective_from",
                 described(*day) + " is not a day such as 2020-03-01, without quotes");
      }
      policy_.effective_from = day->day;
    }
    if (const TomlNode* based_on = root.find("based_on")) {
      if (based_on->kind != Kind::text || !is_id(based_on->text)) {
        complain(
            based_on->line, "based_on",
            described(*based_on) + " is not the id of a policy in quotes, such as \"2026-01\"");
      }
      policy_.based_on = based_on->text;
    }
  }

  /// Text for people that may stand in any output.
  std::string words_in(const TomlNode& node, std::string_view key) {
    if (node.kind != Kind::text) {
      complain(node.line, key, described(node) + " is not text in quotes");
    } else if (node.text.find_first_not_of(' ') == std::string::npos) {
      complain(node.line, key, "is empty; write at least a word");
    } else if (has_control_character(node.text)) {
      complain(node.line, key,
               quoted(node.text) + " has a line break, a tab or another control " +
                   "character; write plain text");
    }
    return node.text;
  }

  void read_top_entry(const TomlEntry& entry) {
    const std::string& key = entry.key;
    if (std::find(kOwnKeys.begin(), kOwnKeys.end(), key) != kOwnKeys.end()) return;
    const bool plain = key.find('.') == std::string::npos;
    if (const PolicyField* field = plain ? find_policy_field(key) : nullptr) {
      read_parameter(*field, entry.node);
      return;
    }
    if (!plain || !is_table_name(key)) {
      complain_of_unknown_top_key(entry);
      return;
    }
    if (entry.node.kind != Kind::table) {
      complain(
          entry.node.line, key,
          described(entry.node) + " is not a table; write [" + key + "] and its parameters below");
      return;
    }
    for (const TomlEntry& inner : entry.node.entries) {
      const std::string name = key + "." + inner.key;
      const PolicyField* field = find_policy_field(name);
      if (field != nullptr) {
        read_parameter(*field, inner.node);
      } else {
        complain_of_unknown(inner.node.line, name);
      }
    }
  }

  void complain_of_unknown_top_key(const TomlEntry& entry) {
    const bool table = entry.node.kind == Kind::table && entry.node.find("value") == nullptr;
    if (!table) {
      complain_of_unknown(entry.node.line, entry.key);
      return;
    }
    complain(entry.node.line, plain_text(entry.key),
             "is no table of parameters" + did_you_mean(nearest_name(entry.key, table_names())));
  }

  void complain_of_unknown(std::uint32_t line, const std::string& name) {
    const std::string_view meant = intended_name(name);
    std::string message = "is no parameter" + did_you_mean(meant);
    if (!meant.empty() && meant == last_part(name)) {
      message += " It stands before the first [table].";
    } else if (meant.empty()) {
      message += "; `jss policy show` lists all of them";
    }
    complain(line, plain_text(name), message);
  }

  void read_parameter(const PolicyField& field, const TomlNode& node) {
    State& state = state_of(field.name);
    state = {.is_set = true, .is_broken = true, .line = node.line};
    if (node.kind != Kind::table) {
      complain(node.line, field.name,
               described(node) + " stands alone; write " + std::string(kShape));
      return;
    }
    bool good = check_parameter_keys(field, node);
    good = read_evidence(field, node) && good;
    const TomlNode* value = node.find("value");
    if (value == nullptr) return;
    if (const auto problem = read_value(field, *value, policy_.rules)) {
      complain(value->line, field.name, *problem);
      return;
    }
    const bool unset = field.may_be_unset && value->kind == Kind::text && value->text == "unset";
    state.is_set = !unset;
    state.is_broken = !good;
  }

  bool check_parameter_keys(const PolicyField& field, const TomlNode& node) {
    bool good = true;
    for (const TomlEntry& entry : node.entries) {
      const auto known = std::find(kParameterKeys.begin(), kParameterKeys.end(), entry.key);
      if (known != kParameterKeys.end()) continue;
      good = false;
      const std::string_view near =
          nearest_name(entry.key, {kParameterKeys.begin(), kParameterKeys.end()});
      complain(entry.node.line, field.name,
               quoted(entry.key) + " is no key of a parameter; value, source and grade are" +
                   did_you_mean(near));
    }
    for (const std::string_view key : kParameterKeys) {
      if (node.find(key) != nullptr) continue;
      good = false;
      complain(node.line, field.name,
               std::string(key) + " is missing; write " + std::string(kShape));
    }
    return good;
  }

  bool read_evidence(const PolicyField& field, const TomlNode& node) {
    const std::size_t before = problems_.count();
    scoring::Evidence evidence;
    evidence.policy_id = policy_.id;
    if (const TomlNode* source = node.find("source")) {
      evidence.source = words_in(*source, std::string(field.name) + ": source");
    }
    if (const TomlNode* grade = node.find("grade")) {
      const auto found = std::find_if(kGrades.begin(), kGrades.end(), [&](Grade each) {
        return grade->kind == Kind::text && to_string(each) == grade->text;
      });
      if (found == kGrades.end()) {
        complain(grade->line, std::string(field.name) + ": grade",
                 described(*grade) + R"( is not one of "documented", "reported", "assumed")");
      } else {
        evidence.grade = *found;
      }
    }
    policy_.evidence.insert_or_assign(std::string(field.name), std::move(evidence));
    return problems_.count() == before;
  }

  void check_present(std::size_t index) {
    const PolicyField& field = policy_fields()[index];
    const State& state = states_[index];
    if (state.is_set || state.is_broken || field.may_be_unset) return;
    complain(0, field.name,
             "is missing; a policy that is based on no other states every parameter that may not "
             "be unset");
  }

  void check_needs(const PolicyField& field) {
    const State& state = state_of(field.name);
    if (state.is_broken) return;
    for (const std::string_view other : field.needs) {
      if (other.empty() || !state.is_set) continue;
      const State& partner = state_of(other);
      if (partner.is_set || partner.is_broken) continue;
      complain(state.line > 0 ? state.line : partner.line, field.name,
               "is set, but " + std::string(other) +
                   " is not; write both, or \"unset\" for this one too");
    }
    if (field.demand.holds != nullptr && !state.is_set) check_demand(field, state);
  }

  void check_demand(const PolicyField& field, const State& state) {
    const State& cause = state_of(field.demand.by);
    if (cause.is_broken || !field.demand.holds(policy_.rules)) return;
    complain(state.line > 0 ? state.line : cause.line, field.name,
             "is not set, but " + std::string(field.demand.by) + " = " +
                 std::string(field.demand.words) + " needs it; write a value of " +
                 bounds_in_words(field));
  }

  void check_order(const PolicyField& field) {
    if (field.order.other.empty()) return;
    const PolicyField& other = *find_policy_field(field.order.other);
    const State& state = state_of(field.name);
    const State& other_state = state_of(other.name);
    const bool known =
        state.is_set && !state.is_broken && other_state.is_set && !other_state.is_broken;
    if (!known) return;
    const std::optional<int> low = std::get<NumberAccess>(field.access).get(policy_.rules);
    const std::optional<int> high = std::get<NumberAccess>(other.access).get(policy_.rules);
    if (low < high || (low == high && !field.order.strictly)) return;
    complain(state.line > 0 ? state.line : other_state.line, field.name,
             quoted(show_value(field, policy_.rules)) + " is not " +
                 (field.order.strictly ? "below " : "at most ") + std::string(other.name) + ", " +
                 quoted(show_value(other, policy_.rules)) + "; change one of them");
  }

  std::string_view file_;
  const PolicyBase& base_;
  Problems& problems_;
  std::vector<State> states_;  ///< As `policy_fields()`.
  Policy policy_;
};

}  // namespace

std::string_view text_of(const TomlNode& root, std::string_view key) {
  const TomlNode* node = root.find(key);
  return node != nullptr && node->kind == Kind::text ? std::string_view(node->text)
                                                     : std::string_view();
}

std::uint32_t line_of(const TomlNode& root, std::string_view key) {
  const TomlNode* node = root.find(key);
  return node == nullptr ? 0 : node->line;
}

Policy read_policy_tree(const TomlNode& root, std::string_view file, const PolicyBase& base,
                        Problems& problems) {
  return PolicyReader(file, base, problems).read(root);
}

}  // namespace jss::io

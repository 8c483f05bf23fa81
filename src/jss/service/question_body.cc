// SPDX-License-Identifier: Apache-2.0
#include "jss/service/question_body.h"

#include <algorithm>
#include <string>
#include <utility>

#include "jss/io/json_tree.h"
#include "jss/io/plain_text.h"

namespace jss::service {
namespace {

using io::JsonKind;
using io::JsonNode;

bool is_value(const JsonNode& node) {
  return node.is(JsonKind::text) || node.is(JsonKind::number) || node.is(JsonKind::boolean);
}

// The values of an option; one with an empty text would be as good as one without any.
Result<std::vector<std::string>> values_of(const JsonNode& node) {
  std::vector<std::string> values;
  if (is_value(node)) {
    values.push_back(node.text);
    return values;
  }
  if (!node.is(JsonKind::array) || !std::ranges::all_of(node.inside, is_value)) {
    return invalid(node.key + " is no text, number, true, false or list of these");
  }
  if (node.inside.size() > kMostValues) {
    return invalid(node.key + " has more than the " + std::to_string(kMostValues) +
                   " values that may come at once");
  }
  for (const JsonNode& one : node.inside) values.push_back(one.text);
  return values;
}

std::string joined(std::span<const std::string_view> words) {
  std::string text;
  for (const std::string_view word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

}  // namespace

Result<std::vector<engine::NamedOption>> read_question_body(
    std::string_view body, std::span<const std::string_view> allowed) {
  const auto tree = io::read_json_tree(body);
  if (!tree) return invalid("the body: " + tree.error().message);
  if (!tree->is(JsonKind::object)) return invalid("the body is no JSON object");
  std::vector<engine::NamedOption> options;
  for (const JsonNode& node : tree->inside) {
    if (std::ranges::find(allowed, node.key) == allowed.end()) {
      return invalid("the body has an option " + io::quoted(node.key) +
                     " that is not known here: there are " + joined(allowed));
    }
    if (node.is_null()) continue;
    auto values = values_of(node);
    if (!values) return tl::unexpected(values.error());
    options.push_back({node.key, std::move(*values)});
  }
  return options;
}

}  // namespace jss::service

// SPDX-License-Identifier: Apache-2.0
#include "jss/io/problem_json.h"

#include <utility>

#include "jss/io/json_value.h"

namespace jss::io {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

}  // namespace

std::string problem_json(int status, std::string_view title, std::string_view detail,
                         std::span<const ItemProblem> problems) {
  Json json{{"type", "about:blank"}, {"title", title}, {"status", status}, {"detail", detail}};
  if (problems.empty()) return dump(json);
  Json items = Json::array();
  for (const ItemProblem& problem : problems) {
    items.push_back({{"line", problem.line},
                     {"id", text_or_null(problem.id)},
                     {"key", text_or_null(problem.key)},
                     {"reason", problem.reason}});
  }
  json["problems"] = std::move(items);
  return dump(json);
}

}  // namespace jss::io

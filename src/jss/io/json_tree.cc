// SPDX-License-Identifier: Apache-2.0
#include "jss/io/json_tree.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "jss/io/json_scalars.h"

namespace jss::io {
namespace {

constexpr std::size_t kDeepest = 16;

// The names of its members are those that the parser calls.
class TreeHandler : public JsonScalars<TreeHandler> {
 public:
  bool start_object(std::size_t) { return open(JsonKind::object); }
  bool end_object() { return close(); }
  bool start_array(std::size_t) { return open(JsonKind::array); }
  bool end_array() { return close(); }
  bool key(std::string& key) {
    key_ = std::move(key);
    return true;
  }

  template <class Exception>
  bool parse_error(std::size_t position, const std::string&, const Exception&) {
    problem_ = "is not valid JSON at byte " + std::to_string(position);
    return false;
  }

  JsonNode root;

  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  friend JsonScalars<TreeHandler>;

  JsonNode* add(JsonKind kind, std::string text) {
    JsonNode* node = &root;
    if (!open_.empty()) {
      JsonNode& parent = *open_.back();
      node = &parent.inside.emplace_back();
    }
    node->kind = kind;
    node->key = std::exchange(key_, {});
    node->text = std::move(text);
    return node;
  }

  bool scalar(JsonKind kind, std::string text) {
    if (left_out_ == 0) add(kind, std::move(text));
    return true;
  }

  bool open(JsonKind kind) {
    if (left_out_ > 0 || open_.size() == kDeepest) {
      ++left_out_;
    } else {
      // Its parents stay where they are: none of them grows before this one is closed.
      open_.push_back(add(kind, {}));
    }
    return true;
  }

  bool close() {
    if (left_out_ > 0) {
      --left_out_;
    } else {
      open_.pop_back();
    }
    return true;
  }

  std::vector<JsonNode*> open_;
  std::size_t left_out_ = 0;
  std::string key_;
  std::string problem_;
};

}  // namespace

const JsonNode& JsonNode::operator[](std::string_view name) const {
  static const JsonNode nothing{};
  const auto found = std::find_if(inside.begin(), inside.end(),
                                  [name](const JsonNode& node) { return node.key == name; });
  return found == inside.end() ? nothing : *found;
}

bool JsonNode::has(std::string_view name) const {
  return std::any_of(inside.begin(), inside.end(),
                     [name](const JsonNode& node) { return node.key == name; });
}

Result<JsonNode> read_json_tree(std::string_view text) {
  TreeHandler handler;
  if (nlohmann::json::sax_parse(text.begin(), text.end(), &handler)) {
    return std::move(handler.root);
  }
  return invalid(handler.problem().empty() ? "is not valid JSON" : handler.problem());
}

}  // namespace jss::io

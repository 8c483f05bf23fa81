// SPDX-License-Identifier: Apache-2.0
#include "jss/io/toml_tree.h"

#include "jss/io/plain_text.h"

namespace jss::io {

const TomlNode* TomlNode::find(std::string_view key) const {
  for (const TomlEntry& entry : entries) {
    if (entry.key == key) return &entry.node;
  }
  return nullptr;
}

std::string described(const TomlNode& node) {
  if (node.kind == TomlNode::Kind::list) return "a list";
  if (node.kind == TomlNode::Kind::table) return "a table";
  return quoted(node.text);
}

}  // namespace jss::io

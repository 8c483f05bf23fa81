// SPDX-License-Identifier: Apache-2.0
#include "jss/io/policy_field.h"

namespace jss::io {

std::span<const PolicyField> policy_fields() {
  static const std::vector<PolicyField> fields = [] {
    std::vector<PolicyField> all;
    for (const auto& part : {policy_fields_of_outcomes(), policy_fields_of_circumstances()}) {
      all.insert(all.end(), part.begin(), part.end());
    }
    return all;
  }();
  return fields;
}

const PolicyField* find_policy_field(std::string_view name) {
  for (const PolicyField& field : policy_fields()) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

}  // namespace jss::io

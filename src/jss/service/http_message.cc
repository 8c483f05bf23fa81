// SPDX-License-Identifier: Apache-2.0
#include "jss/service/http_message.h"

#include <algorithm>

namespace jss::service {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool is_same_name(std::string_view one, std::string_view other) {
  return std::ranges::equal(one, other, {}, lower, lower);
}

std::string_view Request::header(std::string_view name) const {
  for (const HeaderField& field : headers) {
    if (is_same_name(field.name, name)) return field.value;
  }
  return {};
}

std::string_view Request::media_type() const {
  std::string_view type = header("content-type");
  type = type.substr(0, type.find(';'));
  return type.substr(0, type.find_last_not_of(" \t") + 1);
}

}  // namespace jss::service

// SPDX-License-Identifier: Apache-2.0
// In the place of json_plain.cc where there is no simdjson: nothing is plain, so everything is read
// by the careful reader, to the same effect.
#include "jss/io/json_plain.h"

namespace jss::io {

class PlainJson::Parser {};

PlainJson::PlainJson() = default;
PlainJson::~PlainJson() = default;

bool PlainJson::read(std::string_view /*text*/, std::vector<JsonField>& /*fields*/) {
  return false;
}

}  // namespace jss::io

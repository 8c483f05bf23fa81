// SPDX-License-Identifier: Apache-2.0
// Any bytes as an act: it is refused in words, or what is written of it reads back as the same act.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "jss/io/act_text.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto act = jss::io::parse_act(text);
  if (act) {
    const auto again = jss::io::parse_act(jss::io::to_text(*act));
    require(again.has_value());
    require(*again == *act);
  } else {
    require(!act.error().message.empty());
  }
  const auto acts = jss::io::parse_acts(text, "fuzz.txt");
  if (!acts) require(!acts.error().message.empty());
  return 0;
}

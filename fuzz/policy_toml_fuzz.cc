// SPDX-License-Identifier: Apache-2.0
// Any bytes as a policy file: it is refused in words, or it can be shown and compared.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "jss/io/policy_json.h"
#include "jss/io/policy_page.h"
#include "jss/io/policy_toml.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

const jss::io::PolicySeries& series() {
  static const auto embedded = jss::io::PolicySeries::embedded();
  return *embedded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto policy = jss::io::read_policy(text, "fuzz.toml",
                                           [](std::string_view id) { return series().find(id); });
  if (!policy) {
    require(!policy.error().message.empty());
    return 0;
  }
  const jss::scoring::Policy& other = series().policies().front();
  require(!jss::io::policy_page(*policy, {}).empty());
  require(!jss::io::policy_json(*policy).empty());
  require(!jss::io::policy_changes_page(other, *policy, {}).empty());
  require(!jss::io::policy_changes_json(*policy, other).empty());
  return 0;
}

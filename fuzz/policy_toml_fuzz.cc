// SPDX-License-Identifier: Apache-2.0
// Any bytes as a policy file: it is refused in words, or it can be shown and compared. The same
// bytes as a file of badges: refused in words, or it holds what was asked for.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "jss/io/badges_toml.h"
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

void read_badges(std::string_view text) {
  const auto badges = jss::io::read_badges(text, "fuzz.toml");
  if (!badges) {
    require(!badges.error().message.empty());
    return;
  }
  for (const auto& set : badges->sets()) {
    require(set.effective_from.present() && !set.criteria.empty());
    require(badges->on(set.badge, set.effective_from) != nullptr);
    for (const auto& criterion : set.criteria)
      require(criterion.value > 0 || criterion.within == 0);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  read_badges(text);
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

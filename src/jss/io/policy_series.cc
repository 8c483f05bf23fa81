// SPDX-License-Identifier: Apache-2.0
#include "jss/io/policy_series.h"

#include <algorithm>

#include "jss/io/policy_texts.h"
#include "jss/io/policy_toml.h"

namespace jss::io {

Result<PolicySeries> PolicySeries::embedded() {
  std::vector<PolicyFile> files;
  for (const PolicyText& text : embedded_policy_texts()) files.push_back({text.name, text.text});
  Result<std::vector<scoring::Policy>> policies = read_policies(files);
  if (!policies) return tl::unexpected(std::move(policies.error()));
  PolicySeries series;
  series.policies_ = std::move(*policies);
  return series;
}

const scoring::Policy* PolicySeries::find(std::string_view id) const {
  const auto found = std::find_if(policies_.begin(), policies_.end(),
                                  [&](const scoring::Policy& policy) { return policy.id == id; });
  return found == policies_.end() ? nullptr : &*found;
}

Result<const scoring::Policy*> PolicySeries::in_force_on(Day day) const {
  const scoring::Policy* found = nullptr;
  for (const scoring::Policy& policy : policies_) {
    if (policy.effective_from.present() && policy.effective_from <= day) found = &policy;
  }
  if (found != nullptr) return found;
  const Day first = policies_.empty() ? kNoDay : policies_.front().effective_from;
  if (!first.present()) return invalid("no policy has a first day; name the policy to use");
  return invalid("no policy is in force on " + to_string(day) + ": the first one begins on " +
                 to_string(first) + "; choose a later day, or name the policy to use");
}

}  // namespace jss::io

// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/answer_policy.h"

#include "jss/io/policy_json.h"
#include "jss/io/policy_page.h"

namespace jss::engine {

Result<Verdict> answer_policy_list(const PolicyOptions& options, Door& door) {
  const auto shelf = door.open_shelf();
  if (!shelf) return tl::unexpected(shelf.error());
  const io::PolicySeries& series = shelf->series();
  if (options.format == "text") {
    door.write(io::policy_list_page(series, door.style));
    return Verdict::done;
  }
  for (const scoring::Policy& policy : series.policies()) {
    door.write(io::policy_summary_json(policy, series.find(policy.based_on)) + '\n');
  }
  return Verdict::done;
}

Result<Verdict> answer_policy_show(const PolicyOptions& options, Door& door) {
  if (options.policy.empty()) return invalid("name a policy: 'policy list' names those that ship");
  auto shelf = door.open_shelf();
  if (!shelf) return tl::unexpected(shelf.error());
  const history::LedgerPolicy* const kept = shelf->life().find(options.policy);
  if (options.format == "toml" && kept != nullptr) {
    door.write(kept->text);  // also where this program cannot read it
    return Verdict::done;
  }
  const auto policy = shelf->find(options.policy);
  if (!policy) return tl::unexpected(policy.error());
  if (options.format == "text") {
    door.write(io::policy_page(**policy, door.style));
  } else if (options.format == "toml") {
    door.write(shelf->text_of(**policy));
  } else {
    door.write(io::policy_json(**policy) + '\n');
  }
  return Verdict::done;
}

Result<Verdict> answer_policy_diff(const PolicyOptions& options, Door& door) {
  if (options.policy.empty() || options.other.empty()) {
    return invalid("name two policies: 'policy list' names those that ship");
  }
  auto shelf = door.open_shelf();
  if (!shelf) return tl::unexpected(shelf.error());
  const auto from = shelf->find(options.policy);
  if (!from) return tl::unexpected(from.error());
  const auto to = shelf->find(options.other);
  if (!to) return tl::unexpected(to.error());
  door.write(options.format == "text" ? io::policy_changes_page(**from, **to, door.style)
                                      : io::policy_changes_json(**from, **to) + '\n');
  return Verdict::done;
}

}  // namespace jss::engine

// SPDX-License-Identifier: Apache-2.0
#include "jss/io/policy_toml.h"

#include <algorithm>

#include "jss/io/nearest_name.h"
#include "jss/io/plain_text.h"
#include "jss/io/policy_reader.h"

namespace jss::io {
namespace {

using scoring::Policy;

/// One of several files on its way to a policy.
struct Draft {
  const PolicyFile* file = nullptr;
  TomlNode root;
  std::string id;
  std::string based_on;
  bool is_done = false;  ///< Read, well or with problems.
  bool is_good = false;  ///< Read without a problem: others may be based on it.
  Policy policy;
};

std::string unknown_base(std::string_view id, const std::vector<std::string_view>& known) {
  const std::string_view near = nearest_name(id, known);
  const std::string message = quoted(id) + " is no policy that is known here";
  if (!near.empty()) return message + "; did you mean \"" + std::string(near) + "\"?";
  return message + "; name one of the series, or give its file, too";
}

class DraftSet {
 public:
  DraftSet(const std::vector<PolicyFile>& files, const PolicyLookup& find_policy,
           Problems& problems)
      : find_policy_(find_policy), problems_(problems) {
    drafts_.reserve(files.size());
    for (const PolicyFile& file : files) add(file);
  }

  void read_all() {
    for (Draft& draft : drafts_) refuse_repeated_id(draft);
    read_what_can_be_read();
    for (Draft& draft : drafts_) {
      if (draft.is_done) continue;
      refuse_cycle(draft);
      read_what_can_be_read();
    }
    refuse_repeated_days();
  }

  [[nodiscard]] std::vector<Policy> take() {
    std::vector<Policy> policies;
    policies.reserve(drafts_.size());
    for (Draft& draft : drafts_) policies.push_back(std::move(draft.policy));
    return policies;
  }

 private:
  void add(const PolicyFile& file) {
    Draft draft;
    const std::size_t before = problems_.count();
    draft.file = &file;
    draft.root = parse_toml(file.text, file.name, problems_);
    draft.id = text_of(draft.root, "id");
    draft.based_on = text_of(draft.root, "based_on");
    draft.is_done = problems_.count() > before;
    drafts_.push_back(std::move(draft));
  }

  Draft* find(std::string_view id) {
    const auto found = std::find_if(drafts_.begin(), drafts_.end(),
                                    [&](const Draft& draft) { return draft.id == id; });
    return found == drafts_.end() || id.empty() ? nullptr : &*found;
  }

  /// Bases before what is based on them, until nothing is left but cycles.
  void read_what_can_be_read() {
    for (bool progress = true; progress;) {
      progress = false;
      for (Draft& draft : drafts_) {
        if (draft.is_done || !base_is_done(draft)) continue;
        read(draft);
        progress = true;
      }
    }
  }

  bool base_is_done(const Draft& draft) {
    const Draft* base = find(draft.based_on);
    return base == nullptr || base->is_done;
  }

  void read(Draft& draft) {
    const std::size_t before = problems_.count();
    draft.policy = read_policy_tree(draft.root, draft.file->name, base_of(draft), problems_);
    draft.is_done = true;
    draft.is_good = problems_.count() == before;
  }

  PolicyBase base_of(const Draft& draft) {
    const bool stated = draft.root.find("based_on") != nullptr;
    if (!stated) return {};
    if (const Draft* base = find(draft.based_on)) {
      return {base->is_good ? &base->policy : nullptr, !base->is_good};
    }
    const Policy* policy = find_policy_ ? find_policy_(draft.based_on) : nullptr;
    if (policy == nullptr && !draft.based_on.empty()) {
      std::vector<std::string_view> known;
      known.reserve(drafts_.size());
      for (const Draft& other : drafts_) {
        if (&other != &draft) known.push_back(other.id);
      }
      problems_.add({draft.file->name, line_of(draft.root, "based_on"), "based_on"},
                    unknown_base(draft.based_on, known));
    }
    return {policy, policy == nullptr};
  }

  void refuse_repeated_id(Draft& draft) {
    const Draft* first = find(draft.id);
    if (first == nullptr || first == &draft) return;
    problems_.add({draft.file->name, line_of(draft.root, "id"), "id"},
                  quoted(draft.id) + " is already the id of " + std::string(first->file->name) +
                      "; choose another");
  }

  /// `draft` is on a cycle or based on one. Names the cycle and reads its files for what else is
  /// wrong with them.
  void refuse_cycle(Draft& draft) {
    std::vector<Draft*> chain;
    Draft* next = &draft;
    while (std::find(chain.begin(), chain.end(), next) == chain.end()) {
      chain.push_back(next);
      next = find(next->based_on);
    }
    chain.erase(chain.begin(), std::find(chain.begin(), chain.end(), next));
    std::string names = chain.front()->id;
    for (const Draft* each : chain) names += " → " + each->based_on;
    problems_.add({chain.front()->file->name, line_of(chain.front()->root, "based_on"), "based_on"},
                  "leads back to the policy itself: " + plain_text(names) +
                      "; base one of them on another policy, or on none");
    for (Draft* each : chain) each->is_done = true;
    for (Draft* each : chain) read(*each);
  }

  void refuse_repeated_days() {
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const Day day = drafts_[i].policy.effective_from;
        if (!day.present() || day != drafts_[j].policy.effective_from) continue;
        problems_.add(
            {drafts_[i].file->name, line_of(drafts_[i].root, "effective_from"), "effective_from"},
            quoted(to_string(day)) + " is already the first day of " +
                std::string(drafts_[j].file->name) + "; choose another day");
      }
    }
  }

  const PolicyLookup& find_policy_;
  Problems& problems_;
  std::vector<Draft> drafts_;
};

bool comes_before(const Policy& a, const Policy& b) {
  const bool a_dated = a.effective_from.present();
  const bool b_dated = b.effective_from.present();
  if (a_dated != b_dated) return a_dated;
  return a_dated ? a.effective_from < b.effective_from : a.id < b.id;
}

}  // namespace

Result<std::vector<Policy>> read_policies(const std::vector<PolicyFile>& files,
                                          const PolicyLookup& find_policy) {
  Problems problems;
  DraftSet drafts(files, find_policy, problems);
  drafts.read_all();
  if (!problems.empty()) return tl::unexpected(problems.error());
  std::vector<Policy> policies = drafts.take();
  std::sort(policies.begin(), policies.end(), comes_before);
  return policies;
}

Result<Policy> read_policy(std::string_view text, std::string_view file,
                           const PolicyLookup& find_policy) {
  Result<std::vector<Policy>> policies = read_policies({{file, text}}, find_policy);
  if (!policies) return tl::unexpected(std::move(policies.error()));
  return std::move(policies->front());
}

}  // namespace jss::io

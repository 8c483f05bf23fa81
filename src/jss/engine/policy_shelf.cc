// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/policy_shelf.h"

#include <algorithm>
#include <utility>

#include "jss/io/plain_text.h"
#include "jss/io/policy_texts.h"
#include "jss/io/policy_toml.h"

namespace jss::engine {

using history::LedgerPolicy;
using scoring::Policy;
using scoring::PolicyCalendar;
using scoring::PolicyStart;

Result<PolicyShelf> PolicyShelf::open(TextReader read_text) {
  auto series = io::PolicySeries::embedded();
  if (!series) return tl::unexpected(series.error());
  return PolicyShelf(std::move(*series), std::move(read_text));
}

void PolicyShelf::take(history::PolicyLife life) {
  life_ = std::move(life);
  own_.clear();
  own_.resize(life_.policies().size());
  // A base may have been drafted again after what is based on it, so once through is not enough.
  for (bool progress = true; progress;) {
    progress = false;
    for (std::size_t i = 0; i < own_.size(); ++i) {
      if (!own_[i].is_done && read_own(life_.policies()[i], own_[i])) progress = true;
    }
  }
}

bool PolicyShelf::read_own(const LedgerPolicy& policy, Own& own) const {
  auto read = this->read(policy.text, policy.id);
  own.is_done = read.has_value();
  if (!read) {
    own.problem = read.error().message;
  } else if (read->id != policy.id) {
    own.problem = policy.id + ": id: the text is of " + io::quoted(read->id);
  } else {
    own.policy = std::move(*read);
    own.problem.clear();
  }
  return own.is_done;
}

Result<const Policy*> PolicyShelf::own(const LedgerPolicy& policy) const {
  const Own& found = own_.at(static_cast<std::size_t>(&policy - life_.policies().data()));
  if (found.problem.empty()) return &found.policy;
  return invalid("the ledger's policy " + io::quoted(policy.id) +
                 " cannot be read: " + found.problem);
}

const Policy* PolicyShelf::find_base(std::string_view id) const {
  const LedgerPolicy* const mine = life_.find(id);
  if (mine == nullptr || !mine->is_approved()) return series_.find(id);
  const Own& found = own_.at(static_cast<std::size_t>(mine - life_.policies().data()));
  return found.is_done && found.problem.empty() ? &found.policy : nullptr;
}

Result<Policy> PolicyShelf::read(std::string_view text, std::string_view name) const {
  std::string draft;
  auto policy = io::read_policy(text, name, [&](std::string_view id) {
    const Policy* const base = find_base(id);
    if (base == nullptr && life_.find(id) != nullptr) draft = id;
    return base;
  });
  if (!policy && !draft.empty()) {
    Error error = policy.error();
    error.message += "\n" + io::quoted(draft) +
                     " is a draft of the ledger's: another policy can be based on it once it is "
                     "approved";
    return tl::unexpected(std::move(error));
  }
  return policy;
}

Result<std::string> PolicyShelf::text_of_file(const std::string& name) const {
  if (read_text_) return read_text_(name);
  return fail(ErrorCode::not_found, name + ": there are no files here");
}

std::string PolicyShelf::nothing_by_that_name() const {
  if (life_.policies().empty()) {
    return std::string(read_text_ ? "neither a policy that ships with jss nor a file"
                                  : "no policy that ships with jss") +
           ": 'jss policy list' names those that ship";
  }
  return std::string("neither one of the ledger's own policies") +
         (read_text_ ? ", nor one that ships with jss, nor a file"
                     : " nor one that ships with jss") +
         ": 'jss policy life' and 'jss policy list' name them";
}

Result<const Policy*> PolicyShelf::find(const std::string& id_or_file) {
  const LedgerPolicy* const mine = life_.find(id_or_file);
  const Policy* const shipped = series_.find(id_or_file);
  // A draft, which anybody may hand in, takes no name away.
  if (mine != nullptr && (mine->is_approved() || shipped == nullptr)) return own(*mine);
  if (shipped != nullptr) return shipped;
  auto text = text_of_file(id_or_file);
  if (!text && text.error().code == ErrorCode::not_found) {
    return fail(ErrorCode::not_found, "'" + id_or_file + "' is " + nothing_by_that_name());
  }
  if (!text) return tl::unexpected(text.error());
  auto policy = read(*text, id_or_file);
  if (!policy) return tl::unexpected(policy.error());
  if (series_.find(policy->id) != nullptr) {
    return invalid(id_or_file + ": id: '" + policy->id +
                   "' is the id of a policy that ships with jss, so nobody could tell the two "
                   "apart in an answer: choose another");
  }
  if (const LedgerPolicy* const namesake = life_.find(policy->id)) {
    if (namesake->text == *text) return own(*namesake);
    return invalid(id_or_file + ": id: '" + policy->id +
                   "' is the id of a policy of the ledger's own that says something else, so "
                   "nobody could tell the two apart in an answer: choose another");
  }
  files_.push_back({std::move(*policy), std::move(*text)});
  return &files_.back().policy;
}

Result<PolicyCalendar> PolicyShelf::calendar() const {
  const PolicyCalendar shipped = PolicyCalendar::series(series_.policies());
  std::vector<Day> days = shipped.change_days(kNoDay, kLastDay);
  const std::vector<Day> changes = life_.change_days();
  days.insert(days.end(), changes.begin(), changes.end());
  std::sort(days.begin(), days.end());
  std::vector<PolicyStart> starts;
  for (const Day day : days) {
    const Policy* holder = shipped.on(day);
    if (const LedgerPolicy* mine = life_.on(day)) {
      const auto read = own(*mine);
      if (!read) return tl::unexpected(read.error());
      holder = *read;
    }
    // Where a roll-back leaves days without any rules, nothing can be asked about earlier ones.
    if (holder == nullptr) starts.clear();
    if (holder != nullptr && (starts.empty() || starts.back().policy != holder)) {
      starts.push_back({day, holder});
    }
  }
  return PolicyCalendar::of(std::move(starts));
}

Result<const Policy*> PolicyShelf::choose(const std::optional<std::string>& id_or_file, Day day) {
  if (id_or_file) return find(*id_or_file);
  const auto dated = calendar();
  if (!dated) return tl::unexpected(dated.error());
  if (const Policy* policy = dated->on(day)) return policy;
  return invalid("no policy is in force on " + to_string(day) + ": the first one begins on " +
                 to_string(dated->first_day()) + "; choose a later day, or name the policy to use");
}

std::vector<const Policy*> PolicyShelf::named() const {
  std::vector<const Policy*> all;
  for (const Policy& policy : series_.policies()) all.push_back(&policy);
  for (std::size_t i = 0; i < own_.size(); ++i) {
    const LedgerPolicy& mine = life_.policies()[i];
    if (mine.schedules.empty() || !own_[i].problem.empty()) continue;
    if (series_.find(mine.id) == nullptr) all.push_back(&own_[i].policy);
  }
  return all;
}

std::vector<const Policy*> PolicyShelf::dated() const {
  std::vector<const Policy*> all = named();
  const auto is_beside = [this](const Policy* policy) {
    return series_.find(policy->id) == policy && !policy->effective_from.present();
  };
  all.erase(std::remove_if(all.begin(), all.end(), is_beside), all.end());
  return all;
}

std::string_view PolicyShelf::text_of(const Policy& policy) const {
  for (std::size_t i = 0; i < own_.size(); ++i) {
    if (&own_[i].policy == &policy) return life_.policies()[i].text;
  }
  for (const File& file : files_) {
    if (&file.policy == &policy) return file.text;
  }
  if (series_.find(policy.id) != &policy) return {};
  for (const io::PolicyText& shipped : io::embedded_policy_texts()) {
    if (shipped.name == policy.id) return shipped.text;
  }
  return {};
}

}  // namespace jss::engine

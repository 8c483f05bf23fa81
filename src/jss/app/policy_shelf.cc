// SPDX-License-Identifier: Apache-2.0
#include "jss/app/policy_shelf.h"

#include "jss/app/file_reader.h"
#include "jss/io/policy_toml.h"

namespace jss::app {

Result<PolicyShelf> PolicyShelf::open() {
  auto series = io::PolicySeries::embedded();
  if (!series) return tl::unexpected(series.error());
  return PolicyShelf(std::move(*series));
}

Result<const scoring::Policy*> PolicyShelf::find(const std::string& id_or_file) {
  if (const scoring::Policy* shipped = series_.find(id_or_file)) return shipped;
  const auto text = read_text(id_or_file);
  if (!text && text.error().code == ErrorCode::not_found) {
    return fail(ErrorCode::not_found, "'" + id_or_file +
                                          "' is neither a policy that ships with jss nor a file: "
                                          "'jss policy list' names those that ship");
  }
  if (!text) return tl::unexpected(text.error());
  auto policy =
      io::read_policy(*text, id_or_file, [this](std::string_view id) { return series_.find(id); });
  if (!policy) return tl::unexpected(policy.error());
  if (series_.find(policy->id) != nullptr) {
    return invalid(id_or_file + ": id: '" + policy->id +
                   "' is the id of a policy that ships with jss, so nobody could tell the two "
                   "apart in an answer: choose another");
  }
  from_files_.push_back(std::move(*policy));
  return &from_files_.back();
}

Result<const scoring::Policy*> PolicyShelf::choose(const std::optional<std::string>& id_or_file,
                                                   Day day) {
  return id_or_file ? find(*id_or_file) : series_.in_force_on(day);
}

}  // namespace jss::app

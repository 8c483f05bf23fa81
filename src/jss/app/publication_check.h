// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "jss/app/publication_log.h"
#include "jss/app/signing_key.h"
#include "jss/base/result.h"
#include "jss/engine/policy_shelf.h"
#include "jss/io/certificate.h"
#include "jss/scoring/population.h"

namespace jss::app {

/// What came of computing a publication's scores again.
struct Finding {
  std::string problem;  ///< What is wrong, the first thing only, for a person; empty if all holds.
  /// Whether the publication's head is the digest of that record here. A ledger that was taken back
  /// from an export has another chain, and its publications hold all the same.
  bool same_chain = true;
};

/// Computes what was published again, from the records up to each publication's head and the policy
/// that it kept, and tells whether that policy was the one in force, as known then. Keeps the
/// scores of the last publication: many questions about one cost little more than the first. Refers
/// to the log and the executor; not shared between threads.
class PublicationCheck {
 public:
  PublicationCheck(const PublicationLog& log, scoring::Executor& executor)
      : log_(log), executor_(executor) {}

  /// Whether everything that a publication shows follows.
  [[nodiscard]] Finding everybody(const Publication& publication);

  /// The same for one freelancer.
  ///
  /// Errors: `not_found` for somebody of whom neither the publication nor the records tell.
  [[nodiscard]] Result<Finding> one(const Publication& publication, std::string_view freelancer);

  /// The same for what a certificate says, signature aside: whether the ledger published it, too.
  [[nodiscard]] Finding certificate(const io::Certificate& certificate);

 private:
  using Scores = std::unordered_map<std::string_view, const history::ScorePublished*>;

  [[nodiscard]] const std::string& compute(const Publication& publication);
  [[nodiscard]] std::string problem_of_policy(const history::PublicationOpened& opened);
  [[nodiscard]] Finding holding() const;

  const PublicationLog& log_;
  scoring::Executor& executor_;
  std::optional<engine::PolicyShelf> shelf_;     // opened with the first publication
  const Publication* publication_ = nullptr;     // the last one that was computed
  std::string problem_;                          // with it as a whole, its scores aside
  std::vector<history::ScorePublished> follow_;  // by freelancer
  Scores shown_;
};

/// What a publication showed of one freelancer, signed.
[[nodiscard]] io::Certificate certificate_of(const history::PublicationOpened& opened,
                                             const history::ScorePublished& shown,
                                             const SigningKey& key, Timestamp now);

}  // namespace jss::app

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "jss/app/publication_log.h"
#include "jss/app/signing_key.h"
#include "jss/base/result.h"
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

/// Computes a publication's scores again, from the records up to its head and the policy it kept.
/// With a `freelancer` only that one's score is compared.
///
/// Errors: `not_found` for a freelancer of whom neither the publication nor the records tell.
[[nodiscard]] Result<Finding> check(const PublicationLog& log, const Publication& publication,
                                    std::string_view freelancer, scoring::Executor& executor);

/// The same for what a certificate says, signature aside: whether the ledger published it, and
/// whether it follows.
[[nodiscard]] Result<Finding> check(const PublicationLog& log, const io::Certificate& certificate,
                                    scoring::Executor& executor);

/// What a publication showed of one freelancer, signed.
[[nodiscard]] io::Certificate certificate_of(const history::PublicationOpened& opened,
                                             const history::ScorePublished& shown,
                                             const SigningKey& key, Timestamp now);

}  // namespace jss::app

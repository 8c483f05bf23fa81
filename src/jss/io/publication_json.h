// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "jss/history/event.h"

namespace jss::io {

/// What is told of a publication, its scores aside.
struct PublicationSummary {
  const history::PublicationOpened& opened;
  Timestamp published_at;         ///< When it was opened.
  std::uint64_t freelancers = 0;  ///< How many it tells of.
  bool complete = true;           ///< False where it was interrupted.
};

/// `{"publication":…,"as_of":…,"published_at":…,"known_at":…,"records":…,"head":…,"policy":…,
/// "policy_digest":…,"freelancers":…,"complete":…}`
[[nodiscard]] std::string publication_json(const PublicationSummary& summary);

/// What a publication showed of one freelancer: `{"publication":…,"as_of":…,"published_at":…,
/// "policy":…,"freelancer":…,"score":…,"exact":…,"window":…,"reason":…}`; null where there is
/// nothing.
[[nodiscard]] std::string shown_score_json(const history::PublicationOpened& opened,
                                           Timestamp published_at,
                                           const history::ScorePublished& shown);

/// The same with what everybody may see of it, and no more: `{"publication":…,"as_of":…,
/// "published_at":…,"policy":…,"freelancer":…,"score":…,"reason":…}`.
[[nodiscard]] std::string public_score_json(const history::PublicationOpened& opened,
                                            Timestamp published_at,
                                            const history::ScorePublished& shown);

/// What a check found: `{"publication":…,"certificate":…,"freelancer":…,"holds":…,"problem":…,
/// "same_chain":…}`.
struct ScoreCheck {
  std::string_view publication;
  std::uint64_t certificate = 0;   ///< The certificate's line; zero where none was checked.
  std::string_view freelancer;     ///< Empty: all.
  std::string_view problem;        ///< Empty: it holds.
  std::optional<bool> same_chain;  ///< Absent without a ledger, and where something is wrong.
};
[[nodiscard]] std::string score_check_json(const ScoreCheck& check);

}  // namespace jss::io

// SPDX-License-Identifier: Apache-2.0
#include "jss/app/publication_check.h"

#include <algorithm>
#include <span>
#include <utility>

#include "jss/app/policy_events.h"
#include "jss/app/published_scores.h"
#include "jss/io/plain_text.h"
#include "jss/io/policy_parameter.h"
#include "jss/ledger/digest.h"

namespace jss::app {
namespace {

using history::PublicationOpened;
using history::ScorePublished;

// Whether what was known then is what the publication says was known.
std::string problem_of_records(const PublicationLog& log, const PublicationOpened& opened) {
  const std::uint64_t known = log.head_at(opened.known_at).seq;
  if (known == opened.records) return {};
  return "names " + std::to_string(opened.records) + " records, but " + std::to_string(known) +
         " were known at " + to_string(opened.known_at);
}

bool is_of_this_chain(const PublicationLog& log, const PublicationOpened& opened) {
  const auto digest = log.digest_of(opened.records);
  return digest && ledger::to_hex(*digest) == opened.head;
}

Finding wrong(std::string problem) { return {.problem = std::move(problem)}; }

ScorePublished shown_by(const io::Certificate& certificate) {
  return {.publication = certificate.publication,
          .freelancer = certificate.freelancer,
          .score = certificate.score,
          .exact = certificate.exact,
          .window = certificate.window,
          .reason = certificate.reason};
}

}  // namespace

Finding PublicationCheck::everybody(const Publication& publication) {
  if (const std::string& problem = compute(publication); !problem.empty()) return wrong(problem);
  if (auto problem = first_difference(publication.shown, follow_)) return wrong(*problem);
  if (*publication.closed != publication.shown.size()) {
    return wrong("says that it shows " + std::to_string(*publication.closed) +
                 " freelancers, and shows " + std::to_string(publication.shown.size()));
  }
  return holding();
}

Result<Finding> PublicationCheck::one(const Publication& publication, std::string_view freelancer) {
  if (const std::string& problem = compute(publication); !problem.empty()) return wrong(problem);
  const auto shown = shown_.find(freelancer);
  const auto follows = std::lower_bound(
      follow_.begin(), follow_.end(), freelancer,
      [](const ScorePublished& score, std::string_view id) { return score.freelancer < id; });
  const bool has_shown = shown != shown_.end();
  const bool has_follow = follows != follow_.end() && follows->freelancer == freelancer;
  if (!has_shown && !has_follow) {
    return fail(ErrorCode::not_found, "publication " + io::quoted(publication.opened.publication) +
                                          " shows no freelancer " + io::quoted(freelancer));
  }
  const auto problem =
      first_difference({has_shown ? shown->second : nullptr, std::size_t{has_shown ? 1U : 0U}},
                       {has_follow ? &*follows : nullptr, std::size_t{has_follow ? 1U : 0U}});
  return problem ? wrong(*problem) : holding();
}

Finding PublicationCheck::certificate(const io::Certificate& certificate) {
  const std::string name = "publication " + io::quoted(certificate.publication);
  const Publication* const publication = log_.find(certificate.publication);
  if (publication == nullptr) return wrong("names " + name + ", which this ledger does not have");
  const PublicationOpened& opened = publication->opened;
  if (certificate.as_of != opened.as_of || certificate.known_at != opened.known_at ||
      certificate.records != opened.records || certificate.head != opened.head) {
    return wrong("names another day or other records than " + name + " of this ledger");
  }
  if (certificate.policy != opened.policy || certificate.policy_digest != opened.digest) {
    return wrong("names another policy than " + name + " of this ledger");
  }
  if (const std::string& problem = compute(*publication); !problem.empty()) {
    return wrong("is of " + name + ", which " + problem);
  }
  const auto shown = shown_.find(certificate.freelancer);
  if (shown == shown_.end()) {
    return wrong("says what " + name + " showed of " + io::quoted(certificate.freelancer) +
                 ", whom it does not name: they were never shown, or are forgotten");
  }
  const ScorePublished says = shown_by(certificate);
  if (*shown->second != says) {
    return wrong("says " + in_words(says) + ", but " + name + " of this ledger showed " +
                 in_words(*shown->second));
  }
  const auto found = one(*publication, certificate.freelancer);
  return found ? *found : wrong(found.error().message);
}

// Computes a publication's scores, unless they are those at hand.
const std::string& PublicationCheck::compute(const Publication& publication) {
  if (publication_ == &publication) return problem_;
  publication_ = &publication;
  follow_.clear();
  shown_.clear();
  problem_.clear();
  if (!publication.closed) {
    problem_ = "was interrupted and shows nothing yet: 'jss publish' finishes it";
    return problem_;
  }
  problem_ = problem_of_records(log_, publication.opened);
  if (problem_.empty()) problem_ = problem_of_policy(publication.opened);
  if (!problem_.empty()) return problem_;
  auto follow = scores_of(publication.opened, log_.events(), executor_);
  if (!follow) {
    problem_ = "cannot be computed again: " + follow.error().message;
    return problem_;
  }
  follow_ = std::move(*follow);
  for (const ScorePublished& score : publication.shown) {
    const bool is_new = shown_.try_emplace(score.freelancer, &score).second;
    if (!is_new) problem_ = "shows " + io::quoted(score.freelancer) + " twice";
  }
  return problem_;
}

std::string PublicationCheck::problem_of_policy(const PublicationOpened& opened) {
  const auto kept = kept_policy(opened);
  if (!kept) return "cannot be computed again: " + kept.error().message;
  if (!shelf_) {
    auto shelf = engine::PolicyShelf::open();
    if (!shelf) return "cannot be checked: " + shelf.error().message;
    shelf_ = std::move(*shelf);
  }
  shelf_->take(policy_life_of(log_.decisions(), opened.known_at));
  const std::string then =
      " on " + to_string(opened.as_of) + ", as known at " + to_string(opened.known_at);
  const auto in_force = shelf_->choose(std::nullopt, opened.as_of);
  if (!in_force) {
    return "is by policy " + io::quoted(opened.policy) + ", but none can be told to have held" +
           then + ": " + in_force.error().message;
  }
  if ((*in_force)->id != opened.policy) {
    return "is by policy " + io::quoted(opened.policy) + ", but " + io::quoted((*in_force)->id) +
           " was in force" + then;
  }
  const auto changes = io::policy_changes((*in_force)->rules, kept->rules);
  if (changes.empty()) return {};
  return "is by other rules than those of policy " + io::quoted(opened.policy) +
         ", which was in force" + then + ": it kept " +
         std::string(changes.front().parameter->name) + " = " + changes.front().to + ", not " +
         changes.front().from;
}

Finding PublicationCheck::holding() const {
  return {.problem = {}, .same_chain = is_of_this_chain(log_, publication_->opened)};
}

io::Certificate certificate_of(const PublicationOpened& opened, const ScorePublished& shown,
                               const SigningKey& key, Timestamp now) {
  io::Certificate certificate{.freelancer = shown.freelancer,
                              .publication = opened.publication,
                              .as_of = opened.as_of,
                              .known_at = opened.known_at,
                              .records = opened.records,
                              .head = opened.head,
                              .policy = opened.policy,
                              .policy_digest = opened.digest,
                              .score = shown.score,
                              .exact = shown.exact,
                              .window = shown.window,
                              .reason = shown.reason,
                              .signed_at = now,
                              .key = key.id(),
                              .signature = {}};
  certificate.signature = key.sign(io::certificate_statement(certificate));
  return certificate;
}

}  // namespace jss::app

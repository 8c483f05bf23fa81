// SPDX-License-Identifier: Apache-2.0
#include "jss/app/publication_check.h"

#include <algorithm>
#include <span>
#include <utility>

#include "jss/app/published_scores.h"
#include "jss/io/plain_text.h"
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

bool names(std::span<const ScorePublished> scores, std::string_view freelancer) {
  return std::any_of(scores.begin(), scores.end(), [freelancer](const ScorePublished& score) {
    return score.freelancer == freelancer;
  });
}

ScorePublished shown_by(const io::Certificate& certificate) {
  return {.publication = certificate.publication,
          .freelancer = certificate.freelancer,
          .score = certificate.score,
          .exact = certificate.exact,
          .window = certificate.window,
          .reason = certificate.reason};
}

}  // namespace

Result<Finding> check(const PublicationLog& log, const Publication& publication,
                      std::string_view freelancer, scoring::Executor& executor) {
  const PublicationOpened& opened = publication.opened;
  if (!publication.closed) {
    return wrong("was interrupted and shows nothing yet: 'jss publish' finishes it");
  }
  if (auto problem = problem_of_records(log, opened); !problem.empty()) return wrong(problem);
  const auto follow = scores_of(opened, log.events(), executor);
  if (!follow) return wrong("cannot be computed again: " + follow.error().message);
  if (!freelancer.empty() && !names(publication.shown, freelancer) && !names(*follow, freelancer)) {
    return fail(ErrorCode::not_found, "publication " + io::quoted(opened.publication) +
                                          " shows no freelancer " + io::quoted(freelancer));
  }
  if (auto problem = first_difference(publication.shown, *follow, freelancer)) {
    return wrong(*problem);
  }
  if (*publication.closed != publication.shown.size()) {
    return wrong("says that it shows " + std::to_string(*publication.closed) +
                 " freelancers, and shows " + std::to_string(publication.shown.size()));
  }
  return Finding{.problem = {}, .same_chain = is_of_this_chain(log, opened)};
}

Result<Finding> check(const PublicationLog& log, const io::Certificate& certificate,
                      scoring::Executor& executor) {
  const std::string name = "publication " + io::quoted(certificate.publication);
  const Publication* const publication = log.find(certificate.publication);
  if (publication == nullptr) return wrong("names " + name + ", which this ledger does not have");
  const PublicationOpened& opened = publication->opened;
  if (certificate.as_of != opened.as_of || certificate.known_at != opened.known_at ||
      certificate.records != opened.records || certificate.head != opened.head) {
    return wrong("names another day or other records than " + name + " of this ledger");
  }
  if (certificate.policy != opened.policy || certificate.policy_digest != opened.digest) {
    return wrong("names another policy than " + name + " of this ledger");
  }
  const ScorePublished says = shown_by(certificate);
  const auto shown = std::find_if(
      publication->shown.begin(), publication->shown.end(),
      [&](const ScorePublished& score) { return score.freelancer == certificate.freelancer; });
  if (shown == publication->shown.end()) {
    return wrong("says what " + name + " showed of " + io::quoted(certificate.freelancer) +
                 ", whom it does not name: they were never shown, or are forgotten");
  }
  if (*shown != says) {
    return wrong("says " + in_words(says) + ", but " + name + " of this ledger showed " +
                 in_words(*shown));
  }
  return check(log, *publication, certificate.freelancer, executor);
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

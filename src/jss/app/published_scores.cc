// SPDX-License-Identifier: Apache-2.0
#include "jss/app/published_scores.h"

#include <algorithm>

#include "jss/base/money.h"
#include "jss/history/replay.h"
#include "jss/io/plain_text.h"
#include "jss/io/policy_toml.h"
#include "jss/ledger/digest.h"

namespace jss::app {
namespace {

using history::ScorePublished;
using Pointers = std::vector<const ScorePublished*>;

constexpr std::size_t kFreelancersAPiece = 65'536;

Pointers by_freelancer(std::span<const ScorePublished> scores) {
  Pointers sorted;
  for (const ScorePublished& score : scores) sorted.push_back(&score);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const ScorePublished* a, const ScorePublished* b) {
                     return a->freelancer < b->freelancer;
                   });
  return sorted;
}

}  // namespace

Result<scoring::Policy> kept_policy(const history::PublicationOpened& opened) {
  const std::string place = "publication " + io::quoted(opened.publication);
  if (ledger::to_hex(ledger::sha256(opened.text)) != opened.digest) {
    return fail(ErrorCode::corruption,
                place + ": the bytes of its policy do not have the digest that it names");
  }
  auto policy = io::read_policy(opened.text, place, [](std::string_view) { return nullptr; });
  if (!policy) {
    return fail(ErrorCode::corruption,
                "its policy cannot be read by this program: " + policy.error().message);
  }
  if (policy->id != opened.policy) {
    return fail(ErrorCode::corruption, place + ": names policy " + io::quoted(opened.policy) +
                                           " and holds " + io::quoted(policy->id));
  }
  return policy;
}

ScorePublished shown_score(const std::string& publication, std::string_view freelancer,
                           const insight::BookedScore& score) {
  ScorePublished shown{.publication = publication, .freelancer = std::string(freelancer)};
  if (score.value) {
    shown.score = static_cast<std::int8_t>(scoring::points(*score.value));
    shown.exact = static_cast<std::int16_t>(scoring::points_in_hundredths(*score.value));
    shown.window = scoring::window_name(score.months);
  } else {
    shown.reason = to_string(*score.reason);
  }
  return shown;
}

Result<std::vector<ScorePublished>> scores_of(const history::PublicationOpened& opened,
                                              std::span<const history::Event> events,
                                              scoring::Executor& executor) {
  const auto policy = kept_policy(opened);
  if (!policy) return tl::unexpected(policy.error());
  const scoring::ContractTable table =
      history::replay(events, opened.as_of, opened.known_at, nullptr, executor);
  const auto records = scoring::client_records(table, policy->rules, opened.as_of, executor);
  const scoring::Question question(policy->rules, opened.as_of, records);
  std::vector<ScorePublished> shown;
  shown.reserve(table.freelancer_count());
  std::vector<scoring::Score> scores;
  for (std::uint32_t first = 0; first < table.freelancer_count();) {
    scores.resize(std::min<std::size_t>(kFreelancersAPiece, table.freelancer_count() - first));
    scoring::score_freelancers(table, question, {first}, scores, executor);
    for (const scoring::Score& score : scores) {
      shown.push_back(shown_score(opened.publication, table.freelancer_id({first}),
                                  insight::booked_score(score)));
      ++first;
    }
  }
  std::sort(shown.begin(), shown.end(), [](const ScorePublished& a, const ScorePublished& b) {
    return a.freelancer < b.freelancer;
  });
  return shown;
}

std::optional<std::string> first_difference(std::span<const ScorePublished> shown,
                                            std::span<const ScorePublished> follow) {
  const Pointers left = by_freelancer(shown);
  const Pointers right = by_freelancer(follow);
  std::size_t i = 0;
  std::size_t j = 0;
  for (; i < left.size() || j < right.size(); ++i, ++j) {
    if (i > 0 && i < left.size() && left[i]->freelancer == left[i - 1]->freelancer) {
      return "shows " + io::quoted(left[i]->freelancer) + " twice";
    }
    const bool is_missing =
        i == left.size() || (j < right.size() && right[j]->freelancer < left[i]->freelancer);
    if (is_missing) {
      return "does not show " + io::quoted(right[j]->freelancer) + ", of whom follows " +
             in_words(*right[j]);
    }
    if (j == right.size() || left[i]->freelancer < right[j]->freelancer) {
      return "shows " + io::quoted(left[i]->freelancer) + " " + in_words(*left[i]) +
             ", of whom the records of then tell nothing";
    }
    if (*left[i] != *right[j]) {
      return "shows " + io::quoted(left[i]->freelancer) + " " + in_words(*left[i]) +
             ", but what follows is " + in_words(*right[j]);
    }
  }
  return std::nullopt;
}

std::string in_words(const ScorePublished& shown) {
  if (!shown.score) return "no score (" + io::plain_text(shown.reason) + ")";
  return std::to_string(*shown.score) + " (" + hundredths_to_string(shown.exact.value_or(0)) +
         ", " + io::plain_text(shown.window) + ")";
}

}  // namespace jss::app

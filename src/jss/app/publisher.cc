// SPDX-License-Identifier: Apache-2.0
#include "jss/app/publisher.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "jss/app/ledger_import.h"
#include "jss/app/ledger_place.h"
#include "jss/app/published_scores.h"
#include "jss/io/plain_text.h"
#include "jss/io/policy_writer.h"
#include "jss/ledger/digest.h"

namespace jss::app {
namespace {

constexpr int kLongestCadence = 366;

// The events of one publication, handed to the ledger in batches.
class PublicationWriter {
 public:
  PublicationWriter(ledger::EventLedger& ledger, const Publication& publication,
                    const std::function<Timestamp()>& clock)
      : ledger_(ledger), publication_(publication), clock_(clock) {}

  // Ids hold no freelancer, because an id stands in the chain for ever.
  Result<void> add(const std::string& what, history::EventBody body) {
    batch_.push_back(ledger_entry({.id = "publication/" + publication_.opened.publication + what,
                                   .at = publication_.at,
                                   .recorded_at = std::nullopt,
                                   .body = std::move(body)}));
    return batch_.size() < kImportBatch ? Result<void>() : flush();
  }

  Result<void> flush() {
    if (batch_.empty()) return {};
    const auto receipt = ledger_.append(batch_, clock_(), ledger::OnConflict::refuse_all);
    batch_.clear();
    if (receipt) return {};
    if (receipt.error().code != ErrorCode::conflict) return tl::unexpected(receipt.error());
    return fail(ErrorCode::conflict,
                "publication " + io::quoted(publication_.opened.publication) +
                    ": something else wrote it meanwhile: run this again to go on from there (" +
                    receipt.error().message + ")");
  }

 private:
  ledger::EventLedger& ledger_;
  const Publication& publication_;
  const std::function<Timestamp()>& clock_;
  std::vector<ledger::Entry> batch_;
};

}  // namespace

bool is_showing_day(const scoring::Policy& policy, Day day) {
  return (day - policy.rules.cadence.anchor) % policy.rules.cadence.days == 0;
}

Result<std::vector<Day>> Publisher::due_days(std::optional<Day> from, Day to) const {
  Day latest = kNoDay;
  std::unordered_set<std::int32_t> there;
  for (const Publication& publication : log_.publications()) {
    latest = std::max(latest, publication.opened.as_of);
    there.insert(publication.opened.as_of.count);
  }
  const bool only_last = !from && !latest.present();
  const Day first = from        ? *from
                    : only_last ? std::max(kFirstDay, to - kLongestCadence)
                                : latest + 1;
  std::vector<Day> days;
  for (Day day = first; day <= to; day = day + 1) {
    const auto policy = shelf_.choose(std::nullopt, day);
    if (!policy && only_last) continue;  // before the first policy nothing was ever shown
    if (!policy) return tl::unexpected(policy.error());
    if (is_showing_day(**policy, day) && !there.contains(day.count)) days.push_back(day);
  }
  if (only_last && days.size() > 1) days.erase(days.begin(), days.end() - 1);
  return days;
}

Result<std::optional<Day>> Publisher::next_day(Day day) const {
  for (int ahead = 1; ahead <= 2 * kLongestCadence && day + ahead <= kLastDay; ++ahead) {
    const auto policy = shelf_.choose(std::nullopt, day + ahead);
    if (!policy) return tl::unexpected(policy.error());
    if (is_showing_day(**policy, day + ahead)) return std::optional(day + ahead);
  }
  return std::optional<Day>();
}

Result<Publication> Publisher::compute(Day as_of, std::optional<Timestamp> known_at,
                                       Timestamp now) {
  const auto policy = shelf_.choose(std::nullopt, as_of);
  if (!policy) return tl::unexpected(policy.error());
  const ledger::Head head = log_.head_at(known_at);
  std::string text = io::whole_policy_toml(**policy);
  Publication publication{.opened = {.publication = to_string(as_of),
                                     .as_of = as_of,
                                     .known_at = head.recorded_at,
                                     .records = head.seq,
                                     .head = ledger::to_hex(head.digest),
                                     .policy = (*policy)->id,
                                     .digest = ledger::to_hex(ledger::sha256(text)),
                                     .text = std::move(text)},
                          .at = now};
  auto scores = scores_.next(publication.opened);
  if (!scores) return tl::unexpected(scores.error());
  publication.shown = std::move(*scores);
  return publication;
}

Result<Publication> Publisher::compute(const Publication& interrupted) {
  auto scores = scores_.next(interrupted.opened);
  if (!scores) return tl::unexpected(scores.error());
  Publication whole{.opened = interrupted.opened, .at = interrupted.at};
  whole.shown = std::move(*scores);
  std::unordered_set<std::string_view> names;
  for (const auto& shown : interrupted.shown) names.insert(shown.freelancer);
  std::vector<history::ScorePublished> follow;
  for (const auto& score : whole.shown) {
    if (names.contains(score.freelancer)) follow.push_back(score);
  }
  if (const auto problem = first_difference(interrupted.shown, follow)) {
    return fail(ErrorCode::corruption, "publication " + io::quoted(whole.opened.publication) +
                                           " was interrupted and cannot go on: it " + *problem);
  }
  return whole;
}

Result<void> Publisher::write(Publication& publication, const std::function<Timestamp()>& clock,
                              const Progress& progress) {
  const Publication* const begun = log_.find(publication.opened.publication);
  std::unordered_set<std::string_view> shown;
  if (begun != nullptr) {
    for (const auto& score : begun->shown) shown.insert(score.freelancer);
  }
  PublicationWriter writer(ledger_, publication, clock);
  if (begun == nullptr) {
    if (auto done = writer.add("/opened", publication.opened); !done) return done;
  }
  std::uint64_t number = shown.size();
  for (const history::ScorePublished& score : publication.shown) {
    if (shown.contains(score.freelancer)) continue;
    ++number;
    if (auto done = writer.add("/score/" + std::to_string(number), score); !done) return done;
    if (progress) progress(number, publication.shown.size());
  }
  const history::PublicationClosed closed{publication.opened.publication, publication.shown.size()};
  if (auto done = writer.add("/closed", closed); !done) return done;
  if (auto done = writer.flush(); !done) return done;
  publication.closed = closed.scores;
  return {};
}

}  // namespace jss::app

// SPDX-License-Identifier: Apache-2.0
#include "jss/engine/answer_infer.h"

#include <utility>
#include <vector>

#include "jss/engine/opened_subject.h"
#include "jss/insight/inference.h"
#include "jss/io/answer_prior_toml.h"
#include "jss/io/inference_page.h"
#include "jss/io/observed_csv.h"

namespace jss::engine {
namespace {

Result<std::vector<insight::ObservedScore>> read_observed(const InferOptions& options, Door& door) {
  const auto text = door.read_text(options.observed);
  if (!text) return tl::unexpected(text.error());
  auto observed = io::read_observed_csv(*text, options.observed);
  if (!observed) return tl::unexpected(observed.error());
  for (const std::string& warning : observed->warnings) door.warn(warning);
  return std::move(observed->scores);
}

Result<insight::AnswerPrior> read_prior(const InferOptions& options, const Door& door) {
  if (options.prior.empty()) {
    return io::read_answer_prior(io::default_answer_prior_text(), "the prior that ships");
  }
  const auto text = door.read_text(options.prior);
  if (!text) return tl::unexpected(text.error());
  return io::read_answer_prior(*text, options.prior);
}

Result<void> check_days(const Subject& subject,
                        const std::vector<insight::ObservedScore>& observed) {
  for (const insight::ObservedScore& each : observed) {
    const Day snapshot = subject.chronicle.first_day();
    if (each.day < snapshot) {
      return invalid("a score is observed on " + to_string(each.day) +
                     ", but the source is a snapshot of " + to_string(snapshot) +
                     ", which cannot tell what counted before: give the events instead of the "
                     "table, or only scores observed from " +
                     to_string(snapshot) + " on");
    }
    if (const auto right = check_day(subject, each.day); !right) return right;
    if (each.day > subject.as_of) {
      return invalid("a score is observed on " + to_string(each.day) + ", after " +
                     to_string(subject.as_of) +
                     ", the last day that is known: if nothing has happened since, say so with "
                     "--as-of " +
                     to_string(observed.back().day));
    }
  }
  return {};
}

// The policy asked for; or every one that ships and the ledger's own, and the dated series itself
// where the observed days fall under several.
std::vector<insight::CandidateRules> candidates(
    const InferOptions& options, const OpenedSubject& subject,
    const std::vector<insight::ObservedScore>& observed) {
  const scoring::PolicyCalendar& asked = subject.subject.policies;
  if (!options.policy.empty()) {
    return {{.name = subject.subject.policy->id, .policies = asked}};
  }
  std::vector<insight::CandidateRules> rules;
  if (asked.on(observed.front().day) != asked.on(observed.back().day)) {
    rules.push_back({.name = "by_date", .policies = asked});
  }
  for (const scoring::Policy* policy : subject.opened->shelf.named()) {
    rules.push_back({.name = policy->id, .policies = scoring::PolicyCalendar::pinned(*policy)});
  }
  return rules;
}

}  // namespace

Result<Verdict> answer_infer(const InferOptions& options, Door& door) {
  if (options.observed.empty()) {
    return invalid("--observed is required: name the file of the scores that were shown");
  }
  const auto observed = read_observed(options, door);
  if (!observed) return tl::unexpected(observed.error());
  const auto prior = read_prior(options, door);
  if (!prior) return tl::unexpected(prior.error());
  const auto subject = open_subject(options, door);
  if (!subject) return tl::unexpected(subject.error());
  if (const auto right = check_days(subject->subject, *observed); !right) {
    return tl::unexpected(right.error());
  }
  const insight::Inference inference =
      insight::infer(subject->subject.chronicle, candidates(options, *subject, *observed),
                     *observed, *prior, subject->subject.as_of);
  const io::InferencePage page{subject->subject.chronicle.freelancer(), inference, *prior};
  if (options.format == "json") {
    door.write(io::inference_json(page) + '\n');
  } else if (options.format == "csv") {
    door.write(io::inference_csv(page));
  } else {
    door.write(io::inference_text(page, door.style));
  }
  return Verdict::done;
}

}  // namespace jss::engine

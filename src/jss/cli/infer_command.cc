// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/infer_command.h"

#include <algorithm>
#include <memory>
#include <ostream>

#include "jss/app/file_reader.h"
#include "jss/cli/subject_options.h"
#include "jss/insight/inference.h"
#include "jss/io/answer_prior_toml.h"
#include "jss/io/inference_page.h"
#include "jss/io/observed_csv.h"

namespace jss::cli {
namespace {

struct InferOptions {
  SourceOptions source;
  std::string observed;
  std::string prior;
};

Result<std::vector<insight::ObservedScore>> read_observed(const InferOptions& options,
                                                          Context& context) {
  const auto text = app::read_text(options.observed);
  if (!text) return tl::unexpected(text.error());
  auto observed = io::read_observed_csv(*text, options.observed);
  if (!observed) return tl::unexpected(observed.error());
  for (const std::string& warning : observed->warnings) context.warn(warning);
  return std::move(observed->scores);
}

Result<insight::AnswerPrior> read_prior(const InferOptions& options) {
  if (options.prior.empty()) {
    return io::read_answer_prior(io::default_answer_prior_text(), "the prior that ships");
  }
  const auto text = app::read_text(options.prior);
  if (!text) return tl::unexpected(text.error());
  return io::read_answer_prior(*text, options.prior);
}

Result<void> check_days(const engine::Subject& subject,
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
    if (const auto right = engine::check_day(subject, each.day); !right) return right;
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

// Standard input can be read once only.
Result<void> check_inputs(const InferOptions& options) {
  const auto& paths = options.source.paths;
  const auto inputs = std::count(paths.begin(), paths.end(), "-") +
                      (options.observed == "-" ? 1 : 0) + (options.prior == "-" ? 1 : 0);
  if (inputs <= 1) return {};
  return invalid("standard input (-) is named for more than one file: name a file for the others");
}

// The policy asked for; or every one that ships and the ledger's own, and the dated series itself
// where the observed days fall under several.
std::vector<insight::CandidateRules> candidates(
    const InferOptions& options, const OpenedSubject& subject,
    const std::vector<insight::ObservedScore>& observed) {
  const scoring::PolicyCalendar& asked = subject.subject.policies;
  if (!options.source.policy.empty()) {
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

Result<void> run(const InferOptions& options, Context& context) {
  if (const auto right = check_inputs(options); !right) return right;
  const auto observed = read_observed(options, context);
  if (!observed) return tl::unexpected(observed.error());
  const auto prior = read_prior(options);
  if (!prior) return tl::unexpected(prior.error());
  app::ThreadExecutor executor(options.source.threads);
  const auto subject = open_subject(options.source, executor, context);
  if (!subject) return tl::unexpected(subject.error());
  if (const auto right = check_days(subject->subject, *observed); !right) return right;
  const insight::Inference inference =
      insight::infer(subject->subject.chronicle, candidates(options, *subject, *observed),
                     *observed, *prior, subject->subject.as_of);
  const io::InferencePage page{subject->subject.chronicle.freelancer(), inference, *prior};
  if (options.source.format == "json") {
    context.out << io::inference_json(page) << '\n';
  } else if (options.source.format == "csv") {
    context.out << io::inference_csv(page);
  } else {
    context.out << io::inference_text(page, text_style(context));
  }
  return {};
}

}  // namespace

void add_infer_command(CLI::App& program, Context& context) {
  const auto options = std::make_shared<InferOptions>();
  CLI::App* command = program.add_subcommand(
      "infer", "What the scores really shown tell of private answers and of the rules");
  command
      ->add_option("--observed", options->observed,
                   "The scores shown: a CSV of day, score (0 to 100, or none)")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("--prior", options->prior,
                   "How clients answer in private, as TOML; default: that of "
                   "examples/private-answers.toml")
      ->type_name("FILE");
  add_source_options(*command, options->source);
  add_freelancer_option(*command, options->source);
  command->footer(
      "Without --policy, all policies that ship are held against the scores.\n"
      "\n"
      "Examples:\n"
      "  jss infer events.jsonl --freelancer ana --observed shown.csv\n"
      "  jss infer events.jsonl --observed shown.csv --policy 2024-09 --format json");
  command->callback([options, &context] {
    if (const auto done = run(*options, context); !done) context.complain(done.error());
  });
}

}  // namespace jss::cli

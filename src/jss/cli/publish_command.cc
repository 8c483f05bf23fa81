// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/publish_command.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "jss/app/file_reader.h"
#include "jss/app/key_ring_file.h"
#include "jss/app/ledger_place.h"
#include "jss/app/policy_events.h"
#include "jss/app/publisher.h"
#include "jss/app/thread_executor.h"
#include "jss/cli/certificate_file.h"
#include "jss/cli/choice_option.h"
#include "jss/cli/output_file.h"
#include "jss/cli/progress_bar.h"
#include "jss/cli/publication_table.h"
#include "jss/engine/opened_source.h"
#include "jss/io/plain_text.h"

namespace jss::cli {
namespace {

struct PublishOptions {
  std::string ledger;
  std::string as_of;
  std::string from;
  std::string to;
  std::string known_at;
  std::string sign;
  std::string keys;
  std::string output;
  std::string format = "text";
};

/// What the options ask for, read.
struct Request {
  std::optional<Day> as_of;
  std::optional<Day> from;
  Day to;
  std::optional<Timestamp> known_at;
  std::optional<app::SigningKey> key;
};

Result<std::optional<Day>> past_day(const std::string& option, const std::string& value,
                                    Day today) {
  if (value.empty()) return std::optional<Day>();
  const auto day = engine::parse_day_option(option, value);
  if (!day) return tl::unexpected(day.error());
  if (*day <= today) return std::optional(*day);
  return invalid(option + " " + value + " is yet to come (today is " + to_string(today) +
                 "): nobody can be shown the score of that day");
}

Result<Request> request_of(const PublishOptions& options, Timestamp now) {
  const Day today = day_of(now);
  const auto as_of = past_day("--as-of", options.as_of, today);
  if (!as_of) return tl::unexpected(as_of.error());
  const auto from = past_day("--from", options.from, today);
  if (!from) return tl::unexpected(from.error());
  const auto to = past_day("--to", options.to, today);
  if (!to) return tl::unexpected(to.error());
  const auto evaluation = engine::evaluation_request({.known_at = options.known_at});
  if (!evaluation) return tl::unexpected(evaluation.error());
  std::optional<app::SigningKey> key;
  if (!options.sign.empty()) {
    auto read = app::signing_key(options.sign, options.keys, now);
    if (!read) return tl::unexpected(read.error());
    key = std::move(*read);
  }
  return Request{.as_of = *as_of,
                 .from = *from,
                 .to = to->value_or(today),
                 .known_at = evaluation->known_at,
                 .key = std::move(key)};
}

// What came of it.
struct Made {
  std::vector<app::Publication> publications;
  std::optional<OutputFile> certificates;
};

// One run: everything that is due, one publication after the other.
class Run {
 public:
  Run(const PublishOptions& options, const Request& request, ledger::EventLedger& ledger,
      const app::PublicationLog& log, engine::PolicyShelf& shelf, Made& made, Context& context)
      : options_(options),
        request_(request),
        log_(log),
        shelf_(shelf),
        made_(made),
        context_(context),
        executor_(0),
        publisher_(ledger, log, shelf, executor_) {}

  Result<void> everything() {
    const auto days = due_days();
    if (!days) return tl::unexpected(days.error());
    const auto is_open = [](const app::Publication& begun) { return !begun.closed; };
    publisher_.expect(days->size() +
                      static_cast<std::size_t>(std::count_if(log_.publications().begin(),
                                                             log_.publications().end(), is_open)));
    for (const app::Publication& begun : log_.publications()) {
      if (begun.closed) continue;
      if (auto done = publish(publisher_.compute(begun)); !done) return done;
    }
    for (const Day day : *days) {
      auto made = publisher_.compute(day, request_.known_at, context_.clock());
      if (auto done = publish(std::move(made)); !done) return done;
    }
    if (made_.certificates) {
      if (auto done = made_.certificates->close(); !done) return done;
    }
    return options_.format == "text" ? write_page() : Result<void>();
  }

 private:
  Result<std::vector<Day>> due_days() {
    if (!request_.as_of) return publisher_.due_days(request_.from, request_.to);
    const Day day = *request_.as_of;
    const auto policy = shelf_.choose(std::nullopt, day);
    if (!policy) return tl::unexpected(policy.error());
    if (app::is_showing_day(**policy, day)) return publisher_.due_days(day, day);
    const auto next = publisher_.next_day(day);
    if (!next) return tl::unexpected(next.error());
    std::string message = to_string(day) + " is no day on which policy " + (*policy)->id +
                          " shows scores: it does every " +
                          std::to_string((*policy)->rules.cadence.days) + " days";
    if (*next) message += ", the next time on " + to_string(**next);
    return invalid(message);
  }

  Result<void> publish(Result<app::Publication> made) {
    if (!made) return tl::unexpected(made.error());
    ProgressBar bar("Publishing " + made->opened.publication, context_);
    const auto show = [&bar](std::uint64_t done, std::uint64_t total) { bar.update(done, total); };
    if (auto done = publisher_.write(*made, context_.clock, show); !done) return done;
    if (auto done = sign(*made); !done) return done;
    if (options_.format == "json") {
      context_.out << io::publication_json(summary_of(*made)) << '\n' << std::flush;
    }
    made->shown = {};
    made_.publications.push_back(std::move(*made));
    return {};
  }

  Result<void> sign(const app::Publication& publication) {
    if (!request_.key) return {};
    if (!made_.certificates) made_.certificates.emplace(options_.output, context_);
    return write_certificates(publication, *request_.key, context_.clock(), *made_.certificates);
  }

  Result<void> write_page() {
    if (!made_.publications.empty()) {
      context_.out << publication_table(made_.publications, text_style(context_));
      return {};
    }
    context_.out << io::plain_text(app::shown_ledger(options_.ledger)) << ": nothing is due";
    if (request_.as_of) {
      context_.out << ": " << to_string(*request_.as_of) << " was published\n";
      return {};
    }
    const auto next = publisher_.next_day(request_.to);
    if (!next) return tl::unexpected(next.error());
    if (*next) context_.out << "; the next day is " << to_string(**next);
    context_.out << '\n';
    return {};
  }

  const PublishOptions& options_;
  const Request& request_;
  const app::PublicationLog& log_;
  engine::PolicyShelf& shelf_;
  Made& made_;
  Context& context_;
  app::ThreadExecutor executor_;
  app::Publisher publisher_;
};

Result<void> run_once(const PublishOptions& options, const Request& request,
                      ledger::EventLedger& ledger, Made& made, Context& context) {
  const auto log = read_publications(ledger, app::PublicationLog::Keep::unfinished, context);
  if (!log) return tl::unexpected(log.error());
  if (log->head_at(request.known_at).seq == 0) {
    return invalid(app::shown_ledger(options.ledger) + ": held no record" +
                   (request.known_at ? " at that time" : ": 'jss ledger import' adds events"));
  }
  auto shelf = engine::PolicyShelf::open(app::read_text);
  if (!shelf) return tl::unexpected(shelf.error());
  shelf->take(app::policy_life_of(log->decisions(), request.known_at));
  return Run(options, request, ledger, *log, *shelf, made, context).everything();
}

Result<void> run(const PublishOptions& options, Context& context) {
  if (options.sign.empty() != options.output.empty()) {
    return invalid("--sign and --output go together: certificates need a key and a file");
  }
  const auto request = request_of(options, context.clock());
  if (!request) return tl::unexpected(request.error());
  auto ledger = app::open_ledger(options.ledger, ledger::Access::append);
  if (!ledger) return tl::unexpected(ledger.error());
  // Where another program publishes the same meanwhile, its publication is the one that there is.
  constexpr int kTries = 4;
  Made made;
  Result<void> done;
  for (int i = 0; i < kTries; ++i) {
    done = run_once(options, *request, *ledger, made, context);
    if (done || done.error().code != ErrorCode::conflict) break;
  }
  return done;
}

}  // namespace

void add_publish_command(CLI::App& program, Context& context) {
  const auto options = std::make_shared<PublishOptions>();
  CLI::App* command =
      program.add_subcommand("publish", "Everybody's score, kept as it is shown on the day");
  add_ledger_argument(*command, options->ledger);
  CLI::Option* as_of =
      command->add_option("--as-of", options->as_of, "Only that day")->type_name("DAY");
  command
      ->add_option("--from", options->from,
                   "The first day; default: all since the last publication, the last day where "
                   "there is none")
      ->type_name("DAY")
      ->excludes(as_of);
  command->add_option("--to", options->to, "The last day; default: today")
      ->type_name("DAY")
      ->excludes(as_of);
  command
      ->add_option("--known-at", options->known_at,
                   "Only what was recorded by then; default: all of it")
      ->type_name("TIME");
  command->add_option("--sign", options->sign, "Also write certificates, signed by this secret key")
      ->type_name("FILE");
  command
      ->add_option("--keys", options->keys,
                   "A key ring: refuse to sign with a key that is not in it or is retired")
      ->type_name("FILE");
  command->add_option("-o,--output", options->output, "Where certificates go, one a line")
      ->type_name("FILE");
  add_text_or_json(*command, options->format);
  command->footer(
      "What was interrupted is finished by running it again. 'jss certificate' signs\n"
      "what a publication showed that is there already.\n"
      "\n"
      "Examples:\n"
      "  jss publish sqlite:market.db\n"
      "  jss publish sqlite:market.db --from 2024-01-01\n"
      "  jss publish sqlite:market.db --sign desk.key --keys keys.jsonl -o shown.jsonl");
  command->callback([options, &context] {
    if (const auto done = run(*options, context); !done) context.complain(done.error());
  });
}

}  // namespace jss::cli

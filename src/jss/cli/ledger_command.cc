// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/ledger_command.h"

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <utility>

#include "jss/app/ledger_export.h"
#include "jss/app/ledger_place.h"
#include "jss/app/source_opener.h"
#include "jss/cli/choice_option.h"
#include "jss/cli/ledger_act.h"
#include "jss/cli/ledger_forget_command.h"
#include "jss/cli/ledger_import_command.h"
#include "jss/cli/ledger_publications_command.h"
#include "jss/cli/output_file.h"
#include "jss/cli/progress_bar.h"
#include "jss/engine/opened_source.h"
#include "jss/io/contract_csv.h"
#include "jss/io/ledger_json.h"
#include "jss/io/plain_text.h"
#include "jss/io/text_table.h"

namespace jss::cli {
namespace {

struct LedgerOptions {
  std::string ledger;
  std::string head;
  std::string as_of;
  std::string known_at;
  std::string output;
  std::string format = "text";
  bool with_record = false;
};

app::Progress shown_by(ProgressBar& bar) {
  return [&bar](std::uint64_t done, std::uint64_t total) { bar.update(done, total); };
}

std::string records(std::uint64_t count) {
  return std::to_string(count) + (count == 1 ? " record" : " records");
}

Result<void> init(const LedgerOptions& options, Context& context) {
  auto ledger = app::open_ledger(options.ledger, ledger::Access::create);
  if (!ledger) return tl::unexpected(ledger.error());
  const auto head = ledger->head();
  if (!head) return tl::unexpected(head.error());
  context.out << io::plain_text(app::shown_ledger(options.ledger)) << ": a ledger of "
              << records(head->seq) << '\n';
  return {};
}

Result<void> write_events(const LedgerOptions& options, Context& context) {
  auto ledger = app::open_ledger(options.ledger, ledger::Access::read);
  if (!ledger) return tl::unexpected(ledger.error());
  OutputFile output(options.output, context);
  ProgressBar bar("Exporting", context);
  const auto form = options.with_record ? app::ExportForm::records : app::ExportForm::events;
  const auto take = [&output](const std::string& line) { return output.write(line); };
  if (auto done = app::export_ledger(*ledger, form, take, shown_by(bar)); !done) return done;
  return output.close();
}

std::optional<std::uint64_t> damaged_record(const ledger::Verification& found) {
  if (!found.damage || found.damage->seq == 0) return std::nullopt;
  return found.damage->seq;
}

// What is wrong, as a whole sentence; empty if nothing is.
std::string problem_of(const ledger::Verification& found, const std::string& head) {
  if (found.damage && !damaged_record(found)) {
    return "all " + records(found.head.seq) + " are as written, but " + found.damage->what;
  }
  if (found.damage) {
    return "record " + std::to_string(found.damage->seq) + " is damaged: " + found.damage->what;
  }
  if (!head.empty() && !found.expected_at) {
    return "no record has the digest " + head + ": the tail was cut off, or it is another ledger's";
  }
  return {};
}

std::string verification_page(const LedgerOptions& options, const ledger::Verification& found,
                              const std::string& problem) {
  std::string page = io::plain_text(app::shown_ledger(options.ledger)) + ": ";
  if (!problem.empty()) {
    page += problem + "\n";
    if (!damaged_record(found)) return page;
    return page + "the " + records(found.head.seq) + " before it are as they were written\n";
  }
  page += records(found.head.seq) + ", all as written\n";
  if (found.head.seq > 0) {
    page += "head " + ledger::to_hex(found.head.digest) + ", recorded at " +
            to_string(found.head.recorded_at) + "\n";
  }
  if (found.forgotten_people > 0) {
    page += std::to_string(found.forgotten_people) +
            (found.forgotten_people == 1 ? " person is" : " people are") +
            " forgotten, and the texts of " + records(found.forgotten_texts) + " with them\n";
  }
  if (found.expected_at && *found.expected_at < found.head.seq) {
    page += "the head asked about is record " + std::to_string(*found.expected_at) + "; " +
            std::to_string(found.head.seq - *found.expected_at) + " came after it\n";
  }
  return page;
}

Result<void> verify(const LedgerOptions& options, Context& context) {
  std::optional<ledger::Digest> expected;
  if (!options.head.empty()) {
    expected = ledger::parse_digest(options.head);
    if (!expected) {
      return invalid(
          "--head " + io::quoted(options.head) +
          " is no digest: give the 64 hexadecimal digits that 'jss ledger verify' prints");
    }
  }
  if (expected == ledger::Digest{}) {
    return invalid(
        "--head " + options.head +
        " stands before the first record of every ledger, so it proves nothing: give the head that "
        "was noted, or none");
  }
  auto ledger = app::open_ledger(options.ledger, ledger::Access::read);
  if (!ledger) return tl::unexpected(ledger.error());
  const auto found = ledger->verify(expected);
  if (!found) return tl::unexpected(found.error());
  const std::string problem = problem_of(*found, options.head);
  if (options.format == "text") {
    context.out << verification_page(options, *found, problem);
  } else {
    const std::string shown = app::shown_ledger(options.ledger);
    context.out << io::ledger_state_json({.ledger = shown,
                                          .whole = problem.empty(),
                                          .records = found->head.seq,
                                          .head = ledger::to_hex(found->head.digest),
                                          .damaged = damaged_record(*found),
                                          .problem = problem,
                                          .forgotten_people = found->forgotten_people,
                                          .forgotten_texts = found->forgotten_texts})
                << '\n';
  }
  if (!problem.empty()) context.exit_code = kTheAnswerIsNo;
  return {};
}

Result<void> write_states(const LedgerOptions& options, Context& context) {
  if (!app::names_ledger(options.ledger)) {
    return invalid(io::quoted(options.ledger) +
                   " names no ledger: write it as sqlite:market.db or postgresql://…");
  }
  const auto request =
      engine::evaluation_request({.as_of = options.as_of, .known_at = options.known_at});
  if (!request) return tl::unexpected(request.error());
  ProgressBar bar("Reading", context);
  const Day today = day_of(context.clock());
  auto source = app::open_source({.paths = {options.ledger}}, shown_by(bar), today);
  if (!source) return tl::unexpected(source.error());
  const auto table = source->states_on(request->as_of.value_or(today), request->known_at);
  if (!table) return tl::unexpected(table.error());
  engine::warn_of_anomalies(source->anomalies(), context.warnings());
  OutputFile output(options.output, context);
  if (auto done = output.write(io::write_contract_csv(**table)); !done) return done;
  return output.close();
}

void add_output(CLI::App& command, LedgerOptions& options) {
  command.add_option("-o,--output", options.output, "Where to write; default: standard output")
      ->type_name("FILE");
}

}  // namespace

void add_ledger_command(CLI::App& program, Context& context) {
  const auto options = std::make_shared<LedgerOptions>();
  CLI::App* ledger = program.add_subcommand("ledger", "Remember events, and what was known when");
  ledger->require_subcommand(1);
  ledger->footer(
      "Examples:\n"
      "  jss ledger import sqlite:market.db events.jsonl\n"
      "  jss ledger verify sqlite:market.db\n"
      "  jss ledger states sqlite:market.db --as-of 2026-05-01\n"
      "  jss ledger export sqlite:market.db --with-record -o backup.jsonl\n"
      "  jss score sqlite:market.db --known-at 2026-05-02T00:00:00Z");

  add_ledger_act(*ledger, "init", "Make an empty ledger, or bring one of an older jss forward",
                 init, options, context);
  add_ledger_import_command(*ledger, context);

  CLI::App* export_act = add_ledger_act(
      *ledger, "export", "Every event, in the order of its record", write_events, options, context);
  export_act->add_flag("--with-record", options->with_record,
                       "Each with its seq and recorded_at, for an empty ledger to take back");
  add_output(*export_act, *options);

  CLI::App* verify_act = add_ledger_act(
      *ledger, "verify", "Is every record as it was written? Exit code 0 if so, else 1", verify,
      options, context);
  verify_act
      ->add_option("--head", options->head,
                   "A digest that was the head once: is everything up to it still there?")
      ->type_name("DIGEST");
  add_text_or_json(*verify_act, options->format);

  add_ledger_publications_command(*ledger, context);
  add_ledger_forget_command(*ledger, context);

  CLI::App* states_act = add_ledger_act(*ledger, "states", "The contract table of a day, as CSV",
                                        write_states, options, context);
  states_act->add_option("--as-of", options->as_of, "The day in question; default: today")
      ->type_name("DAY");
  states_act->add_option("--known-at", options->known_at, "Only what was known at that time")
      ->type_name("TIME");
  add_output(*states_act, *options);
}

}  // namespace jss::cli

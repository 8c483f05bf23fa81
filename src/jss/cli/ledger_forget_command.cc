// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/ledger_forget_command.h"

#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include "jss/app/ledger_place.h"
#include "jss/cli/choice_option.h"
#include "jss/cli/export_questions.h"
#include "jss/io/ledger_json.h"
#include "jss/io/plain_text.h"

namespace jss::cli {
namespace {

struct ForgetOptions {
  std::string ledger;
  std::string freelancer;
  std::string client;
  std::string format = "text";
  bool yes = false;
  bool dry_run = false;

  [[nodiscard]] ledger::PersonKind kind() const {
    return client.empty() ? ledger::PersonKind::freelancer : ledger::PersonKind::client;
  }
  [[nodiscard]] const std::string& id() const { return client.empty() ? freelancer : client; }
  [[nodiscard]] const char* word() const { return client.empty() ? "freelancer" : "client"; }
  /// As "freelancer 'ana'".
  [[nodiscard]] std::string person() const { return std::string(word()) + " " + io::quoted(id()); }
};

using Traces = std::optional<ledger::PersonTraces>;

std::string counted(std::uint64_t count, const std::string& one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

std::string preview(const ForgetOptions& options, const ledger::PersonTraces& traces) {
  std::string page = io::plain_text(app::shown_ledger(options.ledger)) + ", " + options.person();
  if (traces.is_forgotten) {
    page += ", forgotten before:\n";
  } else {
    page +=
        ":\n  " + counted(traces.records, "record") + " will name " + traces.alias + " instead\n";
  }
  page += "  " + counted(traces.contracts, "contract") + " of theirs; " +
          counted(traces.texts, "record") + " will lose title, client's name or comment,\n" +
          "  whoever wrote them\n" + "  every score stays as it is\n";
  return page;
}

std::string outcome(const ForgetOptions& options, const ledger::PersonTraces& traces) {
  if (traces.is_forgotten) {
    return options.person() + " was forgotten before; texts that came since: of " +
           counted(traces.texts, "record") + ", gone now\n";
  }
  return options.person() + " is forgotten: " + traces.alias + " now\n" +
         counted(traces.records, "record") + " and every score stay; the texts of " +
         counted(traces.texts, "record") + " are gone\n" +
         "Backups, exports and lists of rejected events still have what they had.\n";
}

// Asks for the id, which no finger types by mistake.
bool agrees(const ForgetOptions& options, const ledger::PersonTraces& traces, Context& context) {
  context.err << preview(options, traces)
              << "This cannot be undone. Type the id to go on: " << std::flush;
  std::string line;
  return std::getline(std::cin, line) && line == options.id();
}

void write(const ForgetOptions& options, const Traces& traces, Context& context) {
  const bool is_done = traces && !options.dry_run;
  if (options.format == "json") {
    const std::string shown = app::shown_ledger(options.ledger);
    const ledger::PersonTraces there = traces.value_or(ledger::PersonTraces{});
    context.out << io::forgotten_person_json({.ledger = shown,
                                              .kind = options.word(),
                                              .id = options.id(),
                                              .forgotten = is_done,
                                              .alias = there.alias,
                                              .records = there.records,
                                              .contracts = there.contracts,
                                              .texts = there.texts})
                << '\n';
  } else if (!traces) {
    context.out << io::plain_text(app::shown_ledger(options.ledger)) << ": no " << options.person()
                << " is there, or is any more\n";
  } else {
    context.out << (is_done ? outcome(options, *traces)
                            : preview(options, *traces) + "Nothing was changed.\n");
  }
  if (!traces) context.exit_code = kTheAnswerIsNo;
}

Result<void> forget(const ForgetOptions& options, Context& context) {
  if (options.freelancer.empty() == options.client.empty()) {
    return invalid("say who is to be forgotten: --freelancer ID or --client ID");
  }
  const bool asks = !options.yes && !options.dry_run;
  if (asks && !may_ask(context)) {
    return invalid(
        "forgetting cannot be undone: give --yes, or --dry-run to see what would be destroyed");
  }
  auto ledger = app::open_ledger(options.ledger,
                                 options.dry_run ? ledger::Access::read : ledger::Access::append);
  if (!ledger) return tl::unexpected(ledger.error());
  if (!options.yes) {
    const auto traces = ledger->traces_of(options.kind(), options.id());
    if (!traces) return tl::unexpected(traces.error());
    if (options.dry_run) {
      write(options, *traces, context);
      return {};
    }
    if (*traces && !agrees(options, **traces, context)) {
      context.err << "Nothing was changed.\n";
      context.exit_code = kTheAnswerIsNo;
      return {};
    }
  }
  const auto done = ledger->forget(options.kind(), options.id());
  if (!done) return tl::unexpected(done.error());
  write(options, *done, context);
  return {};
}

}  // namespace

void add_ledger_forget_command(CLI::App& ledger, Context& context) {
  const auto options = std::make_shared<ForgetOptions>();
  CLI::App* command = ledger.add_subcommand(
      "forget", "Destroy who somebody was and what was written; scores and proof stay");
  add_ledger_argument(*command, options->ledger);
  command->add_option("--freelancer", options->freelancer, "The freelancer to forget")
      ->type_name("ID");
  command->add_option("--client", options->client, "The client to forget")->type_name("ID");
  command->add_flag("--dry-run", options->dry_run, "Only say what would be destroyed");
  command->add_flag("--yes", options->yes, "Do not ask");
  add_text_or_json(*command, options->format);
  command->footer(
      "Examples:\n"
      "  jss ledger forget sqlite:market.db --freelancer ana --dry-run\n"
      "  jss ledger forget sqlite:market.db --client acme --yes --format json");
  command->callback([options, &context] {
    if (const auto done = forget(*options, context); !done) context.complain(done.error());
  });
}

}  // namespace jss::cli

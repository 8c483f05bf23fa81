// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/import_exports_command.h"

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "jss/app/file_reader.h"
#include "jss/app/file_writer.h"
#include "jss/cli/choice_option.h"
#include "jss/cli/export_questions.h"
#include "jss/cli/source_options.h"
#include "jss/engine/source.h"
#include "jss/history/replay.h"
#include "jss/io/contract_csv.h"
#include "jss/io/event_json.h"
#include "jss/io/import_report.h"
#include "jss/io/marketplace_exports.h"

namespace jss::cli {
namespace {

struct ImportOptions {
  std::vector<std::string> paths;
  std::string freelancer = engine::kOwnExports;
  std::string answers;
  std::string form = "events";
  std::string output;
  bool ask = true;
};

Result<io::ExportText> read(const std::string& path) {
  auto text = app::read_text(path);
  if (!text) return tl::unexpected(text.error());
  return io::ExportText{path, std::move(*text)};
}

Result<io::ImportRequest> request_of(const ImportOptions& options) {
  if (options.freelancer.empty()) return invalid("--freelancer is empty: give an id");
  io::ImportRequest request{.files = {}, .answers = {}, .freelancer = options.freelancer};
  for (const std::string& path : options.paths) {
    auto text = read(path);
    if (!text) return tl::unexpected(text.error());
    request.files.push_back(std::move(*text));
  }
  if (!options.answers.empty()) {
    auto text = read(options.answers);
    if (!text) return tl::unexpected(text.error());
    request.answers = std::move(*text);
  }
  return request;
}

std::string written(const io::ImportedHistory& imported, const std::string& form) {
  if (form == "contracts") {
    return io::write_contract_csv(history::replay(imported.events, io::latest_day(imported)));
  }
  std::string lines;
  for (const history::Event& event : imported.events) lines += io::event_json(event) + "\n";
  return lines;
}

Result<void> put(const std::string& text, const std::string& path, Context& context) {
  if (path.empty() || path == "-") {
    context.out << text;
    return {};
  }
  return app::write_file(path, text);
}

Result<void> run(const ImportOptions& options, Context& context) {
  auto request = request_of(options);
  if (!request) return tl::unexpected(request.error());
  auto imported = io::import_exports(*request);
  if (!imported) return tl::unexpected(imported.error());
  if (options.ask && may_ask(context)) ask_what_is_missing(*request, *imported, context);
  for (const std::string& warning : imported->warnings) {
    context.warn(warning);
  }
  context.err << io::import_report(*imported, {.width = context.width, .colour = false});
  return put(written(*imported, options.form), options.output, context);
}

}  // namespace

void add_import_exports_command(CLI::App& program, Context& context) {
  const auto options = std::make_shared<ImportOptions>();
  CLI::App* command = program.add_subcommand(
      "import-exports", "A marketplace's exports as events or as a contract table");
  command
      ->add_option("FILE", options->paths,
                   "Transaction histories, weekly summaries and work histories, in any mixture")
      ->required()
      ->type_name("FILE");
  command->add_option("--freelancer", options->freelancer, "The id of whoever they belong to")
      ->type_name("ID")
      ->capture_default_str();
  command
      ->add_option("--answers", options->answers,
                   "A CSV of contract_id, field, value with what the exports do not tell")
      ->type_name("FILE");
  add_choice(*command, "--as", options->form, {"events", "contracts"}, "What to write")
      ->capture_default_str();
  command->add_option("-o,--output", options->output, "Where to write; default: standard output")
      ->type_name("FILE");
  command->add_flag("!--no-questions", options->ask,
                    "Do not ask on the terminal for what is missing");
  command->footer(
      "Examples:\n"
      "  jss import-exports transactions.csv work-history.json -o events.jsonl\n"
      "  jss import-exports weekly.csv --answers answers.csv --as contracts");
  command->callback([options, &context] {
    if (const auto done = run(*options, context); !done) context.complain(done.error());
  });
}

}  // namespace jss::cli

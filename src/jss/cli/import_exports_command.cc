// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/import_exports_command.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jss/app/file_reader.h"
#include "jss/app/file_writer.h"
#include "jss/cli/choice_option.h"
#include "jss/cli/command_door.h"
#include "jss/cli/export_questions.h"
#include "jss/engine/answer_import_exports.h"
#include "jss/io/marketplace_exports.h"

namespace jss::cli {
namespace {

struct ImportOptions : engine::ImportOptions {
  std::vector<std::string> paths;
  std::string freelancer = engine::kOwnExports;
  std::string answers;
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

// The exports, and what was answered on the terminal where somebody can be asked.
Result<engine::Source> open_exports(const ImportOptions& options, Context& context) {
  auto request = request_of(options);
  if (!request) return tl::unexpected(request.error());
  auto imported = io::import_exports(*request);
  if (!imported) return tl::unexpected(imported.error());
  if (options.ask && may_ask(context)) ask_what_is_missing(*request, *imported, context);
  return engine::Source::of_exports(options.paths.front(), std::move(*imported));
}

Result<engine::Verdict> run(const ImportOptions& options, Context& context) {
  CommandDoor door({}, {}, context);
  std::optional<engine::Source> source;
  door.door().open_source = [&]() -> Result<engine::Source*> {
    auto opened = open_exports(options, context);
    if (!opened) return tl::unexpected(opened.error());
    return &source.emplace(std::move(*opened));
  };
  const bool is_file = !options.output.empty() && options.output != "-";
  std::string text;
  if (is_file) door.door().write = [&text](std::string_view piece) { text += piece; };
  auto answered = engine::answer_import_exports(options, door.door());
  if (!answered || !is_file) return answered;
  if (auto put = app::write_file(options.output, text); !put) return tl::unexpected(put.error());
  return answered;
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
  command->callback([options, &context] { context.finish(run(*options, context)); });
}

}  // namespace jss::cli

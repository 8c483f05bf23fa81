// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/ledger_import_command.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "jss/app/ledger_import.h"
#include "jss/app/ledger_place.h"
#include "jss/cli/choice_option.h"
#include "jss/cli/output_file.h"
#include "jss/cli/progress_bar.h"
#include "jss/engine/source.h"
#include "jss/io/ledger_json.h"

namespace jss::cli {
namespace {

constexpr int kBadInput = 2;
constexpr const char* kRejectedSuffix = ".rejected.jsonl";

struct ImportOptions {
  std::string ledger;
  std::vector<std::string> paths;
  std::string freelancer = engine::kOwnExports;
  std::string answers;
  std::string rejected;
  std::string format = "text";
  bool strict = false;
  bool acknowledge = false;
};

// Beside a ledger that is a file, else in the folder where the program runs.
std::string rejected_path(const ImportOptions& options) {
  if (!options.rejected.empty()) return options.rejected;
  constexpr std::string_view kFile = "sqlite:";
  if (!std::string_view(options.ledger).starts_with(kFile))
    return std::string("jss") + kRejectedSuffix;
  return options.ledger.substr(kFile.size()) + kRejectedSuffix;
}

// The list of what was refused: no file unless there is something to list, and none of an earlier
// import.
class RejectedFile {
 public:
  RejectedFile(std::string path, Context& context) : path_(std::move(path)), context_(context) {}

  Result<void> add(const app::Rejection& rejection) {
    if (!file_) file_.emplace(path_, context_);
    return file_->write(io::rejected_line_json({.file = rejection.file,
                                                .line = rejection.line,
                                                .key = rejection.key,
                                                .reason = rejection.reason,
                                                .text = rejection.text}) +
                        "\n");
  }

  Result<void> close() {
    if (file_) return file_->close();
    std::error_code ignored;  // there usually is none
    std::filesystem::remove(path_, ignored);
    return {};
  }

 private:
  std::string path_;
  Context& context_;
  std::optional<OutputFile> file_;
};

std::string counts_json(const app::ImportCounts& counts) {
  return io::import_counts_json(counts.accepted, counts.repeated, counts.rejected);
}

std::string with_separators(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string counts_text(const app::ImportCounts& counts, const std::string& rejected) {
  const std::string text = with_separators(counts.accepted) + " accepted, " +
                           with_separators(counts.repeated) + " repeated, " +
                           with_separators(counts.rejected) + " rejected";
  return counts.rejected == 0 ? text : text + ": see " + rejected;
}

Result<void> run(const ImportOptions& options, Context& context) {
  auto ledger = app::open_ledger(options.ledger, ledger::Access::create);
  if (!ledger) return tl::unexpected(ledger.error());
  const std::string list = rejected_path(options);
  RejectedFile rejected(list, context);
  app::ImportCounts kept;
  auto imported = [&] {
    ProgressBar bar("Importing", context);
    return app::import_events(
        *ledger,
        {.paths = options.paths,
         .answers = options.answers.empty() ? std::nullopt : std::optional(options.answers),
         .freelancer = options.freelancer,
         .strict = options.strict,
         .clock = context.clock,
         .on_rejection = [&](const app::Rejection& one) { return rejected.add(one); },
         .on_batch =
             [&](const app::ImportCounts& counts) {
               kept = counts;
               if (options.acknowledge) context.out << counts_json(counts) << "\n" << std::flush;
             },
         .on_warning = [&](const std::string& warning) { context.warn(warning); },
         .progress = [&](std::uint64_t done, std::uint64_t total) { bar.update(done, total); }});
  }();
  if (auto closed = rejected.close(); imported && !closed) return closed;
  if (!imported) {
    Error error = imported.error();
    if (kept.accepted > 0) {
      error.message += "\n" + with_separators(kept.accepted) +
                       " events were kept before: run the import again to go on";
    }
    return tl::unexpected(std::move(error));
  }
  context.out << (options.format == "json" ? counts_json(*imported) : counts_text(*imported, list))
              << '\n';
  if (imported->rejected > 0) context.exit_code = kBadInput;
  return {};
}

}  // namespace

void add_ledger_import_command(CLI::App& ledger, Context& context) {
  const auto options = std::make_shared<ImportOptions>();
  CLI::App* command = ledger.add_subcommand(
      "import", "Add events; what is there already is harmless, what is bad is listed");
  command
      ->add_option("LEDGER", options->ledger,
                   "As sqlite:market.db or postgresql://…; it is made if it is not there")
      ->required()
      ->type_name("LEDGER");
  command
      ->add_option("FILE", options->paths,
                   "Event files, a ledger's records, the marketplace's exports, or - for standard "
                   "input")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("--freelancer", options->freelancer,
                   "For exports: the id of whoever they belong to")
      ->type_name("ID")
      ->capture_default_str();
  command
      ->add_option("--answers", options->answers,
                   "For exports: a CSV of contract_id, field, value with what they do not tell")
      ->type_name("FILE");
  command->add_flag("--strict", options->strict, "All or nothing: one bad event keeps out all");
  command
      ->add_option("--rejected", options->rejected,
                   "Where to list what is refused; default: the ledger's name with .rejected.jsonl")
      ->type_name("FILE");
  command->add_flag("--acknowledge", options->acknowledge,
                    "Print the counts so far whenever more is durable, one JSON object a line");
  add_text_or_json(*command, options->format);
  command->footer(
      "Examples:\n"
      "  jss ledger import sqlite:market.db events.jsonl\n"
      "  jss ledger import sqlite:market.db transactions.csv work-history.json\n"
      "  jss ledger import sqlite:market.db - --strict --format json");
  command->callback([options, &context] {
    if (const auto done = run(*options, context); !done) context.complain(done.error());
  });
}

}  // namespace jss::cli

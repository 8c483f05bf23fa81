// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/certificate_command.h"

#include <memory>
#include <string>
#include <vector>

#include "jss/app/key_ring_file.h"
#include "jss/app/ledger_place.h"
#include "jss/app/publication_check.h"
#include "jss/app/thread_executor.h"
#include "jss/cli/certificate_file.h"
#include "jss/cli/choice_option.h"
#include "jss/cli/output_file.h"
#include "jss/cli/publication_table.h"
#include "jss/io/plain_text.h"

namespace jss::cli {
namespace {

struct CertificateOptions {
  std::string ledger;
  std::string freelancer;
  std::string publication;
  std::string sign;
  std::string keys;
  std::string output;
};

// The publication that was asked for, or else the latest one that is complete.
Result<const app::Publication*> publication_of(const CertificateOptions& options,
                                               const app::PublicationLog& log) {
  if (!options.publication.empty()) {
    return find_publication(log, options.publication, options.ledger);
  }
  const app::Publication* latest = nullptr;
  for (const app::Publication& one : log.publications()) {
    const bool is_later = latest == nullptr || one.opened.as_of > latest->opened.as_of;
    if (one.closed && is_later) latest = &one;
  }
  if (latest != nullptr) return latest;
  return fail(ErrorCode::not_found,
              app::shown_ledger(options.ledger) +
                  ": has no publication: 'jss ledger publications' lists those it has");
}

Result<void> run(const CertificateOptions& options, Context& context) {
  const Timestamp now = context.clock();
  const auto key = app::signing_key(options.sign, options.keys, now);
  if (!key) return tl::unexpected(key.error());
  auto ledger = app::open_ledger(options.ledger, ledger::Access::read);
  if (!ledger) return tl::unexpected(ledger.error());
  const auto log = read_publications(*ledger, app::PublicationLog::Keep::all, context);
  if (!log) return tl::unexpected(log.error());
  const auto publication = publication_of(options, *log);
  if (!publication) return tl::unexpected(publication.error());
  app::ThreadExecutor executor(0);
  app::PublicationCheck check(*log, executor);
  const auto found = options.freelancer.empty()
                         ? Result<app::Finding>(check.everybody(**publication))
                         : check.one(**publication, options.freelancer);
  if (!found) return tl::unexpected(found.error());
  if (!found->problem.empty()) {
    context.warn("publication " + (*publication)->opened.publication + " " + found->problem +
                 ": nothing is signed");
    context.exit_code = kTheAnswerIsNo;
    return {};
  }
  app::Publication signing = **publication;
  std::erase_if(signing.shown, [&options](const history::ScorePublished& shown) {
    return !options.freelancer.empty() && shown.freelancer != options.freelancer;
  });
  OutputFile output(options.output, context);
  if (auto done = write_certificates(signing, *key, now, output); !done) return done;
  return output.close();
}

}  // namespace

void add_certificate_command(CLI::App& program, Context& context) {
  const auto options = std::make_shared<CertificateOptions>();
  CLI::App* command = program.add_subcommand(
      "certificate", "What a publication showed of each freelancer or of one, signed");
  add_ledger_argument(*command, options->ledger);
  command->add_option("--freelancer", options->freelancer, "Of whom; default: everybody")
      ->type_name("ID");
  command->add_option("--publication", options->publication, "Default: the latest one")
      ->type_name("ID");
  command->add_option("--sign", options->sign, "The secret key that signs it")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("--keys", options->keys,
                   "A key ring: refuse to sign with a key that is not in it or is retired")
      ->type_name("FILE");
  command->add_option("-o,--output", options->output, "Where to write; default: standard output")
      ->type_name("FILE");
  command->footer(
      "Running it again writes the same certificates, signed anew.\n"
      "\n"
      "Examples:\n"
      "  jss certificate sqlite:market.db --sign desk.key -o shown.jsonl\n"
      "  jss certificate sqlite:market.db --freelancer ana --sign desk.key\n"
      "  jss verify-score --certificate ana.jsonl --keys keys.jsonl");
  command->callback([options, &context] {
    if (const auto done = run(*options, context); !done) context.complain(done.error());
  });
}

}  // namespace jss::cli

// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/verify_score_command.h"

#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <utility>

#include "jss/app/key_ring_file.h"
#include "jss/app/ledger_place.h"
#include "jss/app/publication_check.h"
#include "jss/app/published_scores.h"
#include "jss/app/thread_executor.h"
#include "jss/cli/choice_option.h"
#include "jss/cli/publication_table.h"
#include "jss/io/event_line.h"
#include "jss/io/line_splitter.h"
#include "jss/io/plain_text.h"

namespace jss::cli {
namespace {

constexpr const char* kOtherChain =
    "; its head is of another chain, as in a ledger that was taken back from an export";

struct VerifyOptions {
  std::string ledger;
  std::string publication;
  std::string freelancer;
  std::string certificate;
  std::string keys;
  std::string format = "text";
};

// Says what each check found, and lets the answer be no where one fails.
class Findings {
 public:
  Findings(const VerifyOptions& options, Context& context)
      : is_json_(options.format == "json"), context_(context) {}

  void add(const io::ScoreCheck& check, const std::string& holds) {
    if (!check.problem.empty()) context_.exit_code = kTheAnswerIsNo;
    if (is_json_) {
      context_.out << io::score_check_json(check) << '\n';
      return;
    }
    const std::string subject = check.certificate > 0
                                    ? "certificate on line " + std::to_string(check.certificate)
                                    : "publication " + io::plain_text(check.publication);
    const std::string what = check.problem.empty() ? holds : std::string(check.problem);
    context_.out << io::wrap(subject + " " + what, static_cast<std::size_t>(context_.width), 2)
                 << '\n';
  }

 private:
  bool is_json_;
  Context& context_;
};

std::optional<bool> same_chain(const app::Finding& found) {
  return found.problem.empty() ? std::optional(found.same_chain) : std::nullopt;
}

Result<void> check_publications(const VerifyOptions& options, const app::PublicationLog& log,
                                Context& context) {
  Findings findings(options, context);
  app::ThreadExecutor executor(0);
  app::PublicationCheck check(log, executor);
  const app::Publication* one = nullptr;
  if (!options.publication.empty()) {
    const auto found = find_publication(log, options.publication, options.ledger);
    if (!found) return tl::unexpected(found.error());
    one = *found;
  }
  std::size_t checked = 0;
  for (const app::Publication& publication : log.publications()) {
    if (one != nullptr && one != &publication) continue;
    const std::string& id = publication.opened.publication;
    if (one == nullptr && !publication.closed) {
      context.warn("publication " + io::plain_text(id) +
                   " was interrupted and shows nothing yet: 'jss publish' finishes it");
      continue;
    }
    const Result<app::Finding> found = options.freelancer.empty()
                                           ? check.everybody(publication)
                                           : check.one(publication, options.freelancer);
    if (!found) {
      // Somebody who came later stands in no earlier publication.
      if (one == nullptr && found.error().code == ErrorCode::not_found) continue;
      return tl::unexpected(found.error());
    }
    ++checked;
    const std::string what =
        options.freelancer.empty()
            ? (publication.shown.size() == 1
                   ? "1 score follows"
                   : std::to_string(publication.shown.size()) + " scores follow")
            : "the score of " + io::quoted(options.freelancer) + " follows";
    findings.add({.publication = id,
                  .freelancer = options.freelancer,
                  .problem = found->problem,
                  .same_chain = same_chain(*found)},
                 "holds: " + what + " from " + std::to_string(publication.opened.records) +
                     " records and policy " + publication.opened.policy +
                     (found->same_chain ? "" : kOtherChain));
  }
  if (checked > 0 || options.freelancer.empty()) return {};
  return fail(ErrorCode::not_found, app::shown_ledger(options.ledger) +
                                        ": no publication shows a freelancer " +
                                        io::quoted(options.freelancer));
}

// `ledger` is nothing where none was named.
app::Finding found_of(const io::Certificate& certificate, const app::KeyRingFile& ring,
                      std::optional<app::PublicationCheck>& ledger) {
  if (const auto right = ring.check(certificate); !right) return {.problem = right.error().message};
  return ledger ? ledger->certificate(certificate) : app::Finding{};
}

std::string holds(const io::Certificate& certificate, const app::Finding* found) {
  return "holds: on " + to_string(certificate.as_of) + " " + io::quoted(certificate.freelancer) +
         " had " +
         app::in_words({.publication = certificate.publication,
                        .freelancer = certificate.freelancer,
                        .score = certificate.score,
                        .exact = certificate.exact,
                        .window = certificate.window,
                        .reason = certificate.reason}) +
         " by policy " + io::plain_text(certificate.policy) + ", signed at " +
         to_string(certificate.signed_at) + " by key " + certificate.key +
         (found == nullptr ? "" : "; it follows from the ledger") +
         (found == nullptr || found->same_chain ? "" : kOtherChain);
}

Result<void> check_certificates(const VerifyOptions& options, const app::PublicationLog* log,
                                Context& context) {
  if (options.keys.empty()) {
    return invalid("--certificate needs --keys: the key ring that says whose signatures to trust");
  }
  const auto ring = app::KeyRingFile::read(options.keys);
  if (!ring) return tl::unexpected(ring.error());
  Findings findings(options, context);
  app::ThreadExecutor executor(0);
  std::optional<app::PublicationCheck> ledger;
  if (log != nullptr) ledger.emplace(*log, executor);
  io::LineSplitter splitter;
  std::uint64_t number = 0;
  std::uint64_t checked = 0;
  const auto take_line = [&](std::string_view line) -> Result<void> {
    ++number;
    if (io::is_blank_line(line)) return {};
    ++checked;
    const auto certificate = io::read_certificate(line);
    if (!certificate) {
      findings.add({.certificate = number, .problem = certificate.error().message}, {});
      return {};
    }
    const app::Finding found = found_of(*certificate, *ring, ledger);
    findings.add({.publication = certificate->publication,
                  .certificate = number,
                  .freelancer = certificate->freelancer,
                  .problem = found.problem,
                  .same_chain = log != nullptr ? same_chain(found) : std::nullopt},
                 holds(*certificate, log != nullptr ? &found : nullptr));
    return {};
  };
  Result<void> state;
  const auto take = [&](std::string_view line) {
    if (state) state = take_line(line);
  };
  auto read = app::read_file_while(options.certificate,
                                   [&](std::string_view bytes) {
                                     splitter.feed(bytes, take);
                                     return state;
                                   },
                                   {});
  if (!read) return read;
  splitter.finish(take);
  if (state && checked == 0) return invalid(options.certificate + ": holds no certificate");
  return state;
}

Result<void> run(const VerifyOptions& options, Context& context) {
  if (options.ledger.empty() && options.certificate.empty()) {
    return invalid("give a ledger, a certificate with --certificate, or both");
  }
  std::optional<app::PublicationLog> log;
  if (!options.ledger.empty()) {
    auto ledger = app::open_ledger(options.ledger, ledger::Access::read);
    if (!ledger) return tl::unexpected(ledger.error());
    auto read = read_publications(*ledger, app::PublicationLog::Keep::all, context);
    if (!read) return tl::unexpected(read.error());
    log = std::move(*read);
  }
  if (!options.certificate.empty()) {
    return check_certificates(options, log ? &*log : nullptr, context);
  }
  if (log->publications().empty()) {
    return invalid(app::shown_ledger(options.ledger) + ": nothing was published");
  }
  return check_publications(options, *log, context);
}

}  // namespace

void add_verify_score_command(CLI::App& program, Context& context) {
  const auto options = std::make_shared<VerifyOptions>();
  CLI::App* command = program.add_subcommand(
      "verify-score", "Does what was published follow from the ledger? Exit code 0 if so, else 1");
  command
      ->add_option("LEDGER", options->ledger,
                   "As sqlite:market.db or postgresql://…; a certificate can be checked without")
      ->type_name("LEDGER");
  CLI::Option* certificate =
      command
          ->add_option("--certificate", options->certificate, "A file of certificates, one a line")
          ->type_name("FILE");
  command->add_option("--publication", options->publication, "Only this one; default: all")
      ->type_name("ID")
      ->excludes(certificate);
  command->add_option("--freelancer", options->freelancer, "Only what was shown of this one")
      ->type_name("ID")
      ->excludes(certificate);
  command->add_option("--keys", options->keys, "The key ring whose signatures are trusted")
      ->type_name("FILE")
      ->needs(certificate);
  add_text_or_json(*command, options->format);
  command->footer(
      "Examples:\n"
      "  jss verify-score sqlite:market.db\n"
      "  jss verify-score sqlite:market.db --publication 2026-05-03 --freelancer ana\n"
      "  jss verify-score --certificate ana.jsonl --keys keys.jsonl");
  command->callback([options, &context] {
    if (const auto done = run(*options, context); !done) context.complain(done.error());
  });
}

}  // namespace jss::cli

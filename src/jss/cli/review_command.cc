// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/review_command.h"

#include <array>
#include <memory>
#include <ostream>
#include <string>
#include <utility>

#include "jss/app/ledger_place.h"
#include "jss/app/review_desk.h"
#include "jss/cli/choice_option.h"
#include "jss/cli/ledger_act.h"
#include "jss/io/plain_text.h"
#include "jss/io/review_json.h"
#include "jss/io/text_table.h"

namespace jss::cli {
namespace {

using history::Review;

struct ReviewOptions {
  std::string ledger;
  std::string review;
  std::string state;
  std::string freelancer;
  bool overdue = false;
  std::string decision;
  std::string by;
  std::string why;
  std::string format = "text";
};

std::string json_of(const Review& review, Day today) {
  return io::review_json(review, today, io::ReviewReader::staff) + "\n";
}

std::string due(const Review& review, Day today) {
  if (review.state() != history::ReviewState::open || !review.due_on.present()) return {};
  return to_string(review.due_on) + (review.is_overdue(today) ? ", overdue" : "");
}

Result<history::ReviewBook> book_of(const ReviewOptions& options) {
  auto ledger = app::open_ledger(options.ledger, ledger::Access::read);
  if (!ledger) return tl::unexpected(ledger.error());
  return app::review_book(*ledger);
}

Result<void> list(const ReviewOptions& options, Context& context) {
  const auto book = book_of(options);
  if (!book) return tl::unexpected(book.error());
  const Day today = day_of(context.clock());
  io::TextTable table({{.heading = "review", .elastic = true},
                       {.heading = "state"},
                       {.heading = "freelancer", .elastic = true},
                       {.heading = "contract", .elastic = true, .optional = true},
                       {.heading = "asked", .optional = true},
                       {.heading = "due"}});
  std::size_t count = 0;
  book->for_each([&](const Review& review) {
    if (!options.state.empty() && to_string(review.state()) != options.state) return;
    if (!options.freelancer.empty() && review.freelancer != options.freelancer) return;
    if (options.overdue && !review.is_overdue(today)) return;
    ++count;
    if (options.format == "json") {
      context.out << json_of(review, today);
      return;
    }
    table.add({io::plain_text(review.id), std::string(to_string(review.state())),
               io::plain_text(review.freelancer), io::plain_text(review.contract),
               to_string(day_of(review.requested_at)), due(review, today)});
  });
  if (options.format == "json") return {};
  context.out << (count == 0 ? "There are no such reviews.\n" : table.text(text_style(context)));
  return {};
}

std::string told(const Review& review, Day today, const Context& context) {
  const auto width = static_cast<std::size_t>(context.width) - 2;
  std::string text = "Review " + io::plain_text(review.id) + " of contract " +
                     io::plain_text(review.contract) + ": " +
                     std::string(to_string(review.state())) + "\n\n";
  text +=
      io::wrap("  " + to_string(day_of(review.requested_at)) + "  " +
                   io::plain_text(review.freelancer) + " asks: " + io::plain_text(review.why, 4000),
               width, 14) +
      "\n";
  for (const history::ReviewVerdict& verdict : review.verdicts) {
    text += "  " +
            io::wrap(to_string(day_of(verdict.at)) + "  " + io::plain_text(verdict.by) + ": " +
                         std::string(to_string(verdict.decision)) + ", " +
                         io::plain_text(verdict.why, 4000),
                     width, 14) +
            "\n";
  }
  const std::string until = due(review, today);
  text += "\n";
  if (!until.empty()) text += "Due on " + until + ". ";
  return text + (review.excludes() ? "The contract does not count.\n" : "The contract counts.\n");
}

void show_review(const ReviewOptions& options, const Review& review, Context& context) {
  const Day today = day_of(context.clock());
  context.out << (options.format == "json" ? json_of(review, today) : told(review, today, context));
}

tl::unexpected<Error> no_review(const std::string& id) {
  return fail(ErrorCode::not_found,
              "there is no review " + io::quoted(id) + ": 'jss review list' names those");
}

Result<void> show(const ReviewOptions& options, Context& context) {
  const auto book = book_of(options);
  if (!book) return tl::unexpected(book.error());
  const Review* const review = book->find(options.review);
  if (review == nullptr) return no_review(options.review);
  show_review(options, *review, context);
  return {};
}

Result<void> decide(const ReviewOptions& options, Context& context) {
  auto ledger = app::open_ledger(options.ledger, ledger::Access::append);
  if (!ledger) return tl::unexpected(ledger.error());
  auto book = app::review_book(*ledger);
  if (!book) return tl::unexpected(book.error());
  const Timestamp now = context.clock();
  app::ReviewRuling ruling{.review = options.review,
                           .decision = history::ReviewDecision::upheld,
                           .by = options.by,
                           .why = options.why,
                           .key = {}};
  for (const auto decision :
       {history::ReviewDecision::excluded, history::ReviewDecision::restored}) {
    if (to_string(decision) == options.decision) ruling.decision = decision;
  }
  if (book->find(options.review) == nullptr) return no_review(options.review);
  const auto step = app::decide_review(*book, ruling, now);
  if (!step) return tl::unexpected(step.error());
  if (step->event) {
    const std::array entries{app::ledger_entry(*step->event)};
    const auto receipt = ledger->append(entries, now, ledger::OnConflict::refuse_all);
    if (!receipt) return tl::unexpected(receipt.error());
    book->learn(*step->event);
  }
  show_review(options, *book->find(step->review), context);
  return {};
}

}  // namespace

void add_review_command(CLI::App& program, Context& context) {
  const auto options = std::make_shared<ReviewOptions>();
  CLI::App* reviews =
      program.add_subcommand("review", "What freelancers ask to be looked at again");
  reviews->require_subcommand(1);
  reviews->footer(
      "A freelancer asks by the service. The decision is an event like all others, and\n"
      "both sides read its reason.\n"
      "\n"
      "Examples:\n"
      "  jss review list sqlite:market.db --state open\n"
      "  jss review show sqlite:market.db c17-1\n"
      "  jss review decide sqlite:market.db c17-1 --decision excluded --by rae\n"
      "      --why \"The client was banned for this\"");
  CLI::App* listed =
      add_ledger_act(*reviews, "list", "All reviews, or some", list, options, context);
  add_text_or_json(*listed, options->format);
  add_choice(*listed, "--state", options->state, {"open", "upheld", "excluded", "restored"},
             "Only those that are so");
  listed->add_option("--freelancer", options->freelancer, "Only those of this freelancer")
      ->type_name("ID");
  listed->add_flag("--overdue", options->overdue, "Only those that should have been decided");
  CLI::App* shown = add_ledger_act(*reviews, "show", "One review", show, options, context);
  CLI::App* decided =
      add_ledger_act(*reviews, "decide", "A decision, with its reason", decide, options, context);
  for (CLI::App* command : {shown, decided}) {
    add_text_or_json(*command, options->format);
    command->add_option("REVIEW", options->review, "The id of a review")
        ->required()
        ->type_name("ID");
  }
  add_choice(*decided, "--decision", options->decision, {"upheld", "excluded", "restored"},
             "Nothing changes; the contract no longer counts; it counts again")
      ->required();
  decided->add_option("--by", options->by, "Who decides")->required()->type_name("NAME");
  decided->add_option("--why", options->why, "The reason, which both sides read")
      ->required()
      ->type_name("WORDS");
}

}  // namespace jss::cli

// SPDX-License-Identifier: Apache-2.0
#include "jss/cli/policy_life_command.h"

#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <utility>

#include "jss/app/file_reader.h"
#include "jss/app/ledger_place.h"
#include "jss/app/policy_events.h"
#include "jss/app/policy_office.h"
#include "jss/cli/choice_option.h"
#include "jss/cli/ledger_act.h"
#include "jss/engine/opened_source.h"
#include "jss/io/plain_text.h"
#include "jss/io/policy_life_page.h"

namespace jss::cli {
namespace {

using app::PolicyOffice;
using app::PolicyStep;

struct LifeOptions {
  std::string ledger;
  std::string policy;
  std::string digest;
  std::string from;
  std::string by;
  std::string why;
  std::string as_of;
  std::string known_at;
  std::string format = "text";
};

// The ledger open for a step, with its policies on a shelf. The office refers to both.
struct Desk {
  engine::PolicyShelf shelf;
  ledger::EventLedger ledger;
  Timestamp now;
};

Result<Desk> open_desk(const LifeOptions& options, const Context& context) {
  auto shelf = engine::PolicyShelf::open(app::read_text);
  if (!shelf) return tl::unexpected(shelf.error());
  auto ledger = app::open_ledger(options.ledger, ledger::Access::append);
  if (!ledger) return tl::unexpected(ledger.error());
  return Desk{std::move(*shelf), std::move(*ledger), context.clock()};
}

using Step = std::function<Result<PolicyStep>(PolicyOffice& office, Timestamp now)>;
// What to tell of a step that was taken, without the policy's name before it.
using Words = std::function<std::string(const engine::PolicyShelf& shelf, Day today)>;

Result<void> take_step(const LifeOptions& options, const Step& step, const Words& words,
                       Context& context) {
  auto desk = open_desk(options, context);
  if (!desk) return tl::unexpected(desk.error());
  auto office = PolicyOffice::open(desk->ledger, desk->shelf);
  if (!office) return tl::unexpected(office.error());
  const auto taken = step(*office, desk->now);
  if (!taken) return tl::unexpected(taken.error());
  const Day today = day_of(desk->now);
  if (options.format == "text") {
    context.out << io::plain_text(taken->policy) << ": "
                << (taken->is_new ? "" : "nothing to do, the ledger has it already: ")
                << words(desk->shelf, today) << '\n';
    return {};
  }
  context.out << app::policy_step_line(*taken, desk->shelf.life(), today) << '\n';
  return {};
}

std::string command(const LifeOptions& options, const std::string& name) {
  return "  jss policy " + name + " " + io::plain_text(app::shown_ledger(options.ledger)) + " ";
}

// Which rules decide on a day, and until when.
std::string rules_on(const engine::PolicyShelf& shelf, Day day) {
  const auto calendar = shelf.calendar();
  if (!calendar) return "which rules hold cannot be told";
  const scoring::Policy* const policy = calendar->on(day);
  return policy == nullptr ? "no rules hold" : policy->id + " holds";
}

Result<void> draft(const LifeOptions& options, Context& context) {
  std::string id;
  return take_step(
      options,
      [&](PolicyOffice& office, Timestamp now) {
        auto step = office.draft(options.policy, options.by, now);
        if (step) id = step->policy;
        return step;
      },
      [&](const engine::PolicyShelf& shelf, Day) {
        const history::LedgerPolicy& policy = *shelf.life().find(id);
        std::string text =
            "drafted by " + io::plain_text(policy.drafts.back().by) + "\n  digest " + policy.digest;
        if (!policy.is_approved()) {
          text += "\nSomebody else has to approve it:\n  jss policy show " + id + " --ledger " +
                  io::plain_text(app::shown_ledger(options.ledger)) + "\n" +
                  command(options, "approve") + id + " --by NAME";
        }
        return text;
      },
      context);
}

Result<void> approve(const LifeOptions& options, Context& context) {
  const auto digest = options.digest.empty() ? std::nullopt : std::optional(options.digest);
  return take_step(
      options,
      [&](PolicyOffice& office, Timestamp now) {
        return office.approve(options.policy, digest, options.by, now);
      },
      [&](const engine::PolicyShelf& shelf, Day) {
        const history::LedgerPolicy& policy = *shelf.life().find(options.policy);
        std::string text =
            "approved by " + io::plain_text(options.by) + "\n  digest " + policy.digest;
        if (!policy.schedules.empty()) return text;
        return text + "\nIt holds from the day for which it is scheduled:\n" +
               command(options, "schedule") + policy.id + " --from DAY --by NAME";
      },
      context);
}

Result<void> schedule(const LifeOptions& options, Context& context) {
  const auto from = engine::parse_day_option("--from", options.from);
  if (!from) return tl::unexpected(from.error());
  return take_step(
      options,
      [&](PolicyOffice& office, Timestamp now) {
        return office.schedule(options.policy, *from, options.by, now);
      },
      [&](const engine::PolicyShelf& shelf, Day today) {
        std::string text =
            "holds from " + to_string(*from) + "; until then " + rules_on(shelf, *from + -1);
        if (*from < today) {
          text += "\nScores of days since then are others now; --known-at gives those of before";
        }
        return text;
      },
      context);
}

Result<void> roll_back(const LifeOptions& options, Context& context) {
  return take_step(
      options,
      [&](PolicyOffice& office, Timestamp now) {
        return office.roll_back(options.policy, options.by, options.why, now);
      },
      [](const engine::PolicyShelf& shelf, Day today) {
        return "rolled back; today " + rules_on(shelf, today);
      },
      context);
}

// From the rules before the ledger's first own on.
std::vector<io::PolicyReign> reigns(const engine::PolicyShelf& shelf,
                                    const scoring::PolicyCalendar& calendar) {
  std::vector<io::PolicyReign> all;
  bool any = false;
  for (const Day day : calendar.change_days(kNoDay, kLastDay)) {
    const bool is_own = shelf.life().on(day) != nullptr;
    if (is_own && !any && all.size() > 1) all.erase(all.begin(), all.end() - 1);
    any |= is_own;
    all.push_back({day, calendar.on(day)->id, is_own});
  }
  if (!any) all.clear();
  return all;
}

Result<void> tell_life(const LifeOptions& options, Context& context) {
  const auto request =
      engine::evaluation_request({.as_of = options.as_of, .known_at = options.known_at});
  if (!request) return tl::unexpected(request.error());
  auto shelf = engine::PolicyShelf::open(app::read_text);
  if (!shelf) return tl::unexpected(shelf.error());
  auto ledger = app::open_ledger(options.ledger, ledger::Access::read);
  if (!ledger) return tl::unexpected(ledger.error());
  const auto events = app::policy_events(*ledger);
  if (!events) return tl::unexpected(events.error());
  shelf->take(app::policy_life_of(*events, request->known_at));
  engine::warn_of_anomalies(shelf->life().anomalies(), context.warnings());
  const std::string shown = app::shown_ledger(options.ledger);
  io::PolicyLifePage page{.ledger = shown,
                          .today = request->as_of.value_or(day_of(context.clock())),
                          .life = shelf->life(),
                          .readings = app::policy_readings(*shelf),
                          .reigns = {}};
  if (const auto calendar = shelf->calendar()) page.reigns = reigns(*shelf, *calendar);
  context.out << (options.format == "text" ? io::policy_life_text(page, text_style(context))
                                           : io::policy_life_json(page));
  return {};
}

void add_policy(CLI::App& command, LifeOptions& options, const std::string& what) {
  command.add_option("POLICY", options.policy, what)->required()->type_name(kPolicyType);
}

void add_rest(CLI::App& command, LifeOptions& options) {
  command.add_option("--by", options.by, "Who does it")->required()->type_name("NAME");
  add_text_or_json(command, options.format);
}

}  // namespace

void add_policy_life_commands(CLI::App& policy, Context& context) {
  const auto options = std::make_shared<LifeOptions>();
  CLI::App* draft_act =
      add_ledger_act(policy, "draft", "Propose a policy for a ledger", draft, options, context);
  add_policy(*draft_act, *options, "A file, or the id of a policy that ships with jss");
  add_rest(*draft_act, *options);

  CLI::App* approve_act =
      add_ledger_act(policy, "approve", "Agree to a draft, as somebody else than who drafted it",
                     approve, options, context);
  add_policy(*approve_act, *options, "The id of the draft");
  approve_act
      ->add_option("--digest", options->digest,
                   "Only if the draft has this SHA-256, as 'jss policy life' shows it")
      ->type_name("DIGEST");
  add_rest(*approve_act, *options);

  CLI::App* schedule_act =
      add_ledger_act(policy, "schedule", "Let an approved policy decide scores from a day on",
                     schedule, options, context);
  add_policy(*schedule_act, *options, "The id of the policy");
  schedule_act
      ->add_option("--from", options->from,
                   "Its first day, after any day whose scores were published")
      ->required()
      ->type_name("DAY");
  add_rest(*schedule_act, *options);

  CLI::App* back_act = add_ledger_act(
      policy, "roll-back", "Take a policy back: what held before it holds again, from today on",
      roll_back, options, context);
  add_policy(*back_act, *options, "The id of the policy");
  back_act->add_option("--why", options->why, "The reason")->required()->type_name("WORDS");
  add_rest(*back_act, *options);

  CLI::App* life_act =
      add_ledger_act(policy, "life", "A ledger's own policies, and what became of them", tell_life,
                     options, context);
  life_act->add_option("--as-of", options->as_of, "The day in question; default: today")
      ->type_name("DAY");
  life_act->add_option("--known-at", options->known_at, "Only what was known at that time")
      ->type_name("TIME");
  add_text_or_json(*life_act, options->format);
}

}  // namespace jss::cli

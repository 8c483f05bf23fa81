// SPDX-License-Identifier: Apache-2.0
#include "jss/app/policy_office.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <variant>

#include "jss/app/file_reader.h"
#include "jss/app/ledger_place.h"
#include "jss/app/policy_events.h"
#include "jss/io/plain_text.h"
#include "jss/ledger/digest.h"

namespace jss::app {
namespace {

using history::EventBody;
using history::LedgerPolicy;
using history::PolicyAct;
using history::PolicySchedule;

// The policy that an event is about; empty for an event of a publication.
std::string_view policy_of(const history::Event& event) {
  return std::visit(
      [](const auto& body) -> std::string_view {
        using Body = std::decay_t<decltype(body)>;
        constexpr bool kIsOfAPolicy = std::is_same_v<Body, history::PolicyDrafted> ||
                                      std::is_same_v<Body, history::PolicyApproved> ||
                                      std::is_same_v<Body, history::PolicyScheduled> ||
                                      std::is_same_v<Body, history::PolicyRolledBack>;
        if constexpr (kIsOfAPolicy) {
          return body.policy;
        } else {
          return {};
        }
      },
      event.body);
}

Result<void> check_words(std::string_view option, const std::string& words) {
  if (words.find_first_not_of(' ') == std::string::npos) {
    return invalid(std::string(option) + " is blank: give a name or words");
  }
  if (words.front() == ' ' || words.back() == ' ' || io::has_control_character(words)) {
    return invalid(std::string(option) + " " + io::quoted(words) +
                   " begins or ends with a blank, or has a control character: leave it out");
  }
  return {};
}

PolicyStep done_before(const LedgerPolicy& policy, const PolicyAct& act) {
  return {.event = act.event, .policy = policy.id, .digest = policy.digest, .is_new = false};
}

}  // namespace

Result<PolicyOffice> PolicyOffice::open(ledger::EventLedger& ledger, engine::PolicyShelf& shelf) {
  auto events = policy_events(ledger);
  if (!events) return tl::unexpected(events.error());
  return with(ledger, shelf, std::move(*events));
}

PolicyOffice PolicyOffice::with(ledger::EventLedger& ledger, engine::PolicyShelf& shelf,
                                std::vector<history::Event> events) {
  shelf.take(policy_life_of(events, std::nullopt));
  return {ledger, shelf, std::move(events)};
}

Result<PolicyStep> PolicyOffice::draft(const std::string& id_or_file, const std::string& by,
                                       Timestamp now) {
  std::string text;
  if (const scoring::Policy* shipped = shelf_->series().find(id_or_file)) {
    text = shelf_->text_of(*shipped);
  } else if (auto read = read_text(id_or_file)) {
    text = std::move(*read);
  } else {
    if (read.error().code != ErrorCode::not_found) return tl::unexpected(read.error());
    return fail(ErrorCode::not_found, io::quoted(id_or_file) +
                                          " is neither a file nor a policy that ships with jss: "
                                          "'jss policy list' names those");
  }
  return draft_text(std::move(text), id_or_file, by, now);
}

Result<PolicyStep> PolicyOffice::draft_text(std::string text, const std::string& name,
                                            const std::string& by, Timestamp now) {
  if (const auto right = check_words("--by", by); !right) return tl::unexpected(right.error());
  const auto policy = shelf_->read(text, name);
  if (!policy) return tl::unexpected(policy.error());
  const scoring::Policy* shipped = shelf_->series().find(policy->id);
  if (shipped != nullptr && shelf_->text_of(*shipped) != text) {
    return invalid(name + ": id: '" + policy->id +
                   "' is the id of a policy that ships with jss and says something else: choose "
                   "another");
  }
  const std::string digest = ledger::to_hex(ledger::sha256(text));
  const LedgerPolicy* const last = life().find(policy->id);
  if (last != nullptr && last->digest == digest) return done_before(*last, last->drafts.front());
  return write({.event = {}, .policy = policy->id, .digest = digest},
               history::PolicyDrafted{policy->id, digest, std::move(text), by}, now);
}

Result<PolicyStep> PolicyOffice::approve(const std::string& id,
                                         const std::optional<std::string>& digest,
                                         const std::string& by, Timestamp now) {
  if (const auto right = check_words("--by", by); !right) return tl::unexpected(right.error());
  const auto policy = known(id);
  if (!policy) return tl::unexpected(policy.error());
  const std::string meant = digest.value_or((*policy)->digest);
  if (meant == (*policy)->digest) {
    if (const auto read = shelf_->own(**policy); !read) return tl::unexpected(read.error());
    for (const PolicyAct& approval : (*policy)->approvals) {
      if (approval.by == by) return done_before(**policy, approval);
    }
  }
  return write({.event = {}, .policy = id, .digest = meant}, history::PolicyApproved{id, meant, by},
               now);
}

Result<PolicyStep> PolicyOffice::schedule(const std::string& id, Day from, const std::string& by,
                                          Timestamp now) {
  if (const auto right = check_words("--by", by); !right) return tl::unexpected(right.error());
  const auto policy = known(id);
  if (!policy) return tl::unexpected(policy.error());
  if (const auto read = shelf_->own(**policy); !read) return tl::unexpected(read.error());
  for (const PolicySchedule& schedule : (*policy)->schedules) {
    if (schedule.from == from && schedule.stands_on(from)) return done_before(**policy, schedule);
  }
  return write({.event = {}, .policy = id, .digest = (*policy)->digest},
               history::PolicyScheduled{id, (*policy)->digest, from, by}, now);
}

Result<PolicyStep> PolicyOffice::roll_back(const std::string& id, const std::string& by,
                                           const std::string& why, Timestamp now) {
  if (const auto right = check_words("--by", by); !right) return tl::unexpected(right.error());
  if (const auto right = check_words("--why", why); !right) return tl::unexpected(right.error());
  const auto policy = known(id);
  if (!policy) return tl::unexpected(policy.error());
  const auto& schedules = (*policy)->schedules;
  if (!schedules.empty() &&
      std::all_of(schedules.begin(), schedules.end(), [](const PolicySchedule& schedule) {
        return schedule.rolled_back.has_value();
      })) {
    return done_before(**policy, *schedules.back().rolled_back);
  }
  return write({.event = {}, .policy = id, .digest = (*policy)->digest},
               history::PolicyRolledBack{id, (*policy)->digest, by, why}, now);
}

Result<const LedgerPolicy*> PolicyOffice::known(const std::string& id) const {
  if (const LedgerPolicy* policy = life().find(id)) return policy;
  const std::string message = "the ledger has no policy " + io::quoted(id) + " of its own";
  if (shelf_->series().find(id) != nullptr) {
    return fail(ErrorCode::not_found,
                message + "; it ships with jss: 'jss policy draft LEDGER " + id + "' makes it one");
  }
  return fail(ErrorCode::not_found, message + ": 'jss policy life' lists those it has");
}

// Numbered by policy, so that of two steps taken at once only one is kept.
std::string PolicyOffice::next_event_id(const std::string& policy) const {
  std::size_t number = 0;
  for (const history::Event& event : events_) {
    if (policy_of(event) == policy) ++number;
  }
  std::string id;
  const auto is_taken = [&id](const history::Event& event) { return event.id == id; };
  do {
    id = "policy/" + policy + "/" + std::to_string(++number);
  } while (std::any_of(events_.begin(), events_.end(), is_taken));
  return id;
}

// Another machine's clock may be ahead; what comes next is later all the same.
Result<Timestamp> PolicyOffice::time_of_next(const std::string& policy, Timestamp now) const {
  Timestamp next = now;
  for (const history::Event& event : events_) {
    const std::string_view of = policy_of(event);
    if (of == policy || of.empty()) next = std::max(next, just_after(event.at));
  }
  if (day_of(next) == day_of(now)) return next;
  return invalid("the ledger tells of " + io::quoted(policy) + " on " + to_string(day_of(next)) +
                 ", but today is " + to_string(day_of(now)) + ": set this machine's clock");
}

Result<PolicyStep> PolicyOffice::write(PolicyStep step, EventBody body, Timestamp now) {
  const auto at = time_of_next(step.policy, now);
  if (!at) return tl::unexpected(at.error());
  history::Event event{.id = next_event_id(step.policy), .at = *at, .body = std::move(body)};
  events_.push_back(event);
  history::PolicyLife after = policy_life_of(events_, std::nullopt);
  const auto anomaly =
      std::find_if(after.anomalies().begin(), after.anomalies().end(),
                   [&event](const history::Anomaly& one) { return one.event == event.id; });
  if (anomaly != after.anomalies().end()) {
    events_.pop_back();
    return invalid("this " + anomaly->message);
  }
  const std::array entries{ledger_entry(event)};
  const auto receipt = ledger_->append(entries, now, ledger::OnConflict::refuse_all);
  if (!receipt) {
    events_.pop_back();
    if (receipt.error().code != ErrorCode::conflict) return tl::unexpected(receipt.error());
    return fail(ErrorCode::conflict, "somebody else wrote of " + io::quoted(step.policy) +
                                         " at the same moment: look at 'jss policy life', then "
                                         "try again");
  }
  shelf_->take(std::move(after));
  step.event = event.id;
  return step;
}

std::string policy_step_line(const PolicyStep& step, const history::PolicyLife& life, Day today) {
  const auto policy = std::ranges::find_if(life.policies(), [&step](const LedgerPolicy& one) {
    return one.id == step.policy && one.digest == step.digest;
  });
  return io::policy_step_json({.policy = step.policy,
                               .digest = step.digest,
                               .stage = life.stage(*policy, today),
                               .event = step.event,
                               .is_repeated = !step.is_new});
}

std::vector<io::PolicyReading> policy_readings(const engine::PolicyShelf& shelf) {
  std::vector<io::PolicyReading> readings;
  for (const LedgerPolicy& policy : shelf.life().policies()) {
    const auto read = shelf.own(policy);
    readings.push_back(read ? io::PolicyReading{(*read)->title, {}}
                            : io::PolicyReading{{}, read.error().message});
  }
  return readings;
}

}  // namespace jss::app

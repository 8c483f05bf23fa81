// SPDX-License-Identifier: Apache-2.0
#include "jss/history/policy_life.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "jss/base/text_interner.h"
#include "jss/history/event_order.h"

namespace jss::history {
namespace {

constexpr std::array<std::string_view, 7> kStages{
    "draft", "replaced", "approved", "scheduled", "in_force", "superseded", "rolled_back"};

// Which of two schedules that both stand takes the day: the later one.
bool gives_way(const PolicySchedule& a, const PolicySchedule& b) {
  return std::tie(a.from, a.at, a.event) < std::tie(b.from, b.at, b.event);
}

const PolicySchedule* standing_on(const LedgerPolicy& policy, Day day) {
  const PolicySchedule* latest = nullptr;
  for (const PolicySchedule& schedule : policy.schedules) {
    if (!schedule.stands_on(day)) continue;
    if (latest == nullptr || gives_way(*latest, schedule)) latest = &schedule;
  }
  return latest;
}

bool is_by(const std::vector<PolicyAct>& acts, std::string_view who) {
  return std::any_of(acts.begin(), acts.end(),
                     [who](const PolicyAct& act) { return act.by == who; });
}

std::string named(std::string_view id) { return "'" + std::string(id) + "'"; }

}  // namespace

bool shapes_policies(EventType type) {
  return type == EventType::policy_drafted || type == EventType::policy_approved ||
         type == EventType::policy_scheduled || type == EventType::policy_rolled_back ||
         type == EventType::publication_opened;
}

std::string_view to_string(PolicyStage stage) {
  return kStages.at(static_cast<std::size_t>(stage));
}

PolicyLife::PolicyLife(std::span<const Event> events, std::optional<Timestamp> known_at,
                       const DigestOf& digest_of) {
  std::vector<Event> relevant;
  std::copy_if(events.begin(), events.end(), std::back_inserter(relevant),
               [](const Event& event) { return shapes_policies(event.type()); });
  TextInterner ids;
  std::vector<const Event*> first_of_id;
  for (const Event* event : events_in_order(relevant, kLastDay, known_at)) {
    std::string why;
    if (const auto problem = check_form(*event)) {
      why = std::string(problem->key) + " " + problem->message;
    } else if (const auto id = ids.intern(event->id); id.is_new) {
      first_of_id.push_back(event);
      why = why_not(*event, digest_of);
    } else if (!same_content(*event, *first_of_id[id.number])) {
      why = "has the id of another event with other content";
    }
    if (!why.empty()) anomalies_.push_back({event->id, event->type(), std::move(why)});
  }
}

// Takes the event into account; if it cannot, says why not.
std::string PolicyLife::why_not(const Event& event, const DigestOf& digest_of) {
  if (const auto* opened = std::get_if<PublicationOpened>(&event.body)) {
    published_until_ = std::max(published_until_, opened->as_of);
    return {};
  }
  if (const auto* body = std::get_if<PolicyDrafted>(&event.body)) {
    if (digest_of(body->text) == body->digest) return take(event, *body);
    return "drafts " + named(body->policy) +
           " with a digest that is not its text's: 'jss policy draft' writes the right one";
  }
  if (const auto* body = std::get_if<PolicyApproved>(&event.body)) return take(event, *body);
  if (const auto* body = std::get_if<PolicyScheduled>(&event.body)) return take(event, *body);
  if (const auto* body = std::get_if<PolicyRolledBack>(&event.body)) return take(event, *body);
  return {};
}

std::string PolicyLife::take(const Event& event, const PolicyDrafted& body) {
  const LedgerPolicy* const settled = approved(body.policy);
  if (settled != nullptr && settled->digest != body.digest) {
    return "drafts another text of " + named(body.policy) +
           ", whose text is approved and settled: give the new one another id";
  }
  PolicyAct act{event.id, event.at, body.by};
  if (LedgerPolicy* const known = find_text(body.policy, body.digest)) {
    known->drafts.push_back(std::move(act));
  } else {
    policies_.push_back({.id = body.policy,
                         .digest = body.digest,
                         .text = body.text,
                         .drafts = {std::move(act)},
                         .approvals = {},
                         .schedules = {}});
  }
  return {};
}

std::string PolicyLife::take(const Event& event, const PolicyApproved& body) {
  LedgerPolicy* const policy = find_text(body.policy, body.digest);
  if (policy == nullptr) return "approves " + unknown(body.policy);
  if (is_by(policy->drafts, body.by)) {
    return "approves " + named(body.policy) + " by " + named(body.by) +
           ", who drafted it: somebody else has to";
  }
  const LedgerPolicy* const settled = approved(body.policy);
  if (settled != nullptr && settled != policy) {
    return "approves another text of " + named(body.policy) +
           " than the one approved before: give the new one another id";
  }
  if (!is_by(policy->approvals, body.by)) {
    policy->approvals.push_back({event.id, event.at, body.by});
  }
  return {};
}

std::string PolicyLife::take(const Event& event, const PolicyScheduled& body) {
  LedgerPolicy* const policy = find_text(body.policy, body.digest);
  if (policy == nullptr) return "schedules " + unknown(body.policy);
  if (!policy->is_approved()) {
    return "schedules " + named(body.policy) +
           ", which nobody has approved: a second person has to, before";
  }
  if (body.from <= published_until_) {
    return "schedules " + named(body.policy) + " from " + to_string(body.from) +
           ", but the scores of " + to_string(published_until_) +
           " are published: give a later day";
  }
  if (on(body.from) == policy) {
    const PolicySchedule& standing = *standing_on(*policy, body.from);
    if (standing.from == body.from) return {};
    return "schedules " + named(body.policy) + " from " + to_string(body.from) +
           ", but it holds on that day already, from " + to_string(standing.from) +
           " on: to put it off, roll it back and schedule it anew";
  }
  PolicySchedule schedule;
  static_cast<PolicyAct&>(schedule) = {event.id, event.at, body.by};
  schedule.from = body.from;
  policy->schedules.push_back(std::move(schedule));
  return {};
}

std::string PolicyLife::take(const Event& event, const PolicyRolledBack& body) {
  LedgerPolicy* const policy = find_text(body.policy, body.digest);
  if (policy == nullptr) return "rolls back " + unknown(body.policy);
  bool any = false;
  for (PolicySchedule& schedule : policy->schedules) {
    if (schedule.rolled_back) continue;
    any = true;
    schedule.rolled_back.emplace();
    static_cast<PolicyAct&>(*schedule.rolled_back) = {event.id, event.at, body.by};
    schedule.rolled_back->why = body.why;
  }
  if (any) return {};
  return "rolls back " + named(body.policy) +
         ", which is not scheduled: only what holds, or is to hold, can be taken back";
}

LedgerPolicy* PolicyLife::find_text(std::string_view id, std::string_view digest) {
  const auto found = std::find_if(
      policies_.begin(), policies_.end(),
      [&](const LedgerPolicy& policy) { return policy.id == id && policy.digest == digest; });
  return found == policies_.end() ? nullptr : &*found;
}

const LedgerPolicy* PolicyLife::approved(std::string_view id) const {
  const auto found = std::find_if(
      policies_.begin(), policies_.end(),
      [id](const LedgerPolicy& policy) { return policy.id == id && policy.is_approved(); });
  return found == policies_.end() ? nullptr : &*found;
}

std::string PolicyLife::unknown(std::string_view id) const {
  if (find(id) == nullptr) return named(id) + ", which nobody has drafted";
  return "a text of " + named(id) + " that nobody has drafted: its digest is another";
}

const LedgerPolicy* PolicyLife::find(std::string_view id) const {
  if (const LedgerPolicy* const settled = approved(id)) return settled;
  const LedgerPolicy* last = nullptr;
  const auto drafted = [](const LedgerPolicy& policy) {
    return std::tie(policy.drafts.back().at, policy.drafts.back().event);
  };
  for (const LedgerPolicy& policy : policies_) {
    if (policy.id != id) continue;
    if (last == nullptr || drafted(*last) < drafted(policy)) last = &policy;
  }
  return last;
}

const LedgerPolicy* PolicyLife::on(Day day) const {
  const LedgerPolicy* holder = nullptr;
  const PolicySchedule* latest = nullptr;
  for (const LedgerPolicy& policy : policies_) {
    const PolicySchedule* const schedule = standing_on(policy, day);
    if (schedule == nullptr || (latest != nullptr && !gives_way(*latest, *schedule))) continue;
    latest = schedule;
    holder = &policy;
  }
  return holder;
}

std::vector<Day> PolicyLife::change_days() const {
  std::vector<Day> days;
  for (const LedgerPolicy& policy : policies_) {
    for (const PolicySchedule& schedule : policy.schedules) {
      days.push_back(schedule.from);
      if (schedule.rolled_back) days.push_back(day_of(schedule.rolled_back->at));
    }
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

PolicyStage PolicyLife::stage(const LedgerPolicy& policy, Day day) const {
  if (!policy.is_approved()) {
    return find(policy.id) == &policy ? PolicyStage::draft : PolicyStage::replaced;
  }
  if (policy.schedules.empty()) return PolicyStage::approved;
  if (on(day) == &policy) return PolicyStage::in_force;
  const auto is_ahead = [day](const PolicySchedule& schedule) {
    return schedule.from > day && schedule.stands_on(schedule.from);
  };
  if (std::any_of(policy.schedules.begin(), policy.schedules.end(), is_ahead)) {
    return PolicyStage::scheduled;
  }
  return standing_on(policy, day) != nullptr ? PolicyStage::superseded : PolicyStage::rolled_back;
}

}  // namespace jss::history

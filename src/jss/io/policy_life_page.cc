// SPDX-License-Identifier: Apache-2.0
#include "jss/io/policy_life_page.h"

#include <algorithm>
#include <tuple>

#include "jss/io/freelancer_subject.h"
#include "jss/io/json_value.h"
#include "jss/io/plain_text.h"

namespace jss::io {
namespace {

using history::LedgerPolicy;
using history::PolicyAct;
using history::PolicySchedule;
using history::PolicyStage;
using Align = TextTable::Align;
using Json = nlohmann::ordered_json;

std::size_t width_of(const TextStyle& style) { return static_cast<std::size_t>(style.width); }

// One thing done, to be sorted among the others.
struct Deed {
  const PolicyAct* act = nullptr;
  std::string what;
};

std::vector<Deed> deeds_of(const LedgerPolicy& policy) {
  std::vector<Deed> deeds;
  for (const PolicyAct& act : policy.drafts) deeds.push_back({&act, "drafted"});
  for (const PolicyAct& act : policy.approvals) deeds.push_back({&act, "approved"});
  for (const PolicySchedule& schedule : policy.schedules) {
    deeds.push_back({&schedule, "scheduled from " + to_string(schedule.from)});
  }
  // One roll-back ends all schedules that stand.
  for (const PolicySchedule& schedule : policy.schedules) {
    if (!schedule.rolled_back) continue;
    const auto is_same = [&schedule](const Deed& deed) {
      return deed.act->event == schedule.rolled_back->event;
    };
    if (std::any_of(deeds.begin(), deeds.end(), is_same)) continue;
    deeds.push_back(
        {&*schedule.rolled_back, "rolled back: " + plain_text(schedule.rolled_back->why)});
  }
  std::sort(deeds.begin(), deeds.end(), [](const Deed& a, const Deed& b) {
    return std::tie(a.act->at, a.act->event) < std::tie(b.act->at, b.act->event);
  });
  return deeds;
}

std::string policy_part(const PolicyLifePage& page, std::size_t number, const TextStyle& style) {
  const LedgerPolicy& policy = page.life.policies()[number];
  const PolicyReading& reading = page.readings[number];
  const std::string stage = in_words(page.life.stage(policy, page.today));
  std::string text = "\n" + paint(plain_text(policy.id), Ink::bold, style) + ", " + stage + "\n";
  const std::string about = reading.problem.empty()
                                ? plain_text(reading.title)
                                : "cannot be read: " + plain_text(reading.problem);
  text += "  " + wrap(about, width_of(style) - 2, 2) + "\n" +
          paint("  digest " + policy.digest, Ink::dim, style) + "\n";
  TextTable table({{"", Align::left}, {"", Align::left, true}, {"", Align::left}});
  for (const Deed& deed : deeds_of(policy)) {
    table.add({to_string(day_of(deed.act->at)), "by " + plain_text(deed.act->by), deed.what});
  }
  return text + table.text(style);
}

std::string reigns_part(const PolicyLifePage& page, const TextStyle& style) {
  if (page.reigns.empty()) return {};
  TextTable table({{"from", Align::left}, {"rules", Align::left, true}, {"", Align::left}});
  for (const PolicyReign& reign : page.reigns) {
    table.add({to_string(reign.from), plain_text(reign.policy),
               reign.is_own ? "the ledger's own" : "ships with jss"});
  }
  return part_title("Which rules hold", style) + table.text(style);
}

Json act_json(const PolicyAct& act) {
  return {{"at", to_string(act.at)}, {"by", act.by}, {"event", act.event}};
}

Json acts_json(const std::vector<PolicyAct>& acts) {
  Json json = Json::array();
  for (const PolicyAct& act : acts) json.push_back(act_json(act));
  return json;
}

Json schedule_json(const PolicySchedule& schedule) {
  Json json{{"from", to_string(schedule.from)}};
  json.update(act_json(schedule));
  json["rolled_back"] = nullptr;
  if (schedule.rolled_back) {
    json["rolled_back"] = act_json(*schedule.rolled_back);
    json["rolled_back"]["why"] = schedule.rolled_back->why;
  }
  return json;
}

// The days on which a policy holds, both ends included.
Json in_force_json(const history::PolicyLife& life, const LedgerPolicy& policy) {
  Json periods = Json::array();
  bool holds = false;
  for (const Day day : life.change_days()) {
    const bool does = life.on(day) == &policy;
    if (does && !holds) periods.push_back({{"from", to_string(day)}, {"to", nullptr}});
    if (!does && holds) periods.back()["to"] = to_string(day - 1);
    holds = does;
  }
  return periods;
}

}  // namespace

std::string in_words(PolicyStage stage) {
  std::string words(to_string(stage));
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string policy_life_text(const PolicyLifePage& page, const TextStyle& style) {
  const std::string heading =
      "Policies of " + plain_text(page.ledger) + " on " + to_string(page.today);
  std::string text = paint(wrap(heading, width_of(style), 0), Ink::bold, style) + "\n";
  if (page.life.policies().empty()) {
    return text + "  " +
           wrap(
               "None of its own: the series that ships with jss decides. 'jss policy draft' "
               "proposes one.",
               width_of(style) - 2, 2) +
           "\n";
  }
  for (std::size_t i = 0; i < page.life.policies().size(); ++i) {
    text += policy_part(page, i, style);
  }
  return text + reigns_part(page, style);
}

std::string policy_life_json(const PolicyLifePage& page) {
  std::string lines;
  for (std::size_t i = 0; i < page.life.policies().size(); ++i) {
    const LedgerPolicy& policy = page.life.policies()[i];
    const PolicyReading& reading = page.readings[i];
    Json json{{"policy", policy.id}};
    json["title"] = reading.problem.empty() ? Json(reading.title) : Json(nullptr);
    json["digest"] = policy.digest;
    json["state"] = to_string(page.life.stage(policy, page.today));
    json["problem"] = reading.problem.empty() ? Json(nullptr) : Json(reading.problem);
    json["drafted"] = acts_json(policy.drafts);
    json["approved"] = acts_json(policy.approvals);
    json["scheduled"] = Json::array();
    for (const PolicySchedule& schedule : policy.schedules) {
      json["scheduled"].push_back(schedule_json(schedule));
    }
    json["in_force"] = in_force_json(page.life, policy);
    lines += dump(json) + "\n";
  }
  return lines;
}

std::string policy_step_json(const PolicyStepLine& step) {
  return dump({{"policy", step.policy},
               {"digest", step.digest},
               {"state", to_string(step.stage)},
               {"event", step.event},
               {"repeated", step.is_repeated}});
}

}  // namespace jss::io

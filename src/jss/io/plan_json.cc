// SPDX-License-Identifier: Apache-2.0
#include "jss/io/plan_json.h"

#include "jss/base/money.h"
#include "jss/io/act_text.h"
#include "jss/io/json_value.h"
#include "jss/scoring/score.h"

namespace jss::io {
namespace {

using insight::Plan;
using insight::PlanAnswer;
using insight::PlanStep;
using scoring::Score;
using Json = nlohmann::ordered_json;

Json score_json(const Score& score) {
  Json json;
  add_points(json, score);
  return json;
}

Json effort_json(const insight::Effort& effort) {
  return {{"new_jobs", effort.jobs}, {"asks", effort.asks}, {"own_acts", effort.own}};
}

Json step_json(const PlanStep& step) {
  Json json{{"act", to_text(step.act)},          {"day", to_string(step.act.day)},
            {"kind", to_string(step.act.kind)},  {"contract", step.act.contract},
            {"needs_client", step.needs_client}, {"outcome", to_string(step.outcome.kind)},
            {"why", to_string(step.outcome.why)}};
  json["otherwise"] = step.otherwise ? Json(to_string(step.otherwise->why)) : Json(nullptr);
  add_points(json, step.score);
  return json;
}

Json plan_object(const Plan& plan) {
  Json json{{"reached_on", to_string(plan.reached_on)}, {"effort", effort_json(plan.effort)}};
  json["steps"] = Json::array();
  for (const PlanStep& step : plan.steps) json["steps"].push_back(step_json(step));
  json["idle"] = score_json(plan.idle);
  Json cases = Json::object();
  for (std::size_t i = 0; i < insight::kPlanCases; ++i) {
    cases[std::string(to_string(static_cast<insight::PlanCase>(i)))] = score_json(plan.cases.at(i));
  }
  json["cases"] = std::move(cases);
  json["lost_on"] = day_json(plan.lost_on);
  json["then"] = plan.lost_on.present() ? score_json(plan.score_then) : Json(nullptr);
  json["looked_until"] = to_string(plan.looked_until);
  return json;
}

Json answer_json(const insight::ClientAnswer& answer) {
  Json json;
  json["stars"] =
      answer.stars == scoring::kNoStars ? Json(nullptr) : Json(hundredths_to_string(answer.stars));
  json["recommend"] =
      answer.recommend == scoring::kNoAnswer ? Json(nullptr) : Json(answer.recommend);
  return json;
}

Json outlook_json(const insight::AnswerOutlook& outlook) {
  return {{"client", outlook.client},
          {"ended", outlook.ended},
          {"answered", outlook.answered},
          {"own_ended", outlook.own_ended},
          {"own_answered", outlook.own_answered},
          {"borrowed", outlook.borrowed},
          {"widened", outlook.widened},
          {"good", answer_json(outlook.good)},
          {"usual", answer_json(outlook.usual)},
          {"bad", answer_json(outlook.bad)}};
}

Json job_json(const insight::UsualJob& job) {
  if (job.contracts == 0) return nullptr;
  return {{"contracts", job.contracts},
          {"earned", hundredths_to_string(job.earned.count)},
          {"days", job.lasts},
          {"good", answer_json(job.good)},
          {"usual", answer_json(job.usual)},
          {"bad", answer_json(job.bad)}};
}

Json limit_json(const insight::Limit& limit) {
  return {{"contract", limit.contract},
          {"why", to_string(limit.outcome.why)},
          {"points_lost", hundredths_to_string(limit.points_lost)},
          {"leaves_on", day_json(limit.leaves_on)}};
}

Json proof_json(const insight::PlanProof& proof) {
  Json json{{"exact", proof.exact}};
  json["excluded_below"] = proof.exact ? Json(nullptr) : effort_json(proof.excluded_below);
  json["open_contracts"] = proof.contracts;
  json["new_jobs"] = proof.jobs;
  json["days"] = proof.days;
  json["plans"] = to_text(proof.plans);
  return json;
}

std::string_view word_of(const PlanAnswer& answer) {
  if (answer.already_met()) return "met";
  return answer.plan ? "plan" : "none";
}

}  // namespace

std::string to_text(const insight::Magnitude& number) {
  std::string digits = std::to_string(number.digits);
  if (number.exponent == 0) return digits;
  const std::size_t exponent = number.exponent + digits.size() - 1;
  digits.resize(2, '0');
  return digits.substr(0, 1) + "." + digits.substr(1) + "e" + std::to_string(exponent);
}

std::string plan_json(const PlanSubject& subject, const PlanAnswer& answer) {
  Json json{{"freelancer", subject.freelancer}, {"as_of", to_string(answer.today)},
            {"policy", subject.policy.id},      {"target", answer.target},
            {"by", to_string(answer.by)},       {"answer", word_of(answer)}};
  add_points(json, answer.now);
  json["plan"] = answer.plan ? plan_object(*answer.plan) : Json(nullptr);
  json["sooner"] = Json::array();
  for (const Plan& plan : answer.sooner) json["sooner"].push_back(plan_object(plan));
  json["nearest"] = answer.nearest ? plan_object(*answer.nearest) : Json(nullptr);
  json["limits"] = Json::array();
  for (const insight::Limit& limit : answer.limits) json["limits"].push_back(limit_json(limit));
  json["clients"] = Json::array();
  for (const auto& outlook : answer.outlooks) json["clients"].push_back(outlook_json(outlook));
  json["usual_job"] = job_json(answer.job);
  json["proof"] = proof_json(answer.proof);
  return dump(json);
}

}  // namespace jss::io

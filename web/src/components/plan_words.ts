// SPDX-License-Identifier: Apache-2.0
// Plans in sentences, as the command line tells them.
import { starsInWords } from "./act_words";
import { addDays, inWords } from "./day";
import type { ClientAnswer, Effort, Plan, PlanAnswer, PlanStep } from "./insight_shapes";
import { scoreInWords } from "./score_name";
import { capitalised, counted, grouped, whyInWords } from "./words";

export function effortInWords(effort: Effort): string {
  const parts: string[] = [];
  if (effort.new_jobs > 0) parts.push(counted(effort.new_jobs, "new job"));
  if (effort.asks > 0) parts.push(`${counted(effort.asks, "act")} that a client has to join in`);
  if (effort.own_acts > 0) parts.push(`${counted(effort.own_acts, "act")} of your own`);
  return parts.length > 0 ? parts.join(", ") : "nothing at all";
}

/** The answer in a sentence or two. */
export function verdictOfPlan(answer: PlanAnswer): string {
  const now = scoreInWords(answer);
  const today = `Today: ${now}.`;
  const { plan, nearest, target } = answer;
  if (answer.answer === "met") return `The score is ${now} already: nothing to do for ${target}.`;
  if (plan && plan.steps.length === 0) {
    const day = inWords(plan.reached_on);
    return `Wait: on ${day} the score is ${scoreInWords(plan.idle)} if nothing happens. ${today}`;
  }
  if (plan) {
    return (
      `It takes ${effortInWords(plan.effort)}: on ${inWords(plan.reached_on)} the score is then ` +
      `${scoreInWords(plan.cases.usual)}. ${today}`
    );
  }
  const nothing = `Nothing reaches ${target} by ${inWords(answer.by)}.`;
  if (!nearest) return `${nothing} There is no score at all within reach. ${today}`;
  const best = scoreInWords(nearest.cases.usual);
  const day = inWords(nearest.reached_on);
  return `${nothing} The highest score within reach is ${best}, on ${day}. ${today}`;
}

/** What becomes of the contract of a step, and what became of it otherwise. */
export function stepInWords(step: PlanStep): string {
  const then = `then: ${whyInWords(step.why)}`;
  if (step.otherwise === null) return `A job of the usual size; ${then}.`;
  return `${capitalised(then)}; left alone: ${whyInWords(step.otherwise)}.`;
}

/** `5 stars, private 10`; `silence`. */
export function clientAnswerInWords({ stars, recommend }: ClientAnswer): string {
  const parts: string[] = [];
  if (stars !== null) parts.push(starsInWords(stars));
  if (recommend !== null) parts.push(`private ${recommend}`);
  return parts.length > 0 ? parts.join(", ") : "silence";
}

export function durationInWords(plan: Plan): string {
  const holds = "If nothing more happens, that holds until";
  if (plan.lost_on === null || plan.then === null) {
    const until = plan.looked_until ? ` ${inWords(plan.looked_until)} at least` : " further on";
    return `${holds}${until}; later was not looked at.`;
  }
  const there = plan.then.score === null ? "there is" : "the score is";
  const until = inWords(addDays(plan.lost_on, -1));
  return `${holds} ${until}; on ${inWords(plan.lost_on)} ${there} ${scoreInWords(plan.then)}.`;
}

/** `2.4e17` as people write it: digits, and the power of ten. */
export function magnitudeOf(plans: string): { about: boolean; digits: string; power: string } {
  const [digits = "", power = ""] = plans.split("e");
  const about = power !== "";
  return { about, digits: about ? digits : grouped(digits), power };
}

/** What was weighed besides: open contracts, new jobs, days. */
export function weighedInWords(answer: PlanAnswer): string {
  const { proof, usual_job: job } = answer;
  const jobs = proof.new_jobs > 0 ? `, up to ${counted(proof.new_jobs, "new job")}` : "";
  const open = counted(proof.open_contracts, "open contract");
  const each = `on each of ${counted(proof.days, "day")}`;
  const taken = jobsInWords(job?.days, proof.new_jobs);
  return `all that can be done about ${open}${jobs}, ${each}. ${taken}`;
}

function jobsInWords(days: number | undefined, jobs: number): string {
  if (days === undefined) return "";
  const usual = `${counted(days, "day")}, as is usual`;
  if (jobs === 0) return `A new job would take ${usual}: too long to count by then.`;
  return `New jobs come one after the other and take ${usual}.`;
}

export function certaintyInWords({ proof, plan, target }: PlanAnswer): string {
  if (proof.exact) {
    return plan ? `Nothing with less effort reaches ${target}.` : `None reaches ${target}.`;
  }
  const below = effortInWords(proof.excluded_below ?? { new_jobs: 0, asks: 0, own_acts: 0 });
  return (
    "With so many open contracts not all could be kept in mind: certain is only that nothing " +
    `with less than this does: ${below}.`
  );
}

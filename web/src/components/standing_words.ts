// SPDX-License-Identifier: Apache-2.0
// Badges and what they ask, in words.
import { addDays, inWords } from "./day";
import type { Badge, Criterion } from "./insight_shapes";
import { counted, grouped } from "./words";

const kBadges: Record<string, string> = {
  rising_talent: "Rising Talent",
  top_rated: "Top Rated",
  top_rated_plus: "Top Rated Plus",
  feedback_removal: "Having a feedback removed",
};

export function badgeInWords(badge: string): string {
  return kBadges[badge] ?? badge.replaceAll("_", " ");
}

const isMoney = (criterion: string) => criterion === "earned" || criterion === "large_contract";

/** `1,000`, `12.50`: no cents where there are none. */
export function amountInWords(amount: string): string {
  const [whole = "", cents = "00"] = amount.split(".");
  return cents === "00" ? grouped(whole) : `${grouped(whole)}.${cents}`;
}

function figure(criterion: string, value: string): string {
  return isMoney(criterion) ? amountInWords(value) : value;
}

export function askedInWords({ criterion, needed, within }: Criterion): string {
  const value = figure(criterion, needed ?? "");
  const asked: Record<string, string> = {
    other_badge: badgeInWords(needed ?? ""),
    discontinued: "no longer granted",
    score: `score of ${value}`,
    score_weeks: `${value} of the last ${within} weeks`,
    no_score: "no score yet",
    earned: `${value} earned in ${within} months`,
    large_contract: `a contract of ${value} in ${within} months`,
    first_contract: `first contract ${value} days ago`,
    good_work: "good first work, no failure",
    profile: `profile complete to ${value} %`,
    activity: `active in the last ${value} days`,
    removal_months: `${value} months since the last one`,
    removal_jobs: `${value} contracts ended since then`,
    no_holds: `no hold on the account in ${value} days`,
    availability: "availability up to date",
    proposals: "proposals that fit",
    readiness_test: "readiness test passed",
  };
  return asked[criterion] ?? criterion.replaceAll("_", " ");
}

function workInWords({ standing, contracts }: Criterion): string {
  if (standing === "unknown") return "nothing counts yet";
  return standing === "missing"
    ? counted(contracts.length, "failure")
    : counted(contracts.length, "success", "successes");
}

export function foundInWords(told: Criterion): string {
  const { criterion, standing, found, possible } = told;
  if (criterion === "other_badge") return standing;
  if (criterion === "no_score") return standing === "met" ? "none" : "there is one";
  if (criterion === "good_work") return workInWords(told);
  if (found === null) {
    if (criterion === "score") return "no score";
    return criterion.startsWith("removal_") ? "none was removed" : "no source tells";
  }
  const range = possible === null ? "" : ` to ${figure(criterion, possible)}`;
  const words = `${figure(criterion, found)}${range}`;
  if (criterion === "profile") return `${words} %`;
  if (criterion !== "first_contract" && criterion !== "activity") return words;
  return `${words} ${found === "1" ? "day" : "days"} ago`;
}

/** The first day on which it can be met, or the last on which it is. */
export function whenInWords({ standing, earliest, until }: Criterion): string {
  if (standing === "met") return until ? `until ${inWords(addDays(until, -1))}` : "";
  return earliest ? `from ${inWords(earliest)}` : "";
}

export function isDiscontinued(badge: Badge): boolean {
  return badge.criteria[0]?.criterion === "discontinued";
}

/** Whether a badge is held, and what time alone does about it. */
export function standingInWords(badge: Badge): string {
  if (isDiscontinued(badge)) return `no longer granted since ${inWords(badge.since)}`;
  if (badge.standing === "missing") {
    return badge.earliest
      ? `missing, on ${inWords(badge.earliest)} at the earliest`
      : "missing, and time alone does not bring it";
  }
  const held = badge.standing === "met" ? "met" : "nothing known is missing";
  return badge.until ? `${held}, until ${inWords(addDays(badge.until, -1))}` : held;
}

// SPDX-License-Identifier: Apache-2.0
// What the engine answers about what may come and how sure it is; see also shapes.ts.
import type { ScoreOfDay } from "./shapes";

/** What acts do to the score, in points; null where no day can be compared. */
export interface Effect {
  acted_on: string;
  until: string;
  now: string | null;
  best: string | null;
  best_on: string | null;
  worst: string | null;
  worst_on: string | null;
  mean: string | null;
  /** By how many days more there is a score with the acts than without. */
  scored_days: number;
}

export interface OutcomePart {
  outcome: string;
  why: string;
  points_lost: string | null;
}

export interface Difference {
  contract: string | null;
  line: string | null;
  title: string | null;
  without: OutcomePart | null;
  with: OutcomePart | null;
}

export interface WhatIfAnswer {
  as_of: string;
  policy: string;
  acts: string[];
  now: ScoreOfDay;
  effect: Effect;
  days: { day: string; without: ScoreOfDay; with: ScoreOfDay }[];
  compared_on: string;
  differences: Difference[];
}

export interface PlainScore {
  score: number | null;
  exact: string | null;
}

export interface PlanStep {
  act: string;
  day: string;
  kind: string;
  contract: string;
  needs_client: boolean;
  outcome: string;
  why: string;
  otherwise: string | null;
  score: number | null;
  exact: string | null;
}

export interface Effort {
  new_jobs: number;
  asks: number;
  own_acts: number;
}

export type PlanCase = "good" | "usual" | "bad";

export interface Plan {
  reached_on: string;
  effort: Effort;
  steps: PlanStep[];
  idle: PlainScore;
  cases: Record<PlanCase, PlainScore>;
  lost_on: string | null;
  then: PlainScore | null;
  looked_until: string | null;
}

export interface ClientAnswer {
  stars: string | null;
  recommend: number | null;
}

export interface ClientOutlook extends Record<PlanCase, ClientAnswer> {
  client: string;
  ended: number;
  answered: number;
  own_ended: number;
  own_answered: number;
  borrowed: boolean;
  widened: boolean;
}

export interface UsualJob extends Record<PlanCase, ClientAnswer> {
  contracts: number;
  earned: string;
  days: number;
}

export interface PlanAnswer extends PlainScore {
  as_of: string;
  policy: string;
  target: number;
  by: string;
  answer: "met" | "plan" | "none";
  plan: Plan | null;
  sooner: Plan[];
  nearest: Plan | null;
  limits: { contract: string; why: string; points_lost: string; leaves_on: string | null }[];
  clients: ClientOutlook[];
  usual_job: UsualJob | null;
  proof: {
    exact: boolean;
    excluded_below: Effort | null;
    open_contracts: number;
    new_jobs: number;
    days: number;
    plans: string;
  };
}

export interface AdvisedClient {
  client: string;
  name: string;
  income_share: number | null;
  contracts: number;
  long_term: boolean;
  long_term_until: string | null;
  rated: number;
  stars: string | null;
  flagged: boolean;
  harsh: boolean;
}

export interface Alternative {
  advice: string;
  act: string;
  effect: Effect;
}

export interface AdvisedContract extends Alternative {
  contract: string;
  title: string;
  client: AdvisedClient;
  started_on: string;
  last_paid_on: string | null;
  last_contact_on: string | null;
  paused_on: string | null;
  earned: string;
  idle_days: number;
  stale: boolean;
  due_on: string | null;
  lapse_day: string | null;
  lapses_as: string | null;
  critical_on: string | null;
  why: string;
  sentence: string;
  stars_from: string | null;
  instead: Alternative[];
  message: string | null;
}

export interface Advice {
  as_of: string;
  policy: string;
  now: ScoreOfDay;
  contracts: AdvisedContract[];
  together: Effect | null;
}

export interface Quarter {
  from: string;
  to: string;
  share: string | null;
  success: number;
  neutral: number;
  failure: number;
  contracts: number;
  clients: number;
  success_weight: number;
  weight: number;
  comparable: boolean;
}

export interface Trend {
  as_of: string;
  policy: string;
  least_contracts: number;
  as_good_as_last_quarter: boolean | null;
  as_good_as_last_year: boolean | null;
  quarters: Quarter[];
}

export type Met = "met" | "missing" | "unknown";

export interface Criterion {
  criterion: string;
  standing: Met;
  needed: string | null;
  within: number | null;
  found: string | null;
  possible: string | null;
  earliest: string | null;
  until: string | null;
  contracts: string[];
  source: string;
  grade: string;
}

export interface Badge {
  badge: string;
  set: string;
  since: string;
  standing: Met;
  earliest: string | null;
  until: string | null;
  criteria: Criterion[];
}

export interface Removal extends PlainScore {
  contract: string;
  title: string;
  gain: string | null;
  gain_over_year: string | null;
  loses_score_on: string | null;
}

export interface Standing extends PlainScore {
  as_of: string;
  policy: string;
  badges: Badge[];
  removals: Removal[];
}

export interface Firmness extends ScoreOfDay {
  as_of: string;
  policy: string;
  setback: {
    earned: string;
    after: ScoreOfDay;
    points_lost: string;
    jobs_to_recover: number | null;
  } | null;
  answers: { unknown: number; all_bad: ScoreOfDay; all_good: ScoreOfDay };
  interval: {
    window: string;
    jobs: number;
    effective_jobs: string;
    low: string;
    high: string;
    lowest_alike: number;
    highest_alike: number;
  } | null;
}

export type PrivateAnswer = "good" | "neutral" | "bad" | "none";

export interface InferredAnswer {
  contract: string;
  client: string;
  stars: string | null;
  posterior: Partial<Record<PrivateAnswer, string>>;
  possible: PrivateAnswer[];
  most_likely: PrivateAnswer;
  prior_decides: boolean;
  alike: number | null;
}

export interface TriedRules {
  rules: string;
  policy: string;
  finding: "agrees" | "contradicts" | "too_many_states";
  probability: string;
  combinations: string;
  consistent: string;
  answers: InferredAnswer[];
  contradiction: {
    day: string;
    score: number | null;
    nearest: { score: number | null } | null;
  } | null;
}

export interface ShownScore {
  day: string;
  score: number | null;
}

export interface Inference {
  observed: ShownScore[];
  prior: { title: string; source: string; grade: string };
  rules: TriedRules[];
}

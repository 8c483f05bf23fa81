// SPDX-License-Identifier: Apache-2.0
// What the engine answers as JSON; docs/formats.md says what each key means. Points and amounts
// stay the decimal text that they come as, so that nothing is rounded on the way to the eye.

export interface WindowAnswer {
  window: string;
  qualifies: boolean;
  score: number | null;
  exact: string | null;
  outcomes: number | null;
  clients: number | null;
  success_weight: number | null;
  weight: number | null;
}

export interface ScoreOfDay {
  score: number | null;
  exact: string | null;
  window: string | null;
  reason: string | null;
}

export interface Missing {
  contract: string;
  fields: string[];
}

export interface Unit {
  day: string;
  credit: number;
  weight: number;
}

export interface ContractPart {
  contract: string;
  outcome: "success" | "neutral" | "failure" | "excluded";
  why: string;
  points_lost: string | null;
  units: Unit[];
}

export interface LinePart {
  line: string;
  points_lost: string;
}

export interface ScoreAnswer extends ScoreOfDay {
  freelancer: string;
  as_of: string;
  policy: string;
  windows: WindowAnswer[];
  /** Of exports whose unknown facts could change the score. */
  range?: { lowest: string | null; highest: string | null };
  missing?: Missing[];
}

export interface Explanation extends ScoreAnswer {
  contracts: ContractPart[];
  lines: LinePart[];
  reasons: { reason: string; points_lost: string; contracts: string[] }[];
}

export interface Change {
  why: string;
  contract?: string;
  line?: string;
  window?: string;
  window_before?: string;
  policy?: string;
}

export interface TimelineDay extends ScoreOfDay {
  freelancer: string;
  day: string;
  policy?: string;
  changes: Change[];
}

export interface ChangePart extends Change {
  day?: string;
  outcome?: string;
  reason?: string;
  weight_before?: number;
  weight_after?: number;
  because?: ChangePart[];
  points: string | null;
}

export interface ChangeAnswer {
  from: string;
  to: string;
  from_score: number | null;
  to_score: number | null;
  from_exact: string | null;
  to_exact: string | null;
  change: string | null;
  exact_shares: boolean;
  parts: ChangePart[];
}

export type RuleValue =
  number | boolean | string | null | RuleValue[] | { [key: string]: RuleValue };

export interface Rule {
  name: string;
  value: RuleValue;
  type: string;
  bounds: string;
  meaning: string;
  source: string;
  grade: "documented" | "reported" | "assumed";
  policy: string;
}

export interface PolicyAnswer {
  id: string;
  title: string;
  effective_from: string | null;
  based_on: string | null;
  parameters: Rule[];
}

export interface PolicyLine {
  id: string;
  title: string;
  effective_from: string | null;
  based_on: string | null;
  changes: string[] | null;
}

/** One JSON value a line. */
export function linesOf<T>(output: string): T[] {
  return output
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);
}

export function oneOf<T>(output: string): T {
  return JSON.parse(output) as T;
}

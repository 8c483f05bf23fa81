// SPDX-License-Identifier: Apache-2.0

export type Decision = "upheld" | "excluded" | "restored";

export interface Verdict {
  decision: Decision;
  decided_at: string;
  /** Only staff is told who. */
  by?: string;
  why: string;
}

/** A review, as the service answers it; docs/formats.md says what each key means. */
export interface Review {
  review: string;
  freelancer: string;
  contract: string;
  state: "open" | Decision;
  /** By its decisions the contract does not count. */
  excludes: boolean;
  requested_at: string;
  due_on: string | null;
  overdue: boolean;
  why: string;
  decisions: Verdict[];
}

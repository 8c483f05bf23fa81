// SPDX-License-Identifier: Apache-2.0
// What the service answers of policies: the lines of `jss policy life`, `shadow` and `draft`.
// docs/formats.md says what each key means.

export interface Deed {
  at: string;
  by: string;
  event: string;
}

export type PolicyState =
  "draft" | "replaced" | "approved" | "scheduled" | "in_force" | "superseded" | "rolled_back";

export interface PolicyLife {
  policy: string;
  title: string | null;
  digest: string;
  state: PolicyState;
  problem: string | null;
  drafted: Deed[];
  approved: Deed[];
  scheduled: (Deed & { from: string; rolled_back: (Deed & { why: string }) | null })[];
  in_force: { from: string; to: string | null }[];
}

export interface Impact {
  as_of: string;
  policy: string;
  against: string;
  freelancers: number;
  gain: number;
  lose: number;
  stay: number;
  appear: number;
  disappear: number;
  unscored: number;
  shown_otherwise: number;
  mean_change: string | null;
  median_change: string | null;
  changes: { from: string; lose: number; gain: number }[];
  scores: { from: number; before: number; after: number }[];
  bounds: {
    points: number;
    badges: string[];
    before: number;
    after: number;
    rise: number;
    fall: number;
  }[];
  largest: {
    freelancer: string;
    before: number;
    before_exact: string;
    after: number;
    after_exact: string;
    change: string;
  }[];
}

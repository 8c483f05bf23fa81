// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { render } from "preact-render-to-string";
import { FirmnessResult } from "../../src/components/firmness_result";
import {
  intervalSentences,
  setbackSentences,
  unknownSentences,
} from "../../src/components/firmness_words";
import type { Badge, Criterion, Firmness, Trend } from "../../src/components/insight_shapes";
import { StandingResult } from "../../src/components/standing_result";
import {
  amountInWords,
  askedInWords,
  foundInWords,
  standingInWords,
  whenInWords,
} from "../../src/components/standing_words";
import { TrendResult, trendInWords } from "../../src/components/trend_result";

const quarter = (from: string, success: number, weight: number) => ({
  from,
  to: from,
  share: weight === 0 ? null : (success / (10 * weight)).toFixed(2),
  success: 1,
  neutral: 0,
  failure: 0,
  contracts: 2,
  clients: 2,
  success_weight: success,
  weight,
  comparable: weight > 0,
});

const trend = (now: number, last: number, year: number): Trend => ({
  as_of: "2026-11-20",
  policy: "2026-01",
  least_contracts: 2,
  as_good_as_last_quarter: last === 0 ? null : now >= last,
  as_good_as_last_year: year === 0 ? null : now >= year,
  quarters: [now, last, 90, 90, year].map((share, i) =>
    quarter(`2026-0${9 - i}-20`, share * 10_000, share === 0 ? 0 : 1000),
  ),
});

test("a trend says better, as good, worse, or why it cannot tell", () => {
  assert.equal(
    trendInWords(trend(80, 90, 90)),
    "This quarter is worse than both last quarter and the same quarter last year.",
  );
  assert.equal(
    trendInWords(trend(90, 90, 80)),
    "This quarter is as good as last quarter and better than the same quarter last year.",
  );
  assert.match(trendInWords(trend(90, 90, 0)), /as good as last quarter; it cannot be compared/);
  assert.match(
    trendInWords(trend(90, 0, 80)),
    /cannot be compared with last quarter: each takes 2/,
  );
  assert.match(trendInWords(trend(90, 0, 0)), /neither with last quarter nor/);
});

test("a quarter in which nothing counts has no share", () => {
  const html = render(<TrendResult trend={trend(80, 0, 90)} />);
  assert.match(html, /this quarter.*nothing counts.*a year ago/s);
});

const kCriterion: Criterion = {
  criterion: "earned",
  standing: "met",
  needed: "1000.00",
  within: 12,
  found: "13380.50",
  possible: null,
  earliest: null,
  until: "2027-11-07",
  contracts: [],
  source: "https://example.org/terms",
  grade: "documented",
};

test("criteria are told with what is asked, what is found and until when", () => {
  assert.equal(askedInWords(kCriterion), "1,000 earned in 12 months");
  assert.equal(foundInWords(kCriterion), "13,380.50");
  assert.equal(foundInWords({ ...kCriterion, possible: "20000.00" }), "13,380.50 to 20,000");
  assert.equal(whenInWords(kCriterion), "until 6 Nov 2027");
  const profile = { ...kCriterion, criterion: "profile", needed: "100", found: "95" };
  assert.equal(foundInWords(profile), "95 %");
  assert.equal(foundInWords({ ...profile, found: null }), "no source tells");
  const work = { ...kCriterion, criterion: "good_work", contracts: ["c1"] };
  assert.equal(foundInWords(work), "1 success");
  assert.equal(foundInWords({ ...work, standing: "missing" }), "1 failure");
  const active = { ...kCriterion, criterion: "activity", found: "1" };
  assert.equal(foundInWords(active), "1 day ago");
  assert.equal(amountInWords("1234567.00"), "1,234,567");
});

const kBadge: Badge = {
  badge: "top_rated",
  set: "top-rated-2022",
  since: "2022-02-01",
  standing: "missing",
  earliest: null,
  until: null,
  criteria: [kCriterion],
};

test("a badge is met, missing, unknown, or no longer granted", () => {
  assert.equal(standingInWords(kBadge), "missing, and time alone does not bring it");
  assert.match(standingInWords({ ...kBadge, earliest: "2027-01-01" }), /on 1 Jan 2027 at the/);
  assert.match(standingInWords({ ...kBadge, standing: "unknown" }), /nothing known is missing/);
  const met = { ...kBadge, standing: "met" as const, until: "2027-01-02" };
  assert.equal(standingInWords(met), "met, until 1 Jan 2027");
  const over = { ...kBadge, criteria: [{ ...kCriterion, criterion: "discontinued" }] };
  assert.equal(standingInWords(over), "no longer granted since 1 Feb 2022");
});

test("badges, and which feedback to have removed, can be read and tried", () => {
  const removal = {
    contract: "c21",
    title: "Cover",
    score: 100,
    exact: "100.00",
    gain: "8.20",
    gain_over_year: "4.90",
    loses_score_on: null,
  };
  const all = { as_of: "2026-11-20", policy: "2026-01", score: 92, exact: "91.80" };
  const html = render(
    <StandingResult standing={{ ...all, badges: [kBadge], removals: [removal] }} />,
  );
  assert.match(html, /Top Rated.*1,000 earned in 12 months.*documented/s);
  assert.match(html, /Cover.*\+8\.20.*href="#what-if\/remove%20feedback%20c21"/s);
  const nothing = render(<StandingResult standing={{ ...all, badges: [], removals: [] }} />);
  assert.match(nothing, /Nothing is known of badges on that day/);
});

const score = (points: number) => ({
  score: points,
  exact: `${points}.00`,
  window: "24m",
  reason: null,
});

const kFirmness: Firmness = {
  as_of: "2026-11-20",
  policy: "2026-01",
  ...score(92),
  setback: { earned: "640.00", after: score(88), points_lost: "4.00", jobs_to_recover: 10 },
  answers: { unknown: 2, all_bad: score(70), all_good: score(92) },
  interval: {
    window: "24m",
    jobs: 18,
    effective_jobs: "13.78",
    low: "73.57",
    high: "98.39",
    lowest_alike: 74,
    highest_alike: 98,
  },
};

test("firmness says what a bad job costs and how many good ones make up for it", () => {
  const setback = (recovery: number | null) =>
    setbackSentences({
      ...kFirmness,
      setback: { ...kFirmness.setback!, jobs_to_recover: recovery },
    }).at(-1);
  assert.equal(setback(10), "It takes ten good jobs of that size to show 92 again.");
  assert.equal(setback(1), "It takes one good job of that size to show 92 again.");
  assert.equal(setback(0), "It would still be shown as 92.");
  assert.match(setback(null) ?? "", /^Even 500 good jobs/);
  const free = { ...kFirmness.setback!, points_lost: "-1.00", earned: "0.00" };
  assert.match(
    setbackSentences({ ...kFirmness, setback: free }).join(),
    /^An unpaid job.*would cost no points today/,
  );
});

test("firmness says what unknown answers and few jobs leave open", () => {
  assert.match(
    unknownSentences(kFirmness).join(" "),
    /^2 answers are unknown\. Were all of them bad, the score would be 70 \(70\.00\)/,
  );
  assert.match(intervalSentences(kFirmness)[0] ?? "", /With 18 jobs, 92 and 98 cannot be told/);
  const top = { ...kFirmness, score: 98 };
  assert.match(intervalSentences(top)[0] ?? "", /74 and 98 cannot be told apart/);
  const html = render(<FirmnessResult firmness={kFirmness} />);
  assert.match(html, /73\.57 to 98\.39/);
});

test("without a score there is nothing to lose", () => {
  const none = { score: null, exact: null, window: null, reason: "too_few_outcomes" };
  const html = render(
    <FirmnessResult firmness={{ ...kFirmness, ...none, setback: null, interval: null }} />,
  );
  assert.match(html, /No score: too few contracts count\. There is nothing to lose yet\./);
});

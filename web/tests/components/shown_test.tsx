// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { render } from "preact-render-to-string";
import { InferenceResult } from "../../src/components/inference_result";
import { answerShare, trustSentences, waysInWords } from "../../src/components/inference_words";
import type { Inference, InferredAnswer, TriedRules } from "../../src/components/insight_shapes";
import { RulesComparison } from "../../src/components/rules_comparison";
import { linesByRules, scoreOn, turningDays } from "../../src/components/rules_lines";
import { differenceOf } from "../../src/components/score_words";
import type { TimelineDay } from "../../src/components/shapes";
import { ShownDifferences } from "../../src/components/shown_differences";
import { joined, pastedScores, shownRows, shownTable } from "../../src/components/shown_scores";

test("pasted lines are read where the day can be meant in one way only", () => {
  const text = [
    "day,score",
    "2026-06-14,90",
    "2026-06-15\t91",
    "14 July 2026: 92 %",
    "Aug 14, 2026  none",
    "1st September 2026; no score",
    "",
    "06/07/2026 93",
    "2026-02-30, 90",
    "2026-10-01, 101",
    "2026-10-02, about 90",
    "2026-10-03",
  ].join("\n");
  const { rows, unread } = pastedScores(text);
  assert.deepEqual(rows, [
    { day: "2026-06-14", score: 90 },
    { day: "2026-06-15", score: 91 },
    { day: "2026-07-14", score: 92 },
    { day: "2026-08-14", score: null },
    { day: "2026-09-01", score: null },
  ]);
  assert.deepEqual(unread, [
    "06/07/2026 93",
    "2026-02-30, 90",
    "2026-10-01, 101",
    "2026-10-02, about 90",
    "2026-10-03",
  ]);
});

test("a day has one score, the last one given, and the table comes back as it went", () => {
  const rows = joined(
    [{ day: "2026-06-14", score: 90 }],
    [
      { day: "2026-01-01", score: null },
      { day: "2026-06-14", score: 0 },
    ],
  );
  assert.equal(shownTable(rows), "day,score\n2026-01-01,none\n2026-06-14,0\n");
  assert.deepEqual(shownRows(shownTable(rows)), rows);
});

function day(policy: string, on: string, score: number | null): TimelineDay {
  const exact = score === null ? null : `${score}.40`;
  const reason = score === null ? "no_outcomes" : null;
  return {
    freelancer: "ana",
    day: on,
    policy,
    score,
    exact,
    window: "24m",
    reason,
    changes: [],
  };
}

const kLines = linesByRules([
  day("by_date", "2026-01-01", null),
  day("equal", "2026-01-01", null),
  day("by_date", "2026-03-01", 90),
  day("equal", "2026-03-01", 80),
  day("by_date", "2026-05-01", 90),
  day("equal", "2026-05-01", 70),
]);

test("a timeline is taken apart by rules, and a day asks for the turn before it", () => {
  assert.deepEqual(
    kLines.map((line) => [line.rules, line.days.length]),
    [
      ["by_date", 3],
      ["equal", 3],
    ],
  );
  const [asked, equal] = kLines;
  assert.equal(scoreOn(equal!, "2025-12-31"), null);
  assert.equal(scoreOn(equal!, "2026-04-30")?.score, 80);
  assert.equal(scoreOn(equal!, "2026-05-01")?.score, 70);
  assert.deepEqual(turningDays([asked!]), ["2026-03-01"]);
  assert.deepEqual(turningDays(kLines), ["2026-03-01", "2026-05-01"]);
  assert.equal(
    differenceOf(scoreOn(equal!, "2026-05-01"), scoreOn(asked!, "2026-05-01")),
    "-20.00",
  );
  assert.equal(differenceOf(scoreOn(equal!, "2026-01-01"), null), null);
});

test("rules stand side by side today and over time, told apart by marks too", () => {
  const html = render(
    <RulesComparison
      lines={kLines}
      titleOf={(rules) => `About ${rules}`}
      asOf="2026-06-01"
      to="2026-12-31"
    />,
  );
  assert.match(html, /in force on each day.*About by_date.*About equal.*−20\.00/s);
  assert.match(html, /role="slider"/);
  assert.match(html, /class="mark"/);
  assert.match(html, /in force on each day 90 \(90\.40\); equal 70 \(70\.40\)/);
});

test("what was shown is held against the rules in whole points", () => {
  const html = render(
    <ShownDifferences
      rows={[
        { day: "2026-02-01", score: 88 },
        { day: "2026-04-01", score: 90 },
        { day: "2026-05-02", score: 86 },
      ]}
      lines={kLines}
    />,
  );
  assert.match(html, /88.*no score.*one of them has none/s);
  assert.match(html, /90 \(90\.40\).*✓ the same/s);
  assert.match(html, /−4/);
});

const kInferred: InferredAnswer = {
  contract: "c18",
  client: "mosaic",
  stars: "5.00",
  posterior: { good: "0.895", neutral: "0.105", bad: "0.000" },
  possible: ["good", "neutral"],
  most_likely: "good",
  prior_decides: false,
  alike: null,
};

const kAgrees: TriedRules = {
  rules: "2024-09",
  policy: "2024-09",
  finding: "agrees",
  probability: "1.000",
  combinations: "1432",
  consistent: "32",
  answers: [kInferred],
  contradiction: null,
};
const kContradicts: TriedRules = {
  ...kAgrees,
  rules: "equal",
  finding: "contradicts",
  probability: "0.000",
  answers: [],
  contradiction: { day: "2026-06-14", score: 90, nearest: { score: 89 } },
};
const kInference: Inference = {
  observed: [{ day: "2026-06-14", score: 90 }],
  prior: { title: "Mostly agree", source: "chosen here", grade: "assumed" },
  rules: [kContradicts, kAgrees],
};

test("shares of answers are a hundred together, and never say more than is known", () => {
  assert.equal(answerShare(kInferred, "good"), "90 %");
  assert.equal(answerShare(kInferred, "neutral"), "10 %");
  assert.equal(answerShare(kInferred, "bad"), "–");
  assert.equal(answerShare(kInferred, "none"), "");
  const sure = { ...kInferred, possible: ["good" as const] };
  assert.equal(answerShare(sure, "good"), "100 %");
  const nearly = { ...kInferred, posterior: { good: "0.998", neutral: "0.002" } };
  assert.equal(answerShare(nearly, "good"), ">99 %");
  assert.equal(answerShare(nearly, "neutral"), "<1 %");
});

test("rules agree in so many ways, or come so near, or cannot be told", () => {
  assert.equal(waysInWords(kAgrees), "32 of 1,432");
  assert.equal(waysInWords(kContradicts), "could show 89 on 14 Jun 2026");
  const gone = { day: "2026-06-14", score: 90, nearest: null };
  assert.equal(waysInWords({ ...kContradicts, contradiction: gone }), "cannot be on 14 Jun 2026");
  const open = { ...kAgrees, finding: "too_many_states" as const };
  assert.match(waysInWords(open), /too many/);
  assert.equal(waysInWords({ ...kAgrees, combinations: "1" }), "nothing is unknown");
});

test("what is inferred comes with its limits, and with what it means if nothing agrees", () => {
  const html = render(<InferenceResult inference={kInference} nameOf={(id) => `Job ${id}`} />);
  assert.match(html, /✗ no.*✓ yes.*100 %/s);
  assert.match(html, /if the rules are 2024-09.*Job c18/s);
  assert.match(html, /“Mostly agree”, is assumed/);
  assert.equal(trustSentences(kInference, kAgrees).length, 4);
  assert.equal(trustSentences(kInference, { ...kAgrees, answers: [] }).length, 1);
  const none = render(
    <InferenceResult inference={{ ...kInference, rules: [kContradicts] }} nameOf={(id) => id} />,
  );
  assert.match(none, /None of these rules give the scores shown/);
});

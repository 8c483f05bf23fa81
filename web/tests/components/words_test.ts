// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { clausesOf, sentenceOf } from "../../src/components/change_words";
import {
  costliest,
  moveInWords,
  pointsMissing,
  verdictSentence,
} from "../../src/components/score_words";
import type { Explanation, ScoreOfDay } from "../../src/components/shapes";
import { counted, enumerated, signed, windowInWords } from "../../src/components/words";

const nameOf = (contract: string) =>
  ({ c1: "Logo", c2: "Poster", c3: "Map" })[contract] ?? contract;
const score = (exact: string | null): ScoreOfDay => ({
  score: exact === null ? null : Math.round(Number(exact)),
  exact,
  window: exact === null ? null : "24m",
  reason: exact === null ? "too_few_outcomes" : null,
});

test("points have a sign that is no hyphen, and zero has none", () => {
  assert.equal(signed("-4.92"), "−4.92");
  assert.equal(signed("0.33"), "+0.33");
  assert.equal(signed("0.00"), "0.00");
  assert.equal(signed("-0.00"), "0.00");
});

test("windows, counts and lists are written as people do", () => {
  assert.equal(windowInWords("24m"), "24 months");
  assert.equal(windowInWords("trending"), "the trend of the last 6 and 3 months");
  assert.equal(counted(1, "contract"), "1 contract");
  assert.equal(counted(0, "contract"), "0 contracts");
  assert.equal(enumerated(["a", "b", "c"]), "a, b and c");
});

test("the verdict names the score, its exact value and the window", () => {
  assert.equal(verdictSentence(score("91.80")), "92, exactly 91.80, from the last 24 months.");
  assert.equal(verdictSentence(score(null)), "No score: too few contracts count.");
});

test("what is missing to 100 is told to the hundredth", () => {
  assert.equal(pointsMissing("91.80"), "8.20");
  assert.equal(pointsMissing("57.14"), "42.86");
  assert.equal(pointsMissing("100.00"), "0.00");
});

test("a move of the shown number is told in whole points, another in hundredths", () => {
  assert.equal(moveInWords(score("92.37"), score("92.59")), "rises from 92 to 93");
  assert.equal(moveInWords(score("92.00"), score("92.25")), "rises from 92.00 to 92.25");
  assert.equal(moveInWords(score(null), score("55.56")), "appears at 56");
  assert.equal(moveInWords(score("100.00"), score(null)), "disappears");
});

test("what costs most may be a contract or belong to none", () => {
  const explanation = (line: string) =>
    ({
      contracts: [
        { contract: "c1", why: "negative_feedback", points_lost: "4.92" },
        { contract: "c2", why: "positive_feedback", points_lost: "0.00" },
      ],
      lines: [{ line: "silence", points_lost: line }],
    }) as unknown as Explanation;
  assert.deepEqual(costliest(explanation("1.00"))?.contract, "c1");
  assert.deepEqual(costliest(explanation("5.00"))?.why, "silence");
  assert.equal(costliest({ contracts: [], lines: [] } as unknown as Explanation), null);
});

test("contracts of the same fate are told together", () => {
  const entered = ["c1", "c2"].map((contract) => ({ why: "entered", contract, window: "6m" }));
  assert.deepEqual(clausesOf(entered, nameOf), ["“Logo” and “Poster” begin to count"]);
});

test("who leaves the window that takes over is told in one clause", () => {
  const changes = [
    { why: "aged_out", contract: "c1", window: "6m" },
    { why: "window_switched", window: "6m", window_before: "24m" },
  ];
  assert.deepEqual(clausesOf(changes, nameOf), [
    "“Logo” leaves the six-month window, which takes over",
  ]);
});

test("another window that takes over is a clause of its own", () => {
  const changes = [
    { why: "entered", contract: "c1", window: "6m" },
    { why: "window_switched", window: "24m", window_before: "6m" },
  ];
  assert.deepEqual(clausesOf(changes, nameOf), [
    "“Logo” begins to count",
    "the 24-month window takes over",
  ]);
});

test("many contracts are counted rather than listed", () => {
  const many = ["a", "b", "c", "d", "e"].map((contract) => ({ why: "entered", contract }));
  assert.deepEqual(clausesOf(many, nameOf), ["“a”, “b”, “c” and 2 more begin to count"]);
});

test("a part of a change says what it weighs and why", () => {
  const reweighed = {
    why: "reweighed",
    contract: "c3",
    window: "24m",
    weight_before: 2000,
    weight_after: 3000,
    points: "0.23",
  };
  assert.equal(sentenceOf(reweighed, nameOf), "“Map” weighs 3 instead of 2");
  const entered = { why: "entered", contract: "c1", reason: "negative_feedback", points: "-13.64" };
  assert.equal(sentenceOf(entered, nameOf), "“Logo” begins to count: client dissatisfied");
});

test("what a contract weighs is told as well as it is known", () => {
  const change = { why: "reweighed", contract: "c3", window: "24m" };
  const clause = (more: object) => clausesOf([{ ...change, ...more }], nameOf)[0];
  assert.equal(clause({}), "“Map” weighs otherwise");
  assert.equal(
    clause({ weight_before: 1000, weight_after: 1000 }),
    "“Map” counts with another credit",
  );
  const trend = { window: "trending", weight_before: 1000, weight_after: 2000 };
  assert.equal(clause(trend), "“Map” weighs more");
});

test("another outcome is told by what became of the contract, where that is known", () => {
  const change = { why: "outcome_changed", contract: "c1", window: "24m" };
  assert.deepEqual(clausesOf([change], nameOf), ["the outcome of “Logo” changes"]);
  const excluded = { ...change, outcome: "excluded", reason: "feedback_removed", points: null };
  assert.equal(sentenceOf(excluded, nameOf), "“Logo” no longer counts: its feedback was removed");
  const failed = { ...change, outcome: "failure", reason: "negative_feedback", points: "-2.00" };
  assert.equal(sentenceOf(failed, nameOf), "“Logo” counts otherwise: client dissatisfied");
});

// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { render } from "preact-render-to-string";
import { AdviceCard } from "../../src/components/advice_card";
import { clientInWords, lastInWords, withDaysInWords } from "../../src/components/advice_words";
import type { AdvisedContract, Plan, PlanAnswer } from "../../src/components/insight_shapes";
import { PlanResult } from "../../src/components/plan_result";
import {
  certaintyInWords,
  clientAnswerInWords,
  durationInWords,
  effortInWords,
  magnitudeOf,
  verdictOfPlan,
  weighedInWords,
} from "../../src/components/plan_words";
import { Working } from "../../src/components/working";

const points = (score: number) => ({ score, exact: `${score}.00` });

const kPlan: Plan = {
  reached_on: "2027-04-10",
  effort: { new_jobs: 1, asks: 1, own_acts: 0 },
  steps: [
    {
      act: "end c11 by client stars 5 on 2026-11-20",
      day: "2026-11-20",
      kind: "end",
      contract: "c11",
      needs_client: true,
      outcome: "success",
      why: "positive_feedback",
      otherwise: "open",
      ...points(71),
    },
    {
      act: "start new-1 earn 640 by client stars 5 lasts 46 days on 2026-11-20",
      day: "2026-11-20",
      kind: "start",
      contract: "new-1",
      needs_client: true,
      outcome: "success",
      why: "positive_feedback",
      otherwise: null,
      ...points(100),
    },
  ],
  idle: points(65),
  cases: { good: points(100), usual: points(96), bad: points(65) },
  lost_on: "2027-05-21",
  then: points(73),
  looked_until: "2029-05-10",
};

const kAnswers = {
  good: { stars: "5.00", recommend: 10 },
  usual: { stars: "4.63", recommend: null },
  bad: { stars: null, recommend: null },
};

const kAnswer: PlanAnswer = {
  as_of: "2026-11-20",
  policy: "2023-12",
  target: 95,
  by: "2027-05-20",
  answer: "plan",
  ...points(81),
  plan: kPlan,
  sooner: [],
  nearest: null,
  limits: [],
  clients: [
    {
      client: "fjordpine",
      ended: 1,
      answered: 1,
      own_ended: 15,
      own_answered: 13,
      borrowed: false,
      widened: true,
      ...kAnswers,
    },
  ],
  usual_job: { contracts: 12, earned: "640.00", days: 46, ...kAnswers },
  proof: {
    exact: true,
    excluded_below: null,
    open_contracts: 6,
    new_jobs: 3,
    days: 182,
    plans: "2.4e17",
  },
};

const kNone: PlanAnswer = {
  ...kAnswer,
  answer: "none",
  plan: null,
  nearest: kPlan,
  limits: [
    { contract: "c21", why: "negative_feedback", points_lost: "6.06", leaves_on: "2027-10-10" },
  ],
};

test("the verdict says what it takes, to wait, that it is met, or that nothing does", () => {
  assert.equal(
    verdictOfPlan(kAnswer),
    "It takes 1 new job, 1 act that a client has to join in: on 10 Apr 2027 the score is then " +
      "96 (96.00). Today: 81 (81.00).",
  );
  assert.match(verdictOfPlan({ ...kAnswer, plan: { ...kPlan, steps: [] } }), /^Wait: on 10 Apr/);
  assert.match(verdictOfPlan({ ...kAnswer, answer: "met" }), /already: nothing to do for 95/);
  assert.match(verdictOfPlan(kNone), /^Nothing reaches 95 by 20 May 2027\. The highest score/);
  assert.match(verdictOfPlan({ ...kNone, nearest: null }), /no score at all within reach/);
});

test("the proof says how much was weighed, and what is certain where not all was", () => {
  assert.deepEqual(magnitudeOf("313609614239").digits, "313,609,614,239");
  assert.deepEqual(magnitudeOf("2.4e17"), { about: true, digits: "2.4", power: "17" });
  assert.equal(certaintyInWords(kAnswer), "Nothing with less effort reaches 95.");
  const below = { new_jobs: 0, asks: 2, own_acts: 1 };
  const open = { ...kAnswer, proof: { ...kAnswer.proof, exact: false, excluded_below: below } };
  assert.match(certaintyInWords(open), /2 acts that a client has to join in, 1 act of your own\.$/);
  const short = { ...kAnswer, proof: { ...kAnswer.proof, new_jobs: 0 } };
  assert.match(weighedInWords(short), /too long to count by then/);
  assert.equal(effortInWords({ new_jobs: 0, asks: 0, own_acts: 0 }), "nothing at all");
});

test("a plan lasts until a day, or at least as far as was looked", () => {
  assert.match(durationInWords(kPlan), /until 20 May 2027; on 21 May 2027 the score is 73/);
  const lasting = { ...kPlan, lost_on: null, then: null };
  assert.match(durationInWords(lasting), /until 10 May 2029 at least; later was not looked at/);
  const gone = { ...kPlan, then: { score: null, exact: null } };
  assert.match(durationInWords(gone), /on 21 May 2027 there is no score/);
});

const shown = (answer: PlanAnswer) =>
  render(<PlanResult answer={answer} nameOf={(id) => `Job ${id}`} clientOf={() => "fjordpine"} />);

test("a plan has its steps with their gains, its cases, and a way to what-if", () => {
  const html = shown(kAnswer);
  assert.match(html, /“Job c11” is ended by the client with 5 stars on 20 Nov 2026/);
  assert.match(html, /\+6\.00.*\+29\.00/s);
  assert.match(html, /✗ not reached/);
  assert.match(html, /href="#what-if\/end%20c11/);
  assert.match(html, /this client: 1 of 1 answered; the spread from all/);
  assert.equal(clientAnswerInWords(kAnswers.good), "5 stars, private 10");
  assert.equal(clientAnswerInWords(kAnswers.bad), "silence");
});

test("where nothing reaches the target, it is told what keeps the score from it", () => {
  const html = shown(kNone);
  assert.match(html, /What keeps it from more, even then.*Job c21.*−6\.06/s);
  assert.doesNotMatch(html, /How long it lasts/);
});

const effect = {
  acted_on: "2026-11-20",
  until: "2027-11-20",
  now: "0.07",
  best: "0.11",
  best_on: "2027-09-16",
  worst: "0.00",
  worst_on: "2027-04-10",
  mean: "0.05",
  scored_days: 0,
};

const kTold: AdvisedContract = {
  contract: "c14",
  title: "Retouching",
  client: {
    client: "sunroom",
    name: "Sunroom Studio",
    income_share: 31,
    contracts: 2,
    long_term: true,
    long_term_until: null,
    rated: 1,
    stars: "4.20",
    flagged: false,
    harsh: true,
  },
  started_on: "2026-01-26",
  last_paid_on: null,
  last_contact_on: "2026-06-05",
  paused_on: null,
  earned: "0.00",
  idle_days: 168,
  stale: true,
  due_on: null,
  lapse_day: null,
  lapses_as: null,
  critical_on: null,
  advice: "ask_to_end",
  why: "client_was_content",
  sentence: "Nothing has happened since 2026-06-05.",
  act: "end c14 by client stars 4.20 on 2026-11-20",
  stars_from: "this_client",
  effect,
  instead: [{ advice: "pause", act: "pause c14 on 2026-11-20", effect }],
  message: "Hello, I plan it by 2026-12-02.",
};

test("advice says what to do, why, what it would do, and what to write", () => {
  const html = render(<AdviceCard told={kTold} />);
  assert.match(html, /Ask the client to end it.*20 Nov 2026/s);
  assert.match(html, /Nothing has happened since 5 Jun 2026/);
  assert.match(html, /\+0\.07 at once, at best \+0\.11 from 16 Sep 2027; \+0\.05 on average/);
  assert.match(html, /I plan it by 2 Dec 2026/);
  assert.match(html, /pause it: 0\.00 to \+0\.11 over the year/);
  assert.doesNotMatch(render(<AdviceCard told={{ ...kTold, advice: "keep" }} />), /Effect/);
});

test("a client is told by share, length, stars and warnings", () => {
  assert.equal(
    clientInWords(kTold.client),
    "3 % of twelve months' income, long-term, 2 contracts, gave 4.2 stars, harsh with others",
  );
  assert.match(clientInWords({ ...kTold.client, income_share: 8 }), /^under 1 %/);
  assert.equal(lastInWords(kTold), "never paid, you wrote 5 Jun 2026; it has gone stale");
  assert.equal(withDaysInWords("on 2026-12-02, not c-2026-12"), "on 2 Dec 2026, not c-2026-12");
});

test("a stopped question can be asked again", () => {
  const nothing = () => undefined;
  const all = { doing: "Weighing plans", onStop: nothing, onAgain: nothing };
  assert.match(render(<Working waiting={false} stopped {...all} />), /Ask again/);
  assert.doesNotMatch(render(<Working waiting stopped={false} {...all} />), /Stop/);
});

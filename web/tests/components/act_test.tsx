// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { render } from "preact-render-to-string";
import { actOf, actsOf, actText, commandOf, newJobId, tryAddress } from "../../src/components/act";
import { actInWords } from "../../src/components/act_words";
import { ContractActs, JobAct } from "../../src/components/contract_acts";
import { effectInWords, rangeOfEffect, shortEffect } from "../../src/components/effect_words";
import { WhatIfChart, WhatIfDetail, WhatIfSummary } from "../../src/components/what_if_result";
import type { Effect, WhatIfAnswer } from "../../src/components/insight_shapes";

const kActs = [
  "end c17 by client reason completed stars 5 recommend 9 on 2026-12-01",
  "end c17 by freelancer on 2026-12-01",
  "leave c9",
  "pause c9 on 2026-12-01",
  "resume c9 on 2026-12-01",
  "pay c9 250 on 2026-12-01",
  "refund c3 50",
  "start k9 earn 500 stars 5 client acme lasts 30 days on 2026-12-01",
  "start k9 open client acme on 2026-12-01",
  "remove feedback c5",
  "win review c5 on 2026-12-01",
  "write c9",
  "deliver c9 on 2026-12-01",
  'leave "Northwind / Shop"',
  'leave "say ""cheese"""',
  'leave "client"',
];

test("every act can be read, and is written as it was", () => {
  for (const text of kActs) assert.equal(actText(actOf(text)!), text);
});

test("what is no act is none", () => {
  for (const text of ["", "end", "fly c1", "pay c1", "end c1 on", "end c1 stars", 'leave "c1']) {
    assert.equal(actOf(text), null, text);
  }
  assert.equal(actsOf("leave c1\nnonsense\n\nleave c2").length, 2);
});

test("acts travel in an address, and as a command that a shell takes", () => {
  const address = tryAddress(['leave "Northwind / Shop"', "pause 100%"]);
  assert.doesNotMatch(address.slice(1), /[#"\n]/);
  const rest = decodeURIComponent(address.slice("#what-if/".length));
  assert.deepEqual(
    actsOf(rest).map((act) => act.contract),
    ["Northwind / Shop", "100%"],
  );
  assert.equal(
    commandOf(["pause it's"], { freelancer: "ana b", policy: "2026-01" }),
    "jss what-if SOURCE \\\n  --freelancer 'ana b' \\\n  --policy 2026-01 \\\n  " +
      "--do 'pause it'\\''s'",
  );
});

test("a new job has an id of its own", () => {
  assert.equal(newJobId(new Set(["new-1", "c1"])), "new-2");
});

test("acts read as sentences", () => {
  const words = (text: string) => actInWords(actOf(text)!, () => "Oak tables");
  assert.equal(
    words("end c1 by client stars 4.50 recommend 9 on 2026-12-01"),
    "“Oak tables” is ended by the client with 4.5 stars and a 9 in private on 1 Dec 2026",
  );
  assert.equal(words("end c1"), "“Oak tables” is ended by you");
  assert.equal(words("end c1 by client"), "“Oak tables” is ended by the client without feedback");
  assert.equal(
    words("start new-1 earn 500 stars 1 lasts 1 day on 2026-12-01"),
    "A new job of 1 day begins on 1 Dec 2026, earns 500, and ends with 1 star",
  );
  for (const text of kActs) assert.notEqual(words(text), "");
});

const kEffect: Effect = {
  acted_on: "2026-12-01",
  until: "2027-12-01",
  now: "0.33",
  best: "0.52",
  best_on: "2026-12-15",
  worst: "-8.85",
  worst_on: "2027-07-23",
  mean: "-1.11",
  scored_days: 0,
};
const kNone = { ...kEffect, now: "0.00", best: "0.00", worst: "0.00", mean: "0.00" };

test("an effect says its best, its worst and its mean, or that there is none", () => {
  assert.equal(
    effectInWords(kEffect),
    "Until 1 Dec 2027: at best +0.52, on 15 Dec 2026; at worst −8.85, on 23 Jul 2027; " +
      "on average −1.11.",
  );
  assert.equal(effectInWords(kNone), "It makes no difference on any of these days.");
  assert.equal(shortEffect(kNone), "none on any day of the year.");
  assert.equal(rangeOfEffect(kEffect), "−8.85 to +0.52");
  const unscored = { ...kEffect, now: null, best: null, worst: null, mean: null, scored_days: 1 };
  assert.match(effectInWords(unscored), /There is a score for 1 day more than if nothing happens/);
});

const none = { score: null, exact: null, window: null, reason: "too_few_outcomes" };
const score = (points: number) => ({
  score: points,
  exact: `${points}.00`,
  window: "24m",
  reason: null,
});
const kAnswer: WhatIfAnswer = {
  as_of: "2026-11-20",
  policy: "2026-01",
  acts: ["end c11 by client stars 5 on 2026-12-01"],
  now: score(92),
  effect: kEffect,
  days: [
    { day: "2026-11-20", without: score(92), with: score(92) },
    { day: "2026-12-01", without: none, with: score(93) },
  ],
  compared_on: "2026-12-01",
  differences: [
    {
      contract: "c11",
      line: null,
      title: "",
      without: { outcome: "success", why: "ongoing_long_term", points_lost: "0.00" },
      with: { outcome: "success", why: "positive_feedback", points_lost: "0.25" },
    },
    {
      contract: null,
      line: "silence",
      title: null,
      without: null,
      with: { outcome: "failure", why: "silence", points_lost: null },
    },
  ],
};

test("two futures are told in numbers, also where one has no score", () => {
  const html = render(<WhatIfSummary answer={kAnswer} />);
  assert.match(html, /Today.*92.*1 Dec 2026.*no score.*93/s);
  assert.match(render(<WhatIfChart answer={kAnswer} />), /no score if nothing happens/);
  const detail = render(<WhatIfDetail answer={kAnswer} nameOf={() => "Oak tables"} />);
  assert.match(detail, /Oak tables/);
  assert.match(detail, /goes on, long-term client → client satisfied/);
  assert.match(detail, /too many contracts without feedback/);
});

test("the controls of a contract show what is tried on it", () => {
  const told = { contract: "c1", title: "Oak", client: "Fjord", paused: false, dueOn: null };
  const shown = (text: string) =>
    render(
      <ContractActs
        told={told}
        acts={[actOf(text)!]}
        asOf="2026-11-20"
        onChange={() => undefined}
      />,
    );
  assert.match(shown("end c1 by client stars 4.2 on 2026-12-01"), /4\.2 stars/);
  assert.match(shown("end c1 by client stars 4.2 on 2026-12-01"), /1 Dec 2026, in 11 days/);
  assert.doesNotMatch(shown("pause c1"), /the client leaves stars/);
  assert.match(shown("pay c1 250"), /value="250"/);
  const paused = render(
    <ContractActs
      told={{ ...told, paused: true }}
      acts={[]}
      asOf="2026-11-20"
      onChange={() => {}}
    />,
  );
  assert.match(paused, /stays paused.*is resumed/s);
});

test("a new job shows its pay, its length and its client", () => {
  const html = render(
    <JobAct
      act={actOf("start new-1 earn 640 stars 5 client acme lasts 46 days")!}
      asOf="2026-11-20"
      name="New job 1"
      clients={["acme", "nimbus"]}
      onChange={() => undefined}
      onRemove={() => undefined}
    />,
  );
  assert.match(html, /640.*46 days.*today/s);
  assert.match(html, /<option selected[^>]*value="acme"|value="acme"[^>]*selected/);
});

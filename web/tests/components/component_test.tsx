// SPDX-License-Identifier: Apache-2.0
import assert from "node:assert/strict";
import { test } from "node:test";
import { render } from "preact-render-to-string";
import { DataTable } from "../../src/components/data_table";
import { Gauge } from "../../src/components/gauge";
import { SourceLink } from "../../src/components/grade";
import { Points } from "../../src/components/points";
import { RuleList } from "../../src/components/rule_list";
import type { Rule } from "../../src/components/shapes";
import { StepChart } from "../../src/components/step_chart";
import { Waterfall } from "../../src/components/waterfall";
import { WindowTable } from "../../src/components/window_table";

test("a gauge says its score, or why there is none", () => {
  assert.match(render(<Gauge score={92} />), /aria-label="92 of 100"/);
  assert.match(
    render(<Gauge score={null} reason="too_few_clients" />),
    /aria-label="No score: too few clients"/,
  );
});

test("points carry a sign and a way, not a colour alone", () => {
  assert.equal(render(<Points points="-4.92" />), '<span class="points down">−4.92</span>');
  assert.equal(render(<Points points={null} />), "–");
});

test("a table is sorted by number, what is unknown last", () => {
  const rows = [{ n: 9 }, { n: null }, { n: 10 }];
  const html = render(
    <DataTable
      caption="Numbers"
      columns={[{ title: "N", number: true, sort: (r) => r.n, cell: (r) => r.n ?? "unknown" }]}
      rows={rows}
      keyOf={(row) => String(row.n)}
      sorting={{ column: 0, descending: true }}
    />,
  );
  assert.match(html, /aria-sort="descending"/);
  assert.ok(html.indexOf(">10<") < html.indexOf(">9<"));
  assert.ok(html.indexOf(">9<") < html.indexOf("unknown"));
});

test("a waterfall begins and ends with what it is told", () => {
  const html = render(
    <Waterfall
      caption="What moved it"
      from={{ label: "all", points: "100.00" }}
      steps={[{ key: "c21", label: "Cover", points: "-8.20" }]}
      to={{ label: "score", points: "91.80" }}
    />,
  );
  assert.match(html, /100\.00.*−8\.20.*91\.80/s);
});

test("a chart with turns is a slider that says what happened", () => {
  const html = render(
    <StepChart
      label="The score"
      lines={[{ name: "score", points: [{ day: "2026-01-01", value: 90 }] }]}
      from="2026-01-01"
      to="2026-12-31"
      now="2026-06-01"
      turns={[{ day: "2026-03-01", value: 92, words: "rises from 90 to 92" }]}
      chosen={0}
      onChoose={() => undefined}
    />,
  );
  assert.match(html, /role="slider"/);
  assert.match(html, /aria-valuetext="1 Mar 2026: rises from 90 to 92"/);
});

test("a line has a gap where there is no score", () => {
  const html = render(
    <StepChart
      label="The score"
      lines={[
        {
          name: "score",
          points: [
            { day: "2026-01-01", value: 90 },
            { day: "2026-02-01", value: null },
            { day: "2026-03-01", value: 80 },
          ],
        },
      ]}
      from="2026-01-01"
      to="2026-04-01"
    />,
  );
  const path = /class="known" d="([^"]*)"/.exec(html)?.[1] ?? "";
  assert.equal(path.match(/M/g)?.length, 2);
});

test("the window that decides is named in words", () => {
  const window = { outcomes: 3, clients: 2, success_weight: 3_000_000, weight: 3000 };
  const html = render(
    <WindowTable
      windows={[
        { window: "24m", qualifies: true, score: 100, exact: "100.00", ...window },
        { window: "6m", qualifies: false, score: null, exact: null, ...window },
      ]}
      deciding="24m"
    />,
  );
  assert.match(html, /▸ decides/);
  assert.match(html, /does not qualify/);
});

const kRule: Rule = {
  name: "gate.outcomes",
  value: 2,
  type: "integer",
  bounds: "1 to 1000",
  meaning: "The least counted contracts with which a window can be the score.",
  source: "https://example.org/page",
  grade: "documented",
  policy: "2023-12",
};

test("a rule shows its value, grade and source, and has an address of its own", () => {
  const html = render(<RuleList rules={[kRule]} />);
  for (const part of ["#rules/gate.outcomes", "documented", "https://example.org/page", "2"]) {
    assert.ok(html.includes(part), part);
  }
});

test("a source that is no address is no link, and a link tells no one who came", () => {
  assert.equal(render(<SourceLink source="our own choice" />), "our own choice");
  assert.equal(render(<SourceLink source="javascript:alert(1)" />), "javascript:alert(1)");
  assert.match(render(<SourceLink source={kRule.source} />), /rel="noreferrer noopener"/);
});

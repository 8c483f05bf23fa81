// SPDX-License-Identifier: Apache-2.0
import { Bar } from "./bar";
import { DataTable, type Column } from "./data_table";
import { DayName } from "./day_name";
import type { Quarter, Trend } from "./insight_shapes";
import { RuleLink } from "./rule_link";
import { counted } from "./words";

const kQuarter = "last quarter";
const kYear = "the same quarter last year";

function against(asGood: boolean, now: Quarter | undefined, then: Quarter | undefined): string {
  if (!asGood) return "worse than";
  const same = now && then && now.success_weight * then.weight === then.success_weight * now.weight;
  return same ? "as good as" : "better than";
}

/** How this quarter stands against the last one and a year ago. */
export function trendInWords(trend: Trend): string {
  const { as_good_as_last_quarter: asQuarter, as_good_as_last_year: asYear, quarters } = trend;
  const toQuarter = asQuarter === null ? null : against(asQuarter, quarters[0], quarters[1]);
  const toYear = asYear === null ? null : against(asYear, quarters[0], quarters[4]);
  const least = trend.least_contracts;
  const takes = `each takes ${counted(least, "contract that counts", "contracts that count")}.`;
  if (toQuarter !== null && toYear !== null) {
    return toQuarter === toYear
      ? `This quarter is ${toQuarter} both ${kQuarter} and ${kYear}.`
      : `This quarter is ${toQuarter} ${kQuarter} and ${toYear} ${kYear}.`;
  }
  if (toQuarter !== null) {
    const is = `This quarter is ${toQuarter} ${kQuarter}`;
    return `${is}; it cannot be compared with ${kYear}: ${takes}`;
  }
  if (toYear !== null) {
    const is = `This quarter is ${toYear} ${kYear}`;
    return `${is}; it cannot be compared with ${kQuarter}: ${takes}`;
  }
  return `This quarter can be compared neither with ${kQuarter} nor with ${kYear}: ${takes}`;
}

type Row = Quarter & { name: string };

const kNames: Record<number, string> = { 0: "this quarter", 1: "last quarter", 4: "a year ago" };
const count = (number: number) => (number === 0 ? "–" : number);

function remarks(row: Row): string[] {
  const lack = row.share === null ? "nothing counts" : row.comparable ? "" : "too few contracts";
  return [row.name, lack].filter((words) => words !== "");
}

const kColumns: Column<Row>[] = [
  {
    title: "Quarter",
    cell: (row) => (
      <>
        <DayName day={row.from} /> to <DayName day={row.to} />{" "}
        {remarks(row).map((words) => (
          <span key={words} class="tag">
            {words}
          </span>
        ))}
      </>
    ),
  },
  { title: "Share", number: true, cell: (row) => row.share ?? "–" },
  {
    title: "Of 100",
    cell: (row) =>
      row.share !== null && (
        <Bar to={Number(row.share)} tone={row.comparable ? "accent" : "soft"} />
      ),
  },
  { title: "Good", number: true, cell: (row) => count(row.success) },
  { title: "Mixed", number: true, cell: (row) => count(row.neutral) },
  { title: "Bad", number: true, cell: (row) => count(row.failure) },
  { title: "Contracts", number: true, cell: (row) => row.contracts },
  { title: "Clients", number: true, cell: (row) => row.clients },
];

/** How content clients are, quarter by quarter. */
export function TrendResult({ trend }: { trend: Trend }) {
  const rows = trend.quarters.map((quarter, i) => ({ ...quarter, name: kNames[i] ?? "" }));
  return (
    <>
      <p class="lead">{trendInWords(trend)}</p>
      <DataTable
        caption="The share of success in eight quarters, the newest first"
        columns={kColumns}
        rows={rows}
        keyOf={(row) => row.from}
        strong={(row) => row.name === "this quarter"}
      />
      <p class="note">
        The share of success is <RuleLink to="weight">weighted as in the score</RuleLink>, silence
        and signals left out. Each stretch of a long contract that counts by itself is counted here,
        too.
      </p>
    </>
  );
}

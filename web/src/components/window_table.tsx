// SPDX-License-Identifier: Apache-2.0
import { Bar } from "./bar";
import { DataTable, type Column } from "./data_table";
import { toneOf } from "./gauge";
import { RuleLink } from "./rule_link";
import type { WindowAnswer } from "./shapes";
import { windowInWords } from "./words";

/** The windows side by side; the highest that qualifies is the score. */
export function WindowTable({
  windows,
  deciding,
}: {
  windows: WindowAnswer[];
  deciding: string | null;
}) {
  const decides = (row: WindowAnswer) => row.window === deciding;
  const best = windows.find(decides)?.exact;
  const columns: Column<WindowAnswer>[] = [
    { title: "Window", cell: (row) => windowInWords(row.window) },
    { title: "Score", number: true, cell: (row) => row.score ?? "–" },
    { title: "Exactly", number: true, cell: (row) => row.exact ?? "–" },
    {
      title: "Of 100",
      cell: (row) => row.exact !== null && <Bar to={Number(row.exact)} tone={toneOf(row.score)} />,
    },
    { title: "Contracts", number: true, cell: (row) => row.outcomes ?? "" },
    { title: "Clients", number: true, cell: (row) => row.clients ?? "" },
    {
      title: "Meaning",
      cell: (row) =>
        decides(row) ? (
          <span class="tag good">▸ decides</span>
        ) : row.qualifies ? (
          row.exact === best ? (
            "as high"
          ) : (
            "lower"
          )
        ) : (
          <RuleLink to="windows">does not qualify</RuleLink>
        ),
    },
  ];
  return (
    <>
      <DataTable
        caption="Every window of the rules; the highest that qualifies is the score"
        columns={columns}
        rows={windows}
        keyOf={(row) => row.window}
        strong={decides}
      />
      <details>
        <summary>How each window is reckoned</summary>
        <ul>
          {windows.map((row) => (
            <li key={row.window}>{sumInWords(row)}</li>
          ))}
        </ul>
        <p class="note">
          Every unit of a contract weighs something and brings a credit between nothing and all of
          it. Credits over weights are the score:{" "}
          <RuleLink to="weight">the rules of weights</RuleLink>.
        </p>
      </details>
    </>
  );
}

function sumInWords(row: WindowAnswer): string {
  const name = windowInWords(row.window);
  if (row.weight === null || row.success_weight === null) {
    return `${name}: the mean of both windows.`;
  }
  if (row.weight === 0) return `${name}: nothing in it weighs anything.`;
  const credits = (row.success_weight / 1_000_000).toString();
  const weights = (row.weight / 1000).toString();
  const share = ((row.success_weight / row.weight) * 0.1).toFixed(2);
  return `${name}: ${credits} earned of ${weights} possible, which is ${row.exact ?? share} %.`;
}

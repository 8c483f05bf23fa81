// SPDX-License-Identifier: Apache-2.0
import { DataTable, type Column } from "./data_table";
import { DayName } from "./day_name";
import type { ShownScore } from "./insight_shapes";
import { Points } from "./points";
import { rulesInWords, scoreOn, type RulesLine } from "./rules_lines";
import { scoreInWords } from "./score_name";

interface ShownDifferencesProps {
  rows: ShownScore[];
  /** What these scores are by rules: first the rules that are asked for. */
  lines: RulesLine[];
}

// In whole points, as scores are shown.
function gap(row: ShownScore, line: RulesLine | undefined): string | null {
  const ours = line ? (scoreOn(line, row.day)?.score ?? null) : null;
  if (ours === null || row.score === null) return null;
  return String(row.score - ours);
}

function verdict(row: ShownScore, line: RulesLine | undefined) {
  const ours = line ? (scoreOn(line, row.day)?.score ?? null) : null;
  if (ours === row.score) return "✓ the same";
  const points = gap(row, line);
  return points === null ? "✗ one of them has none" : <Points points={points} />;
}

/** What the platform showed against what the rules give, day by day. */
export function ShownDifferences({ rows, lines }: ShownDifferencesProps) {
  const [asked] = lines;
  const columns: Column<ShownScore>[] = [
    { title: "Day", sort: (row) => row.day, cell: (row) => <DayName day={row.day} /> },
    { title: "Shown", number: true, cell: (row) => row.score ?? "none" },
    {
      title: `By the rules ${rulesInWords(asked?.rules ?? "by_date")}`,
      number: true,
      cell: (row) => {
        const told = asked ? scoreOn(asked, row.day) : null;
        return scoreInWords(told ?? { score: null, exact: null });
      },
    },
    { title: "Shown is", number: true, cell: (row) => verdict(row, asked) },
  ];
  const all: Column<ShownScore>[] = [
    { title: "Day", cell: (row) => <DayName day={row.day} /> },
    { title: "Shown", number: true, cell: (row) => row.score ?? "none" },
    ...lines.map((line) => ({
      title: rulesInWords(line.rules),
      number: true,
      cell: (row: ShownScore) => {
        const ours = scoreOn(line, row.day)?.score ?? null;
        return ours === row.score ? <strong>✓ {ours ?? "–"}</strong> : (ours ?? "–");
      },
    })),
  ];
  return (
    <>
      <DataTable
        caption="What was shown against what the source gives, in whole points"
        columns={columns}
        rows={rows}
        keyOf={(row) => row.day}
      />
      <details>
        <summary>By every set of rules</summary>
        <DataTable
          caption="✓ where the rules give what was shown, private answers as the source has them"
          columns={all}
          wide
          rows={rows}
          keyOf={(row) => row.day}
        />
      </details>
    </>
  );
}

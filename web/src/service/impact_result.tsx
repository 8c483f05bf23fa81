// SPDX-License-Identifier: Apache-2.0
import { DataTable, type Column } from "../components/data_table";
import { DayName } from "../components/day_name";
import { Points } from "../components/points";
import { badgeInWords } from "../components/standing_words";
import { counted, enumerated } from "../components/words";
import { PersonLink } from "./person_link";
import type { Impact } from "./policy_shapes";

const kBounds: Column<Impact["bounds"][number]>[] = [
  { title: "At least", number: true, cell: (row) => row.points },
  { title: "Asked for", cell: (row) => enumerated(row.badges.map(badgeInWords)) },
  { title: "Now", number: true, cell: (row) => row.before },
  { title: "With it", number: true, cell: (row) => row.after },
  { title: "Rise above", number: true, cell: (row) => row.rise },
  { title: "Fall below", number: true, cell: (row) => row.fall },
];

const kChanges: Column<Impact["changes"][number]>[] = [
  { title: "From so many points", number: true, cell: (row) => row.from },
  { title: "Lose", number: true, cell: (row) => row.lose },
  { title: "Gain", number: true, cell: (row) => row.gain },
];

const kScores: Column<Impact["scores"][number]>[] = [
  { title: "Score from", number: true, cell: (row) => row.from },
  { title: "Now", number: true, cell: (row) => row.before },
  { title: "With it", number: true, cell: (row) => row.after },
];

const kLargest: Column<Impact["largest"][number]>[] = [
  { title: "Freelancer", cell: (row) => <PersonLink freelancer={row.freelancer} /> },
  { title: "Now", number: true, cell: (row) => row.before_exact },
  { title: "With it", number: true, cell: (row) => row.after_exact },
  { title: "Change", number: true, cell: (row) => <Points points={row.change} /> },
];

function changedInWords(impact: Impact): string {
  const { gain, lose, stay, appear, disappear, mean_change: mean } = impact;
  const shown = counted(impact.shown_otherwise, "freelancer");
  const words = [
    `${shown} of ${impact.freelancers} would be shown another score.`,
    `${gain} gain, ${lose} lose, ${stay} stay.`,
    `${appear} would have a score that have none now, ${disappear} none that have one.`,
  ];
  if (mean !== null) words.push(`The mean change is ${mean} points.`);
  return words.join(" ");
}

/** What a policy would do to everybody's score: counted, in bands, and who would change most. */
export function ImpactResult({ impact }: { impact: Impact }) {
  return (
    <>
      <p>
        On <DayName day={impact.as_of} />, against {impact.against}: {changedInWords(impact)}
      </p>
      <DataTable
        caption="Who reaches the scores that something depends on"
        columns={kBounds}
        rows={impact.bounds}
        keyOf={(row) => String(row.points)}
      />
      <DataTable
        caption="The scores that would change most"
        columns={kLargest}
        rows={impact.largest}
        keyOf={(row) => row.freelancer}
        empty="No score would change."
      />
      <details>
        <summary>How many scores change by how much, and how high they are</summary>
        <DataTable
          caption="Changes"
          columns={kChanges}
          rows={impact.changes}
          keyOf={(row) => row.from}
          narrow
        />
        <DataTable
          caption="Scores"
          columns={kScores}
          rows={impact.scores}
          keyOf={(row) => String(row.from)}
          narrow
        />
      </details>
    </>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { tryAddress, actText } from "./act";
import { ContractLink } from "./contract_link";
import { DataTable, type Column } from "./data_table";
import { DayName } from "./day_name";
import { Grade, SourceLink } from "./grade";
import type { Badge, Criterion, Met, Removal, Standing } from "./insight_shapes";
import { Points } from "./points";
import {
  askedInWords,
  badgeInWords,
  foundInWords,
  isDiscontinued,
  standingInWords,
  whenInWords,
} from "./standing_words";

const kMarks: Record<Met, string> = { met: "✓", missing: "✗", unknown: "?" };

function Mark({ standing }: { standing: Met }) {
  return (
    <span class={`met ${standing}`}>
      <span aria-hidden="true">{kMarks[standing]}</span>
      <span class="hidden">{standing}: </span>
    </span>
  );
}

// What the engine calls a figure that the reader gave.
const kAsked = "the command line";

const kCriteria: Column<Criterion>[] = [
  {
    title: "Asked",
    cell: (row) => (
      <>
        <Mark standing={row.standing} /> {askedInWords(row)}
      </>
    ),
  },
  { title: "Found", cell: foundInWords },
  { title: "When", cell: whenInWords },
  {
    title: "Known from",
    cell: (row) => (
      <span class="known-from">
        <Grade grade={row.grade} />{" "}
        <SourceLink source={row.source === kAsked ? "your own figure" : row.source} />
      </span>
    ),
  },
];

/** Badges and perks: which are held, what is missing, and when it can be there. */
export function StandingResult({ standing }: { standing: Standing }) {
  if (standing.badges.length === 0) return <p>Nothing is known of badges on that day.</p>;
  return (
    <>
      {standing.badges.map((badge) => (
        <BadgePart key={badge.badge} badge={badge} />
      ))}
      {standing.removals.length > 0 && <Removals removals={standing.removals} />}
      <p class="note">
        ✓ met, ✗ missing, ? unknown. “From”: the first day on which it can be met, if nothing bad
        happens. “Until”: the last on which it is, if nothing more happens. What no source tells is
        never taken for met.
      </p>
    </>
  );
}

function BadgePart({ badge }: { badge: Badge }) {
  const over = isDiscontinued(badge);
  return (
    <section>
      <h2>{badgeInWords(badge.badge)}</h2>
      <p>
        {!over && <Mark standing={badge.standing} />} {standingInWords(badge)}
      </p>
      {over ? (
        <p class="note">
          <SourceLink source={badge.criteria[0]?.source ?? ""} />
        </p>
      ) : (
        <DataTable
          caption={`What ${badgeInWords(badge.badge)} asks`}
          columns={kCriteria}
          rows={badge.criteria}
          keyOf={(row) => row.criterion}
        />
      )}
    </section>
  );
}

const raises = (row: Removal) => Number(row.gain ?? 0) > 0 || Number(row.gain_over_year ?? 0) > 0;

const kRemovals: Column<Removal>[] = [
  { title: "Contract", cell: (row) => <ContractLink contract={row.contract} name={row.title} /> },
  { title: "Score", number: true, cell: (row) => row.score ?? "–" },
  { title: "Now", number: true, cell: (row) => <Points points={row.gain} /> },
  { title: "Mean of a year", number: true, cell: (row) => <Points points={row.gain_over_year} /> },
  {
    title: "Then",
    cell: (row) => (
      <>
        {row.loses_score_on && (
          <>
            no score from <DayName day={row.loses_score_on} />{" "}
          </>
        )}
        <a href={tryAddress([actText({ kind: "remove feedback", contract: row.contract })])}>
          Try it<span class="hidden"> without the feedback on {row.title || row.contract}</span>
        </a>
      </>
    ),
  },
];

function Removals({ removals }: { removals: Removal[] }) {
  return (
    <section>
      <h2>Which feedback to have removed</h2>
      <DataTable
        caption="As if it were removed today; what gains most comes first"
        columns={kRemovals}
        rows={removals.filter(raises)}
        keyOf={(row) => row.contract}
        empty="None: without it no score would be higher."
      />
    </section>
  );
}

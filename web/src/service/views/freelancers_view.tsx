// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { Bar } from "../../components/bar";
import { DataTable, type Column } from "../../components/data_table";
import { Field } from "../../components/field";
import { toneOf } from "../../components/gauge";
import type { ScoreAnswer } from "../../components/shapes";
import { noScoreInWords, windowInWords } from "../../components/words";
import type { View } from "../../frame/view";
import { pathOf } from "../api";
import { ListView } from "../list_view";
import { personAddress } from "../person_address";
import { PersonLink } from "../person_link";
import { useListed } from "../use_fetched";

const kColumns: Column<ScoreAnswer>[] = [
  { title: "Freelancer", cell: (row) => <PersonLink freelancer={row.freelancer} /> },
  { title: "Score", number: true, cell: (row) => row.score ?? "–" },
  { title: "Exactly", number: true, cell: (row) => row.exact ?? "–" },
  {
    title: "Of 100",
    cell: (row) => row.exact !== null && <Bar to={Number(row.exact)} tone={toneOf(row.score)} />,
  },
  {
    title: "From",
    cell: (row) =>
      row.window ? windowInWords(row.window) : noScoreInWords(row.reason ?? "no_outcomes"),
  },
];

function FreelancersPage() {
  const list = useListed<ScoreAnswer>(pathOf("freelancers"), "freelancers", { limit: 50 });
  const [id, setId] = useState("");
  const open = (event: SubmitEvent) => {
    event.preventDefault();
    location.assign(personAddress(id.trim()));
  };
  return (
    <>
      <h1>Freelancers</h1>
      <form class="filters find" onSubmit={open}>
        <Field name="Open a freelancer by id">
          <input required value={id} onInput={(event) => setId(event.currentTarget.value)} />
        </Field>
        <button type="submit">Open</button>
      </form>
      <ListView list={list}>
        {(rows) => (
          <DataTable
            caption="Everybody's score of today, by id"
            columns={kColumns}
            rows={rows}
            keyOf={(row) => row.freelancer}
          />
        )}
      </ListView>
    </>
  );
}

export const freelancersView: View = {
  id: "freelancers",
  name: "Freelancers",
  group: "The market",
  component: FreelancersPage,
};

// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { addressOf } from "../../components/address";
import { DataTable, type Column } from "../../components/data_table";
import { DayName } from "../../components/day_name";
import { Field } from "../../components/field";
import type { PolicyLine } from "../../components/shapes";
import type { View, ViewProps } from "../../frame/view";
import { may } from "../account";
import { pathOf } from "../api";
import { PolicyCard } from "../policy_card";
import type { PolicyLife, PolicyState } from "../policy_shapes";
import { FetchedView, Refused } from "../refused";
import { useAccount } from "../use_account";
import { useAction } from "../use_action";
import { useFetched } from "../use_fetched";

const kStates: Record<PolicyState, string> = {
  draft: "a draft",
  replaced: "replaced by a newer draft",
  approved: "approved, without a day",
  scheduled: "scheduled",
  in_force: "in force",
  superseded: "superseded",
  rolled_back: "taken back",
};

const kMine: Column<PolicyLife>[] = [
  {
    title: "Policy",
    cell: (row) => <a href={addressOf("policies", row.digest)}>{row.policy}</a>,
  },
  { title: "What it is", cell: (row) => row.title ?? "its text cannot be read" },
  {
    title: "State",
    cell: (row) => (
      <span class={row.state === "in_force" ? "tag good" : "tag"}>{kStates[row.state]}</span>
    ),
  },
  { title: "From", cell: (row) => <DayName day={row.scheduled.at(-1)?.from} /> },
];

const kShipped: Column<PolicyLine>[] = [
  { title: "Policy", cell: (row) => row.id },
  { title: "What it is", cell: (row) => row.title },
  { title: "From", cell: (row) => <DayName day={row.effective_from} /> },
];

function PoliciesPage({ rest }: ViewProps) {
  const { account } = useAccount();
  const life = useFetched<{ policies: PolicyLife[] }>(pathOf("policies", "life"));
  const shipped = useFetched<{ policies: PolicyLine[] }>(pathOf("policies"));
  return (
    <>
      <h1>Policies</h1>
      <p class="lead">
        Rules are drafted by one and approved by another, tried on everybody's score before they
        decide any, and can be taken back. Nothing of it is ever edited.
      </p>
      <FetchedView answer={life}>
        {({ policies }) => {
          const chosen = policies.find((one) => one.digest === rest);
          return (
            <>
              {chosen && <PolicyCard key={chosen.digest} life={chosen} onDone={life.again} />}
              <section>
                <h2>The market's own</h2>
                <DataTable
                  caption="Every text that was proposed, the newest last"
                  columns={kMine}
                  rows={policies}
                  keyOf={(row) => row.digest}
                  empty="None so far: the rules that ship with the program hold."
                />
              </section>
              {may(account, "policies") && <DraftForm onDone={life.again} />}
            </>
          );
        }}
      </FetchedView>
      <section>
        <h2>Those that ship with the program</h2>
        <FetchedView answer={shipped}>
          {({ policies }) => (
            <DataTable
              caption="Each holds from its day on, where no policy of the market's own does"
              columns={kShipped}
              rows={policies}
              keyOf={(row) => row.id}
            />
          )}
        </FetchedView>
      </section>
    </>
  );
}

const kExample = `id = "…"
title = "…"
based_on = "2026-01"
`;

function DraftForm({ onDone }: { onDone: () => void }) {
  const { api } = useAccount();
  const action = useAction();
  const [text, setText] = useState("");
  const [drafted, setDrafted] = useState("");
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const body = { type: "application/toml", text };
    const answer = await action.run(() => api.send("POST", pathOf("policies"), { body }));
    if (answer === null) return;
    const { policy, digest } = JSON.parse(answer) as { policy: string; digest: string };
    setText("");
    setDrafted(policy);
    onDone();
    location.hash = addressOf("policies", digest);
  };
  return (
    <section>
      <h2>Propose another</h2>
      {action.refusal && <Refused refusal={action.refusal} />}
      <form onSubmit={(event) => void submit(event)}>
        <Field name="Its text (TOML): what it changes, each with a source and its grade">
          <textarea
            class="policy-text"
            rows={10}
            required
            spellcheck={false}
            placeholder={kExample}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </Field>
        <button type="submit" disabled={action.busy || text.trim() === ""}>
          Draft it
        </button>
        <p role="status">{drafted && `${drafted} is drafted.`}</p>
      </form>
    </section>
  );
}

export const policiesView: View = {
  id: "policies",
  name: "Policies",
  group: "The rules",
  component: PoliciesPage,
};

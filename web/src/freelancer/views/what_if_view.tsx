// SPDX-License-Identifier: Apache-2.0
import { useEffect, useMemo } from "preact/hooks";
import { actText, actsOf, commandOf, newJobId, type Act, type ActKind } from "../../components/act";
import { actInWords } from "../../components/act_words";
import { JobAct } from "../../components/contract_acts";
import { ActCode, CopyButton } from "../../components/copy_button";
import { Notice } from "../../components/notice";
import { oneOf } from "../../components/shapes";
import type { Firmness, WhatIfAnswer } from "../../components/insight_shapes";
import { WhatIfChart, WhatIfDetail, WhatIfSummary } from "../../components/what_if_result";
import { AnswerView } from "../answer_view";
import { useDraft, type Draft } from "../draft";
import { MendForm } from "../mend_form";
import { OpenContractActs } from "../open_contract_acts";
import { useContracts, useNames } from "../use_contracts";
import { useLongAnswer } from "../use_long_answer";
import { useAnswer, useSource } from "../use_source";
import type { View, ViewProps } from "../../frame/view";

const kRest = 80;
const kFates: readonly ActKind[] = ["leave", "end", "pause", "resume"];
const kUsualEarnings = "500";
const kUsualDays = "30";

/** Puts an act in place of those that it excludes; null only takes those away. */
function withAct(acts: readonly Act[], contract: string, kind: ActKind, act: Act | null) {
  const same = (other: Act) =>
    other.contract === contract &&
    (other.kind === kind || (kFates.includes(kind) && kFates.includes(other.kind)));
  const at = acts.findIndex(same);
  const rest = acts.filter((other) => !same(other));
  if (!act) return rest;
  return at < 0 ? [...rest, act] : [...rest.slice(0, at), act, ...rest.slice(at)];
}

function WhatIfPage({ rest }: ViewProps) {
  const draft = useDraft();
  useHandedOver(rest, draft);
  useUndoKey(draft);
  const texts = useMemo(() => draft.acts.map(actText), [draft.acts]);
  const answer = useLongAnswer(
    "what-if",
    { format: "json", do: texts },
    oneOf<WhatIfAnswer>,
    kRest,
  );
  const nameOf = useNames();
  return (
    <>
      <h1>What if …</h1>
      <p class="lead">
        Move what could happen, and see at once what it would do to the score. Nothing here is kept
        or counts.
      </p>
      <div class="trial">
        <div class="trial-acts">
          {answer.value && <Controls draft={draft} asOf={answer.value.as_of} />}
        </div>
        <div class="trial-result">
          {answer.value ? (
            <>
              <div class="status-box" role="status" aria-busy={answer.waiting}>
                <WhatIfSummary answer={answer.value} />
              </div>
              {answer.complaint && <Refused complaint={answer.complaint} />}
              <WhatIfChart answer={answer.value} />
              <WhatIfDetail answer={answer.value} nameOf={nameOf} />
              <Tried draft={draft} />
            </>
          ) : (
            <AnswerView answer={answer}>{() => null}</AnswerView>
          )}
        </div>
      </div>
    </>
  );
}

function Refused({ complaint }: { complaint: string }) {
  return (
    <Notice kind="error" title="This cannot be; below is what was tried before.">
      <p class="complaint">{complaint}</p>
    </Notice>
  );
}

// Acts in the address come from another view; from then on they are the reader's own.
function useHandedOver(rest: string, draft: Draft): void {
  useEffect(() => {
    if (rest === "") return;
    draft.set(actsOf(rest).filter((act) => act.kind !== "leave"));
    history.replaceState(null, "", "#what-if");
  }, [rest, draft]);
}

function useUndoKey(draft: Draft): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLInputElement &&
        /text|number|date|search/.test(event.target.type);
      if (typing || event.shiftKey || !(event.ctrlKey || event.metaKey) || event.key !== "z")
        return;
      event.preventDefault();
      draft.undo();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [draft]);
}

function Controls({ draft, asOf }: { draft: Draft; asOf: string }) {
  return (
    <>
      <section>
        <h2>Open contracts</h2>
        <OpenContractActs
          acts={draft.acts}
          asOf={asOf}
          onChange={(contract, kind, act) =>
            draft.set(withAct(draft.acts, contract, kind, act), `${kind} ${contract}`)
          }
        />
      </section>
      <section>
        <h2>New jobs</h2>
        <NewJobs draft={draft} asOf={asOf} />
      </section>
      <section>
        <h2>What is over</h2>
        <MendForm
          onAdd={(act) => draft.set(withAct(draft.acts, act.contract, act.kind, act))}
          acts={draft.acts}
        />
      </section>
    </>
  );
}

function NewJobs({ draft, asOf }: { draft: Draft; asOf: string }) {
  const rows = useContracts().value ?? [];
  const firmness = useAnswer("firmness", { format: "json" }, oneOf<Firmness>);
  const usual = firmness.value?.setback?.earned;
  const clients = useMemo(() => [...new Set(rows.map((row) => row.client))].sort(), [rows]);
  const jobs = draft.acts.filter((act) => act.kind === "start");
  const add = () => {
    const taken = new Set([...rows, ...jobs].map((other) => other.contract));
    const earn = usual && Number(usual) > 0 ? usual.replace(/\.00$/, "") : kUsualEarnings;
    const clauses = { earn, stars: "5", lasts: kUsualDays, on: asOf };
    draft.set([...draft.acts, { kind: "start", contract: newJobId(taken), ...clauses }]);
  };
  return (
    <>
      {jobs.map((job, i) => (
        <JobAct
          key={job.contract}
          act={job}
          asOf={asOf}
          name={`New job ${i + 1}`}
          clients={clients}
          onChange={(act) =>
            draft.set(withAct(draft.acts, job.contract, "start", act), `start ${job.contract}`)
          }
          onRemove={() => draft.set(draft.acts.filter((act) => act !== job))}
        />
      ))}
      <button type="button" disabled={firmness.waiting} onClick={add}>
        + {jobs.length === 0 ? "A new job" : "Another job"}
      </button>
    </>
  );
}

/** What is tried, in sentences and in the words of the command line. */
function Tried({ draft }: { draft: Draft }) {
  const { state } = useSource();
  const nameOf = useNames();
  const options = {
    ...(state.freelancer === null ? {} : { freelancer: state.freelancer }),
    ...(state.asOf === null ? {} : { "as-of": state.asOf }),
    ...(typeof state.policy === "string" ? { policy: state.policy } : {}),
  };
  const texts = draft.acts.map(actText);
  return (
    <section class="tried-list" aria-label="What you try">
      <h2>What you try</h2>
      {draft.acts.length === 0 ? (
        <p class="note">Nothing yet: this is what comes if nothing more happens.</p>
      ) : (
        <ol>
          {draft.acts.map((act, i) => (
            <li key={texts[i]}>
              <div>
                {actInWords(act, nameOf)}
                <ActCode act={texts[i] ?? ""} />
              </div>
              <button
                type="button"
                class="quiet"
                onClick={() => draft.set(draft.acts.filter((other) => other !== act))}
                aria-label={`Leave out: ${texts[i]}`}
              >
                ×
              </button>
            </li>
          ))}
        </ol>
      )}
      <div class="buttons">
        <button
          type="button"
          disabled={!draft.canUndo}
          aria-keyshortcuts="Control+Z"
          title="Ctrl+Z"
          onClick={() => draft.undo()}
        >
          Undo
        </button>
        <button type="button" disabled={draft.acts.length === 0} onClick={() => draft.set([])}>
          Reset
        </button>
        {draft.acts.length > 0 && (
          <CopyButton
            text={commandOf(texts, options)}
            label="Copy as a command"
            name="that asks the same"
          />
        )}
      </div>
    </section>
  );
}

export const whatIfView: View = {
  id: "what-if",
  name: "What if …",
  group: "What next",
  component: WhatIfPage,
};

// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { isDay } from "../components/day";
import { DayName } from "../components/day_name";
import { Field } from "../components/field";
import { Notice } from "../components/notice";
import { may } from "./account";
import { pathOf } from "./api";
import { ImpactResult } from "./impact_result";
import type { Impact, PolicyLife } from "./policy_shapes";
import { FetchedView, Refused } from "./refused";
import { TimeName } from "./time_name";
import { useAccount } from "./use_account";
import { useAction } from "./use_action";
import { useFetched } from "./use_fetched";

interface PolicyCardProps {
  life: PolicyLife;
  /** Called when something was done to it. */
  onDone: () => void;
}

/** One policy of the ledger's own: what became of it, what it would do, what can be done next. */
export function PolicyCard({ life, onDone }: PolicyCardProps) {
  const { account } = useAccount();
  return (
    <section class="card-box" aria-label={life.policy}>
      <div class="card-head">
        <h2>
          {life.policy}: {life.title ?? "cannot be read"}
        </h2>
        <a class="close" href="#policies" aria-label="Close this policy">
          ×
        </a>
      </div>
      {life.problem && (
        <Notice kind="warning" title="Its text cannot be read.">
          <p class="complaint">{life.problem}</p>
        </Notice>
      )}
      <Deeds life={life} />
      {may(account, "policies") && <NextStep life={life} onDone={onDone} />}
      <h3>What it would do</h3>
      <ImpactOf digest={life.digest} />
    </section>
  );
}

function Deeds({ life }: { life: PolicyLife }) {
  return (
    <ol class="deeds">
      {life.drafted.map((deed) => (
        <li key={deed.event}>
          Drafted by <bdi>{deed.by}</bdi>, <TimeName time={deed.at} />
        </li>
      ))}
      {life.approved.map((deed) => (
        <li key={deed.event}>
          Approved by <bdi>{deed.by}</bdi>, <TimeName time={deed.at} />
        </li>
      ))}
      {life.scheduled.map((deed) => (
        <li key={deed.event}>
          To decide scores from <DayName day={deed.from} /> on, by <bdi>{deed.by}</bdi>,{" "}
          <TimeName time={deed.at} />
          {deed.rolled_back && (
            <>
              . Taken back by <bdi>{deed.rolled_back.by}</bdi>,{" "}
              <TimeName time={deed.rolled_back.at} />: {deed.rolled_back.why}
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

function ImpactOf({ digest }: { digest: string }) {
  const impact = useFetched<Impact>(pathOf("policies", digest, "impact"));
  return <FetchedView answer={impact}>{(value) => <ImpactResult impact={value} />}</FetchedView>;
}

function NextStep({ life, onDone }: PolicyCardProps) {
  const { api } = useAccount();
  const action = useAction();
  const step = async (path: string, body: unknown) => {
    if ((await action.run(() => api.post(path, body))) !== null) onDone();
  };
  const of = (noun: string) => pathOf("policies", life.digest, noun);
  return (
    <>
      {action.refusal && <Refused refusal={action.refusal} />}
      {life.state === "draft" && (
        <p>
          <button
            type="button"
            class="main"
            disabled={action.busy}
            onClick={() => void step(of("approvals"), {})}
          >
            Approve it
          </button>{" "}
          <span class="note">Somebody else than who drafted it.</span>
        </p>
      )}
      {life.state === "approved" && (
        <ScheduleForm busy={action.busy} onFrom={(from) => void step(of("schedules"), { from })} />
      )}
      {(life.state === "scheduled" || life.state === "in_force") && (
        <RollBackForm
          busy={action.busy}
          onWhy={(why) => void step(pathOf("policies", "roll-backs"), { policy: life.policy, why })}
        />
      )}
    </>
  );
}

function ScheduleForm({ busy, onFrom }: { busy: boolean; onFrom: (from: string) => void }) {
  const [from, setFrom] = useState("");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isDay(from)) onFrom(from);
  };
  return (
    <form class="filters find" onSubmit={submit}>
      <Field name="Let it decide scores from this day on">
        <input
          type="date"
          required
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
      </Field>
      <button type="submit" class="main" disabled={busy}>
        Schedule it
      </button>
    </form>
  );
}

function RollBackForm({ busy, onWhy }: { busy: boolean; onWhy: (why: string) => void }) {
  const [why, setWhy] = useState("");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onWhy(why.trim());
  };
  return (
    <form class="filters find" onSubmit={submit}>
      <Field name="Take it back, because">
        <input required value={why} onInput={(event) => setWhy(event.currentTarget.value)} />
      </Field>
      <button type="submit" disabled={busy || why.trim() === ""}>
        Roll back
      </button>
    </form>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { isDay } from "../components/day";
import { FileDrop } from "./file_drop";
import { usePolicies } from "./use_policies";
import { useSession } from "./use_session";

/** Who, on which day, by which rules: what every view is about. */
export function SubjectBar() {
  const { session, state } = useSession();
  const { opened } = state;
  if (!opened) return null;
  const day = state.asOf ?? opened.latest_day;
  const close = () => {
    location.hash = "";
    session.close();
  };
  return (
    <section class="subject" aria-label="What this is about">
      {opened.freelancers.length > 1 && <FreelancerChoice />}
      <label class="field">
        <span>On the day</span>
        <input
          type="date"
          value={day}
          min={opened.kind === "contracts" ? opened.latest_day : (opened.first_day ?? undefined)}
          max="9999-12-31"
          onChange={(event) => {
            const typed = event.currentTarget.value;
            if (isDay(typed)) session.choose({ asOf: typed === opened.latest_day ? null : typed });
          }}
        />
      </label>
      {state.asOf !== null && (
        <button type="button" class="quiet" onClick={() => session.choose({ asOf: null })}>
          Latest day
        </button>
      )}
      <PolicyChoice />
      <div class="grow" />
      <FileDrop small busy={state.busy} onFiles={(files) => void session.add(files)} />
      <button type="button" class="quiet" onClick={close}>
        Close
      </button>
    </section>
  );
}

// A list of thousands is no choice any more: there the table that can be searched comes back.
const kMostListed = 300;

function FreelancerChoice() {
  const { session, state } = useSession();
  if ((state.opened?.freelancers.length ?? 0) > kMostListed) {
    return state.freelancer === null ? null : (
      <button type="button" class="quiet" onClick={() => session.choose({ freelancer: null })}>
        Another freelancer
      </button>
    );
  }
  return (
    <label class="field">
      <span>Freelancer</span>
      <select
        value={state.freelancer ?? ""}
        onChange={(event) => session.choose({ freelancer: event.currentTarget.value || null })}
      >
        <option value="">choose …</option>
        {state.opened?.freelancers.map((id) => (
          <option key={id} value={id}>
            {id}
          </option>
        ))}
      </select>
    </label>
  );
}

function PolicyChoice() {
  const { session, state } = useSession();
  const policies = usePolicies().value ?? [];
  const own = state.policy !== null && typeof state.policy !== "string" ? state.policy : null;
  const onChange = (value: string) => {
    if (value === "own") return;
    session.choose({ policy: value === "" ? null : value });
  };
  return (
    <label class="field">
      <span>By the rules</span>
      <select
        value={own ? "own" : ((state.policy as string | null) ?? "")}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">in force on each day</option>
        {own && <option value="own">of {own.name}</option>}
        {policies.map((policy) => (
          <option key={policy.id} value={policy.id}>
            {policy.id}: {policy.title.split(":")[0]}
          </option>
        ))}
      </select>
    </label>
  );
}

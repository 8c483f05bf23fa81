// SPDX-License-Identifier: Apache-2.0
import { isDay } from "../components/day";
import { Choice, Field } from "../components/field";
import { FileDrop } from "./file_drop";
import { dayAsked } from "../freelancer/source";
import { usePolicies } from "../freelancer/use_policies";
import { useSession } from "./use_session";

/** Who, on which day, by which rules: what every view is about. */
export function SubjectBar() {
  const { session, state } = useSession();
  const { opened } = state;
  if (!opened) return null;
  const close = () => {
    location.hash = "";
    session.close();
  };
  return (
    <section class="subject" aria-label="What this is about">
      {opened.freelancers.length > 1 && <FreelancerChoice />}
      <Field name="On the day">
        <input
          type="date"
          value={dayAsked(state)}
          min={opened.kind === "contracts" ? opened.latest_day : (opened.first_day ?? undefined)}
          max="9999-12-31"
          onChange={(event) => {
            const typed = event.currentTarget.value;
            if (isDay(typed)) session.choose({ asOf: typed === opened.latest_day ? null : typed });
          }}
        />
      </Field>
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
  const freelancers = state.opened?.freelancers ?? [];
  if (freelancers.length > kMostListed) {
    return state.freelancer === null ? null : (
      <button type="button" class="quiet" onClick={() => session.choose({ freelancer: null })}>
        Another freelancer
      </button>
    );
  }
  return (
    <Choice
      name="Freelancer"
      value={state.freelancer ?? ""}
      choices={[["", "choose …"], ...freelancers.map((id) => [id, id] as const)]}
      onChoose={(id) => session.choose({ freelancer: id || null })}
    />
  );
}

function PolicyChoice() {
  const { session, state } = useSession();
  const policies = usePolicies().value ?? [];
  const own = state.policy !== null && typeof state.policy !== "string" ? state.policy : null;
  const choose = (value: string) => {
    if (value === "own") return;
    session.choose({ policy: value === "" ? null : value });
  };
  return (
    <Choice
      name="By the rules"
      value={own ? "own" : ((state.policy as string | null) ?? "")}
      choices={[
        ["", "in force on each day"],
        ...(own ? [["own", `of ${own.name}`] as const] : []),
        ...policies.map(({ id, title }) => [id, `${id}: ${title.split(":")[0]}`] as const),
      ]}
      onChoose={choose}
    />
  );
}

// SPDX-License-Identifier: Apache-2.0
import { isDay } from "../components/day";
import { Choice, Field } from "../components/field";
import { dayAsked } from "../freelancer/source";
import { usePolicies } from "../freelancer/use_policies";
import { useSource } from "../freelancer/use_source";
import type { ServiceSource } from "./service_source";

/** Whom staff looks at, on which day and by which rules. */
export function PersonBar() {
  const { source, state } = useSource();
  const policies = usePolicies().value ?? [];
  const person = source as ServiceSource;
  const today = state.opened?.latest_day ?? "";
  return (
    <section class="subject" aria-label="What this is about">
      <p class="person">
        <a href="/">← The market</a>
        <strong>
          <bdi>{person.freelancer}</bdi>
        </strong>
      </p>
      <div class="grow" />
      <Field name="On the day">
        <input
          type="date"
          value={dayAsked(state)}
          max="9999-12-31"
          onChange={(event) => {
            const typed = event.currentTarget.value;
            if (isDay(typed)) person.choose({ asOf: typed === today ? null : typed });
          }}
        />
      </Field>
      {state.asOf !== null && (
        <button type="button" class="quiet" onClick={() => person.choose({ asOf: null })}>
          Today
        </button>
      )}
      <Choice
        name="By the rules"
        value={(state.policy as string | null) ?? ""}
        choices={[
          ["", "in force on each day"],
          ...policies.map(({ id, title }) => [id, `${id}: ${title.split(":")[0]}`] as const),
        ]}
        onChoose={(policy) => person.choose({ policy: policy || null })}
      />
    </section>
  );
}

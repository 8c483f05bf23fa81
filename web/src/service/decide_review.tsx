// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { Field } from "../components/field";
import { pathOf } from "./api";
import { Refused } from "./refused";
import type { Decision, Review } from "./review_shapes";
import { kDecisions } from "./review_words";
import { useAccount } from "./use_account";
import { useAction } from "./use_action";

/** Where a reviewer decides, with a reason that both sides read. */
export function DecideReview({ review, onDecided }: { review: Review; onDecided: () => void }) {
  const { api } = useAccount();
  const action = useAction();
  const [decision, setDecision] = useState<Decision | null>(null);
  const [why, setWhy] = useState("");
  // What is excluded can be restored, and the other way about.
  const choices = kDecisions.filter(([name]) =>
    review.excludes ? name === "restored" : name !== "restored",
  );
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const path = pathOf("reviews", review.review, "decisions");
    const sent = await action.run(() => api.post(path, { decision, why: why.trim() }));
    if (sent !== null) onDecided();
  };
  return (
    <details>
      <summary>{review.state === "open" ? "Decide it" : "Decide it otherwise"}</summary>
      <form onSubmit={(event) => void submit(event)}>
        {action.refusal && <Refused refusal={action.refusal} />}
        <fieldset class="decisions">
          <legend class="hidden">Decision</legend>
          {choices.map(([name, words]) => (
            <label key={name} class="check">
              <input
                type="radio"
                name={`decision-${review.review}`}
                required
                checked={decision === name}
                onChange={() => setDecision(name)}
              />
              <span>{words}</span>
            </label>
          ))}
        </fieldset>
        <Field name="Why: the freelancer reads this">
          <textarea
            rows={4}
            required
            value={why}
            onInput={(event) => setWhy(event.currentTarget.value)}
          />
        </Field>
        <p>
          <button type="submit" class="main" disabled={action.busy || why.trim() === ""}>
            Decide
          </button>
        </p>
      </form>
    </details>
  );
}

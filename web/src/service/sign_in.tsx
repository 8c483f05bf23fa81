// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from "preact/hooks";
import { Field } from "../components/field";
import { Notice } from "../components/notice";
import type { Away } from "./account";
import type { Refusal } from "./api";
import { Refused } from "./refused";
import { useAccounts } from "./use_account";

/** Where a token is traded for a session. */
export function SignIn({ why }: { why: Away }) {
  const { accounts } = useAccounts();
  const [token, setToken] = useState("");
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    const refused = await accounts.signIn(token.trim());
    // Where it worked, the form is gone by now.
    if (!refused) return;
    setBusy(false);
    setRefusal(refused);
    field.current?.focus();
  };
  return (
    <>
      <h1>Sign in</h1>
      {why === "ended" && (
        <Notice kind="warning" title="Your session has ended.">
          <p>Sign in again to go on where you were.</p>
        </Notice>
      )}
      {why === "signed_out" && (
        <Notice kind="info">
          <p>You have signed out.</p>
        </Notice>
      )}
      <p class="lead">
        With the token that you were given. It is traded for a session of this browser and not kept
        here.
      </p>
      {refusal && (
        <Refused
          refusal={refusal}
          {...(refusal.status === 401 ? { title: "This token does not open anything." } : {})}
        />
      )}
      <form class="sign-in" onSubmit={(event) => void submit(event)}>
        <Field name="Token">
          <input
            ref={field}
            type="password"
            name="token"
            autocomplete="current-password"
            spellcheck={false}
            required
            placeholder="jss_…"
            value={token}
            onInput={(event) => setToken(event.currentTarget.value)}
          />
        </Field>
        <button type="submit" class="main" disabled={busy}>
          Sign in
        </button>
      </form>
      <p class="note">
        Freelancers see their own score with its reasons, can try out what would change it, and ask
        for a review. Operators, reviewers and auditors see the market.
      </p>
    </>
  );
}

// SPDX-License-Identifier: Apache-2.0
// Something that a reader does and that the service keeps: once at a time, with its refusal.
import { useState } from "preact/hooks";
import type { Answered, Refusal } from "./api";

export interface Action {
  busy: boolean;
  refusal: Refusal | null;
  /** Does it. Gives the answer's text, or null where it was refused. */
  run: (send: () => Promise<Answered>) => Promise<string | null>;
}

export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const run = async (send: () => Promise<Answered>) => {
    setBusy(true);
    const { text, refusal: refused } = await send();
    setBusy(false);
    setRefusal(refused);
    return refused ? null : text;
  };
  return { busy, refusal, run };
}

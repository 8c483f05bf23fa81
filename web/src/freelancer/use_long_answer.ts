// SPDX-License-Identifier: Apache-2.0
// Questions that follow a slider, or take seconds: asked once the choice rests, the latest answer
// wins, and one that nobody waits for any more does not hold up the next.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Options } from "../engine/door";
import { useSource, type Answer } from "./use_source";

/** How long an answer that nobody wants may still hold up the engine. */
const kPatience = 300;

export interface LongAnswer<T> extends Answer<T> {
  stopped: boolean;
  stop: () => void;
  again: () => void;
}

type Told<T> = Answer<T> & { stopped: boolean };

/** As `useAnswer`, for such questions; `pause` is how long the choice has to rest. */
export function useLongAnswer<T>(
  question: string,
  options: Options,
  read: (output: string) => T,
  pause: number,
): LongAnswer<T> {
  const { source, state } = useSource();
  const [told, setTold] = useState<Told<T>>({
    value: null,
    reply: null,
    complaint: null,
    waiting: true,
    stopped: false,
  });
  const [round, setRound] = useState(0);
  const giveUp = useRef<() => void>(() => undefined);
  const key = JSON.stringify([question, options, state.edition, round]);
  useEffect(() => {
    let wanted = true;
    let open = false;
    const ask = async () => {
      open = true;
      const reply = await source.ask(question, options);
      open = false;
      if (!wanted) return;
      const fine = reply.status <= 1;
      const complaint = fine ? null : reply.complaint;
      setTold((before) => ({
        value: fine ? read(reply.output) : before.value,
        reply,
        complaint,
        waiting: false,
        stopped: false,
      }));
    };
    const stop = source.stopper(question, options);
    const timer = setTimeout(() => void ask(), pause);
    setTold((before) => ({ ...before, waiting: true, stopped: false }));
    giveUp.current = () => {
      wanted = false;
      clearTimeout(timer);
      if (open) stop();
      setTold((before) => ({ ...before, waiting: false, stopped: true }));
    };
    return () => {
      wanted = false;
      clearTimeout(timer);
      if (open) setTimeout(stop, kPatience);
    };
  }, [key, source]);
  return {
    ...told,
    stop: () => giveUp.current(),
    again: () => setRound(round + 1),
  };
}

// SPDX-License-Identifier: Apache-2.0
// How views see the source: its state, and what it answers.
import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { Options, Reply } from "../engine/door";
import type { Source, SourceState } from "./source";

export const SourceContext = createContext<Source | null>(null);

export function useSource(): { source: Source; state: SourceState } {
  const source = useContext(SourceContext);
  if (!source) throw new Error("a view stands outside of the page");
  const [state, setState] = useState(source.state);
  useEffect(() => source.subscribe(() => setState(source.state)), [source]);
  return { source, state };
}

export interface Answer<T> {
  /** What was answered last; stays while the next answer is awaited, so that nothing flickers. */
  value: T | null;
  /** The reply that it was read from. */
  reply: Reply | null;
  /** Why there is no answer, for a person. */
  complaint: string | null;
  waiting: boolean;
}

/**
 * Asks whenever the question, its options or the choices change. `read` makes a value
 * of the output; it has to be the same function every time. A null question asks nothing.
 */
export function useAnswer<T>(
  question: string | null,
  options: Options,
  read: (output: string) => T,
): Answer<T> {
  const { source, state } = useSource();
  const [answer, setAnswer] = useState<Answer<T>>({
    value: null,
    reply: null,
    complaint: null,
    waiting: question !== null,
  });
  const key = JSON.stringify([question, options, state.edition]);
  useEffect(() => {
    if (question === null) return undefined;
    let wanted = true;
    setAnswer((before) => ({ ...before, waiting: true }));
    void source.ask(question, options).then((reply) => {
      if (!wanted) return;
      const fine = reply.status <= 1;
      const value = fine ? read(reply.output) : null;
      setAnswer({ value, reply, complaint: fine ? null : reply.complaint, waiting: false });
    });
    return () => {
      wanted = false;
    };
  }, [key, source]);
  return answer;
}

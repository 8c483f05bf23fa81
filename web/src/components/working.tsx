// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from "preact/hooks";

const kQuiet = 500;

interface WorkingProps {
  waiting: boolean;
  stopped: boolean;
  /** What is being done, such as `Weighing plans`. */
  doing: string;
  onStop: () => void;
  onAgain: () => void;
}

/** Says that an answer takes a while, and lets its reader give it up or ask again. */
export function Working({ waiting, stopped, doing, onStop, onAgain }: WorkingProps) {
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(() => {
    setSeconds(null);
    if (!waiting) return undefined;
    const start = Date.now();
    const show = setTimeout(() => setSeconds(0), kQuiet);
    const count = setInterval(() => setSeconds(Math.round((Date.now() - start) / 1000)), 1000);
    return () => {
      clearTimeout(show);
      clearInterval(count);
    };
  }, [waiting]);
  return (
    <div class="working" role="status">
      {waiting && seconds !== null && (
        <p>
          <span class="spinner" aria-hidden="true" />
          {doing} …{seconds > 1 && <span aria-hidden="true"> {seconds} s</span>}
          <button type="button" onClick={onStop}>
            Stop
          </button>
        </p>
      )}
      {stopped && (
        <p>
          Stopped; there is no answer.
          <button type="button" onClick={onAgain}>
            Ask again
          </button>
        </p>
      )}
    </div>
  );
}

// SPDX-License-Identifier: Apache-2.0
// What the service tells by itself: that a score changed, that scores were published.
import { useEffect, useRef } from "preact/hooks";

/** The data of a server-sent event, as far as a page needs it. */
export interface Told {
  freelancer?: string;
}

const kEvents = ["score_changed", "published", "reset"];
/** Much changes at once: what is shown follows it together. */
const kRest = 1000;

/**
 * Listens as long as it is shown, and calls `onNews` once for all that came within a second and
 * `concerns` it. A browser connects again by itself. A null path hears nothing.
 */
export function useStream(
  path: string | null,
  concerns: (told: Told) => boolean,
  onNews: () => void,
): void {
  const latest = useRef({ concerns, onNews });
  latest.current = { concerns, onNews };
  useEffect(() => {
    if (path === null) return undefined;
    const stream = new EventSource(path);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onEvent = (event: MessageEvent<string>) => {
      if (!latest.current.concerns(JSON.parse(event.data) as Told)) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        latest.current.onNews();
      }, kRest);
    };
    kEvents.forEach((name) => stream.addEventListener(name, onEvent));
    return () => {
      clearTimeout(timer);
      stream.close();
    };
  }, [path]);
}

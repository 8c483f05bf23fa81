// SPDX-License-Identifier: Apache-2.0
import { inWords } from "../components/day";

/** An instant to the minute, in UTC as everywhere: `20 Nov 2026, 09:30`. */
export function TimeName({ time }: { time: string }) {
  return (
    <time dateTime={time} title={time}>
      {inWords(time.slice(0, 10))}, {time.slice(11, 16)}
    </time>
  );
}

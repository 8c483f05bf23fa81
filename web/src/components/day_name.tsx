// SPDX-License-Identifier: Apache-2.0
import { inWords } from "./day";

/** A day as a reader writes it; nothing where there is none. */
export function DayName({ day }: { day: string | null | undefined }) {
  return day ? <time dateTime={day}>{inWords(day)}</time> : null;
}

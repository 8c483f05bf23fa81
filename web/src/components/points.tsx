// SPDX-License-Identifier: Apache-2.0
import { signed } from "./words";

/** Points gained or lost: with a sign and an arrow, so that colour is never all that tells. */
export function Points({ points }: { points: string | null }) {
  if (points === null) return <>–</>;
  const words = signed(points);
  const way = words.startsWith("−") ? "down" : words.startsWith("+") ? "up" : "level";
  return <span class={`points ${way}`}>{words}</span>;
}

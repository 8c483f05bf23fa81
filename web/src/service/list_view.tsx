// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import { FetchedView, Refused } from "./refused";
import type { Listed } from "./use_fetched";

interface ListViewProps<T> {
  list: Listed<T>;
  children: (rows: readonly T[]) => ComponentChildren;
}

/** A list as far as it was asked for, with the way to more of it. */
export function ListView<T>({ list, children }: ListViewProps<T>) {
  const { rows, refusal, waiting, more } = list;
  return (
    <FetchedView answer={{ value: rows, refusal: rows?.length ? null : refusal, waiting }}>
      {(found) => (
        <>
          {children(found)}
          {refusal && <Refused refusal={refusal} />}
          {(more || (waiting && found.length > 0)) && (
            <button type="button" disabled={!more} onClick={() => more?.()}>
              Show more
            </button>
          )}
        </>
      )}
    </FetchedView>
  );
}

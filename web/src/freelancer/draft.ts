// SPDX-License-Identifier: Apache-2.0
// The acts that a reader tries, with the way back. They outlive the view, not the source.
import { useEffect, useReducer } from "preact/hooks";
import type { Act } from "../components/act";
import type { Source } from "./source";
import { useSource } from "./use_source";

const kMostSteps = 200;

export class Draft {
  acts: readonly Act[] = [];
  private past: (readonly Act[])[] = [];
  /** Which control changed last: its moves in a row are one step back. */
  private moved: string | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(readonly source: unknown) {}

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  set(acts: readonly Act[], control: string | null = null): void {
    if (control === null || control !== this.moved) {
      this.past = [...this.past.slice(-kMostSteps), this.acts];
    }
    this.moved = control;
    this.show(acts);
  }

  undo(): void {
    const before = this.past.pop();
    this.moved = null;
    if (before) this.show(before);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private show(acts: readonly Act[]): void {
    this.acts = acts;
    this.listeners.forEach((listener) => listener());
  }
}

const drafts = new WeakMap<Source, Draft>();

/** The acts tried on the open source. */
export function useDraft(): Draft {
  const { source, state } = useSource();
  let draft = drafts.get(source);
  if (!draft || draft.source !== state.files) {
    draft = new Draft(state.files);
    drafts.set(source, draft);
  }
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => draft.subscribe(() => redraw(undefined)), [draft]);
  return draft;
}

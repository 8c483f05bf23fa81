// SPDX-License-Identifier: Apache-2.0
import type { ComponentType } from "preact";

export interface ViewProps {
  /** What the address says after the view's id. */
  rest: string;
}

/** One part of a page, with its own place in the menu and in the address. */
export interface View<State = unknown> {
  id: string;
  name: string;
  /** The heading above it in the menu; groups stand in the order of their first views. */
  group: string;
  component: ComponentType<ViewProps>;
  /** Whether it makes sense before anything is open. */
  withoutSource?: boolean;
  /** Whether it can be asked for; always, where this is left out. */
  offered?: (state: State) => boolean;
}

// SPDX-License-Identifier: Apache-2.0
import type { ComponentType } from "preact";
import type { SessionState } from "./session";

export const kGroups = ["The score", "What next", "A closer look", "The rules", "Yours"] as const;

export interface ViewProps {
  /** What the address says after the view's id. */
  rest: string;
}

/** One part of the page, with its own place in the menu and in the address. */
export interface View {
  id: string;
  name: string;
  group: (typeof kGroups)[number];
  component: ComponentType<ViewProps>;
  /** Whether it makes sense before anything is open. */
  withoutSource?: boolean;
  /** Whether it can be asked for; always, where this is left out. */
  offered?: (state: SessionState) => boolean;
}

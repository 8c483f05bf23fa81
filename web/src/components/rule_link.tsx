// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import { addressOf } from "./address";

/** Leads to the rules behind a topic (see rule_names.ts) or to one rule by its name. */
export function RuleLink({ to, children }: { to: string; children: ComponentChildren }) {
  return (
    <a class="rule" href={addressOf("rules", to)} title="The rules behind this">
      {children}
    </a>
  );
}

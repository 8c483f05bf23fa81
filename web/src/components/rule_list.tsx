// SPDX-License-Identifier: Apache-2.0
import { addressOf } from "./address";
import { Grade, SourceLink } from "./grade";
import { valueInWords } from "./rule_words";
import type { Rule } from "./shapes";

/** Rules with their values, meanings, sources and grades; each can be linked to. */
export function RuleList({ rules, here }: { rules: Rule[]; here?: string }) {
  return (
    <ul class="rules">
      {rules.map((rule) => (
        <li key={rule.name} class={rule.name === here ? "rule-item here" : "rule-item"}>
          <div class="rule-head">
            <a href={addressOf("rules", rule.name)} class="rule-name">
              <code>{rule.name}</code>
            </a>
            <strong class={rule.value === null ? "unset" : undefined}>{valueInWords(rule)}</strong>
          </div>
          <p>{rule.meaning}</p>
          <p class="note">
            <Grade grade={rule.grade} /> <SourceLink source={rule.source} /> · since the rules{" "}
            {rule.policy} · may be {rule.bounds}
          </p>
        </li>
      ))}
    </ul>
  );
}

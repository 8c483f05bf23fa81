// SPDX-License-Identifier: Apache-2.0
// A rule's value as a reader would write it.
import type { Rule, RuleValue } from "./shapes";

function simple(value: RuleValue): string {
  if (value === null) return "unset: this rule does not act";
  if (value === true) return "yes";
  if (value === false) return "no";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(simple).join(", ");
  if (typeof value === "object")
    return Object.entries(value)
      .map(([k, v]) => `${k} ${v}`)
      .join(" ");
  return String(value).replaceAll("_", " ");
}

/** Thousandths are told as such, since a factor of 1500 would surprise. */
export function valueInWords(rule: Rule): string {
  const { value, meaning } = rule;
  if (typeof value === "number" && /in thousandths/.test(meaning)) return `${value} thousandths`;
  if (rule.name === "size.tiers" && Array.isArray(value)) return value.map(tier).join("; ");
  return simple(value);
}

function tier(value: RuleValue): string {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return simple(value);
  return `from ${value["from"]}: ${Number(value["weight"]) / 1000}`;
}

/** The rules of one kind share the part of the name before the dot. */
export function groupOf(rule: Rule): string {
  const group = rule.name.includes(".") ? (rule.name.split(".")[0] ?? "") : "general";
  return group.replaceAll("_", " ");
}

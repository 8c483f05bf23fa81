// SPDX-License-Identifier: Apache-2.0
import { useMemo } from "preact/hooks";
import { linesOf, type PolicyLine } from "../components/shapes";
import { useAnswer, useSource, type Answer } from "./use_source";

export function usePolicies(): Answer<PolicyLine[]> {
  return useAnswer("policy list", { format: "json" }, linesOf<PolicyLine>);
}

/** All policies that can stand beside the chosen one; null until they are known. */
export function useOtherRules(): { under: string[]; titleOf: (rules: string) => string } | null {
  const { state } = useSource();
  const policies = usePolicies().value;
  return useMemo(() => {
    if (!policies) return null;
    const under = policies.map(({ id }) => id).filter((id) => id !== state.policy);
    const titles = new Map(policies.map(({ id, title }) => [id, title]));
    const own = typeof state.policy === "object" && state.policy ? state.policy.name : "";
    const titleOf = (rules: string) =>
      rules === "by_date" ? "the series of dated rules" : (titles.get(rules) ?? own);
    return { under, titleOf };
  }, [policies, state.policy]);
}

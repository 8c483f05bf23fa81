// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from "preact/hooks";
import { DayName } from "../../components/day_name";
import { Search } from "../../components/field";
import { RuleList } from "../../components/rule_list";
import { isTopic, rulesBehind } from "../../components/rule_names";
import { groupOf } from "../../components/rule_words";
import {
  linesOf,
  oneOf,
  type PolicyAnswer,
  type PolicyLine,
  type Rule,
  type ScoreAnswer,
} from "../../components/shapes";
import {
  capitalised,
  counted,
  enumerated,
  noScoreInWords,
  whyInWords,
} from "../../components/words";
import { AnswerView } from "../answer_view";
import { SaveButton } from "../save_button";
import { useAnswer, useSource } from "../use_source";
import type { View, ViewProps } from "../../frame/view";

// The rules in force from the latest day on, for who looks at rules without a source.
function readNewest(output: string): string | null {
  const dated = linesOf<PolicyLine>(output).filter((policy) => policy.effective_from !== null);
  return dated.at(-1)?.id ?? null;
}

function RulesPage({ rest }: ViewProps) {
  const { state } = useSource();
  const open = state.opened !== null && state.freelancer !== null;
  const score = useAnswer(open ? "score" : null, { format: "json" }, oneOf<ScoreAnswer>).value;
  const newest = useAnswer(open ? null : "policy list", { format: "json" }, readNewest).value;
  const named = state.policy ?? (open ? score?.policy : newest) ?? null;
  const policy = useAnswer(
    named === null ? null : "policy show",
    { format: "json", ...(named === null ? {} : { policy: named }) },
    oneOf<PolicyAnswer>,
  );
  return (
    <>
      <h1>The rules</h1>
      <AnswerView answer={policy}>
        {(value) => (
          <>
            <p class="lead">
              {value.id}: {value.title}
            </p>
            <p>
              {value.effective_from && (
                <>
                  In force from <DayName day={value.effective_from} /> on.{" "}
                </>
              )}
              {gradesInWords(value.parameters)} The exact calculation has never been published:
              these are the best public knowledge, each with its source.
            </p>
            {named !== null && (
              <div class="with-save">
                <p>
                  They can be saved as a file (TOML), changed, and dropped here as rules of your
                  own.
                </p>
                <SaveButton
                  title="these rules"
                  file={`${value.id}.toml`}
                  type="application/toml"
                  content={{
                    question: "policy show",
                    options: { format: "toml", policy: named },
                  }}
                />
              </div>
            )}
            <Topic topic={rest} rules={value.parameters} />
            <AllRules rules={value.parameters} here={rest} />
          </>
        )}
      </AnswerView>
    </>
  );
}

function gradesInWords(rules: Rule[]): string {
  const of = (grade: string) => rules.filter((rule) => rule.grade === grade).length;
  const parts = [
    `${of("documented")} are documented by the platform`,
    `${of("reported")} reported by others`,
    `${of("assumed")} assumed`,
  ];
  return `Of ${rules.length} rules ${enumerated(parts)}.`;
}

function topicInWords(topic: string): string {
  if (topic === "windows") return "the windows, and what qualifies";
  if (topic === "weight") return "weights and units";
  if (topic.startsWith("too_few") || topic === "no_outcomes") return noScoreInWords(topic);
  return whyInWords(topic);
}

/** The rules behind what was clicked, first of all. */
function Topic({ topic, rules }: { topic: string; rules: Rule[] }) {
  if (topic === "") return null;
  const names = isTopic(topic) ? rulesBehind(topic) : [topic];
  const found = names.flatMap((name) => rules.filter((rule) => rule.name === name));
  if (found.length === 0) return null;
  return (
    <section class="card-box topic">
      <div class="card-head">
        <h2>{isTopic(topic) ? `Behind “${topicInWords(topic)}”` : "This rule"}</h2>
        <a class="close" href="#rules" aria-label="Show all rules">
          ×
        </a>
      </div>
      <RuleList rules={found} />
    </section>
  );
}

function AllRules({ rules, here }: { rules: Rule[]; here: string }) {
  const [words, setWords] = useState("");
  useEffect(() => {
    if (here !== "") document.querySelector(".topic")?.scrollIntoView({ block: "nearest" });
  }, [here]);
  const found = rules.filter((rule) =>
    `${rule.name}\n${rule.meaning}\n${rule.grade}`.toLowerCase().includes(words),
  );
  const groups = [...new Set(found.map(groupOf))];
  return (
    <section>
      <h2>All rules</h2>
      <Search hint="stars, weight, assumed …" onWords={setWords} />
      <p class="hidden" role="status">
        {counted(found.length, "rule")} shown.
      </p>
      {groups.map((group) => (
        <section key={group}>
          <h3>{capitalised(group)}</h3>
          <RuleList rules={found.filter((rule) => groupOf(rule) === group)} here={here} />
        </section>
      ))}
      {found.length === 0 && <p>No rule says that.</p>}
    </section>
  );
}

export const rulesView: View = {
  id: "rules",
  name: "Every rule",
  group: "The rules",
  component: RulesPage,
  withoutSource: true,
};

// SPDX-License-Identifier: Apache-2.0
// What shown scores tell, in the words of the command line.
import { inWords } from "./day";
import type { Inference, InferredAnswer, PrivateAnswer, TriedRules } from "./insight_shapes";
import { counted, grouped } from "./words";

const scored = (score: number | null) => (score === null ? "no score" : String(score));

// What is possible is never shown as nothing, nor what is not sure as all.
function percent(whole: number, possible: boolean, sure: boolean): string {
  if (!possible) return "–";
  if (sure) return "100 %";
  if (whole < 1) return "<1 %";
  return whole > 99 ? ">99 %" : `${whole} %`;
}

/** The rules that are likeliest, given the scores; null where none agree. */
export function likeliestOf(inference: Inference): TriedRules | null {
  return inference.rules.reduce<TriedRules | null>((best, rules) => {
    if (rules.finding !== "agrees") return best;
    return !best || Number(rules.probability) > Number(best.probability) ? rules : best;
  }, null);
}

export function findingInWords({ finding }: TriedRules): string {
  if (finding === "too_many_states") return "?";
  return finding === "agrees" ? "✓ yes" : "✗ no";
}

export function probabilityInWords(rules: TriedRules, inference: Inference): string {
  if (rules.finding === "too_many_states") return "?";
  const agreeing = inference.rules.filter((other) => other.finding === "agrees").length;
  const whole = Math.floor((Math.round(Number(rules.probability) * 1000) + 5) / 10);
  return percent(whole, rules.finding === "agrees", agreeing === 1);
}

/** In how many ways rules give the scores, or how near they come. */
export function waysInWords(rules: TriedRules): string {
  if (rules.finding === "too_many_states") return "too many combinations to tell exactly";
  const { contradiction } = rules;
  if (contradiction) {
    const on = `on ${inWords(contradiction.day)}`;
    if (!contradiction.nearest) return `cannot be ${on}`;
    return `could show ${scored(contradiction.nearest.score)} ${on}`;
  }
  if (rules.combinations === "1") return "nothing is unknown";
  return `${grouped(rules.consistent)} of ${grouped(rules.combinations)}`;
}

const kOrder: readonly PrivateAnswer[] = ["none", "good", "neutral", "bad"];

// Whole per cents that are a hundred together: what rounding leaves goes to the largest rests.
function wholePercents(answer: InferredAnswer): Map<PrivateAnswer, number> {
  const shares = kOrder.map((option) => {
    const thousandths = Math.round(Number(answer.posterior[option] ?? 0) * 1000);
    return { option, whole: Math.floor(thousandths / 10), rest: thousandths % 10 };
  });
  let missing = 100 - shares.reduce((sum, share) => sum + share.whole, 0);
  for (const share of [...shares].sort((a, b) => b.rest - a.rest)) {
    if (missing-- > 0) share.whole += 1;
  }
  return new Map(shares.map(({ option, whole }) => [option, whole]));
}

/** How likely an answer is; nothing where it could not have been given at all. */
export function answerShare(answer: InferredAnswer, option: PrivateAnswer): string {
  if (answer.posterior[option] === undefined) return "";
  const whole = wholePercents(answer).get(option) ?? 0;
  return percent(whole, answer.possible.includes(option), answer.possible.length === 1);
}

export function likeliestAnswer(answer: InferredAnswer): string {
  return answer.possible.length === 1 ? `${answer.most_likely}, sure` : answer.most_likely;
}

/** How far what is inferred can be trusted, one statement each. */
export function trustSentences(inference: Inference, rules: TriedRules): string[] {
  const { answers } = rules;
  const taken =
    "Taken as given: that one of these rules is the platform's, each as likely as the other; and " +
    "that all else in the source is complete and right.";
  if (answers.length === 0) return [taken];
  const settled = answers.filter((answer) => answer.possible.length === 1).length;
  const byPrior = answers.filter((answer) => answer.prior_decides).length;
  const { title, grade, source } = inference.prior;
  return [
    `Of ${grouped(rules.combinations)} combinations of ${counted(answers.length, "answer")}, ` +
      `${grouped(rules.consistent)} ${rules.consistent === "1" ? "gives" : "give"} every score ` +
      "shown; each is counted, none is guessed.",
    `The scores alone settle ${counted(settled, "answer")}. For ${byPrior}` +
      `${byPrior === 1 ? "" : " of them"} the prior decides: had all answers been equally likely ` +
      "before, another would be the likeliest.",
    `The prior, “${title}”, is ${grade} (${source}).`,
    taken,
  ];
}

/** What it means that no rules give the scores. */
export function noRulesSentences(inference: Inference): string[] {
  const unsure = inference.rules.some((rules) => rules.finding === "too_many_states");
  return [
    unsure
      ? "None of the rules that could be tried to the end give these scores."
      : "None of these rules give the scores shown, whatever clients answered in private.",
    "So something else differs: a contract, a payment, a date or a piece of feedback that the " +
      "source lacks or has otherwise, or rules that nobody published. The day named above is " +
      "where to look first.",
  ];
}

// SPDX-License-Identifier: Apache-2.0
// How firm a score is, in the sentences of the command line.
import type { Firmness } from "./insight_shapes";
import { scoreInWords } from "./score_name";
import { amountInWords } from "./standing_words";
import { counted, windowInWords } from "./words";

const kNumbers = ["no", "one", "two", "three", "four", "five", "six"].concat([
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
]);
const kMiddle = "the middle of those that count";
const kMostJobsTried = 500;

function jobs(number: number, kind = ""): string {
  return `${kNumbers[number] ?? number} ${kind}${number === 1 ? "job" : "jobs"}`;
}

export function setbackSentences({ setback, score, exact }: Firmness): string[] {
  if (!setback) return ["There would be no score."];
  const size =
    Number(setback.earned) === 0
      ? "An unpaid job, as is usual here,"
      : `A job of the usual size (${amountInWords(setback.earned)}, ${kMiddle})`;
  if (Number(setback.points_lost) <= 0) {
    return [`${size} that ends with one star would cost no points today.`];
  }
  const { after, points_lost: lost, jobs_to_recover: recovery } = setback;
  const cost =
    `${size} that ends with one star costs ${lost} points: ` +
    `from ${exact} to ${after.exact}, shown as ${after.score}.`;
  if (recovery === 0) return [cost, `It would still be shown as ${score}.`];
  if (recovery === null) {
    const never = `would not show ${score} again before it leaves the window.`;
    return [cost, `Even ${kMostJobsTried} good jobs of that size ${never}`];
  }
  return [cost, `It takes ${jobs(recovery, "good ")} of that size to show ${score} again.`];
}

export function unknownSentences({ answers }: Firmness): string[] {
  const { unknown, all_bad: bad, all_good: good } = answers;
  if (unknown === 0) return ["No answer is unknown that could move the score."];
  return [
    `${counted(unknown, "answer")} ${unknown === 1 ? "is" : "are"} unknown.`,
    `Were all of them bad, the score would be ${scoreInWords(bad)}; ` +
      `were all good, ${scoreInWords(good)}.`,
  ];
}

export function intervalSentences({ interval, score }: Firmness): string[] {
  if (!interval || score === null) return [];
  // The far end says most: upwards, unless the score stands at the top already.
  const { highest_alike: highest, lowest_alike: lowest } = interval;
  const other = highest > score ? highest : lowest;
  const [below, above] = [Math.min(score, other), Math.max(score, other)];
  const apart =
    other === score
      ? `${score} can be told from every other score.`
      : `${below} and ${above} cannot be told apart.`;
  const many = jobs(interval.jobs);
  const window = interval.window === "trending" ? "6 months" : windowInWords(interval.window);
  return [
    `With ${many}, ${apart}`,
    `Seen as a sample, the ${many} of the last ${window} (by their weights worth ` +
      `${interval.effective_jobs}) leave the true share of success between ${interval.low} and ` +
      `${interval.high} %, nine times in ten.`,
  ];
}

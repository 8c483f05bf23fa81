// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import { Notice } from "../components/notice";
import type { Refusal } from "./api";

const kTitles: Record<number, string> = {
  0: "There was no answer.",
  403: "This is not for you to see or do.",
  404: "There is nothing here.",
  409: "This contradicts what is there.",
  422: "This cannot be.",
  429: "That was too much at once: wait a moment.",
  503: "The ledger does not answer at the moment. Nothing is lost: try again.",
};

/** Why something was not answered or not done. */
export function Refused({ refusal, title }: { refusal: Refusal; title?: string }) {
  return (
    <Notice kind="error" title={title ?? kTitles[refusal.status] ?? "This was refused."}>
      <p class="complaint">{refusal.detail}</p>
      {refusal.problems.length > 0 && (
        <ul>
          {refusal.problems.map((problem, i) => (
            <li key={i}>
              {problem.line > 0 && `Line ${problem.line}: `}
              {problem.reason}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

interface FetchedViewProps<T> {
  answer: { value: T | null; refusal: Refusal | null; waiting: boolean };
  children: (value: T) => ComponentChildren;
}

/** Shows an answer of the service once it is there, and why there is none if it was refused. */
export function FetchedView<T>({ answer, children }: FetchedViewProps<T>) {
  if (answer.refusal) return <Refused refusal={answer.refusal} />;
  if (answer.value === null) {
    return (
      <p class="waiting" role="status">
        Asking …
      </p>
    );
  }
  return <div aria-busy={answer.waiting}>{children(answer.value)}</div>;
}

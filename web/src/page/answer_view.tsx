// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import { Notice } from "../components/notice";
import type { Answer } from "./use_session";

interface AnswerViewProps<T> {
  answer: Answer<T>;
  children: (value: T) => ComponentChildren;
}

/** Shows an answer once it is there, and why there is none if it was refused. */
export function AnswerView<T>({ answer, children }: AnswerViewProps<T>) {
  if (answer.complaint !== null) {
    return (
      <Notice kind="error" title="There is no answer to this.">
        <p class="complaint">{answer.complaint.replace(/^jss: /, "")}</p>
      </Notice>
    );
  }
  if (answer.value === null) {
    return (
      <p class="waiting" role="status">
        Reckoning …
      </p>
    );
  }
  return <div aria-busy={answer.waiting}>{children(answer.value)}</div>;
}

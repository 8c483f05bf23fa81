// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import { Notice } from "../components/notice";
import { Working } from "../components/working";
import { counted, enumerated, fieldInWords } from "../components/words";
import type { LongAnswer } from "./use_long_answer";
import type { Answer } from "./use_source";

interface AnswerViewProps<T> {
  answer: Answer<T>;
  children: (value: T) => ComponentChildren;
}

// What exports leave open, without the command line's way to give it.
const kUnknown = /the exports leave unknown what this answer needs: (.*)\. Give it with --answers/s;

// `ended_on, stars of 'Icons' and what 2 more lack`, in the words of the questions.
function missingInWords(text: string): string {
  const [, fields = "", contract = "", more] =
    /^([\w, ]+) of '(.*?)'(?: and what (\d+) more lack)?$/s.exec(text) ?? [];
  if (contract === "") return `The exports do not tell ${text}.`;
  const named = enumerated(fields.split(", ").map(fieldInWords));
  const others = more ? `; so it is with ${counted(Number(more), "other contract")}` : "";
  return `Of “${contract}” the exports do not tell ${named}${others}.`;
}

/** Shows an answer once it is there, and why there is none if it was refused. */
export function AnswerView<T>({ answer, children }: AnswerViewProps<T>) {
  if (answer.complaint !== null) {
    const unknown = kUnknown.exec(answer.complaint);
    return unknown ? (
      <Notice kind="warning" title="Something is unknown that this answer needs.">
        <p>{missingInWords(unknown[1] ?? "")}</p>
        <p>
          <a class="button" href="#questions">
            Fill the gaps
          </a>
        </p>
      </Notice>
    ) : (
      <Notice kind="error" title="There is no answer to this.">
        <p class="complaint">{answer.complaint}</p>
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

interface LongAnswerViewProps<T> extends AnswerViewProps<T> {
  answer: LongAnswer<T>;
  /** What is being done, such as `Weighing plans`. */
  doing: string;
}

/** As AnswerView, of an answer that takes a while and can be given up. */
export function LongAnswerView<T>({ answer, doing, children }: LongAnswerViewProps<T>) {
  return (
    <>
      <Working
        waiting={answer.waiting}
        stopped={answer.stopped}
        doing={doing}
        onStop={answer.stop}
        onAgain={answer.again}
      />
      {!answer.stopped && <AnswerView answer={answer}>{children}</AnswerView>}
    </>
  );
}

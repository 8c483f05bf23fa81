// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import type { Review } from "./review_shapes";
import { clockInWords, stateInWords } from "./review_words";
import { TimeName } from "./time_name";
import { today } from "./today";

interface ReviewCardProps {
  review: Review;
  /** What it is about, such as a link to the contract. */
  title: ComponentChildren;
  children?: ComponentChildren;
}

/** One review: what was asked, how long there is, what was decided and why. */
export function ReviewCard({ review, title, children }: ReviewCardProps) {
  return (
    <li class={review.overdue ? "review overdue" : "review"}>
      <h3>{title}</h3>
      <p class="review-state">
        <span class={`tag ${review.state}`}>{stateInWords(review.state)}</span>
        {review.state === "open" && (
          <span class={review.overdue ? "clock late" : "clock"}>
            {review.overdue && <span aria-hidden="true">! </span>}
            to be decided {clockInWords(review, today())}
          </span>
        )}
      </p>
      <dl class="said">
        <dt>
          Asked on <TimeName time={review.requested_at} />
        </dt>
        <dd>{review.why}</dd>
        {review.decisions.map((verdict) => [
          <dt key={`${verdict.decided_at} dt`}>
            {stateInWords(verdict.decision)}, <TimeName time={verdict.decided_at} />
            {verdict.by && (
              <>
                , by <bdi>{verdict.by}</bdi>
              </>
            )}
          </dt>,
          <dd key={`${verdict.decided_at} dd`}>{verdict.why}</dd>,
        ])}
      </dl>
      {children}
    </li>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { Choice } from "../../components/field";
import type { View } from "../../frame/view";
import { may } from "../account";
import { pathOf } from "../api";
import { DecideReview } from "../decide_review";
import { ListView } from "../list_view";
import { personAddress } from "../person_address";
import { PersonLink } from "../person_link";
import { ReviewCard } from "../review_card";
import type { Review } from "../review_shapes";
import { useAccount } from "../use_account";
import { useListed } from "../use_fetched";

const kShown = [
  ["open", "open, those that are late first"],
  ["", "all"],
  ["upheld", "upheld"],
  ["excluded", "excluded"],
  ["restored", "restored"],
] as const;

function ReviewQueuePage() {
  const { account } = useAccount();
  const [state, setState] = useState("open");
  const list = useListed<Review>(pathOf("reviews"), "reviews", { state, limit: 20 });
  return (
    <>
      <h1>Reviews</h1>
      <p class="lead">
        Freelancers ask here that somebody looks at a contract's place in their score. Whatever is
        decided is recorded with its reason, and the score follows at once.
      </p>
      <Choice name="Show" value={state} choices={kShown} onChoose={setState} />
      <ListView list={list}>
        {(found) =>
          found.length === 0 ? (
            <p>None.</p>
          ) : (
            <ol class="reviews">
              {found.map((review) => (
                <ReviewCard
                  key={review.review}
                  review={review}
                  title={
                    <>
                      <PersonLink freelancer={review.freelancer} />:{" "}
                      <a href={personAddress(review.freelancer, "contracts", review.contract)}>
                        contract {review.contract}
                      </a>
                    </>
                  }
                >
                  {may(account, "reviews") && (
                    <DecideReview review={review} onDecided={list.again} />
                  )}
                </ReviewCard>
              ))}
            </ol>
          )
        }
      </ListView>
    </>
  );
}

export const reviewQueueView: View = {
  id: "reviews",
  name: "Reviews",
  group: "To decide",
  component: ReviewQueuePage,
};

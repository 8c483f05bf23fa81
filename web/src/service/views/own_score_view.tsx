// SPDX-License-Identifier: Apache-2.0
import { DayName } from "../../components/day_name";
import { Gauge } from "../../components/gauge";
import { noScoreInWords } from "../../components/words";
import type { View } from "../../frame/view";
import { useSource } from "../../freelancer/use_source";
import { pathOf } from "../api";
import { FetchedView } from "../refused";
import { useFetched } from "../use_fetched";

/** What everybody is shown: an integer, or why there is none. */
interface Released {
  as_of: string;
  published_at: string;
  policy: string;
  score: number | null;
  reason: string | null;
}

function OwnScorePage() {
  const freelancer = useSource().state.freelancer ?? "";
  const released = useFetched<Released>(pathOf("freelancers", freelancer, "score"));
  return (
    <>
      <section class="hero">
        <h1>Your score</h1>
        {released.refusal?.status === 404 ? (
          <p class="lead">No score of yours has been published yet.</p>
        ) : (
          <FetchedView answer={released}>{(value) => <Shown released={value} />}</FetchedView>
        )}
      </section>
    </>
  );
}

function Shown({ released }: { released: Released }) {
  const { score, reason, as_of: day, policy } = released;
  return (
    <div class="verdict">
      <Gauge score={score} reason={reason} />
      <div>
        <p class="lead">
          {score === null ? `No score: ${noScoreInWords(reason ?? "")}.` : `${score} of 100.`}
        </p>
        <p>
          That is what everybody is shown. It is of <DayName day={day} />, by the rules {policy}.
        </p>
      </div>
    </div>
  );
}

export const ownScoreView: View = {
  id: "score",
  name: "Score",
  group: "The score",
  component: OwnScorePage,
};

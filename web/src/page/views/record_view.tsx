// SPDX-License-Identifier: Apache-2.0
import { Notice } from "../../components/notice";
import { counted } from "../../components/words";
import { contractsOf, eventsOf, type Event } from "../events";
import { textOf } from "../file_kind";
import { HappeningForm, NewContractForm } from "../record_form";
import { filesOf, type SessionState } from "../session";
import { useSession } from "../use_session";
import type { View } from "../../frame/view";
import { eventsOfContract, eventsOfHappening } from "../written_events";

function RecordPage() {
  const { session, state } = useSession();
  if (state.opened?.kind === "exports") return <FirstIntoEvents />;
  const known = filesOf(state).flatMap((file) => eventsOf(textOf(file)));
  const contracts = contractsOf(known);
  const enter = (events: Event[]) => session.enter(events);
  const freelancer = state.freelancer ?? "me";
  return (
    <>
      <h1>Add what happened</h1>
      <p class="lead">
        What no file tells you can write down. It counts at once. It is lost with this page unless
        you <a href="#downloads">save the events</a>.
      </p>
      {state.refusal?.about === "events" && (
        <Notice kind="error" title="This cannot be.">
          <p class="complaint">{state.refusal.text}</p>
        </Notice>
      )}
      <section>
        <h2>A contract</h2>
        <NewContractForm
          onTake={(written) => enter(eventsOfContract(written, known, freelancer))}
        />
      </section>
      {contracts.length > 0 && (
        <section>
          <h2>Something that happened to one</h2>
          <HappeningForm
            contracts={contracts}
            onTake={(written) => enter(eventsOfHappening(written, known))}
          />
        </section>
      )}
      <Entered />
    </>
  );
}

/** What was entered here, to be taken back as long as it is not saved. */
function Entered() {
  const { session, state } = useSession();
  if (state.entered.length === 0) return null;
  const titles = new Map(
    contractsOf(filesOf(state).flatMap((file) => eventsOf(textOf(file)))).map((c) => [
      c.contract,
      c.title,
    ]),
  );
  const contracts = [...new Set(state.entered.flatMap((event) => event.contract ?? []))];
  return (
    <section>
      <h2>Written down so far</h2>
      <ul class="downloads">
        {contracts.map((contract) => {
          const events = state.entered.filter((event) => event.contract === contract);
          return (
            <li key={contract}>
              <div>
                <strong>{titles.get(contract) || contract}</strong>
                <p class="note">
                  {counted(events.length, "event")}:{" "}
                  {events.map((event) => event.type.replaceAll("_", " ")).join(", ")}
                </p>
              </div>
              <button type="button" onClick={() => void session.takeBack(contract)}>
                Take back<span class="hidden"> {titles.get(contract) || contract}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <p>
        <a href="#score">See the score</a>
      </p>
    </section>
  );
}

/** Answers are given to exports, events are added to events: one thing at a time. */
function FirstIntoEvents() {
  const { session } = useSession();
  return (
    <>
      <h1>Add what happened</h1>
      <p class="lead">
        Your exports can go on as events, with all that you answered. From then on you can write
        down what happens next.
      </p>
      <p>
        What is still unknown is then taken as it stands: a contract without an end is open, and a
        client without stars gave none. So <a href="#questions">fill the gaps</a> first.
      </p>
      <button type="button" class="main" onClick={() => void session.turnIntoEvents()}>
        Go on with events
      </button>
    </>
  );
}

export const recordView: View<SessionState> = {
  id: "record",
  name: "Add what happened",
  group: "Yours",
  component: RecordPage,
  withoutSource: true,
  offered: (state) => state.opened === null || state.opened.kind !== "contracts",
};

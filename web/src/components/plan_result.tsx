// SPDX-License-Identifier: Apache-2.0
// A plan: what to do, what it comes to, how long it lasts, and why nothing less would do.
import { actOf, tryAddress } from "./act";
import { actInWords } from "./act_words";
import { Bar } from "./bar";
import type { NameOf } from "./change_words";
import { ContractLink } from "./contract_link";
import { ActCode } from "./copy_button";
import { DataTable, type Column } from "./data_table";
import { DayName } from "./day_name";
import { toneOf } from "./gauge";
import type {
  ClientOutlook,
  PlainScore,
  Plan,
  PlanAnswer,
  PlanCase,
  PlanStep,
} from "./insight_shapes";
import {
  certaintyInWords,
  clientAnswerInWords,
  durationInWords,
  effortInWords,
  magnitudeOf,
  stepInWords,
  verdictOfPlan,
  weighedInWords,
} from "./plan_words";
import { Points } from "./points";
import { RuleLink } from "./rule_link";
import { ScoreName, scoreInWords } from "./score_name";
import { differenceOf } from "./score_words";
import { capitalised, counted, whyInWords } from "./words";

interface PlanProps {
  answer: PlanAnswer;
  nameOf: NameOf;
  /** Which client a contract is with, to tell whose answers a plan counts on. */
  clientOf: (contract: string) => string | undefined;
}

export function PlanResult({ answer, nameOf, clientOf }: PlanProps) {
  const plan = answer.plan ?? answer.nearest;
  return (
    <div class="plan">
      <p class={`lead verdict-line ${answer.answer === "none" ? "unreached" : "reached"}`}>
        <span class="mark" aria-hidden="true">
          {answer.answer === "none" ? "✗" : "✓"}
        </span>
        {verdictOfPlan(answer)}
      </p>
      {plan && <Steps plan={plan} nameOf={nameOf} />}
      {plan && plan.steps.some((step) => step.needs_client) && (
        <Expectations answer={answer} plan={plan} clientOf={clientOf} />
      )}
      {answer.plan && (
        <section>
          <h2>How long it lasts</h2>
          <p>{durationInWords(answer.plan)}</p>
        </section>
      )}
      {answer.sooner.length > 0 && <Sooner plans={answer.sooner} nameOf={nameOf} />}
      {answer.limits.length > 0 && <Limits answer={answer} nameOf={nameOf} />}
      <Proof answer={answer} />
    </div>
  );
}

function Steps({ plan, nameOf }: { plan: Plan; nameOf: NameOf }) {
  if (plan.steps.length === 0) return null;
  return (
    <section>
      <h2>
        What to do, and what it does to the score of <DayName day={plan.reached_on} />
      </h2>
      <p>Without any of it: {scoreInWords(plan.idle)}.</p>
      <ol class="steps">
        {plan.steps.map((step, i) => (
          <Step
            key={step.act}
            step={step}
            before={plan.steps[i - 1] ?? plan.idle}
            nameOf={nameOf}
          />
        ))}
      </ol>
      <p>
        <a class="button main" href={tryAddress(plan.steps.map((step) => step.act))}>
          Try it in what-if
        </a>
      </p>
    </section>
  );
}

interface StepProps {
  step: PlanStep;
  before: PlainScore;
  nameOf: NameOf;
}

function Step({ step, before, nameOf }: StepProps) {
  const act = actOf(step.act);
  return (
    <li>
      <div class="step-head">
        <strong>{act ? actInWords(act, nameOf) : step.act}</strong>
        <span class="step-score">
          {before.exact === null && step.exact !== null ? (
            "makes a score"
          ) : (
            <Points points={differenceOf(step, before)} />
          )}{" "}
          → {scoreInWords(step)}
        </span>
      </div>
      <p class="note">
        {stepInWords(step)}
        {step.needs_client && " It needs the client."}
      </p>
      <ActCode act={step.act} />
    </li>
  );
}

const kCases: readonly PlanCase[] = ["good", "usual", "bad"];

type OutlookRow = Pick<ClientOutlook, PlanCase> & { who: string; from: string };

const kOutlook: Column<OutlookRow>[] = [
  { title: "Client", cell: (row) => <bdi>{row.who}</bdi> },
  ...(["usual", "good", "bad"] as const).map((kind) => ({
    title: capitalised(kind),
    cell: (row: OutlookRow) => clientAnswerInWords(row[kind]),
  })),
  { title: "Read from", cell: (row) => row.from },
];

function sourceOf(client: ClientOutlook): string {
  if (client.borrowed) {
    return `all your clients: ${client.own_answered} of ${client.own_ended} answered`;
  }
  const own = `this client: ${client.answered} of ${client.ended} answered`;
  return client.widened ? `${own}; the spread from all` : own;
}

function Expectations({ answer, plan, clientOf }: Omit<PlanProps, "nameOf"> & { plan: Plan }) {
  const asked = new Set(plan.steps.filter((s) => s.needs_client).map((s) => clientOf(s.contract)));
  const rows: OutlookRow[] = answer.clients
    .filter((client) => asked.has(client.client))
    .map((client) => ({ ...client, who: client.client, from: sourceOf(client) }));
  const job = answer.usual_job;
  if (plan.effort.new_jobs > 0 && job) {
    const from = `${counted(job.contracts, "job")} of two years`;
    rows.push({ ...job, who: "of a new job", from });
  }
  return (
    <section>
      <h2>
        What it comes to on <DayName day={plan.reached_on} />
      </h2>
      <DataTable
        caption="The plan counts on the usual answers of clients; they may be better or worse"
        columns={casesOf(answer)}
        rows={kCases.map((kind) => ({ kind, ...plan.cases[kind] }))}
        keyOf={(row) => row.kind}
        strong={(row) => row.kind === "usual"}
      />
      {rows.length > 0 && (
        <details>
          <summary>What clients are expected to answer</summary>
          <DataTable
            caption="Read from what they answered so far"
            columns={kOutlook}
            rows={rows}
            keyOf={(row) => row.who}
          />
          {plan.effort.new_jobs > 0 && job && (
            <p class="note">
              A new job is taken to earn {job.earned} and to last {counted(job.days, "day")}, the
              middle of what you did in two years.
            </p>
          )}
        </details>
      )}
    </section>
  );
}

type CaseRow = { kind: PlanCase; score: number | null; exact: string | null };

function casesOf(answer: PlanAnswer): Column<CaseRow>[] {
  const columns: Column<CaseRow>[] = [
    { title: "If all answers are", cell: (row) => row.kind },
    { title: "Score", number: true, cell: (row) => <ScoreName {...row} /> },
    {
      title: "Of 100",
      cell: (row) => <Bar to={Number(row.exact ?? 0)} tone={toneOf(row.score)} />,
    },
  ];
  if (!answer.plan) return columns;
  const reaches = (row: CaseRow) => row.score !== null && row.score >= answer.target;
  return [
    ...columns,
    {
      title: String(answer.target),
      cell: (row) => (reaches(row) ? "✓ reached" : "✗ not reached"),
    },
  ];
}

function Sooner({ plans, nameOf }: { plans: Plan[]; nameOf: NameOf }) {
  return (
    <section>
      <h2>Sooner, with more effort</h2>
      {plans.map((plan) => (
        <details key={plan.reached_on}>
          <summary>
            On <DayName day={plan.reached_on} /> it could be{" "}
            {`${scoreInWords(plan.cases.usual)}, with ${effortInWords(plan.effort)}`}
          </summary>
          <ul>
            {plan.steps.map((step) => {
              const act = actOf(step.act);
              return <li key={step.act}>{act ? actInWords(act, nameOf) : step.act}</li>;
            })}
          </ul>
          <p>
            <a class="button" href={tryAddress(plan.steps.map((step) => step.act))}>
              Try it in what-if
            </a>
          </p>
        </details>
      ))}
    </section>
  );
}

function Limits({ answer, nameOf }: { answer: PlanAnswer; nameOf: NameOf }) {
  type Limit = PlanAnswer["limits"][number];
  const columns: Column<Limit>[] = [
    {
      title: "Contract",
      cell: (row) => <ContractLink contract={row.contract} name={nameOf(row.contract)} />,
    },
    { title: "Why", cell: (row) => <RuleLink to={row.why}>{whyInWords(row.why)}</RuleLink> },
    { title: "Points", number: true, cell: (row) => <Points points={`-${row.points_lost}`} /> },
    { title: "Leaves the window", cell: (row) => <DayName day={row.leaves_on} /> },
  ];
  return (
    <section>
      <h2>What keeps it from more, even then</h2>
      <DataTable
        caption="What costs most"
        columns={columns}
        rows={answer.limits}
        keyOf={(row) => row.contract}
      />
    </section>
  );
}

function Proof({ answer }: { answer: PlanAnswer }) {
  const { about, digits, power } = magnitudeOf(answer.proof.plans);
  return (
    <section>
      <h2>{answer.proof.exact ? "Proof" : "How sure that is"}</h2>
      <p>
        Weighed: {about && "about "}
        {digits}
        {about && (
          <>
            {" "}
            · 10<sup>{power}</sup>
          </>
        )}{" "}
        plans: {weighedInWords(answer)} {certaintyInWords(answer)}
      </p>
      <p class="note">
        Least effort means: fewest new jobs, then fewest acts that need a client, then fewest of
        your own, then the earliest day.
      </p>
    </section>
  );
}

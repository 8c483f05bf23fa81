// SPDX-License-Identifier: Apache-2.0
import { actOf, tryAddress } from "./act";
import { adviceInWords, clientInWords, lastInWords, withDaysInWords } from "./advice_words";
import { ContractLink } from "./contract_link";
import { ActCode, CopyButton } from "./copy_button";
import { DayName } from "./day_name";
import { rangeOfEffect, shortEffect } from "./effect_words";
import type { AdvisedContract, Alternative } from "./insight_shapes";
import { starsInWords } from "./act_words";
import { capitalised } from "./words";

/** One open contract: what to do, why, what it would do, what else could be done. */
export function AdviceCard({ told }: { told: AdvisedContract }) {
  const act = actOf(told.act);
  const idle = told.advice === "keep";
  const client = clientInWords(told.client);
  return (
    <li class={idle ? "advice keep" : "advice"}>
      <h2>
        <ContractLink contract={told.contract} name={told.title} />
      </h2>
      <p class="note">
        <bdi>{told.client.name || told.client.client}</bdi>
        {client && `: ${client}`} · {lastInWords(told)}
      </p>
      <p>
        <strong>{capitalised(adviceInWords(told.advice))}</strong>
        {!idle && act?.on && (
          <>
            {" "}
            on <DayName day={act.on} />
          </>
        )}
        . {withDaysInWords(told.sentence)}
      </p>
      {!idle && (
        <>
          <p>
            Effect: {shortEffect(told.effect)}{" "}
            <a href={tryAddress([told.act])}>
              Try it<span class="hidden"> on {told.title || told.contract}</span>
            </a>
          </p>
          <ActCode act={told.act} />
        </>
      )}
      {told.message && (
        <Message text={withDaysInWords(told.message)} name={told.title || told.contract} />
      )}
      {told.instead.length > 0 && <Instead told={told} />}
    </li>
  );
}

function Message({ text, name }: { text: string; name: string }) {
  return (
    <figure class="message">
      <figcaption>
        A message you could send
        <CopyButton text={text} name={`the message about ${name}`} />
      </figcaption>
      <blockquote>{text}</blockquote>
    </figure>
  );
}

function insteadInWords({ advice, act }: Alternative): string {
  const stars = actOf(act)?.stars;
  return stars ? `${adviceInWords(advice)} (${starsInWords(stars)})` : adviceInWords(advice);
}

function Instead({ told }: { told: AdvisedContract }) {
  return (
    <details class="plain">
      <summary>What else could be done today</summary>
      <ul>
        {told.instead.map((other) => (
          <li key={other.act}>
            {insteadInWords(other)}: {rangeOfEffect(other.effect)} over the year{" "}
            <a href={tryAddress([other.act])}>
              Try it<span class="hidden">: {other.act}</span>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";

const kMeanings: Record<string, string> = {
  documented: "the platform says so itself",
  reported: "users or copies say so",
  assumed: "chosen by this project",
};

/** How well a rule is known. */
export function Grade({ grade }: { grade: string }) {
  return (
    <span class={`grade ${grade}`} title={kMeanings[grade]}>
      {grade}
    </span>
  );
}

/** A source: its host as a link, where it is an address. */
export function SourceLink({ source }: { source: string }): ComponentChildren {
  if (!/^https?:\/\//.test(source)) return source;
  return (
    <a href={source} rel="noreferrer noopener" target="_blank">
      {new URL(source).hostname}
      <span class="hidden"> (opens another site)</span>
    </a>
  );
}

// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import { ThemeSwitch } from "./theme";

interface HeadProps {
  /** Where the name of the whole leads. */
  home: string;
  children: ComponentChildren;
}

/** The head of a page, with the way past it. */
export function Head({ home, children }: HeadProps) {
  return (
    <>
      <a class="skip" href="#content" onClick={skip}>
        Skip to the content
      </a>
      <header class="head">
        <a class="brand" href={home}>
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <circle class="rail" cx="16" cy="16" r="12" />
            <circle class="fill" cx="16" cy="16" r="12" pathLength={100} />
          </svg>
          OpenJSS
        </a>
        {children}
        <ThemeSwitch />
      </header>
    </>
  );
}

// The address belongs to the views, so the link moves the focus itself.
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("content")?.focus();
}

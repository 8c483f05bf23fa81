// SPDX-License-Identifier: Apache-2.0
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/**
 * Names the window, and leads the focus to the content whenever another view is shown. Gives what
 * the content has to be.
 */
export function useShown(view: string, title: string): RefObject<HTMLElement | null> {
  const content = useRef<HTMLElement>(null);
  const shown = useRef(view);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    if (shown.current === view) return;
    shown.current = view;
    scrollTo(0, 0);
    content.current?.focus({ preventScroll: true });
  }, [view]);
  return content;
}

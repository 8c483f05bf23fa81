// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";

interface NoticeProps {
  kind: "info" | "warning" | "error";
  title?: string;
  children?: ComponentChildren;
}

const kMarks = { info: "i", warning: "!", error: "×" };

/** Something a reader should know; an error is read out at once. */
export function Notice({ kind, title, children }: NoticeProps) {
  return (
    <div class={`notice ${kind}`} role={kind === "error" ? "alert" : "note"}>
      <span class="mark" aria-hidden="true">
        {kMarks[kind]}
      </span>
      <div>
        {title && <p class="title">{title}</p>}
        {children}
      </div>
    </div>
  );
}

// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";

const kShownFor = 2000;

interface CopyButtonProps {
  text: string;
  /** What is copied, for who does not see where the button stands. */
  name: string;
  label?: string;
}

/** Copies a text; where the browser forbids it, the text is there to be marked by hand. */
export function CopyButton({ text, name, label = "Copy" }: CopyButtonProps) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("copied");
    } catch {
      setSaid("not allowed here");
    }
    setTimeout(() => setSaid(""), kShownFor);
  };
  return (
    <button type="button" class="copy" onClick={() => void copy()}>
      {said || label}
      <span class="hidden"> {name}</span>
      <span class="hidden" role="status">
        {said}
      </span>
    </button>
  );
}

/** Words for the command line, to be copied. */
export function ActCode({ act }: { act: string }) {
  return (
    <span class="act-code">
      <code>{act}</code>
      <CopyButton text={act} name={act} />
    </span>
  );
}

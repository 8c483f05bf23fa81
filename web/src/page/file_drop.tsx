// SPDX-License-Identifier: Apache-2.0
import { useRef, useState } from "preact/hooks";
import type { FileText } from "../engine/door";
import { readFiles } from "./file_kind";

interface FileDropProps {
  onFiles: (files: FileText[]) => void;
  busy: boolean;
  small?: boolean;
}

/** Where files are to be dropped, or picked by its button; the page takes what is dropped. */
export function FileDrop({ onFiles, busy, small }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = async (list: FileList | null) => {
    const files = await readFiles(list);
    if (files.length > 0) onFiles(files);
  };
  return (
    <div
      class={`drop${over ? " over" : ""}${small ? " small" : ""}`}
      onDrop={() => setOver(false)}
      onDragOver={() => setOver(true)}
      onDragLeave={() => setOver(false)}
    >
      {!small && <p class="drop-title">Drop your files here</p>}
      <input
        ref={input}
        type="file"
        multiple
        class="hidden"
        tabIndex={-1}
        aria-label="Files"
        accept=".csv,.json,.jsonl,.ndjson,.toml,text/csv,application/json"
        onChange={(event) => {
          const input = event.currentTarget;
          // The same file can be picked again once it was changed.
          void take(input.files).then(() => (input.value = ""));
        }}
      />
      <button
        type="button"
        class={small ? "quiet" : "main"}
        disabled={busy}
        onClick={() => input.current?.click()}
      >
        {busy ? "Reading …" : small ? "Other files" : "Choose files"}
      </button>
      {!small && <p class="note">CSV, JSON or JSON Lines. They stay on this device.</p>}
    </div>
  );
}

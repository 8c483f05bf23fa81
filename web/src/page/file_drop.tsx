// SPDX-License-Identifier: Apache-2.0
import { useRef, useState } from "preact/hooks";
import type { FileText } from "../engine/door";
import { readFile } from "./file_kind";

interface FileDropProps {
  onFiles: (files: FileText[]) => void;
  busy: boolean;
  small?: boolean;
}

/** Takes files that are dropped on it, or picked by its button. */
export function FileDrop({ onFiles, busy, small }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = async (files: FileList | null | undefined) => {
    if (files && files.length > 0) onFiles(await Promise.all([...files].map(readFile)));
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer?.files);
  };
  const onDragOver = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div
      class={`drop${over ? " over" : ""}${small ? " small" : ""}`}
      onDrop={onDrop}
      onDragOver={onDragOver}
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
          void take(event.currentTarget.files);
          event.currentTarget.value = "";
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

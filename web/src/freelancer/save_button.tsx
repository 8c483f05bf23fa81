// SPDX-License-Identifier: Apache-2.0
import { useState } from "preact/hooks";
import { Notice } from "../components/notice";
import type { Options } from "../engine/door";
import { saveFile } from "./save_file";
import { useSource } from "./use_source";

interface SaveButtonProps {
  /** What is saved, for who hears the button. */
  title: string;
  file: string;
  type: string;
  /** The question whose answer is the file, or its text. */
  content: { question: string; options: Options } | { text: string };
  onSaved?: () => void;
}

/** Makes a file and hands it to the reader; tells why where there is none. */
export function SaveButton({ title, file, type, content, onSaved }: SaveButtonProps) {
  const { source } = useSource();
  const [complaint, setComplaint] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  const save = async () => {
    setSaved(false);
    let text = "text" in content ? content.text : "";
    if ("question" in content) {
      const reply = await source.ask(content.question, content.options);
      setComplaint(reply.status > 1 ? reply.complaint : null);
      if (reply.status > 1) return;
      text = reply.output;
    }
    saveFile(file, text, type);
    setSaved(true);
    onSaved?.();
  };
  return (
    <>
      <button type="button" class="save" onClick={() => void save()}>
        Save<span class="hidden"> {title}</span> {saved && <span role="status">✓</span>}
      </button>
      {complaint && (
        <Notice kind="error">
          <p class="complaint">{complaint}</p>
        </Notice>
      )}
    </>
  );
}

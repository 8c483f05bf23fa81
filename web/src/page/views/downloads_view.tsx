// SPDX-License-Identifier: Apache-2.0
import { csvOf } from "../../components/csv";
import type { Options } from "../../engine/door";
import { answerRows, textOf } from "../file_kind";
import { SaveButton } from "../../freelancer/save_button";
import { filesOf, type SessionState } from "../session";
import { useSession } from "../use_session";
import type { View } from "../../frame/view";

interface Download {
  title: string;
  what: string;
  file: string;
  type: string;
  question?: string;
  options?: Options;
  /** Whether it holds what the reader wrote here. */
  keeps?: boolean;
  /** What needs no engine. */
  text?: (state: SessionState) => string;
  offered?: (state: SessionState) => boolean;
}

const isEvents = (state: SessionState) => state.opened?.kind === "events";
const isExports = (state: SessionState) => state.opened?.kind === "exports";

const kDownloads: Download[] = [
  {
    title: "Report",
    what: "Everything about this score as one page with charts, for reading and printing.",
    file: "report.html",
    type: "text/html",
    question: "report",
  },
  {
    title: "Calendar",
    what: "The days on which the score changes if nothing more happens, for any calendar.",
    file: "score.ics",
    type: "text/calendar",
    question: "forecast",
    options: { format: "ics" },
  },
  {
    title: "Contracts",
    what: "Every contract with its outcome, points and day of leaving, as CSV.",
    file: "contracts.csv",
    type: "text/csv",
    question: "explain",
    options: { format: "csv" },
  },
  {
    title: "Timeline",
    what: "Every day on which the score changes, as CSV.",
    file: "timeline.csv",
    type: "text/csv",
    question: "timeline",
    options: { format: "csv" },
  },
  {
    title: "Chart",
    what: "Past and coming months as a picture that needs nothing else (SVG).",
    file: "timeline.svg",
    type: "image/svg+xml",
    question: "timeline",
    options: { format: "svg" },
  },
  {
    title: "Events of the exports",
    what: "What the exports and your answers tell, as an event file. It can be opened here again.",
    file: "events.jsonl",
    type: "application/jsonl",
    question: "import-exports",
    keeps: true,
    offered: isExports,
  },
  {
    title: "Answers",
    what: "What you answered, as CSV. Open it together with the exports.",
    file: "answers.csv",
    type: "text/csv",
    keeps: true,
    text: (state) => csvOf(answerRows(state.answers)),
    offered: (state) => isExports(state) && state.answers.size > 0,
  },
  {
    title: "Scores shown",
    what: "What the platform showed, as you wrote it down. Open it together with your files.",
    file: "shown.csv",
    type: "text/csv",
    text: (state) => (state.observed ? textOf(state.observed) : ""),
    offered: (state) => state.observed !== null,
  },
  {
    title: "Events",
    what: "The open event file with all that you entered. It can be opened here again.",
    file: "events.jsonl",
    type: "application/jsonl",
    keeps: true,
    text: (state) => filesOf(state).map(textOf).join(""),
    offered: isEvents,
  },
];

function DownloadsPage() {
  const { state } = useSession();
  const offered = kDownloads.filter((download) => download.offered?.(state) ?? true);
  return (
    <>
      <h1>Save</h1>
      <p class="lead">These files are made here, in your browser, and go nowhere but to you.</p>
      <ul class="downloads">
        {offered.map((download) => (
          <DownloadItem key={download.title} download={download} />
        ))}
      </ul>
    </>
  );
}

function DownloadItem({ download }: { download: Download }) {
  const { session, state } = useSession();
  const { title, what, file, type, question, options, text, keeps } = download;
  return (
    <li>
      <div>
        <strong>{title}</strong>
        <p class="note">{what}</p>
      </div>
      <SaveButton
        title={title}
        file={nameOf(file, state)}
        type={type}
        content={question ? { question, options: options ?? {} } : { text: text?.(state) ?? "" }}
        onSaved={() => keeps && session.noteSaved()}
      />
    </li>
  );
}

function nameOf(file: string, state: SessionState): string {
  const who = (state.freelancer ?? "").replaceAll(/[^\w.-]+/g, "-");
  return who === "" ? file : `${who}-${file}`;
}

export const downloadsView: View<SessionState> = {
  id: "downloads",
  name: "Save",
  group: "Yours",
  component: DownloadsPage,
};

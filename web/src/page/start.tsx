// SPDX-License-Identifier: Apache-2.0
import type { FileText } from "../engine/door";
import { examples } from "./examples";
import { FileDrop } from "./file_drop";
import { useSession } from "./use_session";

/** What a reader sees before anything is open. */
export function Start() {
  const { session, state } = useSession();
  const open = (files: FileText[]) => {
    location.hash = "score";
    void session.add(files);
  };
  return (
    <div class="start">
      <h1>Your Job Success Score, with its reasons</h1>
      <p class="lead">
        Drop what the marketplace lets you download. You get the score it leads to, what every
        contract does to it, what changes when, and what you can do about it.
      </p>
      <FileDrop onFiles={open} busy={state.busy} />
      <div class="examples">
        {examples.map((example) => (
          <button
            key={example.name}
            type="button"
            class="card"
            onClick={() => open(example.files())}
          >
            <strong>{example.name}</strong>
            <span>{example.what}</span>
          </button>
        ))}
        <a class="card button" href="#record">
          <strong>Write it down</strong>
          <span>contract by contract, without any file</span>
        </a>
      </div>
      <ul class="promises">
        <li>
          <strong>Nothing leaves this browser.</strong> The engine runs inside the page; it asks no
          server, counts no visit, keeps no file. It works without a network once it is loaded.
        </li>
        <li>
          <strong>Every number has its rule,</strong> and every rule its source and how well it is
          known: documented, reported or assumed.
        </li>
        <li>
          <strong>Independent of any marketplace.</strong> This is a score by published rules,
          nobody's secret formula.
        </li>
      </ul>
      <details>
        <summary>What can I drop here?</summary>
        <dl class="kinds">
          <dt>Exports</dt>
          <dd>
            The transaction history or the weekly summary, as CSV from the reports page, and the
            work history: the JSON answer with <code>pageItems</code> that the profile page loads,
            saved from the browser's network view. Several files at once are fine.
          </dd>
          <dt>An event file</dt>
          <dd>
            What happened, one event a line (JSON Lines), such as this page saves it. It knows the
            past, so it has a chart of it.
          </dd>
          <dt>A contract table</dt>
          <dd>One row a contract as CSV, as it stands on one day.</dd>
          <dt>Beside these</dt>
          <dd>
            Answers that this page saved, profiles, scores that were shown (<code>day,score</code>
            ), or rules of your own (TOML).
          </dd>
        </dl>
      </details>
    </div>
  );
}

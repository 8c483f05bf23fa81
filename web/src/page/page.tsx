// SPDX-License-Identifier: Apache-2.0
import { useEffect } from "preact/hooks";
import { Notice } from "../components/notice";
import { readFiles } from "./file_kind";
import { FreelancerList } from "./freelancer_list";
import { Head } from "../frame/head";
import { Menu } from "../frame/menu";
import { SourceContext } from "../freelancer/use_source";
import type { Session, SessionState } from "./session";
import { Start } from "./start";
import { SubjectBar } from "./subject_bar";
import { useRoute } from "../frame/use_route";
import { useShown } from "../frame/use_shown";
import type { View } from "../frame/view";
import { SessionContext, useSession } from "./use_session";
import { views } from "./views";

/** The whole page: its head, what it is about, and one view at a time. */
export function Page({ session }: { session: Session }) {
  useWindow(session);
  return (
    <SessionContext.Provider value={session}>
      <SourceContext.Provider value={session}>
        <Head home="#score">
          <span class="local">nothing leaves this browser</span>
        </Head>
        <Body />
        <footer class="foot">
          <p>
            OpenJSS is independent of any marketplace: it computes a score by published rules and
            says of each rule whether it is documented, reported or assumed. Nobody's secret
            formula.
          </p>
          <p>Your files are read by this page only. They are not sent, and not kept.</p>
        </footer>
      </SourceContext.Provider>
    </SessionContext.Provider>
  );
}

// Files may be dropped anywhere: a browser would otherwise leave the page to show them. And
// whoever leaves without having saved what was written here is asked first.
function useWindow(session: Session): void {
  useEffect(() => {
    const onDragOver = (event: DragEvent) => event.preventDefault();
    const onDrop = (event: DragEvent) => {
      event.preventDefault();
      void readFiles(event.dataTransfer?.files).then((files) => {
        if (files.length > 0) void session.add(files);
      });
    };
    const onLeave = (event: BeforeUnloadEvent) => {
      if (session.state.unsaved) event.preventDefault();
    };
    addEventListener("dragover", onDragOver);
    addEventListener("drop", onDrop);
    addEventListener("beforeunload", onLeave);
    return () => {
      removeEventListener("dragover", onDragOver);
      removeEventListener("drop", onDrop);
      removeEventListener("beforeunload", onLeave);
    };
  }, [session]);
}

const kTitle = document.title;

function Body() {
  const { state } = useSession();
  const route = useRoute();
  const fallback = views[0] as View<SessionState>;
  const wanted = views.find((view) => view.id === route.view) ?? fallback;
  const view = (wanted.offered?.(state) ?? true) ? wanted : fallback;
  const content = useShown(view.id, state.opened ? `${view.name} · OpenJSS` : kTitle);
  const refusal = state.refusal?.about === "files" && <FilesRefused text={state.refusal.text} />;
  if (!state.opened) {
    return (
      <main id="content" ref={content} tabIndex={-1} class="alone">
        {refusal}
        {view.withoutSource ? (
          <>
            <p>
              <a href="#">← To the start</a>
            </p>
            <view.component rest={route.rest} />
          </>
        ) : (
          <Start />
        )}
      </main>
    );
  }
  const Shown = view.component;
  return (
    <>
      <SubjectBar />
      <div class="columns">
        {state.freelancer !== null && (
          <Menu views={views.filter((other) => other.offered?.(state) ?? true)} current={view} />
        )}
        <main id="content" ref={content} tabIndex={-1}>
          {refusal}
          {state.freelancer === null ? <FreelancerList /> : <Shown rest={route.rest} />}
        </main>
      </div>
    </>
  );
}

function FilesRefused({ text }: { text: string }) {
  const { session } = useSession();
  return (
    <Notice kind="error" title="This could not be read.">
      <pre class="complaint" tabIndex={0}>
        {text}
      </pre>
      <button type="button" class="link" onClick={() => session.dismissRefusal()}>
        Dismiss
      </button>
    </Notice>
  );
}

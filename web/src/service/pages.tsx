// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { Notice } from "../components/notice";
import { Head } from "../frame/head";
import { Menu } from "../frame/menu";
import { useRoute } from "../frame/use_route";
import { useShown } from "../frame/use_shown";
import type { View } from "../frame/view";
import { SourceContext } from "../freelancer/use_source";
import { isStaff, type Account, type Accounts } from "./account";
import { PersonBar } from "./person_bar";
import { ServiceSource } from "./service_source";
import { SignIn } from "./sign_in";
import { useStream } from "./use_stream";
import { AccountsContext, useAccount, useAccounts } from "./use_account";
import { marketViews, ownViews, personViews } from "./views";

const kFreelancers = "/freelancers/";

/** The service's pages for whoever is signed in; before that, the way in. */
export function Pages({ accounts }: { accounts: Accounts }) {
  return (
    <AccountsContext.Provider value={accounts}>
      <Frame />
    </AccountsContext.Provider>
  );
}

function Frame() {
  const { accounts, state } = useAccounts();
  return (
    <>
      <Head home="/">
        {state.phase === "in" ? (
          <>
            <span class="who">{whoInWords(state.account)}</span>
            <button type="button" class="quiet" onClick={() => void accounts.signOut()}>
              Sign out
            </button>
          </>
        ) : (
          <span class="who" />
        )}
      </Head>
      {state.phase === "in" && <Content account={state.account} />}
      {state.phase === "out" && (
        <Alone name="Sign in">
          <SignIn why={state.why} />
        </Alone>
      )}
      <footer class="foot">
        <p>
          OpenJSS computes a score by published rules and says of each rule whether it is
          documented, reported or assumed. Nobody's secret formula.
        </p>
      </footer>
    </>
  );
}

function whoInWords({ role, subject }: Account): ComponentChildren {
  if (subject === null) return role;
  return (
    <>
      <bdi>{subject}</bdi>, {role}
    </>
  );
}

function Alone({ name, children }: { name: string; children: ComponentChildren }) {
  const content = useShown(name, `${name} · OpenJSS`);
  return (
    <main id="content" ref={content} tabIndex={-1} class="alone">
      {children}
    </main>
  );
}

function Content({ account }: { account: Account }) {
  if (account.role === "freelancer") {
    return (
      <Person freelancer={account.subject ?? ""}>
        <Views views={ownViews} />
      </Person>
    );
  }
  if (!isStaff(account)) {
    return (
      <Alone name="Nothing to see">
        <h1>Nothing to see</h1>
        <Notice kind="info">
          <p>These pages are for freelancers, and for those who run the market.</p>
        </Notice>
      </Alone>
    );
  }
  const freelancer = freelancerOf(location.pathname);
  if (freelancer === null) return <Views views={marketViews} />;
  return (
    <Person freelancer={freelancer}>
      <PersonBar />
      <Views views={personViews} />
    </Person>
  );
}

/** Whom an address is about: `/freelancers/ana/`. */
function freelancerOf(path: string): string | null {
  if (!path.startsWith(kFreelancers)) return null;
  try {
    return decodeURIComponent(path.slice(kFreelancers.length).replace(/\/$/, "")) || null;
  } catch {
    return null;
  }
}

/** Lets the views below it ask about one freelancer, and anew when the score has changed. */
function Person({ freelancer, children }: { freelancer: string; children: ComponentChildren }) {
  const { api, account } = useAccount();
  const source = useMemo(() => new ServiceSource(api, freelancer), [api, freelancer]);
  useStream(
    isStaff(account) ? "/v1/stream" : null,
    (told) => told.freelancer === undefined || told.freelancer === freelancer,
    () => source.renew(),
  );
  return <SourceContext.Provider value={source}>{children}</SourceContext.Provider>;
}

function Views({ views }: { views: readonly View[] }) {
  const route = useRoute();
  const view = views.find(({ id }) => id === route.view) ?? (views[0] as View);
  const content = useShown(view.id, `${view.name} · OpenJSS`);
  const Shown = view.component;
  return (
    <div class="columns">
      <Menu views={views} current={view} />
      <main id="content" ref={content} tabIndex={-1}>
        <Shown rest={route.rest} key={view.id} />
      </main>
    </div>
  );
}

// SPDX-License-Identifier: Apache-2.0
// How the views of this page alone see its session: what is open, and what was written here.
import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { Session, SessionState } from "./session";

export const SessionContext = createContext<Session | null>(null);

export function useSession(): { session: Session; state: SessionState } {
  const session = useContext(SessionContext);
  if (!session) throw new Error("a view stands outside of the page");
  const [state, setState] = useState(session.state);
  useEffect(() => session.subscribe(() => setState(session.state)), [session]);
  return { session, state };
}

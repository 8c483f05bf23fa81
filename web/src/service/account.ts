// SPDX-License-Identifier: Apache-2.0
// Who is signed in: asked of the service when the page begins, and forgotten with the session.
import { Api, type Refusal } from "./api";

export type Role = "operator" | "reviewer" | "auditor" | "freelancer" | "client";

export interface Account {
  role: Role;
  /** Of a freelancer or client their id; of others null. */
  subject: string | null;
  scopes: readonly string[];
  csrf: string;
  expires_at: string;
}

/** Why nobody is signed in. */
export type Away = "new" | "ended" | "signed_out";

export type AccountState =
  { phase: "asking" } | { phase: "out"; why: Away } | { phase: "in"; account: Account };

const kStaff: readonly Role[] = ["operator", "reviewer", "auditor"];

export function isStaff({ role }: Account): boolean {
  return kStaff.includes(role);
}

/** Whether somebody may do what a scope is for; auditors only look. */
export function may({ role, scopes }: Account, scope: string): boolean {
  return role !== "auditor" && scopes.includes(scope);
}

const kCurrent = "/v1/sessions/current";

export class Accounts {
  readonly api = new Api();
  private current: AccountState = { phase: "asking" };
  private readonly listeners = new Set<() => void>();

  constructor() {
    this.api.onEnded = () => {
      if (this.current.phase === "in") this.set({ phase: "out", why: "ended" });
    };
  }

  get state(): AccountState {
    return this.current;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Finds out whether this browser has a session. */
  async begin(): Promise<void> {
    const { text, refusal } = await this.api.get(kCurrent);
    if (refusal) this.set({ phase: "out", why: "new" });
    else this.take(text);
  }

  /** Trades a token for a session. Gives why it could not be. */
  async signIn(token: string): Promise<Refusal | null> {
    const { text, refusal } = await this.api.post("/v1/sessions", { token });
    if (!refusal) this.take(text);
    return refusal;
  }

  async signOut(): Promise<void> {
    await this.api.send("DELETE", kCurrent);
    this.set({ phase: "out", why: "signed_out" });
  }

  private take(text: string): void {
    const account = JSON.parse(text) as Account;
    this.api.csrf = account.csrf;
    this.set({ phase: "in", account });
  }

  private set(state: AccountState): void {
    if (state.phase === "out") this.api.csrf = "";
    this.current = state;
    this.listeners.forEach((listener) => listener());
  }
}

// SPDX-License-Identifier: Apache-2.0
// How views see who is signed in.
import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { Account, Accounts, AccountState } from "./account";
import type { Api } from "./api";

export const AccountsContext = createContext<Accounts | null>(null);

export function useAccounts(): { accounts: Accounts; state: AccountState } {
  const accounts = useContext(AccountsContext);
  if (!accounts) throw new Error("a view stands outside of the service's pages");
  const [state, setState] = useState(accounts.state);
  useEffect(() => accounts.subscribe(() => setState(accounts.state)), [accounts]);
  return { accounts, state };
}

/** For views, which stand there only while somebody is signed in. */
export function useAccount(): { api: Api; account: Account } {
  const { accounts, state } = useAccounts();
  if (state.phase !== "in") throw new Error("nobody is signed in");
  return { api: accounts.api, account: state.account };
}

// SPDX-License-Identifier: Apache-2.0
import { render } from "preact";
import { applyRememberedTheme } from "../frame/theme";
import { Accounts } from "./account";
import { Pages } from "./pages";

applyRememberedTheme();
const root = document.getElementById("page");
if (root) {
  const accounts = new Accounts();
  await accounts.begin();
  root.textContent = "";
  render(<Pages accounts={accounts} />, root);
}

// SPDX-License-Identifier: Apache-2.0
import { render } from "preact";
import { connect } from "./engine/engine";
import { placeOfThisPage } from "./engine/inline_place";
import { Page } from "./page/page";
import { Session } from "./page/session";
import { applyRememberedTheme } from "./frame/theme";

applyRememberedTheme();
const root = document.getElementById("page");
if (root) {
  root.textContent = "";
  const place = placeOfThisPage();
  render(<Page session={new Session(() => connect(place))} />, root);
}

// Without a service worker (another browser, a file on disk) the page works, but not offline.
if ("serviceWorker" in navigator && location.protocol.startsWith("http")) {
  void navigator.serviceWorker.register("service_worker.js").catch(() => undefined);
}

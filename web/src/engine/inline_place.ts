// SPDX-License-Identifier: Apache-2.0
// The page as a single file: worker and engine stand in it as text, so that nothing has to be
// fetched and it opens from a disk, too.
import { compiledOnce, kBesideThePage, type Place } from "./engine";

const kWorker = "openjss-worker";
const kEngine = "openjss-engine";

/** The page's own worker and engine if it carries them, else the files beside it. */
export function placeOfThisPage(): Place {
  const worker = document.getElementById(kWorker)?.textContent;
  const engine = document.getElementById(kEngine)?.textContent;
  if (!worker || !engine) return compiledOnce(kBesideThePage);
  return compiledOnce({
    worker: () => {
      const address = URL.createObjectURL(new Blob([worker], { type: "text/javascript" }));
      // No module: browsers load those of a page on a disk as if from elsewhere, and refuse.
      return new Worker(address);
    },
    module: () => WebAssembly.compile(Uint8Array.from(atob(engine), (c) => c.charCodeAt(0))),
  });
}

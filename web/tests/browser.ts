// SPDX-License-Identifier: Apache-2.0
// A browser for all tests of a file.
import { after, before } from "node:test";
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from "playwright-core";

/**
 * Gives how to open an address in a browser context of its own, loaded and ready; the page fails on
 * any error of a script. Call it at the top of a file.
 */
export function useBrowser(): (address: string, options?: BrowserContextOptions) => Promise<Page> {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  before(async () => {
    browser = await chromium.launch({
      executablePath: process.env["JSS_CHROMIUM"] ?? "/usr/bin/chromium",
      // Containers and build machines often run as root, where the sandbox cannot start.
      args: ["--no-sandbox", "--disable-dev-shm-usage"],
    });
  });
  after(async () => {
    for (const context of contexts) await context.close();
    await browser?.close();
  });
  return async (address, options) => {
    const context = await browser.newContext({ locale: "en-GB", ...options });
    contexts.push(context);
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    page.on("pageerror", (error) => {
      throw error;
    });
    await page.goto(address);
    await page.getByRole("heading", { level: 1 }).waitFor();
    return page;
  };
}

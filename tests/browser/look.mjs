// Looks at saved pages, or at pages of a site, in a real browser, and says what it saw as JSON: what axe-core finds, requests that leave the
// file, messages in the console, and whether anything sticks out sideways.
//
//   node look.mjs PAGE.html… http://127.0.0.1:PORT/…
//
// MALSPAR_CHROMIUM names the browser where it is not Debian's.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const rules = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const screens = [
  { name: "desktop", width: 1280, height: 900 },
  { name: "phone", width: 360, height: 740 },
];
// A site has a dark theme as well; a saved page is as light as paper.
const night = { name: "night", width: 1280, height: 900, colorScheme: "dark" };

const browser = await chromium.launch({
  executablePath: process.env.MALSPAR_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const seen = [];
for (const path of process.argv.slice(2)) {
  const isSite = path.startsWith("http");
  const own = isSite ? path : pathToFileURL(path).href;
  const isOwn = (url) => url === own || url.startsWith("data:") || (isSite && new URL(url).origin === new URL(own).origin);
  for (const { name, width, height, colorScheme } of isSite ? [...screens, night] : screens) {
    // Only the test may add to the page: its own policy forbids every script.
    const context = await browser.newContext({ viewport: { width, height }, colorScheme, bypassCSP: true });
    const page = await context.newPage();
    const messages = [];
    const requests = [];
    page.on("console", (message) => messages.push(message.text()));
    page.on("pageerror", (error) => messages.push(String(error)));
    page.on("request", (request) => {
      const url = request.url();
      if (!isOwn(url)) requests.push(url);
    });
    await page.goto(own, { waitUntil: "load" });
    await page.evaluate(() => document.fonts.ready);
    await page.evaluate(rules);
    const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    const wide = await page.evaluate(() => {
      const room = document.documentElement.clientWidth;
      const clips = (element) => element.closest("[data-scrolls]") !== null;
      const out = [...document.body.querySelectorAll("*")].filter(
        (element) => element.getBoundingClientRect().right > room + 1 && !clips(element),
      );
      return out.slice(0, 5).map((element) => `${element.tagName} ${element.textContent.trim().slice(0, 60)}`);
    });
    seen.push({
      path,
      screen: name,
      violations: found.violations.map((rule) => ({
        rule: rule.id,
        impact: rule.impact,
        where: rule.nodes.slice(0, 3).map((node) => `${node.target.join(" ")}: ${node.failureSummary}`),
      })),
      checked: found.passes.length,
      requests,
      messages,
      wide,
    });
    await context.close();
  }
}
await browser.close();
console.log(JSON.stringify(seen, null, 1));

// Goes through the presentation of a report by keys, and without any program of ours, and says as JSON where it came.
//
//   node present.mjs http://127.0.0.1:PORT/strategier/…
import { chromium } from "playwright-core";

const report = process.argv[2];
const browser = await chromium.launch({
  executablePath: process.env.MALSPAR_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const screen = { viewport: { width: 1280, height: 720 }, reducedMotion: "reduce" };

// Which screen fills the window.
const current = (page) =>
  page.evaluate(() => {
    const tops = [...document.querySelectorAll(".slide")].map((slide) => Math.abs(slide.getBoundingClientRect().top));
    return tops.indexOf(Math.min(...tops));
  });

const keyboard = await (await browser.newContext(screen)).newPage();
await keyboard.goto(`${report}/visa`);
const count = await keyboard.locator(".slide").count();
const pressed = [];
for (const key of ["ArrowRight", " ", "ArrowLeft", "End", "ArrowRight", "Home"]) {
  await keyboard.keyboard.press(key);
  await keyboard.waitForTimeout(1100);
  pressed.push([key, await current(keyboard)]);
}
await keyboard.keyboard.press("Escape");
await keyboard.waitForURL(report);
const escaped = new URL(keyboard.url()).pathname;

const plain = await (await browser.newContext({ ...screen, javaScriptEnabled: false })).newPage();
await plain.goto(`${report}/visa`);
// Programs of the test still run there.
const without_script = [await current(plain)];
for (const button of ["Börja", "Nästa", "Föregående"]) {
  await plain.locator(".slide").nth(without_script.at(-1)).getByRole("link", { name: button, exact: true }).click();
  await plain.waitForTimeout(300);
  without_script.push(await current(plain));
}
await browser.close();
console.log(JSON.stringify({ count, pressed, escaped, without_script }));

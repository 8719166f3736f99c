// Firefox ESR, driven over WebDriver BiDi.

import puppeteer from "puppeteer-core";

const EXECUTABLE = "/usr/bin/firefox-esr";

/** @returns {Promise<import("./journey.test.js").Driver>} */
export async function startFirefox() {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: EXECUTABLE, headless: true });
  const page = await browser.newPage();
  await page.setViewport({ width: 1366, height: 768 });
  return {
    name: `Firefox ${(await browser.version()).split("/")[1]}`,
    open: (address) => page.goto(address, { waitUntil: "domcontentloaded" }),
    reload: () => page.reload({ waitUntil: "domcontentloaded" }),
    run: (script, ...values) => page.evaluate(`(${script})(...${JSON.stringify(values)})`),
    async upload(selector, paths) {
      await (await page.$(selector)).uploadFile(...paths);
    },
    async press(key) {
      await page.keyboard.press(key);
    },
    async undo() {
      await page.keyboard.down("Control");
      await page.keyboard.press("z");
      await page.keyboard.up("Control");
    },
    type: (text) => page.keyboard.type(text),
    end: () => browser.close(),
  };
}

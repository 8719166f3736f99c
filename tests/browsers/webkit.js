// WebKitGTK's own small browser, driven over WebDriver.

import { spawn } from "node:child_process";
import { Builder, Capabilities, Key } from "selenium-webdriver";

const EXECUTABLE = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
const PORT = 4477;
const DISPLAY = ":77";
const SETTINGS = {
  DISPLAY,
  // Root, as in a container, has no sandbox; nothing is opened but the app itself.
  WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
  WEBKIT_DISABLE_COMPOSITING_MODE: "1",
  LIBGL_ALWAYS_SOFTWARE: "1",
};

/** @returns {Promise<import("./journey.test.js").Driver>} */
export async function startWebKit() {
  const screen = spawn("Xvfb", [DISPLAY, "-screen", "0", "1366x768x24"], { stdio: "ignore" });
  const driver = spawn("WebKitWebDriver", [`--port=${PORT}`], {
    env: { ...process.env, ...SETTINGS },
    stdio: "ignore",
  });
  const capabilities = new Capabilities({
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary: EXECUTABLE, args: ["--automation"] },
  });
  const browser = await started(() =>
    new Builder().usingServer(`http://127.0.0.1:${PORT}`).withCapabilities(capabilities).build(),
  );
  const keys = () => browser.actions({ async: true });
  return {
    name: `WebKitGTK ${(await browser.getCapabilities()).getBrowserVersion()}`,
    open: (address) => browser.get(address),
    reload: () => browser.navigate().refresh(),
    run: (script, ...values) => browser.executeScript(`return (${script})(...arguments)`, ...values),
    async upload(selector, paths) {
      await browser.findElement({ css: selector }).sendKeys(paths.join("\n"));
    },
    press: (key) => keys().sendKeys(Key[key.toUpperCase()]).perform(),
    undo: () => keys().keyDown(Key.CONTROL).sendKeys("z").keyUp(Key.CONTROL).perform(),
    type: (text) => keys().sendKeys(text).perform(),
    async end() {
      await browser.quit();
      driver.kill();
      screen.kill();
    },
  };
}

/**
 * The driver takes a moment until it can be reached.
 * @template T
 * @param {() => Promise<T>} start
 */
async function started(start) {
  for (let tries = 1; ; tries++) {
    try {
      return await start();
    } catch (error) {
      if (tries === 20) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

import assert from "node:assert/strict";
import { test } from "node:test";

/** A browser that has all that is needed, except what a test leaves out. */
function browser({ storage, getRegistration = async () => undefined }) {
  Object.assign(globalThis, { isSecureContext: true, caches: { keys: async () => [] }, window: new EventTarget() });
  Object.assign(window, { DecompressionStream, localStorage: {}, indexedDB: {} });
  const value = { locks: {}, serviceWorker: { getRegistration }, storage };
  Object.defineProperty(globalThis, "navigator", { configurable: true, value });
}

test("a browser that does not tell how much room there is lacks nothing", async () => {
  const { missingRequirement } = await import("../../pwa/install/install-faults.js");
  browser({ storage: undefined });
  assert.equal(await missingRequirement(), null);
  browser({ storage: { estimate: async () => ({ quota: 1000, usage: 0 }) } });
  assert.match((await missingRequirement())?.cause ?? "", /room|space|full/i);
});

test("progress that comes late does not hide why the installation failed", async () => {
  globalThis.window = new EventTarget();
  globalThis.isSecureContext = false;
  globalThis.location = { host: "check.example", pathname: "/" };
  const { installation, startInstalling } = await import("../../pwa/install/installation.js");
  const { offline } = await import("../../pwa/install/offline.js");
  assert.equal(await startInstalling(), false);
  assert.match(installation.fault?.cause ?? "", /http:/);
  offline.dispatchEvent(new CustomEvent("progress", { detail: { done: 21, total: 25 } }));
  assert.deepEqual([installation.offline, installation.progress], ["failed", null]);
});

import assert from "node:assert/strict";
import { test } from "node:test";

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

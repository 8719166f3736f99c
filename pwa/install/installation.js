// Whether the app is installed for use offline, and whether it can be installed like a desktop app.

import { offline, startOffline } from "./offline.js";

/** The browser's offer to install the app; not in the standard types. @typedef {Event & {prompt: () => Promise<void>}} InstallOffer */

/**
 * @typedef {object} Installation
 * @property {"checking" | "installing" | "ready" | "failed"} offline
 * @property {{done: number, total: number} | null} progress in bytes
 * @property {string} reason why it failed
 * @property {boolean} newVersion whether a new version waits to be used
 * @property {InstallOffer | null} offer
 */

/** @type {Installation} */
export const installation = { offline: "checking", progress: null, reason: "", newVersion: false, offer: null };

/** Sends "change". */
export const installationEvents = new EventTarget();

/**
 * Resolves when the service worker serves this page, or when it is clear that it can’t.
 * @returns {Promise<boolean>} whether it does; without it the checker can’t start
 */
export async function startInstalling() {
  window.addEventListener("beforeinstallprompt", (event) => {
    // The hint on the start page replaces the browser’s own.
    event.preventDefault();
    change({ offer: /** @type {InstallOffer} */ (event) });
  });
  window.addEventListener("appinstalled", () => change({ offer: null }));
  offline.addEventListener("progress", (event) => {
    if (installation.offline !== "ready") {
      change({ offline: "installing", progress: /** @type {CustomEvent} */ (event).detail });
    }
  });
  offline.addEventListener("new-version", () => change({ newVersion: true }));
  offline.addEventListener("failed", (event) => {
    change({ offline: "failed", reason: /** @type {CustomEvent} */ (event).detail.reason });
  });
  const { controlled } = await startOffline();
  if (controlled) {
    change({ offline: "ready" });
  } else if (installation.offline !== "failed") {
    change({ offline: "failed", reason: "The service was not fully started. Reload this page." });
  }
  return controlled;
}

/** @param {Partial<Installation>} changes */
function change(changes) {
  Object.assign(installation, changes);
  installationEvents.dispatchEvent(new Event("change"));
}

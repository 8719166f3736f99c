// Whether the app is installed for use offline, and whether it can be installed like a desktop app.

import { watchdog } from "../core/watchdog.js";
import { aboutFailure, missingRequirement, unknownFailure } from "./install-faults.js";
import { offline, startOffline } from "./offline.js";

/** @import {InstallFault} from "./install-faults.js" */

/** The browser's offer to install the app; not in the standard types. @typedef {Event & {prompt: () => Promise<void>}} InstallOffer */

/**
 * @typedef {object} Installation
 * @property {"checking" | "installing" | "ready" | "failed"} offline
 * @property {{done: number, total: number} | null} progress in bytes
 * @property {InstallFault | null} fault why it failed
 * @property {boolean} newVersion whether a new version waits to be used
 * @property {InstallOffer | null} offer
 */

/** @type {Installation} */
export const installation = { offline: "checking", progress: null, fault: null, newVersion: false, offer: null };

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
    watchdog.sign("installation");
    // What comes late says nothing any more.
    if (installation.offline === "checking" || installation.offline === "installing") {
      change({ offline: "installing", progress: /** @type {CustomEvent} */ (event).detail });
    }
  });
  offline.addEventListener("new-version", () => change({ newVersion: true }));
  offline.addEventListener("failed", (event) => {
    // An update that fails changes nothing here: the browser tries again later.
    if (installation.offline !== "ready") {
      fail(aboutFailure(/** @type {CustomEvent} */ (event).detail));
    }
  });
  // What can’t be looked at may still be there: installing says whether it works.
  const missing = await missingRequirement().catch(() => null);
  if (missing) {
    fail(missing);
    return false;
  }
  const controlled = await watchdog.watch("installation", "being set up on this device", isControlled());
  if (controlled) {
    change({ offline: "ready" });
  } else if (!installation.fault) {
    fail(unknownFailure());
  }
  return controlled;
}

async function isControlled() {
  try {
    return (await startOffline()).controlled;
  } catch {
    return false;
  }
}

/** @param {InstallFault} fault */
function fail(fault) {
  change({ offline: "failed", fault });
}

/** @param {Partial<Installation>} changes */
function change(changes) {
  Object.assign(installation, changes);
  installationEvents.dispatchEvent(new Event("change"));
}

// Whether the app is installed for use offline, and whether it can be installed like a desktop app.

import { watchdog } from "../core/watchdog.js";
import { completeInstallation } from "./completing.js";
import { aboutFailure, missingRequirement, unknownFailure } from "./install-faults.js";
import { askToGoOn, offline, startOffline } from "./offline.js";

/**
 * @import {InstallFault} from "./install-faults.js"
 * @import {InstallProgress} from "./offline.js"
 */

/** The browser's offer to install the app; not in the standard types. @typedef {Event & {prompt: () => Promise<void>}} InstallOffer */

/**
 * "installing": files are coming, and what has come works; "interrupted": the same, but one did not come, and is tried
 * again by itself; "ready": all are there; "failed": the service can’t run here.
 * @typedef {"checking" | "installing" | "interrupted" | "ready" | "failed"} InstallState
 */

/**
 * @typedef {object} Installation
 * @property {InstallState} offline
 * @property {InstallProgress | null} progress
 * @property {InstallFault | null} fault why it failed, or was interrupted
 * @property {boolean} canCheck whether all came that a first check needs, where it was interrupted
 * @property {boolean} newVersion whether a new version waits to be used
 * @property {InstallOffer | null} offer
 */

const TEXTS = {
  beingSetUp: "being set up on this device",
};

/** @type {Installation} */
export const installation = {
  offline: "checking",
  progress: null,
  fault: null,
  canCheck: false,
  newVersion: false,
  offer: null,
};

/** To try again: sends "again". */
const reasons = new EventTarget();

/** Sends "change". */
export const installationEvents = new EventTarget();

/**
 * Resolves when the service worker serves this page, or when it is clear that it can’t. Other files may still be coming.
 * @returns {Promise<boolean>} whether it does; without it the checker can’t start
 */
export async function startInstalling() {
  window.addEventListener("beforeinstallprompt", (event) => {
    // The hint on the start page replaces the browser’s own.
    event.preventDefault();
    change({ offer: /** @type {InstallOffer} */ (event) });
  });
  window.addEventListener("appinstalled", () => change({ offer: null }));
  window.addEventListener("online", tryAgain);
  offline.addEventListener("progress", (event) => {
    watchdog.sign("installation");
    const progress = /** @type {CustomEvent} */ (event).detail;
    switch (installation.offline) {
      case "checking":
        change({ offline: "installing", progress });
        break;
      case "installing":
      case "interrupted":
        change({ progress });
    }
  });
  offline.addEventListener("new-version", () => change({ newVersion: true }));
  offline.addEventListener("failed", (event) => {
    // An update that fails changes nothing here: the browser tries again later.
    if (!navigator.serviceWorker.controller) {
      fail(aboutFailure(/** @type {CustomEvent} */ (event).detail));
    }
  });
  // What can’t be looked at may still be there: installing says whether it works.
  const missing = await missingRequirement().catch(() => null);
  if (missing) {
    fail(missing);
    return false;
  }
  const controlled = await watchdog.watch("installation", TEXTS.beingSetUp, isControlled());
  if (controlled) {
    complete();
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

async function complete() {
  await completeInstallation({
    ask: askToGoOn,
    watch: (attempt) => watchdog.watch("installation", TEXTS.beingSetUp, attempt),
    onFailure: (failure) => {
      if (failure) {
        change({ offline: "interrupted", fault: aboutFailure(failure), canCheck: failure.needed === "later" });
      } else {
        change({ offline: "installing", fault: null });
      }
    },
    reasons,
  });
  change({ offline: "ready", fault: null });
}

/** Try now what is tried again by itself. */
export function tryAgain() {
  reasons.dispatchEvent(new Event("again"));
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

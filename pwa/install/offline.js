// The page’s side of the service worker: installs it, reports progress, and offers new versions.
//
// Use: listen on `offline`, then `await startOffline()` before the web worker starts. On a first visit not all files have
// come by then: `askToGoOn()` fetches the others.
//   offline.addEventListener("progress", (event) => event.detail)        {start, all}: what is needed to check anything, and
//                                                                         all; each {done, total} in bytes
//   offline.addEventListener("new-version", () => ...)                    offer it; on consent useNewVersion()
//   offline.addEventListener("failed", (event) => event.detail)           {path, why}: see service-worker.js

/**
 * @typedef {object} Protection
 * @property {boolean} controlled the service worker answers this page's requests, so it works offline
 * @property {boolean} isolated COOP and COEP are in force on this page, and so is the CSP sent with them; without
 *   isolation, a check is cancelled by ending the worker
 */

/**
 * @typedef {{done: number, total: number}} Bytes
 * @typedef {{start: Bytes, all: Bytes}} InstallProgress
 * @import {InstallFailure} from "./completing.js"
 */

const TEXTS = {
  notInstalled: "The service worker could not be installed.",
};

/** Sends "progress", "new-version" and "failed". */
export const offline = new EventTarget();

const RELOADED = "reloaded-for-protection";

/** @type {ServiceWorkerRegistration | undefined} */
let registration;

/**
 * Install what the page needs. Resolves when the service worker serves this page, or when it is clear that it can’t. The
 * first visit reloads the page once, because only a page that was loaded through the service worker has
 * its policy.
 * @returns {Promise<Protection>}
 * @throws {Error} it could not be installed; if the service worker could say why, "failed" came before
 */
export async function startOffline() {
  navigator.serviceWorker.addEventListener("message", passOn);
  const registering = register();
  if (navigator.serviceWorker.controller && crossOriginIsolated) {
    // Installed before: nothing to wait for.
    registering.catch(() => undefined);
    return protectedOrReload();
  }
  await firstInstallation(await registering);
  await controlled();
  return protectedOrReload();
}

/** What the service worker says. @param {MessageEvent} message */
function passOn({ data }) {
  if (data?.type === "install-progress") {
    send("progress", { start: data.start, all: data.all });
  } else if (data?.type === "install-failed") {
    send("failed", { path: data.path, why: data.why });
  }
}

async function register() {
  registration = await navigator.serviceWorker.register("service-worker.js", { updateViaCache: "none" });
  watchForNewVersions(registration);
  return registration;
}

/** Use the new version that is waiting, or that another window took. The page reloads, so ask the user first. */
export function useNewVersion() {
  if (!registration?.waiting) {
    location.reload();
    return;
  }
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  registration.waiting.postMessage({ type: "use-new-version" });
}

/** Look for a new version now; "new-version" follows if there is one. Offline, nothing happens. */
export async function lookForNewVersion() {
  await registration?.update().catch(() => undefined);
}

/**
 * Have the service worker fetch all files that are still missing.
 * @returns {Promise<Partial<InstallFailure> | undefined>} empty once all are there; undefined if the app is not installed
 */
export function askToGoOn() {
  return ask("go-on");
}

/**
 * The version of the installed app: the hash of the list of its files.
 * @returns {Promise<string | undefined>} undefined if the app is not installed
 */
export async function installedVersion() {
  return (await ask("version"))?.version;
}

/**
 * What a check of the installed files found: which were damaged or missing, and whether they were fetched again.
 * @typedef {{damaged: string[], mended: boolean}} FileCheck
 */

/**
 * Hash the installed files again; damaged ones are fetched if there is a connection.
 * @param {{once?: boolean}} [options] whether an earlier answer will do: for a look in the background
 * @returns {Promise<FileCheck | undefined>} undefined if the app is not installed
 */
export function checkInstalledFiles({ once = false } = {}) {
  return ask("check-files", { once });
}

/** @param {ServiceWorkerRegistration} registration */
function watchForNewVersions(registration) {
  const offer = () => {
    if (registration.waiting && navigator.serviceWorker.controller) {
      send("new-version", {});
    }
  };
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
  offer();
}

/**
 * Wait for a first installation, but not for that of an update.
 * @param {ServiceWorkerRegistration} registration
 */
async function firstInstallation(registration) {
  const installing = registration.installing;
  if (!installing || registration.active) {
    return;
  }
  await new Promise((resolve, reject) => {
    installing.addEventListener("statechange", () => {
      if (installing.state === "activated") {
        resolve(undefined);
      } else if (installing.state === "redundant") {
        reject(new Error(TEXTS.notInstalled));
      }
    });
  });
}

/** A page that was reloaded with the shift key bypasses the service worker, and has no controller until it claims it. */
async function controlled() {
  if (navigator.serviceWorker.controller) {
    return;
  }
  await new Promise((resolve) => {
    navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true });
    setTimeout(resolve, 2000);
  });
}

/** @returns {Protection | Promise<Protection>} */
function protectedOrReload() {
  const protection = { controlled: Boolean(navigator.serviceWorker.controller), isolated: crossOriginIsolated };
  if (protection.isolated) {
    sessionStorage.removeItem(RELOADED);
    return protection;
  }
  if (sessionStorage.getItem(RELOADED)) {
    // This browser does not isolate pages. The app works, but cancelling takes longer.
    return protection;
  }
  sessionStorage.setItem(RELOADED, "yes");
  location.reload();
  return new Promise(() => undefined);
}

/**
 * @param {string} type
 * @param {object} [options]
 * @returns {Promise<any>}
 */
async function ask(type, options) {
  const controller = navigator.serviceWorker?.controller;
  if (!controller) {
    return undefined;
  }
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    controller.postMessage({ type, ...options }, [port2]);
  });
}

/**
 * @param {string} type
 * @param {object} detail
 */
function send(type, detail) {
  offline.dispatchEvent(new CustomEvent(type, { detail }));
}

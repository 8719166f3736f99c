// Where the service worker is, and which version of the app it keeps.
//
// The build writes the version below: the SHA-256 of precache.json, which lists every file with its own SHA-256.
// A changed app is thus a changed service worker; the browser installs it beside the running one.

/// <reference lib="webworker" />

export const VERSION = "development";

export const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
export const SCOPE = worker.registration.scope;
// Caches are shared by everything on this origin: the scope keeps copies of the app in other folders apart.
const CACHE_PREFIX = `ssda903-check ${new URL(SCOPE).pathname} `;
export const CACHE_NAME = CACHE_PREFIX + VERSION;

export function openCache() {
  return caches.open(CACHE_NAME);
}

/** The names of the caches of this app’s versions. */
export async function ourCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(CACHE_PREFIX));
}

/**
 * The listed path for an address: without query and fragment, and with index.html added.
 * @param {URL} url
 */
export function pathInApp(url) {
  const path = url.origin + url.pathname;
  return path === SCOPE ? "index.html" : path.replace(SCOPE, "");
}

/** @param {object} message */
export async function tellPages(message) {
  for (const client of await worker.clients.matchAll({ includeUncontrolled: true, type: "window" })) {
    client.postMessage(message);
  }
}

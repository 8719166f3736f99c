// Why the service can’t be kept and run in this browser, in words: the cause, and what the user can do or ask their IT team.

/** @typedef {{cause: string, remedy: string}} InstallFault */

/** How much the service keeps on the device: its files, and the snapshot of the started checker (in bytes). */
const KEPT_BYTES = 130e6;

/** By what the service worker says, and by what is missing. @type {Record<string, (path: string) => InstallFault>} */
const TEXTS = {
  refused: (path) => ({
    cause: `The server did not send a file of this service (${path}).`,
    remedy: `Ask your IT team whether a web filter blocks files from ${location.host}. If not, contact the team that hosts this service.`,
  }),
  changed: (path) => ({
    cause: `A file of this service (${path}) arrived changed or incomplete.`,
    remedy: `Try again. If that does not help, ask your IT team to let files from ${location.host} through the proxy and the virus scanner unchanged, including large files.`,
  }),
  unreachable: (path) => ({
    cause: `We could not fetch a file of this service (${path}).`,
    remedy: `Check your network connection, then try again. If that does not help, ask your IT team whether a firewall blocks ${location.host}.`,
  }),
  policy: (path) => ({
    cause: "The server’s security policy does not let this service unpack its files.",
    remedy: `Ask the team that hosts this service to allow ‘wasm-unsafe-eval’ in the Content-Security-Policy of ${path}, or to send no policy with it.`,
  }),
  full: () => ({
    cause: `The browser’s storage is full. This service needs about ${KEPT_BYTES / 1e6} MB on this device.`,
    remedy:
      "Use a normal window, not a private one. If that does not help, ask your IT team to free space on this device, or to let this site store more.",
  }),
  unknown: () => ({
    cause: "We could not set up this service for use without a network connection.",
    remedy: `Check your network connection, then try again. If that does not help, ask your IT team whether files from ${location.host} are blocked or changed.`,
  }),
  noSiteData: () => ({
    cause: "This browser blocks cookies and site data here, so it can’t keep this service on this device.",
    remedy: `Allow site data for ${location.host} in the browser’s settings. The service sets no cookies. If you can’t change that, ask your IT team to add ${location.origin} to the policy CookiesAllowedForUrls.`,
  }),
  notSecure: () => ({
    cause: "You opened this page with http://. Browsers only keep and run this service from an https:// address.",
    remedy: `Open https://${location.host}${location.pathname} instead. If that does not work, ask your IT team for HTTPS at that address.`,
  }),
  noWebAssembly: () => ({
    cause: "A security setting of this browser turns off WebAssembly, which the checker needs.",
    remedy: `In Edge, choose the padlock next to the address and turn off ‘Enhance security for this site’. If you can’t, ask your IT team to add ${location.origin} to the policies EnhanceSecurityModeBypassListDomains and JavaScriptJitAllowedForSites.`,
  }),
  tooOld: () => ({
    cause: "This browser is too old for this service.",
    remedy: "Ask your IT team for a current version of Edge, Chrome, Firefox or Safari.",
  }),
  noServiceWorker: () => ({
    cause: "This browser does not keep a service for use offline in this window.",
    remedy:
      "Use a normal window, not a private one. If this is a normal window, ask your IT team whether a policy turns off service workers, or use a current version of Edge or Chrome.",
  }),
};

/**
 * What the service worker says about an installation that failed.
 * @param {{path: string, why: string}} failure
 * @returns {InstallFault}
 */
export function aboutFailure({ path, why }) {
  return (TEXTS[why] ?? TEXTS.unknown)(path);
}

/** For an installation that failed for no known reason. @returns {InstallFault} */
export function unknownFailure() {
  return TEXTS.unknown("");
}

/**
 * What the service needs and does not have here.
 * @returns {Promise<InstallFault | null>} null if it has all
 */
export async function missingRequirement() {
  const missing = await missingKind();
  return missing ? TEXTS[missing]("") : null;
}

/** @returns {Promise<string | null>} */
async function missingKind() {
  if (!isSecureContext) {
    return "notSecure";
  }
  if (typeof WebAssembly !== "object") {
    return "noWebAssembly";
  }
  if (!("toWellFormed" in String.prototype) || !("DecompressionStream" in window) || !("locks" in navigator)) {
    return "tooOld";
  }
  if (!(await storesSiteData())) {
    return "noSiteData";
  }
  if (!("serviceWorker" in navigator)) {
    return "noServiceWorker";
  }
  return (await hasRoom()) ? null : "full";
}

/** Where site data is blocked, asking for any throws. */
async function storesSiteData() {
  try {
    await caches.keys();
    return window.localStorage !== null && window.indexedDB !== null;
  } catch {
    return false;
  }
}

/** Whether what is not kept yet fits. */
async function hasRoom() {
  const installed = await navigator.serviceWorker.getRegistration().catch(() => undefined);
  // WebKitGTK does not say how much room there is.
  const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate().catch(() => null)) ?? {};
  return Boolean(installed?.active) || quota - usage > KEPT_BYTES;
}

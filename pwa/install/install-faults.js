// Why the service can’t be kept and run in this browser, in words: the cause, and what the user can do or ask their IT team.

/** @typedef {{cause: string, remedy: string}} InstallFault */

/** How much the service keeps on the device: its files, and the snapshot of the started checker (in bytes). */
const KEPT_BYTES = 130e6;

/** @type {Record<string, (path: string) => InstallFault>} */
const FAULTS = {
  refused: (path) => ({
    cause: `The server did not send a file of this service (${path}).`,
    remedy: `Ask your IT team whether a web filter blocks files from ${location.host}. If it does not, tell those who host this service.`,
  }),
  changed: (path) => ({
    cause: `A file of this service (${path}) arrived changed or incomplete.`,
    remedy: `Try again. If that does not help, ask your IT team to let files from ${location.host} through the proxy and the virus scanner unchanged, large ones too.`,
  }),
  unreachable: (path) => ({
    cause: `A file of this service (${path}) could not be fetched.`,
    remedy: `Check your network connection, then try again. If that does not help, ask your IT team whether a firewall blocks ${location.host}.`,
  }),
  policy: (path) => ({
    cause: "The server’s security policy does not let this service unpack its files.",
    remedy: `Ask those who host this service to allow ‘wasm-unsafe-eval’ in the Content-Security-Policy of ${path}, or to send none with it.`,
  }),
  full: () => ({
    cause: `The browser’s storage is full: this service needs about ${KEPT_BYTES / 1e6} MB on this device.`,
    remedy:
      "Use a normal window, not a private one. If that does not help, ask your IT team to free space on this device, or to let this site store more.",
  }),
};

/**
 * What the service worker says about an installation that failed.
 * @param {{path: string, why: string}} failure
 * @returns {InstallFault}
 */
export function aboutFailure({ path, why }) {
  return (FAULTS[why] ?? unknownFailure)(path);
}

/** For an installation that failed without a word. @returns {InstallFault} */
export function unknownFailure() {
  return {
    cause: "This service could not be set up for use without a network connection.",
    remedy: `Check your network connection, then try again. If that does not help, ask your IT team whether files from ${location.host} are blocked or changed.`,
  };
}

/** @returns {InstallFault} */
function blockedSiteData() {
  return {
    cause: "This browser is set to block cookies and site data here, so the service can’t be kept on this device.",
    remedy: `Allow site data for ${location.host} in the browser’s settings. The service sets no cookies. If you can’t change that, ask your IT team to add ${location.origin} to the policy CookiesAllowedForUrls.`,
  };
}

/**
 * What the service needs and does not have here.
 * @returns {Promise<InstallFault | null>} null if it has all
 */
export async function missingRequirement() {
  if (!isSecureContext) {
    return {
      cause:
        "This page was opened with http://, and browsers keep and run a service like this only if it comes with https://.",
      remedy: `Open https://${location.host}${location.pathname} instead. If that does not work, ask your IT team for HTTPS at that address.`,
    };
  }
  if (typeof WebAssembly !== "object") {
    return {
      cause: "This browser does not run WebAssembly, which the checker needs: a security setting turns it off.",
      remedy: `In Edge, choose the padlock beside the address and turn off ‘Enhance security for this site’. If you can’t, ask your IT team to add ${location.origin} to the policies EnhanceSecurityModeBypassListDomains and JavaScriptJitAllowedForSites.`,
    };
  }
  if (!("toWellFormed" in String.prototype) || !("DecompressionStream" in window) || !("locks" in navigator)) {
    return {
      cause: "This browser is too old for this service.",
      remedy: "Ask your IT team for a current version of Edge, Chrome, Firefox or Safari.",
    };
  }
  if (!(await storesSiteData())) {
    return blockedSiteData();
  }
  if (!("serviceWorker" in navigator)) {
    return {
      cause: "This browser does not keep a service for use offline in this window.",
      remedy:
        "Use a normal window, not a private one. If this is a normal window, ask your IT team whether a policy turns off service workers, or use a current version of Edge or Chrome.",
    };
  }
  return (await hasRoom()) ? null : aboutFailure({ path: "", why: "full" });
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
  // WebKitGTK does not tell how much room there is.
  const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate().catch(() => null)) ?? {};
  return Boolean(installed?.active) || quota - usage > KEPT_BYTES;
}

// Files that the first check does without: they are fetched while people already work, and may come late.

import { fetchOnceThere } from "./arrival.js";

const TEXTS = {
  notYet: (/** @type {URL} */ address) => `${address} has not come yet`,
  notLoaded: (/** @type {URL} */ address, /** @type {number} */ status) =>
    `${address} could not be loaded: status ${status}`,
  tooLong: (/** @type {number} */ seconds) => `Not there after ${seconds} seconds`,
};

/** How long a file may be on its way before the page says so (in ms). */
const PATIENCE = 120_000;
/** How long to wait before a file is asked for again (in ms): at first, and at most. */
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 60_000;

/** @typedef {(address: URL) => Promise<Response>} Fetch */

/**
 * Fetch a file and pass it on. Until that works, try again whenever the device comes online, and at growing intervals.
 * @param {URL} address
 * @param {(bytes: Uint8Array<ArrayBuffer>) => void} take may throw: the file is then fetched again
 * @param {() => void} onDelay a try failed
 * @param {{fetch: Fetch, wait: (ms: number) => Promise<void>}} [surroundings] tests give others
 */
export async function fetchUntilTaken(
  address,
  take,
  onDelay,
  { fetch, wait } = { fetch: fetchInTime, wait: onlineOrAfter },
) {
  for (let pause = FIRST_WAIT; ; pause = Math.min(2 * pause, LONGEST_WAIT)) {
    try {
      take(new Uint8Array(await (await fetch(address)).arrayBuffer()));
      return;
    } catch {
      onDelay();
      await wait(pause);
    }
  }
}

/**
 * Fetch a file that may still be on its way.
 * @param {URL} address
 * @throws {Error} the file did not come, is still on its way after a long time, or the device is offline
 */
export async function fetchInTime(address) {
  const end = Date.now() + PATIENCE;
  const response = await fetchOnceThere(address, () => {
    if (Date.now() > end || !navigator.onLine) {
      throw new Error(TEXTS.notYet(address));
    }
  });
  return okOrThrow(address, response);
}

/**
 * Whether a file of the app is kept on this device, so that it comes at once.
 * @param {URL} address
 */
export async function isOnDevice(address) {
  return (await caches.match(address).catch(() => undefined)) !== undefined;
}

/**
 * @param {URL} address
 * @throws {Error} it did not come
 */
export async function fetchOk(address) {
  return okOrThrow(address, await fetch(address));
}

/**
 * @param {URL} address
 * @param {Response} response
 */
function okOrThrow(address, response) {
  if (!response.ok) {
    throw new Error(TEXTS.notLoaded(address, response.status));
  }
  return response;
}

/**
 * Wait until something is there, but not for ever.
 * @template T
 * @param {Promise<T>} promise
 * @param {number} patience in ms
 * @returns {Promise<T>}
 * @throws {Error} it took longer
 */
export function within(promise, patience) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(TEXTS.tooLong(patience / 1000))), patience);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/**
 * Resolves when the device comes online, or after this time.
 * @param {number} ms
 * @returns {Promise<void>}
 */
function onlineOrAfter(ms) {
  return new Promise((resolve) => {
    const goOn = () => {
      clearTimeout(timer);
      self.removeEventListener("online", goOn);
      resolve();
    };
    const timer = setTimeout(goOn, ms);
    self.addEventListener("online", goOn);
  });
}

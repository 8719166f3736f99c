// Fetches what is listed, and refuses whatever does not have the hash in the list.

import { SCOPE } from "./surroundings.js";

/** @import {Content} from "./list.js" */

/**
 * Why a file could not be installed; "changed" is also what came in part only, "full" is the browser’s storage, and
 * "policy" the host’s.
 * @typedef {"refused" | "changed" | "unreachable" | "full" | "policy"} InstallFault
 */

/** More at once would only hold up what is needed first. */
const MOST_AT_ONCE = 2;

/** @type {(() => void)[]} */
const waitingTurns = [];
let freeTurns = MOST_AT_ONCE;

/**
 * @param {string} path
 * @param {InstallFault} why
 */
export function notInstalled(path, why) {
  return Object.assign(new Error(`${path} could not be installed: ${why}`), { path, why });
}

/**
 * Do something as soon as fewer than the most are under way: first come, first served.
 * @template T
 * @param {() => Promise<T>} task
 * @returns {Promise<T>}
 */
export async function inTurn(task) {
  if (freeTurns > 0) {
    freeTurns -= 1;
  } else {
    await new Promise((go) => waitingTurns.push(() => go(undefined)));
  }
  try {
    return await task();
  } finally {
    const next = waitingTurns.shift();
    if (next) {
      next();
    } else {
      freeTurns += 1;
    }
  }
}

/**
 * Fetch a content from the host.
 * @param {Pick<Content, "path" | "sha256">} content
 * @param {(bytes: number) => void} [count] hears of bytes as they come, and as a negative number of those that were no use
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {ReturnType<typeof notInstalled>}
 */
export async function fetchVerified({ path, sha256 }, count = () => undefined) {
  // What the browser or a proxy kept may be what is wrong.
  const first = await tryToFetch(path, sha256, "no-cache", count);
  const outcome = typeof first === "string" ? await tryToFetch(path, sha256, "reload", count) : first;
  if (typeof outcome === "string") {
    throw notInstalled(path, outcome);
  }
  return outcome;
}

/**
 * @param {string} path
 * @param {string} sha256
 * @param {RequestCache} cache
 * @param {(bytes: number) => void} count
 * @returns {Promise<Uint8Array<ArrayBuffer> | InstallFault>}
 */
async function tryToFetch(path, sha256, cache, count) {
  const response = await fetch(new URL(path, SCOPE), { cache, credentials: "same-origin" }).catch(() => null);
  if (!response?.ok) {
    return response ? "refused" : "unreachable";
  }
  let counted = 0;
  const content = await readAll(response, (bytes) => {
    counted += bytes;
    count(bytes);
  }).catch(() => null);
  if (content && (await sha256Of(content)) === sha256) {
    return content;
  }
  count(-counted);
  return "changed";
}

/**
 * @param {Response} response
 * @param {(bytes: number) => void} count
 */
async function readAll(response, count) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const chunks = [];
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    chunks.push(next.value);
    count(next.value.byteLength);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** @param {BufferSource} content */
export async function sha256Of(content) {
  const digest = await crypto.subtle.digest("SHA-256", content);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

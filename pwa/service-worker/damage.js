// Finds installed files that are missing or damaged, and fetches them again.

import { sha256Of } from "./fetching.js";
import { provide, provideMissing } from "./installing.js";
import { forgetList, isComplete, keptPaths, LIST, theList } from "./list.js";
import { openCache, pathInApp, VERSION } from "./surroundings.js";

/**
 * @import {ListedFile} from "./list.js"
 * @typedef {{damaged: string[], mended: boolean}} FileCheck the paths of the files that were missing or damaged
 */

const SNAPSHOT = ["runtime/snapshot.json", "runtime/snapshot.bin"];

/** Files that are not served as they are, by path. @type {Promise<Map<string, ListedFile>> | undefined} */
let damaged;
/** What the latest check of all files found; undefined before, and after damage. @type {Promise<FileCheck> | undefined} */
let checked;

/**
 * The file of this path if it is missing or has another length. All hashes take ten times as long, so the page asks for
 * them once it has started, or could not.
 * @param {string} path
 */
export async function damagedFile(path) {
  damaged ??= filesOfOtherLength();
  return (await damaged).get(path);
}

async function filesOfOtherLength() {
  const cache = await openCache();
  const [requests, responses] = await Promise.all([cache.keys(), cache.matchAll()]);
  const blobs = await Promise.all(responses.map((response) => response.blob().catch(() => null)));
  const lengths = new Map(requests.map(({ url }, i) => [pathInApp(new URL(url)), blobs[i]?.size]));
  const files = (await listedFiles()).filter(({ path, bytes }) => lengths.get(path) !== bytes);
  return new Map(files.map((file) => [file.path, file]));
}

/** None where the list is missing or damaged, and can’t be had. */
async function listedFiles() {
  return (await theList().catch(() => null))?.files ?? [];
}

/**
 * A file that is missing or damaged, fetched again. Where that fails, the page says so without it (see index.html).
 * @param {ListedFile} file
 */
export async function mended(file) {
  try {
    const cache = await openCache();
    await provide(await theList(), file, await keptPaths(cache));
    damaged = undefined;
    return (await cache.match(file.path)) ?? Response.error();
  } catch {
    return Response.error();
  }
}

/**
 * Hash the installed files again, and fetch those that are missing or damaged.
 * @param {boolean} once whether an earlier answer will do, and a snapshot stays if nothing is damaged
 */
export function checkFiles(once) {
  checked = (once && checked) || check(once);
  return checked;
}

/** @param {boolean} keepSnapshot @returns {Promise<FileCheck>} */
async function check(keepSnapshot) {
  const cache = await openCache();
  const complete = await isComplete();
  /** @type {string[]} */
  const found = [];
  for (const { path, sha256 } of [{ path: LIST, sha256: VERSION }, ...(await listedFiles())]) {
    const response = await cache.match(path);
    const isMissing = !response && complete;
    if (isMissing || (response && (await sha256Of(await response.arrayBuffer())) !== sha256)) {
      found.push(path);
      await cache.delete(path);
    }
  }
  if (found.length > 0 || !keepSnapshot) {
    // The snapshot was made from these files (see snapshot.js), so it is made again.
    await Promise.all(SNAPSHOT.map((path) => cache.delete(path)));
  }
  if (found.includes(LIST)) {
    forgetList();
  }
  // Offline, this fails. The page still learns what is damaged, and the next check tries again.
  const failure = found.length === 0 ? null : await provideMissing().catch((error) => error);
  damaged = undefined;
  checked = found.length > 0 ? undefined : checked;
  return { damaged: found, mended: !failure };
}

// Puts the files of this version into its cache. A first visit fetches what the page needs, which then has the service
// worker continue with the rest, in the order of need; an update fetches all before it can take over.

import { fetchVerified, inTurn, notInstalled, sha256Of } from "./fetching.js";
import { isComplete, keptPaths, LIST, noteComplete, theList } from "./list.js";
import { countAll, countAnew, countBytes, shippedFor } from "./progress.js";
import { dressed } from "./responses.js";
import { CACHE_NAME, openCache, ourCaches, tellPages, worker } from "./surroundings.js";
import { unpacked } from "./unpacking.js";

/**
 * @import {InstallFault} from "./fetching.js"
 * @import {Content, List, ListedFile, Need} from "./list.js"
 */

/** The shortest WebAssembly that there is. */
const EMPTY_MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
/** The files that are being fetched, by path. @type {Map<string, Promise<void>>} */
const arriving = new Map();
/** Sends an event with the path of each file that has come. */
const arrivals = new EventTarget();

/** What a first visit or an update needs before this version can take over; the open pages hear why it fails. */
export async function install() {
  try {
    expectWebAssembly();
    await (worker.registration.active ? provideAll() : providePage(await theList()));
  } catch (error) {
    await tellPages({ type: "install-failed", ...whyFailed(error) });
    throw error;
  }
}

/** A host’s policy for service-worker.js can forbid what unpacks the files. */
function expectWebAssembly() {
  try {
    new WebAssembly.Module(EMPTY_MODULE);
  } catch {
    throw notInstalled("service-worker.js", "policy");
  }
}

/**
 * @param {unknown} error
 * @returns {{path: string, why: InstallFault, needed: Need}} the file that did not come, why, and when it is needed
 */
export function whyFailed(error) {
  /** @type {Partial<ReturnType<typeof notInstalled> & {needed: Need}>} */
  const { path = LIST, why = whyNotKept(error), needed = "page" } = /** @type {object} */ (error);
  return { path, why, needed };
}

/** Have all files, unless they came before. */
export async function provideAll() {
  if (!(await isComplete())) {
    await provideMissing();
  }
}

/** Fetch all that is missing. Rejects at the first file that does not come; the others come nevertheless. */
export async function provideMissing() {
  const list = await theList();
  const kept = await keptPaths(await openCache());
  const isThere = (/** @type {ListedFile} */ { path }) => kept.has(path);
  const hasPage = list.files.filter(({ needed }) => needed === "page").every(isThere);
  countAnew(list, [...(hasPage ? [list.page] : []), ...list.files.filter(isThere).flatMap(shippedFor)]);
  const missing = list.files.filter((file) => !isThere(file));
  const older = missing.length > 0 ? await olderCopies() : new Map();
  await provideInOrder(list, missing, older);
  await noteComplete();
}

/**
 * Fetch what the page does without, before it asks for it: until then, the line would stand still.
 * @param {List} list
 */
function provideAhead(list) {
  return provideInOrder(
    list,
    list.files.filter(({ needed }) => needed !== "page"),
  );
}

/**
 * Put files into the cache: those that are needed later have the line only once the others are there. Rejects like
 * provideMissing.
 * @param {List} list
 * @param {ListedFile[]} files
 * @param {Map<string, Response>} [older] files of earlier versions, by hash
 */
async function provideInOrder(list, files, older) {
  const isLater = (/** @type {ListedFile} */ { needed }) => needed === "later";
  const first = await begin(files.filter((file) => !isLater(file)));
  const later = Promise.allSettled(first).then(async () => Promise.all(await begin(files.filter(isLater))));
  await Promise.all([...first, later]);

  /** @param {ListedFile[]} some */
  async function begin(some) {
    // Another attempt may have brought some of them meanwhile.
    const kept = await keptPaths(await openCache());
    return some.filter(({ path }) => !kept.has(path)).map((file) => provide(list, file, kept, older));
  }
}

/** Resolves when nothing is being fetched any more. */
export async function nothingUnderWay() {
  while (arriving.size > 0) {
    await Promise.allSettled(arriving.values());
  }
}

/**
 * @param {string} path of a file that may be on its way
 * @returns {Promise<void>} resolves when it has come
 */
export function arrivalOf(path) {
  return new Promise((resolve) => arrivals.addEventListener(path, () => resolve(), { once: true }));
}

/**
 * Put one file into the cache; where that is being done already, it is not done twice.
 * @param {List} list
 * @param {ListedFile} file
 * @param {Set<string>} kept what is in the cache
 * @param {Map<string, Response>} older files of earlier versions, by hash
 */
export function provide(list, file, kept, older = new Map()) {
  const arrival =
    arriving.get(file.path) ??
    bring(list, file, kept, older)
      .catch((error) => {
        throw Object.assign(error, { needed: file.needed });
      })
      .finally(() => arriving.delete(file.path));
  arriving.set(file.path, arrival);
  return arrival;
}

/**
 * @param {List} list
 * @param {ListedFile} file
 * @param {Set<string>} kept
 * @param {Map<string, Response>} older
 */
async function bring(list, file, kept, older) {
  const pieces = older.has(file.sha256) ? [] : shippedFor(file).map((piece) => pieceOf(list, file, piece, kept));
  const body = older.get(file.sha256)?.clone().body ?? (file.packed ? await unpacked(pieces) : await pieces[0]);
  const cache = await openCache();
  await cache.put(file.path, dressed(body, file.path)).catch(async (error) => {
    // A piece that did not come says more than that the whole could not be put together.
    await Promise.all(pieces);
    throw notInstalled(file.path, whyNotKept(error));
  });
  if ((await (await cache.match(file.path))?.blob())?.size !== file.bytes) {
    await cache.delete(file.path);
    throw notInstalled(file.path, "changed");
  }
  await Promise.all((file.packed ?? []).map((piece) => cache.delete(piece.path)));
  countAll(list, shippedFor(file));
  arrivals.dispatchEvent(new Event(file.path));
}

/**
 * One of what is shipped for a file. Pieces are kept until the file is whole, so that none has to come twice.
 * @param {List} list
 * @param {ListedFile} file
 * @param {Content} piece
 * @param {Set<string>} kept
 */
function pieceOf(list, file, piece, kept) {
  const coming = inTurn(async () => {
    const cache = await openCache();
    const before = kept.has(piece.path) && (await (await cache.match(piece.path))?.arrayBuffer());
    if (before && (await sha256Of(before)) === piece.sha256) {
      countAll(list, [piece]);
      return new Uint8Array(before);
    }
    const content = await fetchVerified(piece, (bytes) => countBytes(list, piece, bytes));
    if (file.packed && file.packed.length > 1) {
      await cache.put(piece.path, new Response(content)).catch((error) => {
        throw notInstalled(file.path, whyNotKept(error));
      });
    }
    return content;
  });
  // The caller that waits for the file handles this.
  coming.catch(() => undefined);
  return coming;
}

/**
 * Put all files of the page into the cache; they come as one.
 * @param {List} list
 */
async function providePage(list) {
  const cache = await openCache();
  const kept = await keptPaths(cache);
  const files = list.files.filter(({ needed }) => needed === "page");
  if (files.every(({ path }) => kept.has(path))) {
    return;
  }
  const coming = fetchVerified(list.page, (bytes) => countBytes(list, list.page, bytes));
  // What fails is fetched again when the page asks for it, and the page hears of it then.
  coming.then(() => provideAhead(list)).catch(() => undefined);
  const content = await new Response(await unpacked([coming])).blob();
  let start = 0;
  const keeping = files.map((file) => {
    const body = content.slice(start, start + file.bytes);
    start += file.bytes;
    return cache.put(file.path, dressed(body, file.path));
  });
  await Promise.all(keeping);
}

/**
 * @param {unknown} error of a file that was fetched
 * @returns {InstallFault}
 */
function whyNotKept(error) {
  return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "changed";
}

/** Files of the versions that are still cached, by their hash. */
async function olderCopies() {
  /** @type {Map<string, Response>} */
  const copies = new Map();
  for (const name of await ourCaches()) {
    const cache = await caches.open(name);
    const listed = name === CACHE_NAME ? null : await cache.match(LIST);
    /** @type {Content[]} */
    const files = (await listed?.json().catch(() => null))?.files ?? [];
    for (const file of files) {
      const response = await cache.match(file.path);
      if (response && (await sha256Of(await response.clone().arrayBuffer())) === file.sha256) {
        copies.set(file.sha256, response);
      }
    }
  }
  return copies;
}

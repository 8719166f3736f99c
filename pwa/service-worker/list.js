// The list of all files of this version (build/precache.py), and which of them have come.

import { fetchVerified, sha256Of } from "./fetching.js";
import { dressed } from "./responses.js";
import { openCache, pathInApp, VERSION } from "./surroundings.js";

/**
 * @typedef {{path: string, sha256: string, bytes: number}} Content
 * @typedef {"page" | "start" | "later"} Need before the page is shown, before anything can be checked, or after that
 * @typedef {Content & {needed: Need, packed?: Content[]}} ListedFile a file as it is kept, and what to join and unpack for it
 * @typedef {{page: Content, files: ListedFile[]}} List
 */

export const LIST = "precache.json";
/** Kept once all files have come. */
const COMPLETE = "installed";

/** @type {Promise<List> | undefined} */
let listFound;
let complete = false;

/** The list, which is fetched if it is not kept as it should be. @throws it can’t be had now */
export function theList() {
  listFound ??= findList();
  listFound.catch(() => {
    listFound = undefined;
  });
  return listFound;
}

/** The kept list is not as it should be: the next who asks has it fetched. */
export function forgetList() {
  listFound = undefined;
}

async function findList() {
  const cache = await openCache();
  let content = await (await cache.match(LIST))?.arrayBuffer();
  if (!content || (await sha256Of(content)) !== VERSION) {
    content = (await fetchVerified({ path: LIST, sha256: VERSION })).buffer;
    await cache.put(LIST, dressed(content, LIST));
  }
  return /** @type {List} */ (JSON.parse(new TextDecoder().decode(content)));
}

/** The paths of what is kept. @param {Cache} cache */
export async function keptPaths(cache) {
  return new Set((await cache.keys()).map(({ url }) => pathInApp(new URL(url))));
}

/** Whether all files have come. What was damaged since then is another matter: see damage.js. */
export async function isComplete() {
  complete ||= Boolean(await (await openCache()).match(COMPLETE));
  return complete;
}

export async function noteComplete() {
  await (await openCache()).put(COMPLETE, new Response(VERSION));
}

// Tells the open pages how many bytes have come: of what is needed before anything can be checked, and of all.

import { tellPages } from "./surroundings.js";

/** @import {Content, List} from "./list.js" */

/** How many bytes of each shipped content have come. @type {Map<string, number>} */
const came = new Map();
let reported = 0;

/**
 * @param {List} list
 * @param {Content} content of which more has come, or was no use after all
 * @param {number} bytes
 */
export function countBytes(list, content, bytes) {
  came.set(content.path, (came.get(content.path) ?? 0) + bytes);
  report(list);
}

/**
 * Count what is there already, and report it however little came since the last report: a page that has just opened did
 * not hear that.
 * @param {List} list
 * @param {Content[]} contents
 */
export function countAnew(list, contents) {
  reported = Number.NEGATIVE_INFINITY;
  countAll(list, contents);
}

/**
 * @param {List} list
 * @param {Content[]} contents that are there
 */
export function countAll(list, contents) {
  for (const { path, bytes } of contents) {
    came.set(path, bytes);
  }
  report(list);
}

/**
 * At most once for each hundredth of the bytes, and at the end.
 * @param {List} list
 */
function report(list) {
  const later = list.files.filter(({ needed }) => needed !== "page");
  const start = sums([list.page, ...later.filter(({ needed }) => needed === "start").flatMap(shippedFor)]);
  const all = sums([list.page, ...later.flatMap(shippedFor)]);
  if (all.done === all.total || Math.abs(all.done - reported) >= all.total / 100) {
    reported = all.done;
    tellPages({ type: "install-progress", start, all });
  }
}

/** What is fetched for a file. @param {import("./list.js").ListedFile} file */
export function shippedFor(file) {
  return file.packed ?? [file];
}

/** @param {Content[]} contents */
function sums(contents) {
  return {
    done: contents.reduce((sum, { path, bytes }) => sum + Math.min(bytes, came.get(path) ?? 0), 0),
    total: contents.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

// What a worker that was started again has of the user’s files, in words.

import { listOf } from "./text.js";

/** @import {KeptFile} from "./kept-file.js" */

const TEXTS = {
  all: "Your files have been loaded again, and nothing is lost.",
  without: (/** @type {string[]} */ names) => `Your files have been loaded again, without ${listOf(names)}.`,
};

/**
 * @param {KeptFile[]} files
 * @returns {string} "" if there are none
 */
export function loadedAgain(files) {
  const without = files.filter(({ fault, bytes }) => fault && bytes).map(({ name }) => name);
  if (without.length > 0) {
    return TEXTS.without(without);
  }
  return files.length > 0 ? TEXTS.all : "";
}

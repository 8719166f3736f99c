// What stands where the checker could not give the content, so that nothing waits for it without an end.

import { paragraph } from "../core/dom.js";

/** @param {string} what begins the sentence: "The key figures" */
export function notShown(what) {
  return paragraph(`${what} could not be shown. The message at the top of the page says why.`);
}

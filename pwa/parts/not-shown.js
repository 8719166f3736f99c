// What is shown instead of content that the checker could not give, so that nothing waits for it forever.

import { paragraph } from "../core/dom.js";

const TEXTS = {
  notShown: (/** @type {string} */ what) => `${what} could not be shown. The message at the top of the page says why.`,
};

/** @param {string} what begins the sentence: "The key figures" */
export function notShown(what) {
  return paragraph(TEXTS.notShown(what));
}

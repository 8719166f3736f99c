// What is shown instead of content that the checker could not give, so that nothing waits for it forever.

import { announce } from "../core/announce.js";
import { fill, paragraph } from "../core/dom.js";

const TEXTS = {
  notShown: (/** @type {string} */ what) => `${what} could not be shown. The message at the top of the page says why.`,
};

/**
 * Say so where nothing was shown yet. What the checker gave before stays: it is as true as it was, and of more use.
 * @param {HTMLElement} $content is busy until something is shown in it
 * @param {string} what begins the sentence: "The key figures"
 */
export function sayNotShown($content, what) {
  if ($content.hasAttribute("aria-busy")) {
    $content.removeAttribute("aria-busy");
    fill($content, paragraph(TEXTS.notShown(what)));
    announce(TEXTS.notShown(what));
  }
}

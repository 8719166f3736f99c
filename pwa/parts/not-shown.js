// Shows what the checker was asked for, or says that it could not be shown, so that nothing waits for it forever.

import { announce } from "../core/announce.js";
import { fill, paragraph } from "../core/dom.js";

const TEXTS = {
  notShown: (/** @type {string} */ what) => `${what} could not be shown. The message at the top of the page says why.`,
};

/**
 * Show an answer of the checker. Without one, what the checker gave before stays: it is as true as it was, and of more
 * use. That is said only where nothing was shown yet.
 * @template T
 * @param {HTMLElement} $content is busy until something is shown in it
 * @param {string} what begins the sentence: "The key figures"
 * @param {T | null} answer
 * @param {(answer: T) => void} show
 */
export function showAnswer($content, what, answer, show) {
  const isWaiting = $content.hasAttribute("aria-busy");
  $content.removeAttribute("aria-busy");
  if (answer !== null) {
    show(answer);
  } else if (isWaiting) {
    fill($content, paragraph(TEXTS.notShown(what)));
    announce(TEXTS.notShown(what));
  }
}

/**
 * Draw what is no longer true: without an answer, it does not stay.
 * @param {HTMLElement} $content
 * @param {() => void} draw asks the checker, and shows its answer
 */
export function drawAnew($content, draw) {
  $content.setAttribute("aria-busy", "true");
  draw();
}

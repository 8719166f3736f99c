// A page that shows a document, such as a task of the guide.

import { el, fill, link, paragraph } from "../core/dom.js";
import { fetchInTime } from "../install/later-files.js";

/**
 * @import {Child} from "../core/dom.js"
 * @import {DocumentNode, HelpDocument} from "../core/documents.js"
 * @import {OpenView} from "../core/view.js"
 */

const TEXTS = {
  loading: "Loading…",
  missing: "This page could not be opened",
  remedy: "Check your network connection, then open this page again.",
  allHelp: "All help",
};

/**
 * The page: its heading at once, so that it can have the focus, and the rest as soon as it is there.
 * @param {string} title until the document says its own
 * @param {Promise<HelpDocument | null>} reading
 * @param {AbortSignal} signal
 * @param {() => Child[]} [below] what comes after the document
 * @returns {OpenView}
 */
export function documentPage(title, reading, signal, below = () => []) {
  const $heading = el("h1", { class: "govuk-heading-l" }, title);
  const $text = el("div", { "aria-busy": "true" }, paragraph(TEXTS.loading));
  const $root = el(
    "div",
    { class: "govuk-grid-row" },
    el("div", { class: "govuk-grid-column-full app-document" }, $heading, $text),
  );
  /** @type {OpenView} */
  const view = { $root };
  reading.then((found) => {
    if (!signal.aborted) {
      view.title = found?.title ?? TEXTS.missing;
      fill($heading, view.title);
      const text = found ? found.content.map(element) : [paragraph(TEXTS.remedy)];
      fill($text, ...text, ...below(), paragraph(link("#/help", TEXTS.allHelp)));
      $text.removeAttribute("aria-busy");
      $root.dispatchEvent(new Event("titled", { bubbles: true }));
    }
  });
  return view;
}

/**
 * @param {DocumentNode} node
 * @returns {Node | string}
 */
function element(node) {
  if (typeof node === "string") {
    return node;
  }
  const [tag, attributes, ...inside] = node;
  const $element = el(tag, attributes, ...inside.map(element));
  if ($element instanceof HTMLImageElement) {
    askAgain($element);
  }
  return $element;
}

/**
 * On a first visit pictures are the last to come.
 * @param {HTMLImageElement} $picture
 */
function askAgain($picture) {
  const again = async () => {
    const address = $picture.src;
    // Without the picture the page shows its alternative text.
    if (await fetchInTime(new URL(address)).catch(() => null)) {
      $picture.src = address;
    }
  };
  $picture.addEventListener("error", again, { once: true });
}

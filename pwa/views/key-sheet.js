// The keyboard sheet: every key on one page, to read or to print.

import { el, link, paragraph } from "../core/dom.js";
import { keyLists } from "../parts/keys.js";

/** @import {MakeView, View} from "../core/view.js" */

const TEXTS = {
  title: "Keyboard sheet",
  about:
    "You can do everything in this service with the keyboard. Tab and Shift + Tab go from one control to the next.",
  print: "Print this sheet",
  allHelp: "All help",
};

/** @type {View} */
export const keySheet = {
  path: "/keys",
  title: TEXTS.title,
  needs: "nothing",
  wide: true,
  make: keySheetView,
};

/** @type {MakeView} */
function keySheetView() {
  return {
    $root: el(
      "div",
      { class: "app-key-sheet" },
      el("h1", { class: "govuk-heading-l" }, TEXTS.title),
      paragraph(TEXTS.about),
      el("div", { class: "app-key-sheet__keys" }, ...keyLists("h2")),
      el(
        "div",
        { class: "app-key-sheet__controls" },
        el(
          "button",
          { type: "button", class: "govuk-button govuk-button--secondary", onclick: () => window.print() },
          TEXTS.print,
        ),
        paragraph(link("#/help", TEXTS.allHelp)),
      ),
    ),
  };
}

// Accessibility: what was done and tested, as it is in fact.

import { bullets, el, paragraph } from "../core/dom.js";

/** @import {MakeView, View} from "../core/view.js" */

/** @type {View} */
export const accessibility = {
  path: "/accessibility",
  title: "Accessibility",
  needs: "nothing",
  make: accessibilityView,
};

/** @type {MakeView} */
function accessibilityView() {
  return {
    $root: el(
      "div",
      { class: "govuk-grid-row" },
      el(
        "div",
        { class: "govuk-grid-column-two-thirds" },
        el("h1", { class: "govuk-heading-l" }, "Accessibility"),
        paragraph(
          "This service is built to meet the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA. You can:",
        ),
        bullets([
          "do everything with a keyboard alone",
          "zoom in to 400% without text running off the screen; wide tables scroll in their own area",
          "use it with a screen reader: progress and results are announced, and cells at fault are named as such",
          "tell errors without seeing colour: they are marked in words, with a border and with their code",
        ]),
        el("h2", { class: "govuk-heading-m" }, "How it was tested"),
        paragraph(
          "Every page is tested automatically in a real browser with axe, by keyboard alone and at a width of 320 pixels, each time the service changes. It has not yet been tested by people who use assistive technology.",
        ),
        el("h2", { class: "govuk-heading-m" }, "In the list of children"),
        paragraph(
          "Use the arrow keys, Page Up, Page Down, Home and End to move. Press Enter to go to the record of the child.",
        ),
        el("h2", { class: "govuk-heading-m" }, "In the tables of a record"),
        bullets([
          "the arrow keys, Home and End move between cells; with Ctrl, Home and End go to the first and last cell",
          "Enter, F2 or typing changes a cell; Enter keeps the text, Escape leaves the cell as it was, Tab keeps the text and goes to the next cell",
          "the first cell of a row opens a menu of what can be done with the row",
          "Ctrl and Z undoes the latest change, Ctrl and Y does it again",
        ]),
      ),
    ),
  };
}

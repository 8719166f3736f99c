// Accessibility: what was done and tested, as it is in fact.

import { bullets, el, paragraph } from "../core/dom.js";
import { keyLists } from "../parts/keys.js";

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
          "use it with a screen reader: progress and results are announced, and cells with errors are named as such",
          "tell errors without seeing colour: they are marked in words, with a border and with their code",
        ]),
        el("h2", { class: "govuk-heading-m" }, "How it was tested"),
        paragraph(
          "Every page is tested automatically in a real browser with axe, by keyboard alone and at a width of 320 pixels, each time the service changes. It has not yet been tested by people who use assistive technology.",
        ),
        el("h2", { class: "govuk-heading-m" }, "Keys"),
        ...keyLists(),
      ),
    ),
  };
}

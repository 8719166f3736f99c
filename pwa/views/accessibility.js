// Accessibility: what was done and tested, as it is in fact.

import { bullets, el, paragraph } from "../dom.js";

/** @import {MakeView} from "../app.js" */

/** @type {MakeView} */
export function accessibilityView() {
  return {
    title: "Accessibility",
    $root: el(
      "div",
      { class: "govuk-grid-row" },
      el(
        "div",
        { class: "govuk-grid-column-two-thirds" },
        el("h1", { class: "govuk-heading-l" }, "Accessibility"),
        paragraph("This service is built to meet the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA. You can:"),
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
        paragraph("Use the arrow keys, Page Up, Page Down, Home and End to move. Press Enter to go to the record of the child."),
      ),
    ),
  };
}

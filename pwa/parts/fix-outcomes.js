// What was done to rows with one error, with the button that undoes it.

import { el, hidden, linkButton, paragraph } from "../core/dom.js";

const TEXTS = { undo: "Undo", undoWhat: " this change", done: "Done", undone: "Undone" };

/**
 * What an edit in place did, in a line above the rows.
 * @param {string} text
 * @param {(() => void) | null} undo
 */
export function toldLine(text, undo) {
  return el(
    "p",
    { class: "govuk-body-s app-bulk__told", tabindex: "-1" },
    `${text} `,
    undo && linkButton(undo, TEXTS.undo, hidden(TEXTS.undoWhat)),
  );
}

/**
 * What an action on many rows did.
 * @param {string} text
 * @param {(() => void) | null} undo
 * @param {string} left what is left to do; "" if the page says that elsewhere
 */
export function outcomeBanner(text, undo, left) {
  return el(
    "div",
    {
      class: "govuk-notification-banner govuk-notification-banner--success app-bulk__outcome",
      role: "region",
      "aria-labelledby": "bulk-outcome-title",
      tabindex: "-1",
    },
    el(
      "div",
      { class: "govuk-notification-banner__header" },
      el(
        "h2",
        { class: "govuk-notification-banner__title", id: "bulk-outcome-title" },
        undo ? TEXTS.done : TEXTS.undone,
      ),
    ),
    el(
      "div",
      { class: "govuk-notification-banner__content" },
      paragraph(text),
      left && paragraph(left),
      undo &&
        el(
          "button",
          { type: "button", class: "govuk-button govuk-button--secondary app-notice-button", onclick: undo },
          TEXTS.undo,
          hidden(TEXTS.undoWhat),
        ),
    ),
  );
}

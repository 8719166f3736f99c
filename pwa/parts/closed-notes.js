// Notes on errors of a child that are gone: what was noted, and when the error was seen to be gone.

import { el } from "../core/dom.js";
import { STATUS_NAMES } from "../core/marks.js";
import { wholeDay } from "../core/text.js";

/** @import {Mark} from "../core/marks.js" */

/**
 * @param {Mark[]} marks closed ones
 * @returns {HTMLElement | false} false if there are none
 */
export function closedNotes(marks) {
  return (
    marks.length > 0 &&
    el(
      "section",
      { class: "app-closed-notes", "aria-label": "Closed notes" },
      el("h3", { class: "govuk-heading-s app-errors__title" }, `Closed notes (${marks.length})`),
      el("ul", { class: "govuk-list" }, ...marks.map(closedNote)),
    )
  );
}

/** @param {Mark} mark */
function closedNote({ code, status, note, closed }) {
  const noted = [status && STATUS_NAMES[status], note].filter(Boolean).join(". ");
  return el(
    "li",
    {},
    el("strong", {}, `${code}: `),
    noted,
    el("span", { class: "app-closed-notes__day" }, `Resolved at source. Closed on ${wholeDay(closed)}.`),
  );
}

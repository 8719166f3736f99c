// Notes on a child’s errors that are fixed: the note, and the day on which the error was no longer there.

import { el } from "../core/dom.js";
import { STATUS_NAMES } from "../core/marks.js";
import { wholeDay } from "../core/text.js";

/** @import {Mark} from "../core/marks.js" */

const TEXTS = {
  label: "Closed notes",
  title: (/** @type {number} */ notes) => `Closed notes (${notes})`,
  closed: (/** @type {string} */ day) => `Fixed at source. Closed on ${wholeDay(day)}.`,
};

/**
 * @param {Mark[]} marks closed ones
 * @returns {HTMLElement | false} false if there are none
 */
export function closedNotes(marks) {
  return (
    marks.length > 0 &&
    el(
      "section",
      { class: "app-closed-notes", "aria-label": TEXTS.label },
      el("h3", { class: "govuk-heading-s app-errors__title" }, TEXTS.title(marks.length)),
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
    el("span", { class: "app-closed-notes__day" }, TEXTS.closed(closed)),
  );
}

// The rows that a suggestion would add or remove, each as a small table.

import { el, hidden } from "../core/dom.js";
import { listOf } from "../core/text.js";
import { details } from "./details.js";
import { body, cell, columnHead, nameCell, row, table } from "./table.js";

/** @import {OfferedSuggestion, RowPreview} from "../core/protocol.d.ts" */

const TEXTS = {
  showOne: "Show the row",
  showAll: "Show the rows",
  ofAnswers: (/** @type {string[]} */ titles) => `: ${titles.join("; ")}`,
  ofAnswer: (/** @type {string} */ answer, /** @type {string} */ row) => `${answer}: ${row}`,
  newRow: (/** @type {string} */ module) => `New row in ${module}`,
  removed: (/** @type {string} */ module, /** @type {number} */ line) => `${module}, line ${line}, is removed`,
  newRowRemoved: (/** @type {string} */ module) => `The new row in ${module} is removed`,
  columns: ["Column", "Value"],
  meaning: (/** @type {string} */ text, /** @type {string} */ meaning) => `${text} (${meaning})`,
  blank: (/** @type {string[]} */ columns) => `Left blank: ${listOf(columns)}.`,
};

/**
 * A line that opens the tables; false if no row is added or removed.
 * @param {Pick<OfferedSuggestion, "title" | "previews">[]} answers
 */
export function rowPreviews(answers) {
  const several = answers.length > 1;
  const tables = answers.flatMap(({ title, previews }) =>
    previews.map((preview) => previewTable(several ? TEXTS.ofAnswer(title, named(preview)) : named(preview), preview)),
  );
  return (
    tables.length > 0 &&
    details(
      [tables.length > 1 ? TEXTS.showAll : TEXTS.showOne, hidden(TEXTS.ofAnswers(answers.map(({ title }) => title)))],
      el("div", {}, ...tables),
      { look: "app-help app-row-preview" },
    )
  );
}

/** @param {RowPreview} preview */
function named({ module, added, line }) {
  if (added) {
    return TEXTS.newRow(module);
  }
  return line > 0 ? TEXTS.removed(module, line) : TEXTS.newRowRemoved(module);
}

/**
 * @param {string} title
 * @param {RowPreview} preview
 */
function previewTable(title, { cells, blank }) {
  return el(
    "div",
    {},
    el("p", { class: "app-row-preview__title" }, el("strong", {}, title)),
    table({
      caption: title,
      look: "app-row-preview__table",
      heads: TEXTS.columns.map((each) => columnHead(each)),
      $body: body(
        cells.map(({ label, text, meaning }) =>
          row(nameCell(label), cell(meaning ? TEXTS.meaning(text, meaning) : text)),
        ),
      ),
    }),
    blank.length > 0 && el("p", { class: "app-row-preview__blank" }, TEXTS.blank(blank)),
  );
}

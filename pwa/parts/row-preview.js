// The rows that a suggested answer would add or remove, each as a small table.

import { el, hidden } from "../core/dom.js";
import { listOf } from "../core/text.js";
import { details } from "./details.js";
import { body, cell, columnHead, nameCell, row, table } from "./table.js";

/** @import {OfferedSuggestion, RowPreview} from "../core/protocol.d.ts" */

/**
 * A line that opens the tables; nothing where no row is added or removed.
 * @param {Pick<OfferedSuggestion, "title" | "previews">[]} answers
 */
export function rowPreviews(answers) {
  const several = answers.length > 1;
  const tables = answers.flatMap(({ title, previews }) =>
    previews.map((preview) => previewTable(several ? `${title}: ${named(preview)}` : named(preview), preview)),
  );
  return (
    tables.length > 0 &&
    details(
      [
        tables.length > 1 ? "Show the rows" : "Show the row",
        hidden(`: ${answers.map(({ title }) => title).join("; ")}`),
      ],
      el("div", {}, ...tables),
      { look: "app-help app-row-preview" },
    )
  );
}

/** @param {RowPreview} preview */
function named({ module, added, line }) {
  if (added) {
    return `New row in ${module}`;
  }
  return line > 0 ? `${module}, line ${line}, is removed` : `The new row in ${module} is removed`;
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
      heads: [columnHead("Column"), columnHead("Value")],
      $body: body(
        cells.map(({ label, text, meaning }) => row(nameCell(label), cell(meaning ? `${text} (${meaning})` : text))),
      ),
    }),
    blank.length > 0 && el("p", { class: "app-row-preview__blank" }, `Left blank: ${listOf(blank)}.`),
  );
}

// The rows with one error in a table: incorrect cells are marked, cells can be edited in place, and each row has a box
// to select it.

import { el, hidden, link, linkButton } from "../core/dom.js";
import { address } from "../core/router.js";
import { uncapitalised } from "../core/text.js";
import { BulkCells, cellFocusKey } from "./bulk-cells.js";
import { checkboxItem } from "./choice.js";
import { details } from "./details.js";
import { canBeEdited, recordHead } from "./record-cells.js";
import { rowPreviews } from "./row-preview.js";
import { body, columnHead, row, scrollArea, table } from "./table.js";

/**
 * @import {BulkRow, ErrorRows, OfferedSuggestion, RecordColumn} from "../core/protocol.d.ts"
 * @import {Results} from "../core/results.js"
 * @import {BulkEditing} from "./bulk-cells.js"
 */

const TEXTS = {
  table: (/** @type {string} */ title) => `${title}, table`,
  select: "Select",
  line: "Line",
  child: "Child ID",
  suggestion: "Suggestion",
  newRow: "New",
  selectRow: (/** @type {BulkRow} */ { line, child, name }) =>
    name
      ? `Select ${uncapitalised(name)}, child ${child}`
      : line > 0
        ? `Select line ${line}, child ${child}`
        : `Select the new row of child ${child}`,
  hasError: ", has an error",
  changed: ", changed",
  blank: "blank",
  use: "Use it",
  useOf: (/** @type {string} */ title, /** @type {string} */ child) => `: ${title}, child ${child}`,
  why: "Why",
  whyOf: (/** @type {string} */ title) => `: ${title}`,
};

/**
 * @param {object} options
 * @param {ErrorRows} options.page
 * @param {Results} options.results
 * @param {string} options.child the column that names the child
 * @param {string} options.title
 * @param {Set<number>} options.chosen numbers of the rows
 * @param {boolean} options.allColumns
 * @param {() => void} options.onChoose
 * @param {(suggestion: OfferedSuggestion) => void} options.onUse
 * @param {BulkEditing} options.editing
 */
export function bulkTable({ page, results, child, title, chosen, allColumns, onChoose, onUse, editing }) {
  const shown = page.columns.filter(({ name }) => name !== child && (allColumns || page.matter.includes(name)));
  const suggests = page.rows.some(({ suggestions }) => suggestions.length > 0);
  const $boxes = page.rows.map((row) => box(row, chosen, onChoose));
  const $table = table({
    caption: title,
    look: "app-record__table app-bulk__table",
    heads: [
      columnHead(TEXTS.select),
      columnHead(TEXTS.line),
      columnHead(TEXTS.child),
      ...shown.map(recordHead),
      suggests && columnHead(TEXTS.suggestion),
    ],
    $body: body(
      page.rows.map((each, at) =>
        row(
          el("td", { class: "govuk-table__cell app-bulk__box" }, $boxes[at]),
          el("td", { class: "govuk-table__cell app-record__line" }, each.line > 0 ? each.line : TEXTS.newRow),
          childCell(page, each, results, child),
          ...shown.map((column, place) => valueCell(page, at, column, place)),
          suggests &&
            el(
              "td",
              { class: "govuk-table__cell app-bulk__suggestions" },
              ...each.suggestions.map((offered) => suggestion(offered, each, onUse)),
            ),
        ),
      ),
    ),
  });
  new BulkCells($table, page, shown, editing);
  return scrollArea(TEXTS.table(title), $table);
}

/**
 * @param {BulkRow} bulkRow
 * @param {Set<number>} chosen
 * @param {() => void} onChoose
 */
function box(bulkRow, chosen, onChoose) {
  const { row } = bulkRow;
  const id = `choose-${row}`;
  const $input = el("input", { class: "govuk-checkboxes__input", id, type: "checkbox" });
  $input.checked = chosen.has(row);
  $input.addEventListener("change", () => {
    if ($input.checked) {
      chosen.add(row);
    } else {
      chosen.delete(row);
    }
    onChoose();
  });
  return el(
    "div",
    { class: "govuk-checkboxes govuk-checkboxes--small" },
    checkboxItem($input, hidden(TEXTS.selectRow(bulkRow))),
  );
}

/**
 * @param {ErrorRows} page
 * @param {BulkRow} row
 * @param {Results} results
 * @param {string} child the column that names the child
 */
function childCell({ code, columns }, row, results, child) {
  const position = results.positions.get(row.child.trim().toUpperCase());
  const hasError = row.faults[columns.findIndex(({ name }) => name === child)];
  return el(
    "th",
    { scope: "row", class: `govuk-table__cell app-bulk__child${hasError ? " app-fault" : ""}` },
    position === undefined ? row.child : link(address("/children", { error: code, child: position + 1 }), row.child),
    row.name && el("span", { class: "app-bulk__row" }, row.name),
    hasError && hidden(TEXTS.hasError),
  );
}

/**
 * @param {ErrorRows} page
 * @param {number} at place of the row in the page
 * @param {RecordColumn} column
 * @param {number} place of the column among those that are shown
 */
function valueCell(page, at, { name }, place) {
  const row = page.rows[at];
  const i = page.columns.findIndex((column) => column.name === name);
  const text = row.cells[i];
  return el(
    "td",
    {
      role: "gridcell",
      tabindex: "-1",
      "aria-readonly": String(!canBeEdited(page, name)),
      "aria-selected": "false",
      "data-row": String(at),
      "data-column": String(place),
      "data-focus": cellFocusKey(row, name),
      class: `govuk-table__cell${row.faults[i] ? " app-fault" : ""}${row.edited[i] ? " app-bulk__edited" : ""}`,
    },
    text === "" && row.faults[i] ? hidden(TEXTS.blank) : text,
    row.authorities[i] !== "" && el("span", { class: "app-bulk__authority" }, row.authorities[i]),
    row.faults[i] && hidden(TEXTS.hasError),
    row.edited[i] && hidden(TEXTS.changed),
  );
}

/**
 * @param {OfferedSuggestion} suggestion
 * @param {BulkRow} row
 * @param {(suggestion: OfferedSuggestion) => void} onUse
 */
function suggestion(suggestion, row, onUse) {
  const { title, reason, source } = suggestion;
  return el(
    "div",
    { class: "app-bulk__suggestion" },
    el("span", {}, title),
    " ",
    linkButton(() => onUse(suggestion), TEXTS.use, hidden(TEXTS.useOf(title, row.child))),
    details([TEXTS.why, hidden(TEXTS.whyOf(title))], el("div", {}, `${source}: ${reason}`), { look: "app-help" }),
    rowPreviews([suggestion]),
  );
}

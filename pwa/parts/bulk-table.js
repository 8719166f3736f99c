// The rows with one error, side by side: the cells at fault marked, each row with a box to choose it.

import { el, hidden, link } from "../core/dom.js";
import { address } from "../core/router.js";

/**
 * @import {BulkRow, ErrorRows, RecordColumn, Suggestion} from "../core/protocol.d.ts"
 * @import {Results} from "../core/results.js"
 */

const CHILD = "CHILD";

/**
 * @param {object} options
 * @param {ErrorRows} options.page
 * @param {Results} options.results
 * @param {string} options.title
 * @param {Set<number>} options.chosen numbers of the rows
 * @param {boolean} options.allColumns
 * @param {() => void} options.onChoose
 * @param {(suggestion: Suggestion) => void} options.onUse
 */
export function bulkTable({ page, results, title, chosen, allColumns, onChoose, onUse }) {
  const shown = page.columns.flatMap((column, i) =>
    column.name !== CHILD && (allColumns || page.matter.includes(column.name)) ? [{ column, i }] : [],
  );
  const suggests = page.rows.some(({ suggestions }) => suggestions.length > 0);
  const $boxes = page.rows.map((row) => box(row, chosen, onChoose));
  return el(
    "div",
    { class: "app-scroll", tabindex: "0", role: "region", "aria-label": `${title}, table` },
    el(
      "table",
      { class: "govuk-table app-table app-record__table app-bulk__table" },
      el("caption", { class: "govuk-visually-hidden" }, title),
      el(
        "thead",
        { class: "govuk-table__head" },
        el(
          "tr",
          { class: "govuk-table__row" },
          header("Select"),
          header("Line"),
          header("Child ID"),
          ...shown.map(({ column }) => heading(column)),
          suggests && header("Suggestion"),
        ),
      ),
      el(
        "tbody",
        { class: "govuk-table__body" },
        ...page.rows.map((row, at) =>
          el(
            "tr",
            { class: "govuk-table__row" },
            el("td", { class: "govuk-table__cell app-bulk__box" }, $boxes[at]),
            el("td", { class: "govuk-table__cell app-record__line" }, row.line > 0 ? row.line : "New"),
            childCell(page, row, results),
            ...shown.map(({ i }) => cell(row, i)),
            suggests &&
              el(
                "td",
                { class: "govuk-table__cell app-bulk__suggestions" },
                ...row.suggestions.map((each) => suggestion(each, row, onUse)),
              ),
          ),
        ),
      ),
    ),
  );
}

/** @param {string} text */
function header(text) {
  return el("th", { scope: "col", class: "govuk-table__header" }, text);
}

/** @param {RecordColumn} column */
function heading({ label, short_label, derived }) {
  return el(
    "th",
    {
      scope: "col",
      class: `govuk-table__header${derived ? " app-derived" : ""}`,
      title: label === short_label ? null : label,
    },
    short_label,
    derived && hidden(" (worked out, not in your files)"),
  );
}

/**
 * @param {BulkRow} row
 * @param {Set<number>} chosen
 * @param {() => void} onChoose
 */
function box({ row, line, child }, chosen, onChoose) {
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
    el(
      "div",
      { class: "govuk-checkboxes__item" },
      $input,
      el(
        "label",
        { class: "govuk-label govuk-checkboxes__label", for: id },
        hidden(line > 0 ? `Select line ${line}, child ${child}` : `Select the new row of child ${child}`),
      ),
    ),
  );
}

/**
 * @param {ErrorRows} page
 * @param {BulkRow} row
 * @param {Results} results
 */
function childCell({ code, columns }, row, results) {
  const position = results.positions.get(row.child.trim().toUpperCase());
  const atFault = row.faults[columns.findIndex(({ name }) => name === CHILD)];
  return el(
    "th",
    { scope: "row", class: `govuk-table__cell app-bulk__child${atFault ? " app-fault" : ""}` },
    position === undefined ? row.child : link(address("/children", { error: code, child: position + 1 }), row.child),
    atFault && hidden(" at fault"),
  );
}

/**
 * @param {BulkRow} row
 * @param {number} i place of the column in the row
 */
function cell(row, i) {
  const text = row.cells[i];
  return el(
    "td",
    { class: `govuk-table__cell${row.faults[i] ? " app-fault" : ""}${row.edited[i] ? " app-bulk__edited" : ""}` },
    text === "" && row.faults[i] ? hidden("blank") : text,
    row.faults[i] && hidden(", at fault"),
    row.edited[i] && hidden(", edited"),
  );
}

/**
 * @param {Suggestion} suggestion
 * @param {BulkRow} row
 * @param {(suggestion: Suggestion) => void} onUse
 */
function suggestion(suggestion, row, onUse) {
  const { title, reason, source } = suggestion;
  return el(
    "div",
    { class: "app-bulk__suggestion" },
    el("span", {}, title),
    " ",
    el(
      "button",
      { type: "button", class: "app-link-button", onclick: () => onUse(suggestion) },
      "Use it",
      hidden(`: ${title}, child ${row.child}`),
    ),
    el(
      "details",
      { class: "govuk-details app-help" },
      el(
        "summary",
        { class: "govuk-details__summary" },
        el("span", { class: "govuk-details__summary-text" }, "Why", hidden(`: ${title}`)),
      ),
      el("div", { class: "govuk-details__text" }, `${source}: ${reason}`),
    ),
  );
}

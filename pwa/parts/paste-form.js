// Answers in a spreadsheet: a block of child IDs and values is pasted, matched to the rows with the error and previewed.

import { cellsOfText } from "../core/clipboard-cells.js";
import { el, fill } from "../core/dom.js";
import { whatWouldChange } from "../core/outcome-text.js";
import { labelled } from "./form-fields.js";
import { preparedForm } from "./prepared-form.js";

/** @import {ErrorRows, Operations, PastePrepared, RecordColumn} from "../core/protocol.d.ts" */

/** What was pasted: `field` is the column of the values, `row_column` the one that identifies a row, or "". @typedef {{cells: string[][], field: string, row_column: string}} Pasted */

const TEXTS = {
  title: "Paste values from Excel",
  cells: "Cells copied from Excel",
  hint: "The first column must be the child ID, and the second the value. To paste several columns, also copy the row with their names. Blank cells change nothing. If a child has several rows with this error, also copy a column that identifies the row, such as a start date, and choose it below.",
  column: "Column of the values, if the first row has no names",
  rowColumn: "Column that identifies the row",
  noRowColumn: "None: each child has one row",
  preview: "Preview the pasted values",
  noCells: "Paste the cells first",
  nothing: "Nothing would change",
  leftOut: (/** @type {number} */ line, /** @type {string} */ child, /** @type {string} */ reason) =>
    `Row ${line}${child ? `, ${child}` : ""}: ${reason}`,
};

/**
 * @param {object} options
 * @param {string} options.child the column of the child ID
 * @param {(pasted: Pasted) => Promise<PastePrepared | null>} options.onPrepare asks what pasting would change
 * @param {(prepared: Operations) => void} options.onMake
 */
export function pasteForm({ child, onPrepare, onMake }) {
  let columns = "";
  const $text = el("textarea", {
    class: "govuk-textarea app-paste__text",
    id: "paste-text",
    rows: 5,
    spellcheck: "false",
    autocomplete: "off",
    "aria-describedby": "paste-hint paste-mistake",
  });
  const $column = el("select", { class: "govuk-select app-select", id: "paste-column" });
  const $rowColumn = el("select", { class: "govuk-select app-select", id: "paste-row-column" });
  const form = preparedForm({
    title: TEXTS.title,
    id: "paste",
    button: TEXTS.preview,
    content: ($mistake, $button) => [
      el("label", { class: "govuk-label", for: "paste-text" }, TEXTS.cells),
      el("p", { class: "govuk-hint", id: "paste-hint" }, TEXTS.hint),
      $mistake,
      $text,
      el(
        "div",
        { class: "app-bulk__fields" },
        labelled(TEXTS.column, $column),
        labelled(TEXTS.rowColumn, $rowColumn),
        $button,
      ),
    ],
    mistake: () => ($text.value.trim() === "" ? TEXTS.noCells : ""),
    prepare,
    back: () => $text,
  });

  async function prepare() {
    const pasted = { cells: cellsOfText($text.value), field: $column.value, row_column: $rowColumn.value };
    const prepared = await onPrepare(pasted);
    if (!prepared) {
      return null;
    }
    const { operations, left_out } = prepared;
    const make = () => {
      $text.value = "";
      onMake(operations);
    };
    return {
      title: operations.cells > 0 ? whatWouldChange(operations) : TEXTS.nothing,
      delta: operations.delta,
      leftOut: left_out.map(({ line, child, reason }) => TEXTS.leftOut(line, child, reason)),
      onMake: operations.cells > 0 ? make : null,
    };
  }

  return {
    $root: form.$root,
    /** @param {ErrorRows} page the rows that values can be pasted for */
    show(page) {
      const free = page.columns.filter(({ name }) => name !== child && !page.fixed.includes(name));
      const names = free.map(({ name }) => name).join(" ");
      if (names !== columns) {
        columns = names;
        const faulty = free.filter(({ name }) => isFaulty(page, name)).map(({ name }) => name);
        fill($column, free.map(option));
        $column.value = faulty[0] ?? free[0]?.name ?? "";
        fill($rowColumn, el("option", { value: "" }, TEXTS.noRowColumn), free.map(option));
        // A column that is to be corrected can’t identify a row.
        $rowColumn.value = faulty.includes(page.key) ? "" : page.key;
        form.takeBack();
      }
    },
  };
}

/** @param {RecordColumn} column */
function option({ name, label }) {
  return el("option", { value: name }, label);
}

/**
 * @param {ErrorRows} page
 * @param {string} column
 */
function isFaulty({ columns, rows }, column) {
  const at = columns.findIndex(({ name }) => name === column);
  return rows.some(({ faults }) => faults[at]);
}

// What is below a module’s tab: the grid of the child’s rows, buttons that add a row or put one back, and the form that
// splits a row.

import { holderOf, moduleTitle } from "../core/definition.js";
import { el, fill, hidden, link, linkButton, paragraph, uniqueId } from "../core/dom.js";
import { postcodes } from "../core/postcodes.js";
import { listOf } from "../core/text.js";
import { showDeleted } from "./deleted-rows.js";
import { titleOf } from "./record-cells.js";
import { RecordGrid } from "./record-grid.js";

/**
 * @import {ModuleInfo, RecordRow, RecordTable, ReturnInfo, TableRef} from "../core/protocol.d.ts"
 * @import {RecordModel} from "./record-model.js"
 * @import {RecordEditing, Target} from "./record-editing.js"
 */

const TEXTS = {
  addRow: "Add a row",
  toModule: (/** @type {string} */ title, /** @type {boolean} */ lastYear) =>
    ` to ${lastYear ? "last year’s " : ""}${title}`,
  hint: "Arrow keys move between cells. Press Enter, or type, to change one.",
  noRows: (/** @type {string} */ title, /** @type {boolean} */ lastYear) =>
    `This child has no rows in ${lastYear ? "last" : "this"} year’s ${title}.`,
  noFile: (/** @type {string} */ title, /** @type {boolean} */ lastYear) =>
    `You have not added ${lastYear ? "last" : "this"} year’s ${title} file. `,
  addFile: "Add it",
  calculated: (/** @type {string[]} */ labels) => `Calculated, not in your files: ${listOf(labels)}.`,
  waits: " Blank until the postcodes have been downloaded.",
  row: (/** @type {string} */ title, /** @type {number} */ line) =>
    `${title}, ${line > 0 ? `line ${line}` : "added row"}`,
  childId: "The child ID",
  notInFile: (/** @type {string} */ label) => `${label} can’t be changed: the file does not have this column.`,
  heldOnce: (/** @type {string} */ label, /** @type {string} */ holder) =>
    `${label} can’t be changed here: an XML file has it once, in ${holder}.`,
  fromFiles: (/** @type {string} */ label) => `${label} can’t be changed: it is worked out from other files.`,
  fromPostcodes: (/** @type {string} */ label) =>
    `${label} can’t be changed: it is worked out from the postcodes and your council.`,
};

/**
 * @typedef {object} ModulePanel
 * @property {HTMLElement} $root
 * @property {(model: RecordModel) => void} update
 * @property {(cell: Target, step?: 1 | -1) => boolean} focusCell
 * @property {($form: HTMLElement | null) => void} showForm
 */

/**
 * @param {ModuleInfo} module
 * @param {TableRef} ref
 * @param {RecordEditing} editing
 * @returns {ModulePanel}
 */
export function modulePanel({ title, why_no_rules }, ref, editing) {
  const lastYear = ref.last_year;
  /** @type {RecordGrid | null} */
  let grid = null;
  let columns = "";
  /** @type {RecordTable | undefined} */
  let table;

  const hintId = uniqueId("grid-hint");
  const $none = el("p", { class: "govuk-body-s app-tabs__none" });
  const $grid = el("div", { class: "app-scroll" });
  const $derived = el("p", { class: "govuk-body-s app-record__derived" });
  const $add = linkButton(() => table && editing.addRow(table), TEXTS.addRow, hidden(TEXTS.toModule(title, lastYear)));
  const $hint = el("span", { id: hintId }, TEXTS.hint);
  const $actions = el("p", { class: "govuk-body-s app-record__actions" }, $add, $hint);
  const $form = el("div", {});
  const $deleted = el("div", {});
  const $below = el("div", { class: "app-record__below" }, $actions, $derived);
  const $noRules = why_no_rules !== "" && paragraph(why_no_rules);
  const $root = el("div", {}, $noRules, $none, $grid, $below, $form, $deleted);

  /** @param {RecordModel} model */
  function update(model) {
    table = model.tableAt(ref);
    const hasRows = table !== undefined && table.rows.length > 0;
    $root.classList.toggle("app-tabs__panel--empty", !hasRows);
    $none.hidden = hasRows;
    $grid.hidden = $hint.hidden = !hasRows;
    $actions.hidden = !table;
    fill(
      $none,
      table
        ? TEXTS.noRows(title, lastYear)
        : [TEXTS.noFile(title, lastYear), link(lastYear ? "#/load?add=last" : "#/load", TEXTS.addFile)],
    );
    const derived =
      table && hasRows ? table.columns.filter((column) => column.derived).map(({ short_label }) => short_label) : [];
    $derived.hidden = derived.length === 0;
    fill($derived, TEXTS.calculated(derived), !postcodes.known && TEXTS.waits);
    drawGrid(model);
    showDeleted($deleted, table?.deleted ?? [], { putBack: (row) => table && editing.putBack(table, row) });
  }

  /** @param {RecordModel} model */
  function drawGrid(model) {
    const now = table && table.rows.length > 0 ? table.columns.map(({ name }) => name).join(" ") : "";
    if (!table || now === "") {
      const hadFocus = $grid.contains(document.activeElement);
      grid = null;
      fill($grid);
      if (hadFocus) {
        $add.focus();
      }
    } else if (grid && now === columns) {
      grid.update(model, table);
    } else {
      grid = new RecordGrid(model, table, editing, { hintId });
      fill($grid, grid.$root);
    }
    columns = now;
  }

  return {
    $root,
    update,
    focusCell: (cell, step) => grid?.focusCell(cell, step) ?? false,
    showForm($shown) {
      fill($form, $shown);
    },
  };
}

/**
 * A row in words, for a field that edits one of its cells.
 * @param {RecordTable} table
 * @param {RecordRow} row
 */
export function rowTitle(table, { line, name }) {
  return name || TEXTS.row(titleOf(table), line);
}

/**
 * Why a column can't be edited.
 * @param {ReturnInfo} definition
 * @param {Pick<RecordTable, "table" | "columns">} table
 * @param {{name: string, label: string, derived: boolean}} column
 */
export function whyFixed(definition, { table, columns }, { name, label, derived }) {
  const { child, layout } = definition;
  if (!columns.some((column) => column.name === name)) {
    return TEXTS.notInFile(label);
  }
  if (!derived) {
    const holder = moduleTitle(definition, holderOf(definition, table.module, name));
    return TEXTS.heldOnce(name === child ? TEXTS.childId : label, holder);
  }
  return table.module === layout.facts ? TEXTS.fromFiles(label) : TEXTS.fromPostcodes(label);
}

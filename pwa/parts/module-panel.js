// What is below a module's tab: the grid of the child's rows, ways to add and to put back rows, and the form that
// splits a row.

import { holderOf, keyColumns, moduleTitle } from "../core/definition.js";
import { el, fill, hidden, link, linkButton, uniqueId } from "../core/dom.js";
import { postcodes } from "../core/postcodes.js";
import { listOf } from "../core/text.js";
import { titleOf } from "./record-cells.js";
import { RecordGrid } from "./record-grid.js";

/**
 * @import {ModuleInfo, RecordTable, ReturnInfo, TableRef} from "../core/protocol.d.ts"
 * @import {RecordModel} from "./record-model.js"
 * @import {RecordEditing, Target} from "./record-editing.js"
 */

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
export function modulePanel({ title }, ref, editing) {
  const lastYear = ref.last_year;
  const year = lastYear ? "last year" : "this year";
  /** @type {RecordGrid | null} */
  let grid = null;
  let columns = "";
  /** @type {RecordTable | undefined} */
  let table;

  const hintId = uniqueId("grid-hint");
  const $none = el("p", { class: "govuk-body-s app-tabs__none" });
  const $grid = el("div", { class: "app-scroll" });
  const $derived = el("p", { class: "govuk-body-s app-record__derived" });
  const $add = linkButton(
    () => table && editing.addRow(table),
    "Add a row",
    hidden(` to ${lastYear ? "last year’s " : ""}${title}`),
  );
  const $hint = el("span", { id: hintId }, "Arrow keys move between cells. Press Enter, or type, to change one.");
  const $actions = el("p", { class: "govuk-body-s app-record__actions" }, $add, $hint);
  const $form = el("div", {});
  const $deleted = el("div", {});
  const $below = el("div", { class: "app-record__below" }, $actions, $derived);
  const $root = el("div", {}, $none, $grid, $below, $form, $deleted);

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
        ? `This child has no rows in ${year}’s ${title}.`
        : [`No ${title} file of ${year} is loaded. `, link(lastYear ? "#/load?add=last" : "#/load", "Add it")],
    );
    const derived =
      table && hasRows ? table.columns.filter((column) => column.derived).map(({ short_label }) => short_label) : [];
    $derived.hidden = derived.length === 0;
    fill(
      $derived,
      `Calculated, not in your files: ${listOf(derived)}.`,
      !postcodes.known && " Blank until the postcodes have been downloaded.",
    );
    drawGrid(model);
    drawDeleted();
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
      grid = new RecordGrid(model, table, editing, hintId);
      fill($grid, grid.$root);
    }
    columns = now;
  }

  function drawDeleted() {
    const deleted = table?.deleted ?? [];
    fill(
      $deleted,
      deleted.length > 0 && [
        el("h3", { class: "govuk-heading-s app-deleted__title" }, `Deleted rows (${deleted.length})`),
        el(
          "ul",
          { class: "govuk-list app-deleted" },
          ...deleted.map(({ row, line, summary }) =>
            el(
              "li",
              {},
              `Line ${line}: ${summary || "blank"}. `,
              linkButton(() => table && editing.putBack(table, row), "Put back", hidden(` line ${line}`)),
            ),
          ),
        ),
      ],
    );
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
 * @param {number} line
 */
export function rowTitle(table, line) {
  return `${titleOf(table)}, ${line > 0 ? `line ${line}` : "added row"}`;
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
    return `${label} can’t be changed: the file does not have this column.`;
  }
  if (keyColumns(definition, table.module).includes(name)) {
    return `${label} can’t be changed: it is a number that we give, not in your files.`;
  }
  if (!derived) {
    const holder = moduleTitle(definition, holderOf(definition, table.module, name));
    return `${name === child ? "The child ID" : label} can’t be changed here: an XML file holds it once, in ${holder}.`;
  }
  return table.module === layout.facts
    ? `${label} can’t be changed: it is worked out from other files.`
    : `${label} can’t be changed: it is worked out from the postcodes and your council.`;
}

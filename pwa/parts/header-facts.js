// The facts of the Header, as a wrapping list; each can be edited.

import { el, fill, hidden, link, linkButton, redraw } from "../core/dom.js";
import { CHILD, FACT_ELSEWHERE, HEADER } from "../core/return-layout.js";
import { tableName } from "../core/table-name.js";
import { cellTitle, classes, editedMark, marks, reference, rowMarks, value } from "./record-cells.js";

/**
 * @import {RecordColumn, RecordRow, RecordTable} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 * @import {RecordEditing, Target} from "./record-editing.js"
 * @import {RecordModel} from "./record-model.js"
 */

/** The longest meaning of a code that is shown beside it; longer ones are shown on request. */
const SHORT_MEANING = 27;

/**
 * @param {Session} session
 * @param {RecordEditing} editing
 */
export function headerFacts(session, editing) {
  const $root = el("div", {});

  /**
   * @param {RecordModel} model
   * @param {boolean} lastYear
   */
  function contents(model, lastYear) {
    const header = model.tables.get(tableName(HEADER, lastYear));
    const year = lastYear ? "last year" : "this year";
    if (!header) {
      return el(
        "p",
        { class: "govuk-body-s app-facts__none" },
        `No Header file of ${year} is loaded. `,
        link(lastYear ? "#/load?add=last" : "#/load", "Add it"),
      );
    }
    if (header.rows.length === 0) {
      return el(
        "p",
        { class: "govuk-body-s app-facts__none" },
        `This child has no row in ${year}’s Header. `,
        addButton(header, editing),
      );
    }
    return [
      ...header.rows.map((row) =>
        el(
          "div",
          { class: `app-facts${row.added ? " app-row--added" : ""}` },
          el(
            "dl",
            { class: "app-facts__list" },
            ...header.columns.flatMap((column, i) =>
              column.name === CHILD ? [] : [fact({ model, table: header, row, editing }, column, i)],
            ),
            plainFact(FACT_ELSEWHERE.label, factElsewhere(model, lastYear) || "–"),
            plainFact("Council", session.councilName(session.checkedAs.council ?? "") || "–"),
          ),
          rowButton({ model, table: header, row, editing }),
        ),
      ),
      ...header.deleted.map(({ row, summary }) => deletedHeader(summary, () => editing.putBack(header, row))),
    ];
  }

  return {
    $root,
    /**
     * @param {RecordModel} model
     * @param {boolean} lastYear
     */
    update(model, lastYear) {
      redraw($root, () => fill($root, contents(model, lastYear)));
    },
    /**
     * Go to a fact, or to the one beside it.
     * @param {Target} target
     * @param {1 | -1} [step]
     * @returns {boolean} false if it is not there
     */
    focusCell({ table, row, field }, step) {
      const $facts = [.../** @type {NodeListOf<HTMLElement>} */ ($root.querySelectorAll("button[data-focus]"))];
      const place = $facts.findIndex(($fact) => $fact.dataset.focus === `${table} ${row} ${field}`);
      $facts[Math.max(0, Math.min($facts.length - 1, place + (step ?? 0)))]?.focus();
      return place >= 0;
    },
  };
}

/**
 * A row of the header, and what can be done with it.
 * @typedef {object} HeaderRow
 * @property {RecordModel} model
 * @property {RecordTable} table
 * @property {RecordRow} row
 * @property {RecordEditing} editing
 */

/**
 * @param {HeaderRow} header
 * @param {RecordColumn} column
 * @param {number} i place of the column in the row
 */
function fact({ model, table, row, editing }, column, i) {
  const codes = model.codesAt(table.table, row.row, column.name);
  const label = row.labels[i];
  const loaded = row.loaded[column.name];
  const key = reference(table, row, column.name);
  const shown = [row.cells[i] === "" && codes.length === 0 ? "–" : value(row.cells[i], codes), ...meaning(label)];
  const $button = el(
    "button",
    {
      type: "button",
      class: "app-fact__button",
      "data-focus": key,
      onclick: () => editing.edit({ table, row, column }, $button, null),
    },
    hidden(`${column.label}: `),
    ...shown,
    hidden(" Change it"),
  );
  return el(
    "div",
    {
      class: classes(["app-fact", ...(loaded === undefined ? [] : ["app-cell--edited"])], codes),
      "data-cell": key,
      title: cellTitle(label, loaded) || null,
    },
    el("dt", {}, column.short_label),
    el(
      "dd",
      { class: column.derived ? "app-derived" : null },
      table.fixed.includes(column.name)
        ? el("span", { title: "Worked out, not in your files" }, ...shown, hidden(" (worked out, not in your files)"))
        : $button,
      marks(codes),
      editedMark(loaded),
    ),
  );
}

/** @param {HeaderRow} header */
function rowButton({ model, table, row, editing }) {
  const key = reference(table, row, CHILD);
  const $button = el(
    "button",
    {
      type: "button",
      class: "app-row-button",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "data-focus": key,
      onclick: () => editing.openRowMenu(table, row, $button),
    },
    row.line > 0 ? `Line ${row.line}` : "New row",
    el("span", { "aria-hidden": "true" }, " ▾"),
    hidden(" of Header, row menu"),
  );
  const codes = model.codesAt(table.table, row.row, CHILD);
  return el(
    "div",
    { class: classes(["app-facts__row"], codes), "data-cell": key },
    $button,
    codes.length > 0 && el("span", {}, " Child ID"),
    ...rowMarks(row),
    marks(codes),
  );
}

/**
 * @param {RecordTable} table
 * @param {RecordEditing} editing
 */
function addButton(table, editing) {
  const $button = linkButton(() => editing.addRow(table), "Add a row", hidden(" to Header"));
  $button.dataset.focus = `add-${table.table}`;
  return $button;
}

/**
 * @param {string} summary
 * @param {() => void} putBack
 */
function deletedHeader(summary, putBack) {
  return el(
    "p",
    { class: "govuk-body-s app-deleted" },
    el("strong", {}, "Deleted: "),
    summary,
    " ",
    linkButton(putBack, "Put back"),
  );
}

/**
 * @param {RecordModel} model
 * @param {boolean} lastYear
 */
function factElsewhere(model, lastYear) {
  const table = model.tables.get(tableName(FACT_ELSEWHERE.module, lastYear));
  return table?.rows[0]?.cells[table.columns.findIndex(({ name }) => name === FACT_ELSEWHERE.field)];
}

/**
 * @param {string} name
 * @param {string} text
 */
function plainFact(name, text) {
  return el("div", { class: "app-fact" }, el("dt", {}, name), el("dd", {}, text));
}

/** @param {string} label */
function meaning(label) {
  if (label === "") {
    return [];
  }
  return label.length <= SHORT_MEANING ? [` (${label})`] : [el("span", { class: "app-record__meaning" }, label)];
}

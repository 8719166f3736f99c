// The facts of the Header, as a wrapping list; each can be edited.

import { el, fill, hidden, link, redraw } from "../core/dom.js";
import { CHILD, classes, editedMark, marks, reference, value } from "./record-table.js";

/**
 * @import {RecordColumn, RecordRow, RecordTable} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 * @import {RecordModel} from "./record-model.js"
 * @import {Editing} from "./record-table.js"
 */

/** The longest meaning of a code that is shown beside it; longer ones are shown on request. */
const SHORT_MEANING = 27;

/**
 * @param {Session} session
 * @param {Editing} editing
 */
export function headerFacts(session, editing) {
  const $root = el("div", {});

  /**
   * @param {RecordModel} model
   * @param {boolean} lastYear
   */
  function update(model, lastYear) {
    redraw($root, () => fill($root, contents(model, lastYear)));
  }

  /**
   * @param {RecordModel} model
   * @param {boolean} lastYear
   */
  function contents(model, lastYear) {
    const suffix = lastYear ? "_last" : "";
    const header = model.tables.get(`Header${suffix}`);
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
        addButton(header),
      );
    }
    const uasc = model.tables.get(`UASC${suffix}`);
    const ceased = uasc?.rows[0]?.cells[uasc.columns.findIndex(({ name }) => name === "DUC")] ?? "";
    return [
      ...header.rows.map((row) =>
        el(
          "div",
          { class: `app-facts${row.added ? " app-row--added" : ""}` },
          el(
            "dl",
            { class: "app-facts__list" },
            ...header.columns.flatMap((column, i) =>
              column.name === CHILD ? [] : [fact(model, header, row, column, i)],
            ),
            plainFact("UASC ceased", ceased || "–"),
            plainFact("Council", session.councilName(session.checkedAs.council ?? "") || "–"),
          ),
          rowButton(model, header, row),
        ),
      ),
      ...header.deleted.map(({ row, summary }) => deletedHeader(header, row, summary)),
    ];
  }

  /**
   * @param {RecordModel} model
   * @param {RecordTable} table
   * @param {RecordRow} row
   * @param {RecordColumn} column
   * @param {number} i place of the column in the row
   */
  function fact(model, table, row, column, i) {
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
        title: [label, loaded !== undefined && `Was: ${loaded || "blank"}`].filter(Boolean).join("\n") || null,
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

  /**
   * @param {RecordModel} model
   * @param {RecordTable} table
   * @param {RecordRow} row
   */
  function rowButton(model, table, row) {
    const $button = el(
      "button",
      {
        type: "button",
        class: "app-row-button",
        "aria-haspopup": "menu",
        "aria-expanded": "false",
        "data-focus": reference(table, row, CHILD),
        onclick: () => editing.openRowMenu(table, row, $button),
      },
      row.line > 0 ? `Line ${row.line}` : "New row",
      el("span", { "aria-hidden": "true" }, " ▾"),
      hidden(" of Header, row menu"),
    );
    const codes = model.codesAt(table.table, row.row, CHILD);
    return el(
      "div",
      { class: classes(["app-facts__row"], codes), "data-cell": reference(table, row, CHILD) },
      $button,
      codes.length > 0 && el("span", {}, " Child ID"),
      row.added && el("span", { class: "app-edited" }, "added"),
      CHILD in row.loaded &&
        el("span", { class: "app-edited" }, "child ID edited", hidden(`, was ${row.loaded[CHILD] || "blank"}`)),
      marks(codes),
    );
  }

  /** @param {RecordTable} table */
  function addButton(table) {
    return el(
      "button",
      {
        type: "button",
        class: "app-link-button",
        "data-focus": `add-${table.table}`,
        onclick: () => editing.addRow(table),
      },
      "Add a row",
      hidden(" to Header"),
    );
  }

  /**
   * @param {RecordTable} table
   * @param {number} row
   * @param {string} summary
   */
  function deletedHeader(table, row, summary) {
    return el(
      "p",
      { class: "govuk-body-s app-deleted" },
      el("strong", {}, "Deleted: "),
      summary,
      " ",
      el(
        "button",
        { type: "button", class: "app-link-button", onclick: () => editing.putBack(table, row) },
        "Put back",
      ),
    );
  }

  return { $root, update };
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

// Tables of what to correct at source, by child, and of what was done there.

import { el, link } from "../core/dom.js";
import { address } from "../core/router.js";
import { shortDay } from "../core/text.js";
import { body, cell, columnHead, row, STACKED, table, titled } from "./table.js";
import { writtenValue } from "./written-value.js";

/**
 * @import {Correction, ListedCorrection, TableRef} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  toCorrect: "To correct at source",
  toCorrectColumns: ["Child ID", "Where", "What to do", "In the case system", "Correct to", "Why", "On the list since"],
  done: "Done at source",
  doneColumns: ["Child ID", "Where", "Field", "Was", "Corrected to", "Why", "On the list since", "Done by"],
  blank: "Blank",
  notThere: "Not there",
  error: (/** @type {string} */ code, /** @type {string} */ title) => `${code} ${title}`,
  isNew: "New",
  rowAdded: "Row added",
  rowRemoved: "Row removed",
  addRow: "Add a row",
  removeRow: "Remove the row",
  change: "Change the value",
  clear: "Clear the value",
};

/**
 * @param {Session} session
 * @param {Correction[]} corrections by child
 */
export function correctionsTable(session, corrections) {
  /** @type {HTMLElement[]} */
  const rows = [];
  for (const [i, correction] of corrections.entries()) {
    const { child } = correction;
    const isFirst = child !== corrections[i - 1]?.child;
    const own = isFirst ? corrections.filter((each) => each.child === child).length : 0;
    rows.push(
      row(
        isFirst && childHead(session, child, own),
        ...titled(TEXTS.toCorrectColumns.slice(1), correctionCells(session, correction)),
      ),
    );
  }
  return table({
    caption: TEXTS.toCorrect,
    look: `app-source ${STACKED}`,
    heads: TEXTS.toCorrectColumns.map((title) => columnHead(title)),
    $body: body(rows),
  });
}

/**
 * The name of a child, in a cell next to all of its rows.
 * @param {Session} session
 * @param {string} child
 * @param {number} rows
 */
function childHead(session, child, rows) {
  const position = session.results?.positions.get(child.trim().toUpperCase());
  return el(
    "th",
    { scope: "rowgroup", rowspan: rows, class: "govuk-table__cell app-table__name" },
    position === undefined ? child || TEXTS.blank : link(address("/children", { child: position + 1 }), child),
  );
}

/**
 * @param {Session} session
 * @param {Correction} correction
 */
function correctionCells(session, correction) {
  const { group, where, errors, difference } = correction;
  const { kind, table, label, loaded, present } = difference;
  const since = session.sourceCorrections.listedSince(correction);
  return [
    cell(place(session, group, table), small(where)),
    cell(whatToDo(kind, present), small(label)),
    cell(kind === "row added" ? TEXTS.notThere : value(kind, loaded)),
    cell(kind === "row deleted" ? "–" : value(kind, present)),
    cell(
      errors.length === 0 && "–",
      ...errors.map(({ code, title }) => el("span", { class: "app-source__error" }, TEXTS.error(code, title))),
    ),
    cell(since ? shortDay(since) : TEXTS.isNew),
  ];
}

/**
 * @param {Session} session
 * @param {ListedCorrection[]} done
 */
export function doneTable(session, done) {
  return table({
    caption: TEXTS.done,
    look: `app-source ${STACKED}`,
    heads: TEXTS.doneColumns.map((title) => columnHead(title)),
    $body: body(
      done.map(({ child, table, kind, group, where, label, loaded, present, why, listed, done }) =>
        row(
          ...titled(TEXTS.doneColumns, [
            cell(child),
            cell(place(session, group, table), small(where)),
            cell(label || (kind === "row added" ? TEXTS.rowAdded : TEXTS.rowRemoved)),
            cell(value(kind, loaded)),
            cell(value(kind, present)),
            cell(why),
            cell(listed ? shortDay(listed) : "–"),
            cell(shortDay(done)),
          ]),
        ),
      ),
    ),
  });
}

/**
 * @param {Session} session
 * @param {string} group "" if it is not known
 * @param {TableRef} table
 */
function place(session, group, table) {
  return group && !table.last_year ? group : session.tableTitle(table);
}

/** @param {string} text */
function small(text) {
  return text && el("span", { class: "app-source__detail" }, text);
}

/**
 * @param {Correction["difference"]["kind"]} kind
 * @param {string} present
 */
function whatToDo(kind, present) {
  switch (kind) {
    case "row added":
      return TEXTS.addRow;
    case "row deleted":
      return TEXTS.removeRow;
    case "cell":
      return present ? TEXTS.change : TEXTS.clear;
  }
}

/**
 * @param {Correction["difference"]["kind"]} kind
 * @param {string} text
 */
function value(kind, text) {
  return kind === "cell" ? writtenValue(text) : text || "–";
}

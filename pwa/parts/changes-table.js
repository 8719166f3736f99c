// A table of changes: the value as loaded, the value now, when and how it was changed, and a button that reverts it.

import { el, hidden, link } from "../core/dom.js";
import { address } from "../core/router.js";
import { cellKey } from "../core/tables.js";
import { capital, number } from "../core/text.js";
import { body, cell, columnHead, row, STACKED, table, titledRow } from "./table.js";
import { writtenValue } from "./written-value.js";

/**
 * @import {Difference} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  caption: "Changes",
  columns: ["File", "Line", "Child ID", "Column", "Was", "Is now", "When", "How"],
  /** @type {Record<Difference["how"], string>} */
  how: {
    typed: "Typed",
    suggestion: "Suggestion",
    bulk: "Bulk change",
    reverted: "Reverted",
    carried: "Carried over",
    restored: "Old value used",
  },
  newLine: "new",
  rowAdded: "Row added",
  rowDeleted: "Row deleted",
  blankChild: "Blank",
  revert: "Revert",
  revertOf: (/** @type {string} */ what, /** @type {string} */ child) => ` ${what} of child ${child}`,
};
export const HOW_NAMES = TEXTS.how;
const TIME = new Intl.DateTimeFormat("en-GB", { dateStyle: "short", timeStyle: "short" });

/**
 * @param {Session} session
 * @param {Difference[]} changes
 * @param {(change: Difference) => void} onRevert
 */
export function changesTable(session, changes, onRevert) {
  return table({
    caption: TEXTS.caption,
    look: `app-changes ${STACKED}`,
    heads: [...TEXTS.columns.map((title) => columnHead(title)), el("td", { class: "govuk-table__header" })],
    $body: body(
      changes.map((change) =>
        titledRow(
          [...TEXTS.columns, ""],
          line(session, change, () => onRevert(change)),
        ),
      ),
    ),
  });
}

/**
 * @param {Session} session
 * @param {Difference} change
 * @param {() => void} revert
 */
function line(session, change, revert) {
  const {
    kind,
    table,
    row: at,
    field,
    file,
    line,
    child,
    label,
    loaded,
    present,
    time,
    how,
    source,
    row_name,
  } = change;
  const position = session.results?.positions.get(child.trim().toUpperCase());
  const what = kind === "cell" ? label : kind === "row added" ? TEXTS.rowAdded : TEXTS.rowDeleted;
  return row(
    cell(file, el("span", { class: "app-changes__table" }, capital(session.tableTitle(table)))),
    cell(line > 0 ? number(line) : TEXTS.newLine),
    cell(
      position === undefined ? child || TEXTS.blankChild : link(address("/children", { child: position + 1 }), child),
    ),
    cell(what, row_name && el("span", { class: "app-changes__table" }, row_name)),
    ...(kind === "cell"
      ? [cell(writtenValue(loaded)), cell(writtenValue(present))]
      : [cell(loaded || "–"), cell(present || "–")]),
    cell(el("time", { datetime: time }, TIME.format(new Date(time)))),
    cell(TEXTS.how[how], source && `: ${source}`),
    cell(
      el(
        "button",
        {
          type: "button",
          class: "app-link-button",
          "data-focus": `revert ${cellKey({ table, row: at, field })}`,
          onclick: revert,
        },
        TEXTS.revert,
        hidden(TEXTS.revertOf(row_name ? `${what}, ${row_name},` : what, child)),
      ),
    ),
  );
}

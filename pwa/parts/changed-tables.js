// What changed from one extract to the next, as tables: by error type, and rows by module.

import { link } from "../core/dom.js";
import { address } from "../core/router.js";
import { number } from "../core/text.js";
import {
  body,
  cell,
  columnHead,
  NUMERIC_HEADER,
  nameCell,
  numericCell,
  numericHeads,
  row,
  STACKED,
  table,
  titled,
} from "./table.js";

/**
 * @import {TableChange, TypeChange} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

const TYPE_NUMBERS = ["Last extract", "Resolved", "Still there", "New", "This extract"];

/** @param {TypeChange[]} types */
export function changedTypesTable(types) {
  return table({
    caption: "Changes by error type",
    look: STACKED,
    heads: [columnHead("Code"), columnHead("Error"), ...TYPE_NUMBERS.map((title) => columnHead(title, NUMERIC_HEADER))],
    $body: body(
      types.map(({ code, title, warning, errors: { resolved, still, new: appeared } }) =>
        row(
          nameCell(still + appeared > 0 ? link(address("/children", { error: code }), code) : code),
          cell(warning ? `Warning: ${title}` : title),
          ...titled(
            TYPE_NUMBERS,
            [resolved + still, resolved, still, appeared, still + appeared].map((each) => numericCell(number(each))),
          ),
        ),
      ),
    ),
  });
}

const ROW_NUMBERS = ["Added", "Removed", "Changed"];

/**
 * @param {Session} session
 * @param {TableChange[]} tables
 */
export function changedRowsTable(session, tables) {
  return table({
    caption: "Rows by module",
    look: STACKED,
    heads: numericHeads(["Module", ...ROW_NUMBERS]),
    $body: body(
      tables.map(({ table: name, rows: { added, removed, changed } }) =>
        row(
          nameCell(session.tableTitle(name)),
          ...titled(
            ROW_NUMBERS,
            [added, removed, changed].map((each) => numericCell(number(each))),
          ),
        ),
      ),
    ),
  });
}

// What changed from one extract to the next, as tables: by error type, and rows by module.

import { link } from "../core/dom.js";
import { address } from "../core/router.js";
import { number } from "../core/text.js";
import { body, cell, columnHead, NUMERIC_HEADER, nameCell, numericCell, numericHeads, row, table } from "./table.js";

/**
 * @import {TableChange, TypeChange} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

/** @param {TypeChange[]} types */
export function changedTypesTable(types) {
  return table({
    caption: "Changes by error type",
    look: "app-changed",
    heads: [
      columnHead("Code"),
      columnHead("Error"),
      ...["Last extract", "Resolved", "Still there", "New", "This extract"].map((title) =>
        columnHead(title, NUMERIC_HEADER),
      ),
    ],
    $body: body(
      types.map(({ code, title, errors: { resolved, still, new: appeared } }) =>
        row(
          nameCell(still + appeared > 0 ? link(address("/children", { error: code }), code) : code),
          cell(title),
          ...[resolved + still, resolved, still, appeared, still + appeared].map((each) => numericCell(number(each))),
        ),
      ),
    ),
  });
}

/**
 * @param {Session} session
 * @param {TableChange[]} tables
 */
export function changedRowsTable(session, tables) {
  return table({
    caption: "Rows by module",
    look: "app-changed",
    heads: numericHeads(["Module", "Added", "Removed", "Changed"]),
    $body: body(
      tables.map(({ table: name, rows: { added, removed, changed } }) =>
        row(nameCell(session.tableTitle(name)), ...[added, removed, changed].map((each) => numericCell(number(each)))),
      ),
    ),
  });
}

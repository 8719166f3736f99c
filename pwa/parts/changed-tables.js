// What changed from one extract to the next, as tables: by type of error, and rows by module.

import { link } from "../core/dom.js";
import { warningWord } from "../core/return-words.js";
import { address } from "../core/router.js";
import { capital, number } from "../core/text.js";
import { WHOLE_RETURN_ADDRESS } from "../core/whole-return.js";
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

const TEXTS = {
  types: "Changes by type of error",
  code: "Code",
  error: "Error",
  typeNumbers: ["Last extract", "Fixed", "Still there", "New", "This extract"],
  warning: (/** @type {string} */ title) => `${capital(warningWord().one)}: ${title}`,
  rows: "Rows by module",
  module: "Module",
  rowNumbers: ["Added", "Removed", "Changed"],
};

/** @param {TypeChange[]} types */
export function changedTypesTable(types) {
  return table({
    caption: TEXTS.types,
    look: STACKED,
    heads: [
      columnHead(TEXTS.code),
      columnHead(TEXTS.error),
      ...TEXTS.typeNumbers.map((title) => columnHead(title, NUMERIC_HEADER)),
    ],
    $body: body(
      types.map(({ code, title, warning, whole_return, errors: { resolved, still, new: appeared } }) =>
        row(
          nameCell(
            still + appeared > 0
              ? link(whole_return ? WHOLE_RETURN_ADDRESS : address("/children", { error: code }), code)
              : code,
          ),
          cell(warning ? TEXTS.warning(title) : title),
          ...titled(
            TEXTS.typeNumbers,
            [resolved + still, resolved, still, appeared, still + appeared].map((each) => numericCell(number(each))),
          ),
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
    caption: TEXTS.rows,
    look: STACKED,
    heads: numericHeads([TEXTS.module, ...TEXTS.rowNumbers]),
    $body: body(
      tables.map(({ table: name, rows: { added, removed, changed } }) =>
        row(
          nameCell(session.tableTitle(name)),
          ...titled(
            TEXTS.rowNumbers,
            [added, removed, changed].map((each) => numericCell(number(each))),
          ),
        ),
      ),
    ),
  });
}

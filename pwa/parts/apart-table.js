// A table of findings that are not errors of the return: hints, and own checks.

import { link } from "../core/dom.js";
import { address } from "../core/router.js";
import { number } from "../core/text.js";
import { errorHelp } from "./error-help.js";
import { body, cell, columnHead, NUMERIC_HEADER, numericCell, row, scrollArea, table } from "./table.js";

/** @import {ErrorType} from "../core/protocol.d.ts" */

const TEXTS = {
  table: (/** @type {string} */ caption) => `${caption}, table`,
  code: "Code",
  rows: "Rows",
  children: "Children",
};

/**
 * @param {string} caption
 * @param {string} head of the column with the messages
 * @param {ErrorType[]} types
 */
export function apartTable(caption, head, types) {
  return scrollArea(
    TEXTS.table(caption),
    table({
      caption,
      look: "app-apart",
      heads: [
        columnHead(TEXTS.code),
        columnHead(head),
        columnHead(TEXTS.rows, NUMERIC_HEADER),
        columnHead(TEXTS.children, NUMERIC_HEADER),
      ],
      $body: body(types.map(typeRow)),
    }),
  );
}

/** @param {ErrorType} type */
function typeRow(type) {
  const href = address("/children", { error: type.code });
  return row(
    cell(link(href, type.code)),
    cell(type.message, errorHelp(type)),
    numericCell(number(type.errors)),
    numericCell(link(href, number(type.children.length))),
  );
}

// A table of what was found that is no error of the return: hints, and own checks.

import { link } from "../core/dom.js";
import { address } from "../core/router.js";
import { number } from "../core/text.js";
import { errorHelp } from "./error-help.js";
import { body, cell, columnHead, NUMERIC_HEADER, numericCell, row, scrollArea, table } from "./table.js";

/** @import {ErrorType} from "../core/protocol.d.ts" */

/**
 * @param {string} caption
 * @param {string} head of the column with the messages
 * @param {ErrorType[]} types
 */
export function apartTable(caption, head, types) {
  return scrollArea(
    `${caption}, table`,
    table({
      caption,
      look: "app-apart",
      heads: [
        columnHead("Code"),
        columnHead(head),
        columnHead("Rows", NUMERIC_HEADER),
        columnHead("Children", NUMERIC_HEADER),
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

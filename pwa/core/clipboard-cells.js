// Cells on the clipboard, as spreadsheets write and read them: tabs between cells, line breaks between rows, and quotation
// marks around a text that has one of these in it.

/** A cell in quotation marks, or up to what ends it; and what ends it. */
const CELL = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/y;

/**
 * The cells of a text, by row. A text without any break is one cell.
 * @param {string} text
 * @returns {string[][]}
 */
export function cellsOfText(text) {
  // Spreadsheets end the last row by a line break too.
  const body = text.replace(/(?:\r\n|\n|\r)$/, "");
  /** @type {string[][]} */
  const rows = [[]];
  CELL.lastIndex = 0;
  for (;;) {
    const [, quoted, plain, end] = /** @type {RegExpExecArray} */ (CELL.exec(body));
    rows[rows.length - 1].push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "") {
      return rows;
    }
    if (end !== "\t") {
      rows.push([]);
    }
  }
}

/**
 * The text of cells, by row.
 * @param {string[][]} rows
 */
export function textOfCells(rows) {
  return rows.map((cells) => cells.map(written).join("\t")).join("\r\n");
}

/** @param {string} cell */
function written(cell) {
  return /["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

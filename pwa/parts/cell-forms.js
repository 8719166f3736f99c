// What is wrong with the text typed into a cell, what it most likely means, and what to keep of it: the worker decides, as
// it does for the files. Any text is still allowed: the rules judge what it means.

/**
 * @import {TableRef, ValueRead} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

/**
 * How the worker read a text: its fault in words, or ""; the text that was most likely meant; and the text in the form
 * that the return needs, null if it can’t be right.
 * @typedef {Pick<ValueRead, "fault" | "meant" | "tidied">} Reading
 */

/**
 * Asks the worker about a text of one column; null if it can't answer.
 * @typedef {(text: string) => Promise<Reading | null>} Reader
 */

/**
 * What asks the worker about texts of a column.
 * @param {Session} session
 * @param {TableRef} table
 * @param {string} column
 * @returns {Reader}
 */
export function readerOf(session, table, column) {
  const { collection_year } = session.checkedAs;
  return (text) => session.ask({ type: "read_value", table, column, collection_year, text }, "value_read");
}

/**
 * Returns a function to call with each text as it is typed. Only the answer to the latest text is given. The worker has
 * one question at a time: while it is busy, texts that were typed over are never asked about.
 * @param {Reader} read
 * @param {(reading: Reading, text: string) => void} onRead
 * @returns {(text: string) => Promise<void>}
 */
export function readAsTyped(read, onRead) {
  /** @type {string | null} */
  let waiting = null;
  let asking = false;

  return async (text) => {
    waiting = text;
    if (asking) {
      return;
    }
    asking = true;
    while (waiting !== null) {
      const asked = /** @type {string} */ (waiting);
      waiting = null;
      const reading = await read(asked);
      if (waiting === null && reading) {
        onRead(reading, asked);
      }
    }
    asking = false;
  };
}

/**
 * What to keep of the text entered in a cell: null if it can’t be right, with the reason.
 * @param {{text: string, codes: {code: string}[], read: Reader}} cell as it is, and the codes of its column
 * @param {string} entered
 * @returns {Promise<{kept: string | null, fault: string}>}
 */
export async function judged({ text, codes, read }, entered) {
  if (entered === text || codes.some(({ code }) => code === entered)) {
    return { kept: entered, fault: "" };
  }
  const reading = await read(entered);
  return reading ? { kept: reading.tidied, fault: reading.fault } : { kept: entered, fault: "" };
}

/**
 * Whether a date is before another; both are valid dates of the return.
 * @param {string} date
 * @param {string} other
 */
export function isBefore(date, other) {
  return sortable(date) < sortable(other);
}

/**
 * The figures of a date from year to day, whether the return writes dd/mm/yyyy or yyyy-mm-dd.
 * @param {string} date
 */
function sortable(date) {
  const parts = date.split(/[^0-9]/);
  return (parts[0].length === 4 ? parts : parts.reverse()).join("");
}

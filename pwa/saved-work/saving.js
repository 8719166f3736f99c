// Saves files on the user’s computer. No server is asked for anything.

import { el } from "../core/dom.js";
import { today, yearLabel } from "../core/text.js";

/** @import {Session} from "../core/session.js" */

/** @type {Record<string, string>} */
const TYPES = {
  csv: "text/csv",
  html: "text/html",
  json: "application/json",
  png: "image/png",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  xml: "application/xml",
  zip: "application/zip",
};
/** How long the browser has to fetch a file after the click (in ms): large files on a slow disk take long. */
const PATIENCE = 120_000;
const NOT_IN_NAMES = /[<>:"/\\|?*]/g;

/**
 * @param {string} name
 * @param {BlobPart} content
 */
export function saveFile(name, content) {
  const type = TYPES[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream";
  const href = URL.createObjectURL(new Blob([content], { type }));
  el("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), PATIENCE);
}

/**
 * Save a table as CSV for Excel, which recognises UTF-8 by the byte order mark.
 * @param {string} name
 * @param {(string | number)[][]} rows
 */
export function saveCsv(name, rows) {
  const lines = rows.map((row) =>
    row.map((cell) => (/[",\r\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(","),
  );
  saveFile(name, `\ufeff${lines.join("\r\n")}\r\n`);
}

/**
 * A name that people recognise, made as in worker/exporting/file_names.py.
 * @param {Session} session
 * @param {string} kind
 * @param {string} ending
 */
export function fileName(session, kind, ending) {
  const council = inFileName(session.councilName(session.checkedAs.council ?? ""));
  const year = yearLabel(session.checkedAs.collection_year).replace("/", "-");
  return `${[council, year, kind, today()].filter(Boolean).join(" ")}.${ending}`;
}

/** @param {string} text without the characters that are not allowed in file names */
export function inFileName(text) {
  return text.replace(NOT_IN_NAMES, "");
}

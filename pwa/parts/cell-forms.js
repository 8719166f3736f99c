// The form of what is typed into a cell: what is wrong with it in words, and what was most likely meant. Any text is
// allowed all the same: the rules judge what it means.

import { yearLabel } from "../core/text.js";

/**
 * @import {CodeLabel, RecordColumn} from "../core/protocol.d.ts"
 */

/**
 * @typedef {object} Form
 * @property {string} fault in words, or ""
 * @property {string | null} meant what was most likely meant, if that is another text
 */

/** What some columns of text and numbers look like, and that in words. @type {Record<string, [RegExp, string]>} */
const SHAPES = {
  CHILD: [/^[A-Za-z0-9]{1,20}$/, "a child ID: up to 20 letters and digits"],
  UPN: [/^(?:[A-HJ-NP-RT-Z]\d{11}[A-Z\d]|UN[1-5])$/, "a UPN: a letter and 12 digits, or UN1 to UN5"],
  URN: [/^(?:\d{6,7}|SC\d{6}|X{7})$/, "a URN: 7 digits, or SC and 6 digits, or XXXXXXX"],
  SDQ_SCORE: [/^(?:[0-9]|[1-3][0-9]|40)$/, "a whole number from 0 to 40"],
};

/** @type {Form} */
const GOOD = { fault: "", meant: null };

const DATE = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/;
const ISO_DATE = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[T ].*)?$/;
const PARTIAL_DATE = /^(?:\d{2}|zz)\/(?:\d{2}|zz)\/(?:\d{4}|zzzz)$/i;
const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/;
/** From here on a year of two digits is of the last century. */
const LAST_CENTURY = 60;

/**
 * How a column is filled in, in a few words.
 * @param {RecordColumn} column
 */
export function hintOf({ name, kind }) {
  switch (kind) {
    case "date":
      return "As dd/mm/yyyy";
    case "partial date":
      return "As dd/mm/yyyy, with zz for a day or month that is not known";
    case "postcode":
      return "A full postcode, such as M1 1AE";
    case "code":
      return "Type a code or a part of its meaning";
    default:
      return name in SHAPES ? `As ${SHAPES[name][1]}` : "";
  }
}

/**
 * @param {RecordColumn} column
 * @param {string} text
 * @param {CodeLabel[]} codes of the column
 * @param {number} year the collection year of the table
 * @returns {Form}
 */
export function formOf({ name, kind }, text, codes, year) {
  const trimmed = text.trim();
  if (text === "") {
    return GOOD;
  }
  if (trimmed === "") {
    return { fault: "There is nothing but spaces. Leave the cell blank", meant: "" };
  }
  switch (kind) {
    case "date":
      return dateForm(text, trimmed);
    case "partial date":
      return PARTIAL_DATE.test(text) && (/z/i.test(text) || isDate(text)) ? GOOD : dateForm(text, trimmed);
    case "code":
      return codeForm(text, trimmed, codes, year);
    case "postcode":
      return postcodeForm(text, trimmed);
    default:
      return shapeForm(text, trimmed, name in SHAPES ? SHAPES[name] : null);
  }
}

/**
 * Whether a text is a day of the calendar as dd/mm/yyyy.
 * @param {string} text
 */
export function isDate(text) {
  return /^\d{2}\/\d{2}\/\d{4}$/.test(text) && dateRead(text) === text;
}

/**
 * The time of a date as dd/mm/yyyy, to compare it with others.
 * @param {string} date
 */
export function timeOf(date) {
  const [day, month, year] = date.split("/").map(Number);
  return Date.UTC(year, month - 1, day);
}

/**
 * A date that is written in another way, as dd/mm/yyyy; the day comes first unless the year does.
 * @param {string} text
 * @returns {string | null}
 */
export function dateRead(text) {
  const iso = ISO_DATE.exec(text);
  const parts = iso ? [iso[3], iso[2], iso[1]] : DATE.exec(text)?.slice(1);
  if (!parts) {
    return null;
  }
  const [day, month, written] = parts.map(Number);
  const year = written >= 100 ? written : written + (written >= LAST_CENTURY ? 1900 : 2000);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? `${String(day).padStart(2, "0")}/${String(month).padStart(2, "0")}/${year}`
    : null;
}

/**
 * @param {string} text
 * @param {string} trimmed
 * @returns {Form}
 */
function dateForm(text, trimmed) {
  return isDate(text) ? GOOD : { fault: `${quoted(text)} is not a date as dd/mm/yyyy`, meant: dateRead(trimmed) };
}

/**
 * @param {string} text
 * @param {string} trimmed
 * @param {CodeLabel[]} codes
 * @param {number} year
 * @returns {Form}
 */
function codeForm(text, trimmed, codes, year) {
  if (codes.length === 0 || codes.some(({ code }) => code === text)) {
    return GOOD;
  }
  const upper = trimmed.toUpperCase();
  const meant = codes.find(({ code, label }) => code === upper || label.toUpperCase() === upper);
  return { fault: `${quoted(text)} is not a code of this item in ${yearLabel(year)}`, meant: meant?.code ?? null };
}

/**
 * @param {string} text
 * @param {string} trimmed
 * @returns {Form}
 */
function postcodeForm(text, trimmed) {
  if (POSTCODE.test(text)) {
    return GOOD;
  }
  const meant = trimmed.toUpperCase().replace(/\s+/g, " ");
  return {
    fault: `${quoted(text)} is not written as a full postcode, such as M1 1AE`,
    meant: POSTCODE.test(meant) ? meant : null,
  };
}

/**
 * @param {string} text
 * @param {string} trimmed
 * @param {[RegExp, string] | null} shape
 * @returns {Form}
 */
function shapeForm(text, trimmed, shape) {
  if (text !== trimmed) {
    return { fault: "There are spaces before or behind the text", meant: trimmed };
  }
  if (!shape || shape[0].test(text)) {
    return GOOD;
  }
  const upper = text.toUpperCase();
  return { fault: `${quoted(text)} is not ${shape[1]}`, meant: shape[0].test(upper) ? upper : null };
}

/** @param {string} text */
function quoted(text) {
  return `“${text}”`;
}

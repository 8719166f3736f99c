// Columns of a file with unknown names, next to the columns that the file does not have: the user says which is which.

import { el, hidden, uniqueId } from "../core/dom.js";
import { listOf } from "../core/text.js";
import { body, cell, columnHead, nameCell, row, STACKED, table, titled } from "./table.js";

/**
 * @import {ColumnAnswer, NamesToMatch, UnknownName} from "../core/protocol.d.ts"
 */

const TEXTS = {
  caption: "Columns that we do not recognise",
  columns: ["Column in your file", "Some of its values", "Column in the return"],
  blank: "Blank",
  label: (/** @type {string} */ name) => `${name} is`,
  choose: "Choose a column",
  column: (/** @type {string} */ name, /** @type {string} */ holds) => `${name} – ${holds}`,
  none: "Not a column in the return",
  open: (/** @type {string[]} */ names) =>
    `Choose a column for ${listOf(names)}, or choose ‘Not a column in the return’`,
  twice: (/** @type {string} */ name) => `You chose ${name} more than once. Choose it for one column only`,
  missing: (/** @type {string} */ title, /** @type {string[]} */ names) =>
    names.length === 1
      ? `${title} needs ${names[0]}. Choose a column for it, or add it to the file, where it can be blank`
      : `${title} needs ${listOf(names)}. Choose columns for them, or add them to the file, where they can be blank`,
};
const NOT_CHOSEN = "";
const NO_COLUMN = "none";

/**
 * @typedef {object} ColumnNamesTable
 * @property {HTMLElement} $root
 * @property {() => {mistake: string, columns: ColumnAnswer[]}} read what was chosen; the mistake is "" if it can be used
 */

/**
 * @param {NamesToMatch} names
 * @returns {ColumnNamesTable}
 */
export function columnNames(names) {
  const selects = new Map(names.unknown.map((unknown) => [unknown, columnSelect(unknown, names)]));
  return {
    $root: table({
      caption: TEXTS.caption,
      look: `app-column-names ${STACKED}`,
      heads: TEXTS.columns.map((title) => columnHead(title)),
      $body: body([...selects].map(([unknown, $select]) => nameRow(unknown, $select))),
    }),
    read() {
      const chosen = new Map([...selects].map(([unknown, $select]) => [unknown, $select.value]));
      return { mistake: mistakeIn(names, chosen), columns: answersOf(names, chosen) };
    },
  };
}

/**
 * @param {UnknownName} unknown
 * @param {HTMLSelectElement} $select
 */
function nameRow({ shown, values }, $select) {
  return row(
    ...titled(TEXTS.columns, [
      nameCell(shown),
      cell(values.length > 0 ? values.join(", ") : TEXTS.blank),
      cell(el("label", { for: $select.id }, hidden(TEXTS.label(shown))), $select),
    ]),
  );
}

/**
 * @param {UnknownName} unknown
 * @param {NamesToMatch} names
 */
function columnSelect({ likely }, { missing }) {
  const $select = el(
    "select",
    { class: "govuk-select", id: uniqueId("column-name") },
    el("option", { value: NOT_CHOSEN }, TEXTS.choose),
    ...missing.map(({ name, holds }) => el("option", { value: name }, TEXTS.column(name, holds))),
    el("option", { value: NO_COLUMN }, TEXTS.none),
  );
  $select.value = likely;
  return $select;
}

/**
 * Why the columns can’t be read as they are chosen.
 * @param {NamesToMatch} names
 * @param {Map<UnknownName, string>} chosen
 * @returns {string} "" if they can
 */
export function mistakeIn({ missing, title }, chosen) {
  const open = [...chosen].filter(([, column]) => column === NOT_CHOSEN).map(([{ shown }]) => `‘${shown}’`);
  if (open.length > 0) {
    return TEXTS.open(open);
  }
  const columns = [...chosen.values()];
  const twice = missing.find(({ name }) => columns.filter((column) => column === name).length > 1);
  if (twice) {
    return TEXTS.twice(twice.name);
  }
  const lacking = missing.filter(({ name, required }) => required && !columns.includes(name)).map(({ name }) => name);
  return lacking.length > 0 ? TEXTS.missing(title, lacking) : "";
}

/**
 * @param {NamesToMatch} names
 * @param {Map<UnknownName, string>} chosen
 * @returns {ColumnAnswer[]}
 */
export function answersOf({ module }, chosen) {
  return [...chosen].map(([{ name }, column]) => ({ module, name, column: column === NO_COLUMN ? "" : column }));
}

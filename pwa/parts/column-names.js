// Columns of a file with unknown names, side by side with those that it lacks: the user says which is which.

import { el, hidden, uniqueId } from "../core/dom.js";
import { listOf } from "../core/text.js";
import { body, cell, columnHead, nameCell, row, STACKED, table, titled } from "./table.js";

/**
 * @import {ColumnAnswer, NamesToMatch, UnknownName} from "../core/protocol.d.ts"
 */

const NOT_CHOSEN = "";
const NO_COLUMN = "none";

/**
 * @typedef {object} ColumnNamesTable
 * @property {HTMLElement} $root
 * @property {() => {mistake: string, columns: ColumnAnswer[]}} read what was chosen; the mistake is "" if it can be used
 */

const COLUMNS = ["Column in your file", "Some of its values", "Column of the return"];

/**
 * @param {NamesToMatch} names
 * @returns {ColumnNamesTable}
 */
export function columnNames(names) {
  const selects = new Map(names.unknown.map((unknown) => [unknown, columnSelect(unknown, names)]));
  return {
    $root: table({
      caption: "The columns that we do not know",
      look: `app-column-names ${STACKED}`,
      heads: COLUMNS.map((title) => columnHead(title)),
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
    ...titled(COLUMNS, [
      nameCell(shown),
      cell(values.length > 0 ? values.join(", ") : "Blank"),
      cell(el("label", { for: $select.id }, hidden(`${shown} is`)), $select),
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
    el("option", { value: NOT_CHOSEN }, "Choose a column"),
    ...missing.map(({ name, holds }) => el("option", { value: name }, `${name} – ${holds}`)),
    el("option", { value: NO_COLUMN }, "Not a column of the return"),
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
    return `Choose a column for ${listOf(open)}, or choose ‘Not a column of the return’`;
  }
  const columns = [...chosen.values()];
  const twice = missing.find(({ name }) => columns.filter((column) => column === name).length > 1);
  if (twice) {
    return `You chose ${twice.name} more than once. Choose it for one column only`;
  }
  const lacking = missing.filter(({ name, required }) => required && !columns.includes(name)).map(({ name }) => name);
  return lacking.length > 0
    ? `${title} needs ${listOf(lacking)}. Choose which column it is, or add it to the file, where it may be blank`
    : "";
}

/**
 * @param {NamesToMatch} names
 * @param {Map<UnknownName, string>} chosen
 * @returns {ColumnAnswer[]}
 */
export function answersOf({ module }, chosen) {
  return [...chosen].map(([{ name }, column]) => ({ module, name, column: column === NO_COLUMN ? "" : column }));
}

// The results by type of error: how common each is, and which children have it.

import { el, fill, fillGradually, hidden, link, redraw } from "../core/dom.js";
import { impactOrder } from "../core/impact.js";
import { DUE } from "../core/results.js";
import { warningWord } from "../core/return-words.js";
import { address } from "../core/router.js";
import { capital, count, number } from "../core/text.js";
import { resultsOf } from "../core/view.js";
import { WHOLE_RETURN_ADDRESS } from "../core/whole-return.js";
import { asAtLine } from "../parts/as-at.js";
import { bestFixesNote } from "../parts/best-fixes-note.js";
import { errorHelp } from "../parts/error-help.js";
import { fixAddress } from "../parts/fix-address.js";
import { hintsSection } from "../parts/hints.js";
import { howCounted } from "../parts/how-counted.js";
import { ownChecksSection, ownCheckWords } from "../parts/own-checks-section.js";
import { body, cell, columnHead, numericCell, row, STACKED, scrollArea, table, titledRow } from "../parts/table.js";
import { BEST_FIXES_ADDRESS } from "./best-fixes.js";
import { OWN_CHECKS_ADDRESS } from "./own-checks.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {ErrorType} from "../core/protocol.d.ts"
 * @import {Results} from "../core/results.js"
 */

/**
 * @typedef {object} SortColumn
 * @property {string} id
 * @property {string} title
 * @property {boolean} numeric
 * @property {(a: ErrorType, b: ErrorType) => number} order
 */

const TEXTS = {
  title: "Errors by type",
  tableLabel: "Errors by type, table",
  columns: {
    code: "Code",
    message: "Message",
    theme: "Theme",
    impact: "Impact",
    errors: "Errors",
    children: "Children",
    due: (/** @type {string} */ day) => `Due by ${day}`,
    fix: "Fix",
  },
  notRated: "Not rated",
  caused: (/** @type {number} */ n) => `${number(n)} caused by other errors`,
  noted: (/** @type {number} */ n) => `${number(n)} noted`,
  fixInBulk: "Fix in bulk",
  ofCode: (/** @type {string} */ code) => `: ${code}`,
  due: (/** @type {Results} */ { childrenWithDue, yearEnd }) =>
    ` ${count(childrenWithDue, "child has", "children have")} something due by ${yearEnd}.`,
  warnings: (/** @type {number} */ n) => ` ${count(n, warningWord().one, warningWord().many)}.`,
  noErrors: "The rules that were checked found no errors.",
  counts: (/** @type {Results} */ { totalTypes, totalErrors, childrenWithErrors, childrenCounted }) =>
    `${count(totalTypes, "type")} of error, ${count(totalErrors, "error")} in all, ${number(childrenWithErrors)} of ${count(childrenCounted, "child", "children")} with errors.`,
  following: (/** @type {number} */ n) =>
    ` Other errors cause ${number(n)} of them. Fix those first, and these will also be fixed.`,
  chooseCode: "Choose a code to see the children.",
  aboutWhole: "About the whole return",
};

/** @type {SortColumn[]} */
const COLUMNS = [
  { id: "code", title: TEXTS.columns.code, numeric: false, order: byCode },
  {
    id: "message",
    title: TEXTS.columns.message,
    numeric: false,
    order: (a, b) => a.message.localeCompare(b.message, "en"),
  },
  {
    id: "theme",
    title: TEXTS.columns.theme,
    numeric: false,
    order: (a, b) => a.theme.localeCompare(b.theme, "en") || byCode(a, b),
  },
  {
    id: "impact",
    title: TEXTS.columns.impact,
    numeric: false,
    order: (a, b) => impactOrder(a.impact) - impactOrder(b.impact) || b.children.length - a.children.length,
  },
  { id: "errors", title: TEXTS.columns.errors, numeric: true, order: (a, b) => b.errors - a.errors },
  {
    id: "children",
    title: TEXTS.columns.children,
    numeric: true,
    order: (a, b) => b.children.length - a.children.length || b.due_children.length - a.due_children.length,
  },
];

/**
 * The column that the table also has while the year runs.
 * @param {Results} results
 * @returns {SortColumn}
 */
function dueColumn({ yearEnd }) {
  return {
    id: "due",
    title: TEXTS.columns.due(yearEnd),
    numeric: true,
    order: (a, b) => b.due_children.length - a.due_children.length,
  };
}

/** @type {View} */
export const errors = {
  path: "/errors",
  title: TEXTS.title,
  needs: "results",
  wide: true,
  menu: { place: 40, text: TEXTS.title, badge: (session) => resultsOf(session).totalTypes },
  make: errorsView,
};

/** @type {MakeView} */
function errorsView(session, _route, signal) {
  let sorted = "children";
  let reversed = false;
  const $table = scrollArea(TEXTS.tableLabel);
  const $count = el("p", { class: "govuk-body" });

  const draw = () => {
    const results = resultsOf(session);
    const columns = results.yearRuns ? [...COLUMNS, dueColumn(results)] : COLUMNS;
    const column = columns.find(({ id }) => id === sorted) ?? columns[0];
    const types = [...results.errorTypes, ...results.dueOnly].sort(column.order);
    if (reversed) {
      types.reverse();
    }
    fill($count, overview(results), ownCheckWords(results));
    redraw($table, () => fill($table, types.length > 0 && typesTable(results, columns, types)));
  };

  /**
   * @param {Results} results
   * @param {SortColumn[]} columns
   * @param {ErrorType[]} types
   */
  function typesTable(results, columns, types) {
    const $body = body([]);
    const titles = [...columns.map(({ title }) => title), ""];
    fillGradually($body, types, (type) => titledRow(titles, line(type, results, results.marked(type, session.marks))));
    return table({
      caption: TEXTS.title,
      look: results.yearRuns ? `app-types app-types--running ${STACKED}` : `app-types ${STACKED}`,
      heads: [...columns.map(header), columnHead(TEXTS.columns.fix)],
      $body,
    });
  }

  /** @param {SortColumn} column */
  function header({ id, title, numeric }) {
    const current = id === sorted;
    const direction = reversed !== numeric ? "descending" : "ascending";
    return el(
      "th",
      {
        scope: "col",
        class: `govuk-table__header${numeric ? " govuk-table__header--numeric" : ""}`,
        "aria-sort": current ? direction : "none",
      },
      el(
        "button",
        {
          type: "button",
          class: "app-sort",
          "data-focus": `sort-${id}`,
          onclick: () => {
            reversed = current && !reversed;
            sorted = id;
            draw();
          },
        },
        title,
      ),
    );
  }

  for (const part of ["results", "consequences"]) {
    session.addEventListener(part, draw, { signal });
  }
  draw();
  return {
    $root: el(
      "div",
      {},
      el("h1", { class: "govuk-heading-l" }, TEXTS.title),
      asAtLine(session, signal),
      $count,
      howCounted(session),
      bestFixesNote(session, signal, BEST_FIXES_ADDRESS),
      $table,
      hintsSection(session, signal),
      ownChecksSection(session, signal, OWN_CHECKS_ADDRESS),
    ),
  };
}

/**
 * @param {ErrorType} type
 * @param {Results} results
 * @param {number} marked how many of its errors have a note
 */
function line(type, results, marked) {
  const { yearRuns } = results;
  const following = results.following(type);
  const { code, message, theme, impact, errors, children, due_children, warning } = type;
  const dueHref = address("/children", { when: DUE, error: code });
  const href = type.whole_return ? WHOLE_RETURN_ADDRESS : errors > 0 ? address("/children", { error: code }) : dueHref;
  return row(
    cell(link(href, code)),
    cell(
      warning && [el("strong", { class: "govuk-tag govuk-tag--yellow" }, capital(warningWord().one)), " "],
      message,
      errorHelp(type),
    ),
    cell(theme),
    cell(impact ? capital(impact) : TEXTS.notRated),
    numericCell(number(errors), following > 0 && el("span", { class: "app-types__marked" }, TEXTS.caused(following))),
    numericCell(
      type.whole_return
        ? link(href, TEXTS.aboutWhole)
        : children.length > 0
          ? link(href, number(children.length))
          : "0",
      marked > 0 && el("span", { class: "app-types__marked" }, TEXTS.noted(marked)),
    ),
    yearRuns && numericCell(due_children.length > 0 ? link(dueHref, number(due_children.length)) : "0"),
    el(
      "td",
      { class: "govuk-table__cell app-types__fix" },
      errors > 0 && !type.whole_return && link(fixAddress(code), TEXTS.fixInBulk, hidden(TEXTS.ofCode(code))),
    ),
  );
}

/** @param {Results} results */
function overview(results) {
  const { totalFollowing, totalTypes, totalWarnings, yearRuns } = results;
  const due = yearRuns ? TEXTS.due(results) : "";
  const warnings = totalWarnings > 0 ? TEXTS.warnings(totalWarnings) : "";
  if (totalTypes === 0) {
    return `${TEXTS.noErrors}${warnings}${due}`;
  }
  const following = totalFollowing > 0 ? TEXTS.following(totalFollowing) : "";
  return `${TEXTS.counts(results)}${following}${warnings}${due} ${TEXTS.chooseCode}`;
}

/**
 * @param {ErrorType} a
 * @param {ErrorType} b
 */
function byCode(a, b) {
  return a.code.localeCompare(b.code, "en", { numeric: true });
}

// The results by type of error: what there is most of, and whom it concerns.

import { el, fill, fillGradually, hidden, link, redraw } from "../core/dom.js";
import { impactOrder } from "../core/impact.js";
import { DUE } from "../core/results.js";
import { address } from "../core/router.js";
import { capital, count, number } from "../core/text.js";
import { resultsOf } from "../core/view.js";
import { asAtLine } from "../parts/as-at.js";
import { bestFixesNote } from "../parts/best-fixes-note.js";
import { errorHelp } from "../parts/error-help.js";
import { hintsSection } from "../parts/hints.js";
import { howCounted } from "../parts/how-counted.js";
import { ownChecksSection, ownCheckWords } from "../parts/own-checks-section.js";
import { body, cell, columnHead, numericCell, row, STACKED, scrollArea, table, titledRow } from "../parts/table.js";
import { BEST_FIXES_ADDRESS } from "./best-fixes.js";
import { fixAddress } from "./fix.js";
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

/** @type {SortColumn[]} */
const COLUMNS = [
  { id: "code", title: "Code", numeric: false, order: byCode },
  { id: "message", title: "Message", numeric: false, order: (a, b) => a.message.localeCompare(b.message, "en") },
  {
    id: "theme",
    title: "Theme",
    numeric: false,
    order: (a, b) => a.theme.localeCompare(b.theme, "en") || byCode(a, b),
  },
  {
    id: "impact",
    title: "Impact",
    numeric: false,
    order: (a, b) => impactOrder(a.impact) - impactOrder(b.impact) || b.children.length - a.children.length,
  },
  { id: "errors", title: "Errors", numeric: true, order: (a, b) => b.errors - a.errors },
  {
    id: "children",
    title: "Children",
    numeric: true,
    order: (a, b) => b.children.length - a.children.length || b.due_children.length - a.due_children.length,
  },
];

/**
 * While the year runs, one more.
 * @param {Results} results
 * @returns {SortColumn}
 */
function dueColumn({ yearEnd }) {
  return {
    id: "due",
    title: `Due by ${yearEnd}`,
    numeric: true,
    order: (a, b) => b.due_children.length - a.due_children.length,
  };
}

/** @type {View} */
export const errors = {
  path: "/errors",
  title: "Errors by type",
  needs: "results",
  wide: true,
  menu: { place: 40, text: "Errors by type", badge: (session) => resultsOf(session).totalTypes },
  make: errorsView,
};

/** @type {MakeView} */
function errorsView(session, _route, signal) {
  let sorted = "children";
  let reversed = false;
  const $table = scrollArea("Errors by type, table");
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
      caption: "Errors by type",
      look: results.yearRuns ? `app-types app-types--running ${STACKED}` : `app-types ${STACKED}`,
      heads: [...columns.map(header), columnHead("Fix")],
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
      el("h1", { class: "govuk-heading-l" }, "Errors by type"),
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
 * @param {number} marked how many of its errors the user noted something about
 */
function line(type, results, marked) {
  const { yearRuns } = results;
  const following = results.following(type);
  const { code, message, theme, impact, errors, children, due_children, warning } = type;
  const dueHref = address("/children", { when: DUE, error: code });
  const href = errors > 0 ? address("/children", { error: code }) : dueHref;
  return row(
    cell(link(href, code)),
    cell(warning && [el("strong", { class: "govuk-tag govuk-tag--yellow" }, "Warning"), " "], message, errorHelp(type)),
    cell(theme),
    cell(impact ? capital(impact) : "Not rated"),
    numericCell(
      number(errors),
      following > 0 && el("span", { class: "app-types__marked" }, `${number(following)} caused by other errors`),
    ),
    numericCell(
      children.length > 0 ? link(href, number(children.length)) : "0",
      marked > 0 && el("span", { class: "app-types__marked" }, `${number(marked)} noted`),
    ),
    yearRuns && numericCell(due_children.length > 0 ? link(dueHref, number(due_children.length)) : "0"),
    el(
      "td",
      { class: "govuk-table__cell app-types__fix" },
      errors > 0 && link(fixAddress(code), "Fix many at once", hidden(`: ${code}`)),
    ),
  );
}

/** @param {Results} results */
function overview(results) {
  const { childrenCounted, childrenWithErrors, totalErrors, totalFollowing, totalTypes, totalWarnings } = results;
  const { childrenWithDue, yearRuns, yearEnd } = results;
  const due = yearRuns ? ` ${count(childrenWithDue, "child has", "children have")} something due by ${yearEnd}.` : "";
  const warnings = totalWarnings > 0 ? ` ${count(totalWarnings, "warning")}.` : "";
  if (totalTypes === 0) {
    return `No errors were found by the rules that were checked.${warnings}${due}`;
  }
  const concerned = `${number(childrenWithErrors)} of ${count(childrenCounted, "child", "children")} with errors`;
  const caused =
    totalFollowing > 0
      ? ` Other errors cause ${number(totalFollowing)} of them: correct those first, and these will be fixed too.`
      : "";
  return `${count(totalTypes, "type")} of error, ${count(totalErrors, "error")} in all, ${concerned}.${caused}${warnings}${due} Choose a code to see the children.`;
}

/**
 * @param {ErrorType} a
 * @param {ErrorType} b
 */
function byCode(a, b) {
  return a.code.localeCompare(b.code, "en", { numeric: true });
}

// What is due by the end of the year, as a to-do list sorted by the day on which each becomes an error: this month and the
// next are listed; later months are counted.

import { el, fill, link, paragraph } from "../core/dom.js";
import { ANY_ERROR, DUE } from "../core/results.js";
import { address } from "../core/router.js";
import { capital, count, monthOf, number, shortDay } from "../core/text.js";
import { resultsOf } from "../core/view.js";
import { asAtLine } from "../parts/as-at.js";
import { errorHelp } from "../parts/error-help.js";
import {
  body,
  cell,
  columnHead,
  NUMERIC_HEADER,
  numericCell,
  row,
  STACKED,
  scrollArea,
  table,
  titled,
} from "../parts/table.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {ErrorType} from "../core/protocol.d.ts"
 * @import {Results} from "../core/results.js"
 */

/** @typedef {{day: string, child: number, type: ErrorType}} Task */

const TEXTS = {
  title: "To do",
  columns: ["Becomes an error on", "Child", "Code", "What is due"],
  nothing: (/** @type {string} */ day) => `Nothing is due by ${day} in your files.`,
  things: (/** @type {number} */ n) => `${count(n, "thing")} to do for `,
  children: (/** @type {number} */ n) => count(n, "child", "children"),
  notYet: ". These are not errors yet. Each becomes an error on the date shown if nothing changes.",
  later: "Later",
  byTypeHeading: "By type",
  byTypeTable: "To do by type, table",
  nothingInMonth: "Nothing becomes an error in this month.",
  table: (/** @type {string} */ month) => `${month}, table`,
  more: (/** @type {number} */ n) => `${number(n)} more in this month: see `,
  allChildren: "all children with something due",
  laterMonths: "Later months",
  month: "Becomes an error in",
  byType: "To do by type",
  code: "Code",
  whatIsDue: "What is due",
  childrenColumn: "Children",
};

/** How many months are listed task by task; the others are counted. */
const MONTHS_LISTED = 2;
/** How many tasks of a month are listed; the rest is behind a link. */
const MOST_TASKS = 200;

/** @type {View} */
export const due = {
  path: "/due",
  title: TEXTS.title,
  needs: "running year",
  wide: true,
  menu: { place: 35, text: TEXTS.title, badge: (session) => resultsOf(session).childrenWithDue },
  make: dueView,
};

/** @type {MakeView} */
function dueView(session, _route, signal) {
  const $content = el("div", {});
  const draw = () => session.results?.yearRuns && fill($content, contents(session.results));
  session.addEventListener("results", draw, { signal });
  draw();
  return {
    $root: el(
      "div",
      { class: "app-due-list" },
      el("h1", { class: "govuk-heading-l" }, TEXTS.title),
      asAtLine(session, signal),
      $content,
    ),
  };
}

/** @param {Results} results */
function contents(results) {
  const { childrenWithDue, yearEnd, checked } = results;
  if (childrenWithDue === 0) {
    return [paragraph(TEXTS.nothing(yearEnd))];
  }
  const tasks = tasksOf(checked.error_types);
  const soon = monthsFrom(checked.as_at.day, MONTHS_LISTED).filter((month) => month <= checked.as_at.year_end);
  const months = [...new Set(tasks.map(monthOfTask))];
  const later = months.filter((month) => !soon.includes(month));
  const inMonth = (/** @type {string} */ month) => tasks.filter((task) => monthOfTask(task) === month);
  return [
    paragraph(
      TEXTS.things(tasks.length),
      link(address("/children", { when: DUE, error: ANY_ERROR }), TEXTS.children(childrenWithDue)),
      TEXTS.notYet,
    ),
    ...soon.map((month) => monthSection(results, month, inMonth(month))),
    later.length > 0 && [
      el("h2", { class: "govuk-heading-m" }, TEXTS.later),
      laterTable(later.map((month) => ({ month, tasks: inMonth(month).length }))),
    ],
    el("h2", { class: "govuk-heading-m" }, TEXTS.byTypeHeading),
    scrollArea(TEXTS.byTypeTable, typesTable(results)),
  ].flat();
}

/**
 * Every child with something due, by the day on which it becomes an error.
 * @param {ErrorType[]} types
 * @returns {Task[]}
 */
function tasksOf(types) {
  return types
    .flatMap((type) => type.due_children.map((child, i) => ({ day: type.due_days[i], child, type })))
    .sort((a, b) => a.day.localeCompare(b.day) || a.child - b.child);
}

/** @param {Task} task @returns {string} such as "2026-11" */
function monthOfTask({ day }) {
  return day.slice(0, "yyyy-mm".length);
}

/**
 * @param {string} day ISO 8601
 * @param {number} months
 * @returns {string[]} the month of the day and those after it, such as "2026-11"
 */
function monthsFrom(day, months) {
  const [year, month] = day.split("-").map(Number);
  return Array.from({ length: months }, (_, i) => new Date(Date.UTC(year, month - 1 + i)).toISOString().slice(0, 7));
}

/**
 * @param {Results} results
 * @param {string} month
 * @param {Task[]} tasks
 */
function monthSection(results, month, tasks) {
  const shown = tasks.slice(0, MOST_TASKS);
  const title = `${capital(monthOf(month))} (${number(tasks.length)})`;
  return el(
    "section",
    { "aria-label": title },
    el("h2", { class: "govuk-heading-m" }, title),
    tasks.length === 0
      ? paragraph(TEXTS.nothingInMonth)
      : scrollArea(
          TEXTS.table(title),
          table({
            caption: title,
            look: STACKED,
            heads: TEXTS.columns.map((each) => columnHead(each)),
            $body: body(shown.map((task) => taskRow(results, task))),
          }),
        ),
    tasks.length > shown.length &&
      paragraph(
        TEXTS.more(tasks.length - shown.length),
        link(address("/children", { when: DUE, error: ANY_ERROR }), TEXTS.allChildren),
        ".",
      ),
  );
}

/**
 * @param {Results} results
 * @param {Task} task
 */
function taskRow(results, { day, child, type }) {
  const href = address("/children", { when: DUE, error: type.code, child: child + 1 });
  return row(
    ...titled(TEXTS.columns, [
      cell(shortDay(day)),
      cell(link(href, results.children[child])),
      cell(type.code),
      cell(type.message, errorHelp(type)),
    ]),
  );
}

/** @param {{month: string, tasks: number}[]} months */
function laterTable(months) {
  return table({
    caption: TEXTS.laterMonths,
    look: "app-due-list__months",
    heads: [columnHead(TEXTS.month), columnHead(TEXTS.title, NUMERIC_HEADER)],
    $body: body(months.map(({ month, tasks }) => row(cell(monthOf(month)), numericCell(number(tasks))))),
  });
}

/** @param {Results} results */
function typesTable(results) {
  return table({
    caption: TEXTS.byType,
    heads: [columnHead(TEXTS.code), columnHead(TEXTS.whatIsDue), columnHead(TEXTS.childrenColumn, NUMERIC_HEADER)],
    $body: body(
      results.lookedAt(DUE).errorTypes.map((type) => {
        const href = address("/children", { when: DUE, error: type.code });
        return row(
          cell(link(href, type.code)),
          cell(type.message, errorHelp(type)),
          numericCell(link(href, number(type.children.length))),
        );
      }),
    ),
  });
}

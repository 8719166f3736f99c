// The problems of one kind, page by page, a row each, with the suggested value if there is one.

import { el, hidden, link, linkButton } from "../core/dom.js";
import { PAGE, range } from "../core/paging.js";
import { address } from "../core/router.js";
import { number } from "../core/text.js";
import { pager } from "./pager.js";
import { body, cell, columnHead, row, STACKED, scrollArea, table, titledRow } from "./table.js";
import { writtenValue } from "./written-value.js";

/**
 * @import {ProblemGroup, ProblemsPage, ReturnProblem} from "../core/protocol.d.ts"
 * @import {Results} from "../core/results.js"
 */

const TEXTS = {
  table: (/** @type {string} */ title) => `${title}, table`,
  columns: {
    file: "File",
    line: "Line",
    child: "Child ID",
    column: "Column",
    value: "Value as written",
    suggested: "Suggested value",
    wrong: "What is wrong",
  },
  lastYear: " (last year)",
  blank: "Blank",
  use: "Use it",
  ofValue: (/** @type {string} */ value, /** @type {string} */ column, /** @type {string} */ child) =>
    `: ${value || "blank"}, ${column}, child ${child}`,
};

/**
 * @param {object} options
 * @param {ProblemGroup} options.group
 * @param {ProblemsPage} options.page
 * @param {Results} options.results
 * @param {(problem: ReturnProblem) => void} options.onAccept
 * @param {(start: number) => void} options.onTurn
 */
export function problemsList({ group, page, results, onAccept, onTurn }) {
  const { start, total, problems } = page;
  return el(
    "div",
    {},
    total > PAGE &&
      el(
        "p",
        { class: "govuk-body app-problem-group__range", id: "problems-range", tabindex: "-1" },
        range(start, problems.length, number(total)),
      ),
    scrollArea(TEXTS.table(group.title), problemsTable(group, results, problems, onAccept)),
    pager(start, total, onTurn),
  );
}

/**
 * @param {ProblemGroup} group
 * @param {Results} results
 * @param {ReturnProblem[]} problems
 * @param {(problem: ReturnProblem) => void} onAccept
 */
function problemsTable(group, results, problems, onAccept) {
  const proposes = group.proposals > 0;
  const { suggested, ...others } = TEXTS.columns;
  const columns = Object.values(proposes ? TEXTS.columns : others);
  return table({
    caption: group.title,
    look: `app-problems ${STACKED}`,
    heads: columns.map((title) => columnHead(title)),
    $body: body(problems.map((problem) => titledRow(columns, line(problem, results, proposes, onAccept)))),
  });
}

/**
 * @param {ReturnProblem} problem
 * @param {Results} results
 * @param {boolean} proposes
 * @param {(problem: ReturnProblem) => void} onAccept
 */
function line(problem, results, proposes, onAccept) {
  const {
    file,
    table: { last_year },
    line,
    child,
    column_label,
    value,
    proposal,
    message,
  } = problem;
  const position = results.positions.get(child);
  return row(
    cell(file, last_year && TEXTS.lastYear),
    cell(line > 0 && number(line)),
    cell(position === undefined ? child : link(address("/children", { child: position + 1 }), child)),
    cell(column_label),
    cell(writtenValue(value)),
    proposes &&
      cell(
        proposal !== null && [
          proposal === "" ? TEXTS.blank : el("span", { class: "app-value" }, proposal),
          " ",
          linkButton(() => onAccept(problem), TEXTS.use, hidden(TEXTS.ofValue(proposal, column_label, child))),
        ],
      ),
    cell(message),
  );
}

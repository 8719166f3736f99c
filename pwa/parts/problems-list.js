// The problems of one kind, page by page, a row each, with what was probably meant.

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
    scrollArea(`${group.title}, table`, problemsTable(group, results, problems, onAccept)),
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
  const columns = [
    "File",
    "Line",
    "Child ID",
    "Column",
    "Value as written",
    ...(proposes ? ["Probably meant"] : []),
    "What is wrong",
  ];
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
    cell(file, last_year && " (last year)"),
    cell(line > 0 && number(line)),
    cell(position === undefined ? child : link(address("/children", { child: position + 1 }), child)),
    cell(column_label),
    cell(writtenValue(value)),
    proposes &&
      cell(
        proposal !== null && [
          proposal === "" ? "Blank" : el("span", { class: "app-value" }, proposal),
          " ",
          linkButton(
            () => onAccept(problem),
            "Use it",
            hidden(`: ${proposal || "blank"}, ${column_label}, child ${child}`),
          ),
        ],
      ),
    cell(message),
  );
}

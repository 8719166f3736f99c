// The problems in the files that were found before the rules: how values are written, and what does not fit together.

import { announce } from "../core/announce.js";
import { el, fill, hidden, link, linkButton, paragraph, redraw } from "../core/dom.js";
import { whatHappened } from "../core/outcome-text.js";
import { address, goInstead, standAt } from "../core/router.js";
import { capital, count, number } from "../core/text.js";
import { writtenValue } from "../parts/written-value.js";

/**
 * @import {MakeView} from "../app.js"
 * @import {Child} from "../core/dom.js"
 * @import {Operation} from "../core/edits.js"
 * @import {ProblemGroup, ProblemsPage, ReturnProblem} from "../core/protocol.d.ts"
 * @import {Results} from "../core/results.js"
 * @import {Route} from "../core/router.js"
 * @import {Session} from "../core/session.js"
 */

const PATH = "/problems";
/** How many problems are shown at once. */
const PAGE = 50;

/** @type {MakeView} */
export function problemsView(session, route, signal) {
  const $contents = el("div", {});
  const $outcome = el("div", {});
  /** The kind whose problems are listed, or "". */
  let open = "";
  let start = 0;
  /** @type {ProblemsPage | null} */
  let page = null;
  let asked = 0;
  let stepsMade = -1;

  const draw = () => {
    const { results } = session;
    if (!results) {
      goInstead("#/load");
      return;
    }
    redraw($contents, () =>
      fill($contents, overview(results), ...inOrder(results).map((group) => section(results, group))),
    );
  };

  /**
   * @param {string} kind
   * @param {number} from
   */
  async function show(kind, from) {
    const group = session.results?.checked.prevalidation.find((group) => group.kind === kind);
    open = group ? kind : "";
    start = group ? Math.min(from, Math.floor((group.count - 1) / PAGE) * PAGE) : 0;
    page = null;
    asked += 1;
    const mine = asked;
    standAt(address(PATH, { kind: open, from: start > 0 ? start + 1 : null }));
    draw();
    if (group) {
      const answer = await session.ask({ type: "get_problems", kind: group.kind, start, count: PAGE }, "problems_page");
      if (mine === asked && !signal.aborted) {
        page = answer;
        draw();
      }
    }
  }

  /**
   * Put in what was most likely meant, in one step.
   * @param {Operation[]} operations
   * @param {string} done
   */
  async function accept(operations, done) {
    const outcome = await session.edit(
      operations,
      operations.length > 1 ? "bulk" : "suggestion",
      "the way it is written",
    );
    if (!signal.aborted) {
      tell([done, outcome ? `${capital(whatHappened(outcome))}.` : ""].join(" "), session.edits.inForceCount);
    }
  }

  /** @param {ReturnProblem} problem */
  function acceptOne({ table, row, column, proposal, column_label }) {
    const value = proposal ?? "";
    accept(
      [{ op: "set", table, row, field: column, value }],
      `${column_label} was set to ${value === "" ? "a blank" : value}.`,
    );
  }

  /** @param {ProblemGroup} group */
  async function acceptAll({ kind }) {
    const answer = await session.ask({ type: "accept_readings", kind }, "operations");
    if (answer && !signal.aborted) {
      const { cells } = answer;
      await accept(answer.operations, `${count(cells, "proposed reading")} ${cells === 1 ? "was" : "were"} put in.`);
    }
  }

  /**
   * @param {string} text
   * @param {number | null} made the number of steps, while the latest of them can be undone here
   */
  function tell(text, made) {
    const undo = async () => {
      const outcome = await session.undo();
      if (!signal.aborted) {
        tell(["The change was undone.", outcome ? `${capital(whatHappened(outcome))}.` : ""].join(" "), null);
      }
    };
    const $text = el(
      "p",
      { class: "govuk-inset-text", tabindex: "-1" },
      text,
      " ",
      made !== null && linkButton(undo, "Undo", hidden(" this change")),
    );
    fill($outcome, $text);
    $text.focus();
    announce(text);
    stepsMade = made ?? -1;
  }

  // Once there is another step, the button here would undo that one.
  session.addEventListener(
    "edits",
    () => {
      if (stepsMade >= 0 && session.edits.inForceCount !== stepsMade) {
        stepsMade = -1;
        fill($outcome);
      }
    },
    { signal },
  );

  /**
   * @param {Results} results
   * @param {ProblemGroup} group
   */
  function section(results, group) {
    const { kind, title, why, severity } = group;
    const isOpen = kind === open;
    return el(
      "section",
      { class: `app-problem-group app-problem-group--${severity}`, "aria-labelledby": `problem-${kind}` },
      el(
        "h2",
        { class: "govuk-heading-s app-problem-group__title", id: `problem-${kind}` },
        severity === "warning" && [el("strong", { class: "govuk-tag govuk-tag--yellow" }, "Warning"), " "],
        title,
        el("span", { class: "app-problem-group__count" }, ` (${number(group.count)})`),
      ),
      paragraph(why),
      el("p", { class: "govuk-body" }, el("strong", {}, "What to do: "), remedyOf(group)),
      paragraph(`In ${whereOf(session, group)}.`),
      el(
        "button",
        {
          type: "button",
          class: "govuk-button govuk-button--secondary app-problem-group__button",
          "aria-expanded": String(isOpen),
          "data-focus": `open-${kind}`,
          onclick: () => show(isOpen ? "" : kind, 0),
        },
        `${isOpen ? "Hide" : "Show"} ${group.count === 1 ? "it" : "them"}`,
        hidden(`: ${title}`),
      ),
      group.proposals > 0 &&
        el(
          "button",
          {
            type: "button",
            class: "govuk-button govuk-button--secondary app-problem-group__button",
            "data-focus": `accept-${kind}`,
            onclick: () => acceptAll(group),
          },
          group.proposals === 1
            ? "Accept the proposed reading"
            : `Accept all ${number(group.proposals)} proposed readings`,
          hidden(`: ${title}`),
        ),
      isOpen && (page ? listed(results, group, page) : paragraph("One moment")),
    );
  }

  /**
   * @param {Results} results
   * @param {ProblemGroup} group
   * @param {ProblemsPage} shown
   */
  function listed(results, group, { problems, total }) {
    const range = `${number(start + 1)} to ${number(start + problems.length)} of ${number(total)}`;
    /**
     * @param {string} text
     * @param {number} from
     */
    const turn = (text, from) =>
      from >= 0 &&
      from < total &&
      el(
        "button",
        {
          type: "button",
          class: "app-link-button",
          "data-focus": `turn-${text}`,
          onclick: async () => {
            await show(group.kind, from);
            announce(`${number(from + 1)} to ${number(Math.min(from + PAGE, total))} of ${number(total)} shown`);
            document.getElementById("problems-range")?.focus();
          },
        },
        text,
      );
    return el(
      "div",
      {},
      total > PAGE &&
        el("p", { class: "govuk-body app-problem-group__range", id: "problems-range", tabindex: "-1" }, range),
      el(
        "div",
        { class: "app-scroll", tabindex: "0", role: "region", "aria-label": `${group.title}, table` },
        table(group, results, problems, acceptOne),
      ),
      total > PAGE &&
        el(
          "div",
          { class: "app-problem-group__pages" },
          turn(`Previous ${PAGE}`, start - PAGE),
          turn(`Next ${PAGE}`, start + PAGE),
        ),
    );
  }

  for (const part of ["results", "problems"]) {
    session.addEventListener(part, () => show(open, start), { signal });
  }
  const { kind, from } = placeOf(route);
  draw();
  const $root = el("div", {}, el("h1", { class: "govuk-heading-l" }, "Problems in the files"), $outcome, $contents);
  $root.addEventListener("shown", () => {
    if (kind) {
      show(kind, from);
    }
  });
  return {
    title: "Problems in the files",
    wide: true,
    $root,
    update(newRoute) {
      const place = placeOf(newRoute);
      show(place.kind, place.from);
    },
  };
}

/** @param {Route} route */
function placeOf({ parameters }) {
  return {
    kind: parameters.get("kind") ?? "",
    from: Math.max(0, (Number.parseInt(parameters.get("from") ?? "1", 10) || 1) - 1),
  };
}

/** @param {Results} results */
function overview({ fileProblems, checked }) {
  if (fileProblems === 0) {
    return paragraph("No problems were found in how the files are written.");
  }
  const errors = checked.prevalidation
    .filter(({ severity }) => severity === "error")
    .reduce((sum, group) => sum + group.count, 0);
  return el(
    "div",
    { class: "app-text" },
    paragraph(
      `${count(fileProblems, "problem")} ${fileProblems === 1 ? "was" : "were"} found in how the files are written, before DfE’s rules were checked.`,
      errors > 0 &&
        " Deal with those that are not marked as warnings first: a value that can’t be read may hide other errors, or cause errors where there are none.",
    ),
    paragraph(
      "Nothing in your files was changed. Where it can be told what was probably meant, you can take that here. To change anything else, choose the child ID and edit the record, or correct it in your system and load the files again.",
    ),
  );
}

/**
 * Errors before warnings, else in the worker's order.
 * @param {Results} results
 */
function inOrder({ checked }) {
  return [...checked.prevalidation].sort((a, b) => Number(a.severity === "warning") - Number(b.severity === "warning"));
}

/**
 * What to do, with what was found out already.
 * @param {ProblemGroup} group
 */
function remedyOf({ remedy, proposals }) {
  return [remedy, proposals > 0 && ` What was probably meant is shown for ${number(proposals)}.`]
    .filter(Boolean)
    .join("");
}

/**
 * @param {Session} session
 * @param {ProblemGroup} group
 */
function whereOf(session, { tables }) {
  return tables.map(({ table, file, count }) => `${session.tableTitle(table)} (${file}): ${number(count)}`).join("; ");
}

/**
 * @param {ProblemGroup} group
 * @param {Results} results
 * @param {ReturnProblem[]} problems
 * @param {(problem: ReturnProblem) => void} onAccept
 */
function table(group, results, problems, onAccept) {
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
  return el(
    "table",
    { class: "govuk-table app-table app-problems" },
    el("caption", { class: "govuk-visually-hidden" }, group.title),
    el(
      "thead",
      { class: "govuk-table__head" },
      el(
        "tr",
        { class: "govuk-table__row" },
        ...columns.map((title) => el("th", { scope: "col", class: "govuk-table__header" }, title)),
      ),
    ),
    el(
      "tbody",
      { class: "govuk-table__body" },
      ...problems.map((problem) => row(problem, results, proposes, onAccept)),
    ),
  );
}

/**
 * @param {ReturnProblem} problem
 * @param {Results} results
 * @param {boolean} proposes
 * @param {(problem: ReturnProblem) => void} onAccept
 */
function row(problem, results, proposes, onAccept) {
  const { file, last_year, line, child, column_label, value, proposal, message } = problem;
  const position = results.positions.get(child);
  return el(
    "tr",
    { class: "govuk-table__row" },
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

/** @param {...(Child | Child[])} children */
function cell(...children) {
  return el("td", { class: "govuk-table__cell" }, ...children);
}

// The problems in the files that were found before the rules: how values are written, and what does not fit together.

import { announce } from "../core/announce.js";
import { el, fill, hidden, linkButton, paragraph, redraw } from "../core/dom.js";
import { latest } from "../core/latest.js";
import { lastStart, PAGE, range } from "../core/paging.js";
import { address, standAt } from "../core/router.js";
import { count, number } from "../core/text.js";
import { resultsOf } from "../core/view.js";
import { outcomeBar } from "../parts/outcome-bar.js";
import { problemGroup } from "../parts/problem-group.js";
import { problemsList } from "../parts/problems-list.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {Operation} from "../core/edits.js"
 * @import {ProblemGroup, ProblemsPage, ReturnProblem} from "../core/protocol.d.ts"
 * @import {Results} from "../core/results.js"
 * @import {Route} from "../core/router.js"
 */

const PATH = "/problems";

/** @type {View} */
export const problems = {
  path: PATH,
  title: "Problems in the files",
  needs: "results",
  wide: true,
  menu: { place: 50, text: "Problems in the files", badge: (session) => resultsOf(session).fileProblems },
  make: problemsView,
};

/** @type {MakeView} */
function problemsView(session, route, signal) {
  const ask = latest(signal);
  const $contents = el("div", {});
  const outcome = outcomeBar({ session, signal, look: outcomeText });
  /** The kind whose problems are listed, or "". */
  let open = "";
  let start = 0;
  /** @type {ProblemsPage | null} */
  let page = null;

  function draw() {
    const results = resultsOf(session);
    redraw($contents, () => fill($contents, overview(results), ...inOrder(results).map(group)));
  }

  /**
   * @param {string} kind
   * @param {number} from
   */
  async function show(kind, from) {
    const group = resultsOf(session).checked.prevalidation.find((group) => group.kind === kind);
    open = group ? kind : "";
    start = group ? Math.min(from, lastStart(group.count)) : 0;
    page = null;
    const wanted = ask();
    standAt(address(PATH, { kind: open, from: start > 0 ? start + 1 : null }));
    draw();
    if (group) {
      const answer = await session.ask({ type: "get_problems", kind: group.kind, start, count: PAGE }, "problems_page");
      if (wanted()) {
        page = answer;
        draw();
      }
    }
  }

  /**
   * Set the values that were most likely meant, in one step.
   * @param {Operation[]} operations
   * @param {string} done
   */
  function accept(operations, done) {
    return outcome.make(operations, operations.length > 1 ? "bulk" : "suggestion", done, "the way it is written");
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

  /** @param {ProblemGroup} group */
  function group(group) {
    const isOpen = group.kind === open;
    const $problems =
      page &&
      problemsList({
        group,
        page,
        results: resultsOf(session),
        onAccept: acceptOne,
        onTurn: (start) => turn(group, start),
      });
    return problemGroup({
      session,
      group,
      $list: isOpen && ($problems ?? paragraph("One moment")),
      onOpen: () => show(isOpen ? "" : group.kind, 0),
      onAcceptAll: () => acceptAll(group),
    });
  }

  /**
   * @param {ProblemGroup} group
   * @param {number} from
   */
  async function turn(group, from) {
    await show(group.kind, from);
    announce(`${range(from, Math.min(PAGE, group.count - from), number(group.count))} shown`);
    document.getElementById("problems-range")?.focus();
  }

  for (const part of ["results", "problems"]) {
    session.addEventListener(part, () => show(open, start), { signal });
  }
  const { kind, from } = placeOf(route);
  draw();
  const $root = el(
    "div",
    {},
    el("h1", { class: "govuk-heading-l" }, "Problems in the files"),
    outcome.$root,
    $contents,
  );
  $root.addEventListener("shown", () => {
    if (kind) {
      show(kind, from);
    }
  });
  return {
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

/**
 * @param {string} text
 * @param {(() => void) | null} undo
 */
function outcomeText(text, undo) {
  return el(
    "p",
    { class: "govuk-inset-text", tabindex: "-1" },
    text,
    " ",
    undo && linkButton(undo, "Undo", hidden(" this change")),
  );
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

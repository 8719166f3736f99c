// The problems in the files that were found before the rules were checked: values in the wrong format, and rows that do
// not match each other.

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

const TEXTS = {
  title: "Problems in the files",
  source: "the format of the value",
  set: (/** @type {string} */ column, /** @type {string} */ value) =>
    value === "" ? `${column} cleared.` : `${column} set to ${value}.`,
  changed: (/** @type {number} */ n) => `${count(n, "value")} changed.`,
  loading: "Loading…",
  shown: (/** @type {string} */ problems) => `${problems} shown`,
  undo: "Undo",
  thisChange: " this change",
  noProblems: "We found no problems with the files themselves.",
  found: (/** @type {number} */ n) => `We found ${count(n, "problem")} in your files, before we checked DfE’s rules.`,
  fixFirst:
    " Fix the ones not marked ‘Warning’ first. A value that we can’t read may hide other errors, or cause errors that are not real.",
  unchanged:
    "We have not changed your files. Where we can suggest the right value, you can use the suggestion here. To change anything else, choose the child ID and change the record. Or correct it in your case management system and add the files again.",
};

const PATH = "/problems";

/** @type {View} */
export const problems = {
  path: PATH,
  title: TEXTS.title,
  needs: "results",
  wide: true,
  menu: { place: 50, text: TEXTS.title, badge: (session) => resultsOf(session).fileProblems },
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
    return outcome.make(operations, operations.length > 1 ? "bulk" : "suggestion", done, TEXTS.source);
  }

  /** @param {ReturnProblem} problem */
  function acceptOne({ table, row, column, proposal, column_label }) {
    const value = proposal ?? "";
    accept([{ op: "set", table, row, field: column, value }], TEXTS.set(column_label, value));
  }

  /** @param {ProblemGroup} group */
  async function acceptAll({ kind }) {
    const answer = await session.ask({ type: "accept_readings", kind }, "operations");
    if (answer && !signal.aborted) {
      await accept(answer.operations, TEXTS.changed(answer.cells));
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
      $list: isOpen && ($problems ?? paragraph(TEXTS.loading)),
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
    announce(TEXTS.shown(range(from, Math.min(PAGE, group.count - from), number(group.count))));
    document.getElementById("problems-range")?.focus();
  }

  for (const part of ["results", "problems"]) {
    session.addEventListener(part, () => show(open, start), { signal });
  }
  const { kind, from } = placeOf(route);
  draw();
  const $root = el("div", {}, el("h1", { class: "govuk-heading-l" }, TEXTS.title), outcome.$root, $contents);
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
    undo && linkButton(undo, TEXTS.undo, hidden(TEXTS.thisChange)),
  );
}

/** @param {Results} results */
function overview({ fileProblems, checked }) {
  if (fileProblems === 0) {
    return paragraph(TEXTS.noProblems);
  }
  const errors = checked.prevalidation
    .filter(({ severity }) => severity === "error")
    .reduce((sum, group) => sum + group.count, 0);
  return el(
    "div",
    { class: "app-text" },
    paragraph(TEXTS.found(fileProblems), errors > 0 && TEXTS.fixFirst),
    paragraph(TEXTS.unchanged),
  );
}

/**
 * Errors before warnings, otherwise in the worker’s order.
 * @param {Results} results
 */
function inOrder({ checked }) {
  return [...checked.prevalidation].sort((a, b) => Number(a.severity === "warning") - Number(b.severity === "warning"));
}

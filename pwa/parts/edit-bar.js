// The bar above what is edited: undo, redo, check again, the way to the changes, and what the latest action did.
// Every edit of a view goes through it, so that all outcomes are announced in the same way.

import { announce } from "../core/announce.js";
import { columnLabel } from "../core/definition.js";
import { el, fill, link, uniqueId } from "../core/dom.js";
import { NOT_RUNNING, whatHappened } from "../core/outcome-text.js";
import { diffResults } from "../core/outcomes.js";
import { address } from "../core/router.js";
import { stepText } from "../core/step-text.js";
import { count, number } from "../core/text.js";
import { listenForUndo } from "./undo-keys.js";

/**
 * @import {Child} from "../core/dom.js"
 * @import {How, Operation} from "../core/edits.js"
 * @import {DeltaByCode, Step} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

/**
 * @typedef {object} EditBar
 * @property {HTMLElement} $root
 * @property {(operations: Operation[], how: How, more?: {source?: string, acts?: string[], done?: string}) => Promise<void>} edit
 *   make a step, and say what was done (in words, if it is not plain) and what it did to the errors
 * @property {(done: string) => Promise<void>} follow say what else changed because of something that was done elsewhere
 * @property {(text: string) => void} tell
 * @property {() => void} focus for when what had the focus is gone
 */

const TEXTS = {
  label: "Changes",
  undo: "Undo",
  redo: "Redo",
  would: (/** @type {string} */ name, /** @type {string} */ what, /** @type {string} */ keys) =>
    `${name}: ${what} (${keys})`,
  nothing: (/** @type {string} */ name) => `Nothing to ${name.toLowerCase()}`,
  checkAgain: "Check again",
  changes: (/** @type {number} */ changes) => `Changes (${number(changes)})`,
  applying: "Applying…",
  changed: "Changed",
  undone: (/** @type {string} */ step) => `Undone (${step})`,
  redone: (/** @type {string} */ step) => `Redone (${step})`,
  outcome: (/** @type {string} */ done, /** @type {string} */ outcome) => `${done}: ${outcome}.`,
  noOutcome: (/** @type {string} */ done) => `${done}.`,
  notChecked: (/** @type {string} */ done) => `${done}, but not checked: ${NOT_RUNNING}`,
  setAside: (/** @type {string} */ done) =>
    `${done}, but the change does not match the files that are loaded now. It is not in your data.`,
  showChild: (/** @type {string} */ child) => `Show child ${child}`,
  checking: "Checking…",
  progress: (/** @type {number} */ done, /** @type {number} */ rules) =>
    `Checking: ${number(done)} of ${count(rules, "rule")}`,
  checkedAgain: (/** @type {string} */ outcome, /** @type {number} */ errors, /** @type {number} */ children) =>
    `Checked again: ${outcome}. ${count(errors, "error")} in total, ${count(children, "child", "children")} with errors.`,
  questionOpen: "Not checked. Answer the question about your files first.",
  goToQuestion: "Go to the question",
  notFinished: "The check did not finish.",
};

/**
 * @param {object} options
 * @param {Session} options.session
 * @param {AbortSignal} options.signal
 * @param {() => string} options.shownChild the child in view, or ""
 * @param {boolean} options.linksToChanges
 * @param {Child[]} [options.more] further tools, after undo and redo
 * @returns {EditBar}
 */
export function editBar({ session, signal, shownChild, linksToChanges, more = [] }) {
  /** Steps that the worker has not finished. */
  let underWay = 0;

  const undoTool = tool(TEXTS.undo, "Ctrl+Z", () => undo());
  const redoTool = tool(TEXTS.redo, "Ctrl+Y", () => redo());
  const $check = el("button", { type: "button", class: "app-tool", onclick: checkAgain }, TEXTS.checkAgain);
  const $changes = el("a", { class: "govuk-link app-editbar__changes", href: "#/changes" });
  const $message = el("p", { class: "app-editbar__message", tabindex: "-1" });
  const $tools = el(
    "div",
    { class: "app-editbar__tools", role: "group", "aria-label": TEXTS.label },
    ...undoTool.nodes,
    ...redoTool.nodes,
    session.results && $check,
    ...more,
    linksToChanges && $changes,
  );
  const $root = el("div", { class: "app-editbar" }, $tools, $message);

  function draw() {
    const { edits } = session;
    undoTool.offer(edits.canUndo ? describe(edits.inForce[edits.inForce.length - 1]) : "");
    redoTool.offer(edits.canRedo ? describe(edits.steps[edits.inForceCount]) : "");
    fill($changes, TEXTS.changes(session.changes));
  }

  /**
   * @param {string} text
   * @param {...Child} more shown after it
   */
  function tell(text, ...more) {
    fill($message, text, ...more);
    announce(text);
  }

  /**
   * @param {string} done what was done, in words
   * @param {() => Promise<DeltaByCode | null>} act
   * @param {boolean} far whether it may be about a child who is not in view
   */
  async function carryOut(done, act, far) {
    const setAside = session.setAside;
    underWay += 1;
    fill($message, TEXTS.applying);
    const outcome = await act().finally(() => (underWay -= 1));
    if (underWay > 0 || signal.aborted) {
      return;
    }
    if (session.editsWait) {
      tell(TEXTS.notChecked(done));
      return;
    }
    if (session.setAside > setAside) {
      tell(TEXTS.setAside(done));
      return;
    }
    tell(outcome ? TEXTS.outcome(done, whatHappened(outcome)) : TEXTS.noOutcome(done), ...(far ? wayToChild() : []));
  }

  /** A link to the child of the latest step, if it is not the one in view. */
  function wayToChild() {
    const [child, ...others] = session.touched;
    const position = session.results?.positions.get(child);
    return others.length > 0 || position === undefined || child === shownChild()
      ? []
      : [" ", link(address("/children", { child: position + 1 }), TEXTS.showChild(child))];
  }

  async function undo() {
    const step = session.edits.inForce.at(-1);
    if (step) {
      await carryOut(TEXTS.undone(describe(step)), () => session.undo(), true);
    }
  }

  async function redo() {
    const step = session.edits.steps[session.edits.inForceCount];
    if (step) {
      await carryOut(TEXTS.redone(describe(step)), () => session.redo(), true);
    }
  }

  async function checkAgain() {
    const before = session.results;
    if (!before || session.checking) {
      return;
    }
    const showProgress = () => fill($message, progressText(session));
    session.addEventListener("progress", showProgress, { signal });
    showProgress();
    const outcome = await session.check();
    session.removeEventListener("progress", showProgress);
    if (signal.aborted) {
      return;
    }
    if (outcome === "done" && session.results) {
      const { totalErrors, childrenWithErrors } = session.results;
      const words = whatHappened(diffResults(before, session.results));
      tell(TEXTS.checkedAgain(words, totalErrors, childrenWithErrors));
    } else if (outcome === "question open") {
      tell(TEXTS.questionOpen, " ", link("#/load", TEXTS.goToQuestion));
    } else {
      tell(TEXTS.notFinished);
    }
  }

  /** @param {Step} step */
  function describe(step) {
    return stepText(
      step,
      (table) => session.tableTitle(table),
      ({ module }, field) => columnLabel(session.definition, module, field),
    );
  }

  listenForUndo(undo, redo, signal);
  session.addEventListener("edits", draw, { signal });
  session.addEventListener("worker", draw, { signal });
  draw();
  return {
    $root,
    edit: (operations, how, { done = TEXTS.changed, ...more } = {}) =>
      carryOut(done, () => session.edit(operations, how, more), false),
    follow: (done) => carryOut(done, () => session.outcome(), false),
    tell: (text) => tell(text),
    focus: () => $message.focus({ preventScroll: true }),
  };
}

/** @param {Session} session */
function progressText({ progress }) {
  return progress && progress.total > 0 ? TEXTS.progress(progress.done, progress.total) : TEXTS.checking;
}

/**
 * A button that stays in the tab order when there is nothing to do: to lose it would lose the focus.
 * @param {string} name
 * @param {string} keys
 * @param {() => void} act
 */
function tool(name, keys, act) {
  const id = uniqueId("tool");
  const $what = el("span", { class: "govuk-visually-hidden", id });
  const $button = el("button", { type: "button", class: "app-tool", "aria-describedby": id, onclick: act }, name);
  return {
    nodes: [$button, $what],
    /** @param {string} what it would do; "" for nothing */
    offer(what) {
      $button.setAttribute("aria-disabled", String(what === ""));
      $button.title = what ? TEXTS.would(name, what, keys) : TEXTS.nothing(name);
      fill($what, what || TEXTS.nothing(name));
    },
  };
}

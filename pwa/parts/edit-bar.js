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
 *   make a step, and tell what was done (in words, if it is not plain) and what it did to the errors
 * @property {(done: string) => Promise<void>} follow tell what follows from something that was done besides
 * @property {(text: string) => void} tell
 * @property {() => void} focus for when what had the focus is gone
 */

/**
 * @param {object} options
 * @param {Session} options.session
 * @param {AbortSignal} options.signal
 * @param {() => string} options.shownChild the child in view, or ""
 * @param {boolean} options.linksToChanges
 * @param {Child[]} [options.more] further tools, behind those that undo and redo
 * @returns {EditBar}
 */
export function editBar({ session, signal, shownChild, linksToChanges, more = [] }) {
  /** Steps that the worker is still at. */
  let underWay = 0;

  const undoTool = tool("Undo", "Ctrl+Z", () => undo());
  const redoTool = tool("Redo", "Ctrl+Y", () => redo());
  const $check = el("button", { type: "button", class: "app-tool", onclick: checkAgain }, "Check again");
  const $changes = el("a", { class: "govuk-link app-editbar__changes", href: "#/changes" });
  const $message = el("p", { class: "app-editbar__message", tabindex: "-1" });
  const $tools = el(
    "div",
    { class: "app-editbar__tools", role: "group", "aria-label": "Edits" },
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
    fill($changes, `Changes (${number(session.changes)})`);
  }

  /**
   * @param {string} text
   * @param {...Child} more that is shown behind it
   */
  function tell(text, ...more) {
    fill($message, text, ...more);
    announce(text);
  }

  /**
   * @param {string} done what was done, in words
   * @param {() => Promise<DeltaByCode | null>} act
   * @param {boolean} far whether it may be about another child than the one in view
   */
  async function carryOut(done, act, far) {
    const setAside = session.setAside;
    underWay += 1;
    fill($message, "Saving…");
    const outcome = await act().finally(() => (underWay -= 1));
    if (underWay > 0 || signal.aborted) {
      return;
    }
    if (session.editsWait) {
      tell(`${done}, but not checked: ${NOT_RUNNING}`);
      return;
    }
    if (session.setAside > setAside) {
      tell(`${done}, but it does not fit the files that are loaded now. It was set aside.`);
      return;
    }
    tell(`${done}${outcome ? `: ${whatHappened(outcome)}` : ""}.`, ...(far ? wayToChild() : []));
  }

  /** A link to the child of the latest step, if it is not the one in view. */
  function wayToChild() {
    const [child, ...others] = session.touched;
    const position = session.results?.positions.get(child);
    return others.length > 0 || position === undefined || child === shownChild()
      ? []
      : [" ", link(address("/children", { child: position + 1 }), `Show child ${child}`)];
  }

  async function undo() {
    const step = session.edits.inForce.at(-1);
    if (step) {
      await carryOut(`Undone (${describe(step)})`, () => session.undo(), true);
    }
  }

  async function redo() {
    const step = session.edits.steps[session.edits.inForceCount];
    if (step) {
      await carryOut(`Redone (${describe(step)})`, () => session.redo(), true);
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
      tell(
        `Checked again: ${words}. ${count(totalErrors, "error")} in all, ${count(childrenWithErrors, "child", "children")} with errors.`,
      );
    } else if (outcome === "question open") {
      tell("Not checked: first answer the question about your files.", " ", link("#/load", "Go to the question"));
    } else {
      tell("The check was not finished.");
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
    edit: (operations, how, { done = "Saved", ...more } = {}) =>
      carryOut(done, () => session.edit(operations, how, more), false),
    follow: (done) => carryOut(done, () => session.outcome(), false),
    tell: (text) => tell(text),
    focus: () => $message.focus({ preventScroll: true }),
  };
}

/** @param {Session} session */
function progressText({ progress }) {
  return progress && progress.total > 0
    ? `Checking: ${number(progress.done)} of ${count(progress.total, "rule")}`
    : "Checking…";
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
      $button.title = what ? `${name}: ${what} (${keys})` : `Nothing to ${name.toLowerCase()}`;
      fill($what, what || `Nothing to ${name.toLowerCase()}`);
    },
  };
}

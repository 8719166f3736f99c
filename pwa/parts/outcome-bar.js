// How an action changed the errors, with a button that undoes it while it is the latest step.

import { announce } from "../core/announce.js";
import { el, fill } from "../core/dom.js";
import { NOT_RUNNING, whatHappened } from "../core/outcome-text.js";
import { capital } from "../core/text.js";

/**
 * @import {Child} from "../core/dom.js"
 * @import {How, Operation} from "../core/edits.js"
 * @import {DeltaByCode} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  outcome: (/** @type {DeltaByCode} */ outcome) => `${capital(whatHappened(outcome))}.`,
  notChecked: `It was not checked: ${NOT_RUNNING}`,
  undone: "The change was undone.",
  redone: "The change was redone.",
};

/**
 * @typedef {object} OutcomeBar
 * @property {HTMLElement} $root
 * @property {(operations: Operation[], how: How, done: string, source?: string) => Promise<void>} make a step, and say
 *   what it did; `done` says what was done, in a sentence
 * @property {() => void} undo the latest step, even if it was not made here
 * @property {() => void} redo the latest step that was undone
 * @property {() => void} clear
 */

/**
 * @param {object} options
 * @param {Session} options.session
 * @param {AbortSignal} options.signal
 * @param {Child} [options.$waiting] shown until the outcome is known
 * @param {(text: string, undo: (() => void) | null) => HTMLElement} options.look draws an outcome
 * @param {boolean} [options.takesFocus] whether an outcome takes the focus
 * @returns {OutcomeBar}
 */
export function outcomeBar({ session, signal, $waiting, look, takesFocus = true }) {
  const $root = el("div", {});
  /** How many steps were in force after the one that can be undone here; -1 if there is none. */
  let stepsMade = -1;

  /**
   * @param {string} done
   * @param {DeltaByCode | null} outcome
   * @param {boolean} undoable
   */
  function show(done, outcome, undoable) {
    const text = [done, session.editsWait ? TEXTS.notChecked : outcome && TEXTS.outcome(outcome)]
      .filter(Boolean)
      .join(" ");
    const $outcome = look(text, undoable ? undo : null);
    fill($root, $outcome);
    if (takesFocus || !document.activeElement?.isConnected || document.activeElement === document.body) {
      $outcome.focus();
    }
    announce(text);
  }

  async function undo() {
    if (session.edits.canUndo) {
      const outcome = await session.undo();
      if (!signal.aborted) {
        stepsMade = -1;
        show(TEXTS.undone, outcome, false);
      }
    }
  }

  async function redo() {
    if (session.edits.canRedo) {
      const outcome = await session.redo();
      if (!signal.aborted) {
        stepsMade = session.edits.inForceCount;
        show(TEXTS.redone, outcome, true);
      }
    }
  }

  session.addEventListener(
    "edits",
    () => {
      // Once there is another step, the button here would undo that one.
      if (stepsMade >= 0 && session.edits.inForceCount !== stepsMade) {
        stepsMade = -1;
        fill($root);
      }
    },
    { signal },
  );

  return {
    $root,
    async make(operations, how, done, source = "") {
      stepsMade = -1;
      fill($root, $waiting);
      const outcome = await session.edit(operations, how, { source });
      if (!signal.aborted) {
        stepsMade = session.edits.inForceCount;
        show(done, outcome, true);
      }
    },
    undo,
    redo,
    clear: () => fill($root),
  };
}

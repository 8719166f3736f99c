// What the user said about names of columns that are not known: kept with the work, and on this device for the next
// extract. These are names only, never values.

import { list, shape, text } from "../saved-work/shapes.js";

/** @import {ColumnAnswer} from "./protocol.d.ts" */

const KEY = "ssda903-check:column-names";
/** More answers than that are not remembered: the latest are. */
const MOST = 500;

export const columnNamesShape = list(shape({ module: text, name: text, column: text }));

export class ColumnNames {
  /** Of the work that is open. @type {ColumnAnswer[]} */
  #ofWork = [];

  /** All answers; of one name in one module there is one. */
  get list() {
    return together(remembered(), this.#ofWork);
  }

  /** @param {ColumnAnswer[]} answers of the user, which go before earlier ones */
  take(answers) {
    this.#ofWork = together(this.#ofWork, answers);
    remember(together(remembered(), answers));
  }

  /** @param {ColumnAnswer[]} answers that came with saved work: they hold for it, and are not kept on this device */
  replace(answers) {
    this.#ofWork = answers;
  }

  /** Forget all answers, also those that are kept on this device. */
  forget() {
    this.forgetOnDevice();
    this.#ofWork = [];
  }

  /** Forget what is kept on this device; the answers go on to hold for the work that is open. */
  forgetOnDevice() {
    this.#ofWork = this.list;
    try {
      localStorage.removeItem(KEY);
    } catch {
      // Where storage is blocked, nothing was remembered.
    }
  }
}

/**
 * @param {ColumnAnswer[]} earlier
 * @param {ColumnAnswer[]} later
 */
function together(earlier, later) {
  const byName = new Map(
    [...earlier, ...later].map((answer) => [JSON.stringify([answer.module, answer.name]), answer]),
  );
  return [...byName.values()].slice(-MOST);
}

/** @returns {ColumnAnswer[]} */
function remembered() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return columnNamesShape(kept) ? kept : [];
  } catch {
    // Storage may be blocked or hold something else: then nothing is remembered.
    return [];
  }
}

/** @param {ColumnAnswer[]} answers */
function remember(answers) {
  try {
    localStorage.setItem(KEY, JSON.stringify(answers));
  } catch {
    // Where storage is blocked, the answers hold for the work that is open.
  }
}

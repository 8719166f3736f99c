// The council’s own checks: kept with the work, and shared as a file. The worker runs those that are in use.

/**
 * @import {OwnCheck} from "./protocol.d.ts"
 */

const TEXTS = {
  tooMany: (/** @type {number} */ most) => `You can have up to ${most} own checks. Delete one before you add another.`,
};

/**
 * All of them, and the ids of those that are switched off.
 * @typedef {{list: OwnCheck[], off: string[]}} KeptChecks
 */

/** @type {KeptChecks} */
export const NO_OWN_CHECKS = { list: [], off: [] };
/** How many there can be, as the worker has it. */
export const MOST_CHECKS = 100;
export const TOO_MANY_CHECKS = TEXTS.tooMany(MOST_CHECKS);

/** @param {string} text whether it has no line breaks and the like, which the worker refuses */
export function isOneLine(text) {
  return [...text].every((character) => character >= " " && character !== "\u007f");
}

/** Sends “change” when the checks that are in use are others. */
export class OwnChecks extends EventTarget {
  constructor() {
    super();
    this.kept = NO_OWN_CHECKS;
  }

  get list() {
    return this.kept.list;
  }

  /** Those that are in use. */
  get active() {
    return this.list.filter(({ id }) => !this.kept.off.includes(id));
  }

  /** @param {string | null} id */
  of(id) {
    return this.list.find((check) => check.id === id) ?? null;
  }

  /** @param {string} id */
  isOn(id) {
    return !this.kept.off.includes(id);
  }

  /** Whether there can be no more. */
  get isFull() {
    return this.list.length >= MOST_CHECKS;
  }

  /** The first code that no check has. */
  get freeCode() {
    const codes = new Set(this.list.map(({ code }) => code));
    let number = 1;
    while (codes.has(`OWN${number}`)) {
      number += 1;
    }
    return `OWN${number}`;
  }

  /** @param {OwnCheck} check in place of the one with its id, or after the others */
  save(check) {
    const known = this.of(check.id) !== null;
    this.#have({
      list: known ? this.list.map((each) => (each.id === check.id ? check : each)) : [...this.list, check],
      off: this.kept.off.filter((id) => id !== check.id),
    });
  }

  /** @param {string} id */
  remove(id) {
    this.#have({ list: this.list.filter((each) => each.id !== id), off: this.kept.off.filter((each) => each !== id) });
  }

  /**
   * @param {string} id
   * @param {boolean} on
   */
  turn(id, on) {
    const others = this.kept.off.filter((each) => each !== id);
    this.#have({ list: this.list, off: on ? others : [...others, id] });
  }

  /** @param {OwnCheck[]} list all checks, after those of a file were added */
  take(list) {
    this.#have({ list, off: this.kept.off });
  }

  /** @param {KeptChecks} kept with saved work that is opened */
  replace(kept) {
    this.kept = kept;
  }

  /** @param {KeptChecks} kept */
  #have(kept) {
    this.kept = kept;
    this.dispatchEvent(new Event("change"));
  }
}

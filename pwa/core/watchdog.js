// Notices what takes longer than it should, whatever it is: nothing is waited for in silence.

/**
 * What is waited for: each kind has its own remedy (see parts/notices.js).
 * @typedef {"worker" | "files" | "installation" | "device"} Subject
 */

/** @typedef {{subject: Subject, doing: string, late: boolean, timer: ReturnType<typeof setTimeout>}} Wait */

/** How long something may continue without a sign (in ms). */
export const PATIENCE = 20_000;

/** Sends "change" when something is late, or is no longer. */
export class Watchdog extends EventTarget {
  /** @type {Set<Wait>} */
  #waits = new Set();

  /** What has been late longest; null if nothing is. */
  get late() {
    return [...this.#waits].find(({ late }) => late) ?? null;
  }

  /**
   * Watch a promise until it is settled.
   * @template T
   * @param {Subject} subject
   * @param {string} doing what is done, as in "The checker is still reading your files"
   * @param {Promise<T>} promise
   * @returns {Promise<T>} the same
   */
  async watch(subject, doing, promise) {
    /** @type {Wait} */
    const wait = { subject, doing, late: false, timer: this.#timer(() => wait) };
    this.#waits.add(wait);
    try {
      return await promise;
    } finally {
      clearTimeout(wait.timer);
      this.#waits.delete(wait);
      this.#tellIf(wait.late);
    }
  }

  /**
   * A sign that something continues: all that is waited for there has its whole time again.
   * @param {Subject} subject
   */
  sign(subject) {
    const waits = [...this.#waits].filter((wait) => wait.subject === subject);
    const wereLate = waits.some(({ late }) => late);
    for (const wait of waits) {
      clearTimeout(wait.timer);
      wait.late = false;
      wait.timer = this.#timer(() => wait);
    }
    this.#tellIf(wereLate);
  }

  /** @param {() => Wait} wait */
  #timer(wait) {
    return setTimeout(() => {
      wait().late = true;
      this.#tellIf(true);
    }, PATIENCE);
  }

  /** @param {boolean} changed */
  #tellIf(changed) {
    if (changed) {
      this.dispatchEvent(new Event("change"));
    }
  }
}

export const watchdog = new Watchdog();

// Finds the file over which the worker ends, as it does where there is no memory for it.

/** @import {KeptFile} from "./kept-file.js" */

const TEXTS = {
  fatal: (/** @type {string} */ name) =>
    `${name} is not used, because the checker stopped while it was reading it. The file may need more memory than the browser has. Check that it is the right file. If it is, close other programs and tabs, then add it again.`,
};

/** Once the worker has ended over files, those that are new to it are given to it one after the other, small ones first. */
export class FatalFile {
  /** What is still to be tried. @type {KeptFile[]} */
  #suspects = [];

  /**
   * Which files the worker is given next.
   * @param {KeptFile[]} files all that are to be loaded
   */
  next(files) {
    this.#suspects = this.#suspects.filter((file) => files.includes(file));
    const later = this.#suspects.slice(1);
    return files.filter((file) => !later.includes(file));
  }

  /**
   * The worker ended over these files. It can have ended for any reason, so none is blamed the first time.
   * @param {KeptFile[]} files
   * @returns {boolean} whether it is known because of which: that file has a fault now
   */
  ended(files) {
    const fatal = this.#suspects.shift();
    if (fatal) {
      fatal.fault = TEXTS.fatal(fatal.name);
      return true;
    }
    const isNew = files.filter(({ report }) => report === null);
    this.#suspects = (isNew.length > 0 ? isNew : [...files]).sort((one, other) => one.size - other.size);
    return false;
  }

  /**
   * The worker has read what it was given.
   * @returns {boolean} whether these are all files
   */
  read() {
    this.#suspects.shift();
    return this.#suspects.length === 0;
  }
}

// Extracts that a newer one replaced, as they were: what is needed to carry the user’s edits over to the newer one, and to
// say what changed.

import { isLastYearFile, tablesOf } from "./kept-file.js";

/**
 * @import {Step} from "./protocol.d.ts"
 * @import {Edits} from "./edits.js"
 * @import {KeptFile} from "./kept-file.js"
 */

/**
 * A file that was in use.
 * @typedef {object} ReplacedFile
 * @property {string} name
 * @property {boolean} lastYear whether it was used as last year’s
 * @property {string[]} modules that it was used for
 * @property {string} fingerprint by which steps name it
 * @property {number} lastModified in ms; 0 if that is not known
 * @property {ArrayBuffer} bytes
 */

/**
 * @typedef {object} ReplacedExtract
 * @property {string} replaced when, ISO 8601
 * @property {ReplacedFile[]} files all that were in use of the same year, also those that are still loaded
 */

export class ReplacedExtracts {
  #edits;

  /** @param {Edits} edits */
  constructor(edits) {
    this.#edits = edits;
    /** The oldest first. @type {ReplacedExtract[]} */
    this.list = [];
  }

  /** The extract that those now loaded replaced; null if none was replaced. */
  get latest() {
    return this.list.at(-1) ?? null;
  }

  /**
   * The steps, undone ones too, that were made on an extract.
   * @param {ReplacedExtract} extract
   */
  stepsOn({ files }) {
    return this.#stepsOn(files.map(({ fingerprint }) => fingerprint));
  }

  /**
   * @param {string[]} prints of files
   * @returns {Step[]}
   */
  #stepsOn(prints) {
    const fingerprints = new Set(prints);
    return this.#edits.steps.filter((step) => step.files.some(({ fingerprint }) => fingerprints.has(fingerprint)));
  }

  /**
   * Keep the extract that files belong to before they go, if newer ones replace them or the user edited them. Of earlier
   * extracts only those stay that the user edited.
   * @param {KeptFile[]} files all that are loaded
   * @param {KeptFile[]} leaving some of them
   * @param {boolean} isReplaced by newer files
   */
  keep(files, leaving, isReplaced) {
    const used = leaving.filter((file) => tablesOf(file).length > 0);
    const prints = used.map(({ report }) => report?.fingerprint ?? "");
    // Files of one extract may go one after the other.
    const kept = new Set(this.latest?.files.map(({ fingerprint }) => fingerprint));
    if (prints.every((print) => kept.has(print)) || (!isReplaced && this.#stepsOn(prints).length === 0)) {
      return;
    }
    const years = new Set(used.map(isLastYearFile));
    const together = files.filter((file) => tablesOf(file).length > 0 && years.has(isLastYearFile(file)));
    const edited = this.list.filter((extract) => this.stepsOn(extract).length > 0);
    this.list = [...edited, { replaced: new Date().toISOString(), files: together.flatMap(replacedFile) }];
  }
}

/**
 * @param {KeptFile} file
 * @returns {ReplacedFile[]} none if it could not be read
 */
function replacedFile(file) {
  const { name, lastModified, bytes, report } = file;
  const { modules = [], fingerprint = "" } = report ?? {};
  return bytes ? [{ name, lastYear: isLastYearFile(file), modules, fingerprint, lastModified, bytes }] : [];
}

// Counts every change of files, settings, edits and marks: what was saved is the work as of a count.

export class WorkVersion {
  #tell;
  #edited = 0;
  /** The latest edit of what stays without files. */
  #lasting = 0;

  /** @param {(part: "saved") => void} tell */
  constructor(tell) {
    this.#tell = tell;
    this.latest = 0;
    this.saved = 0;
  }

  /** Files or settings changed, which the user can choose again. */
  changed() {
    this.latest += 1;
  }

  /**
   * Edits, marks or own checks changed, which are lost unless they are saved.
   * @param {{lasting?: boolean}} [options] whether it stays when all files are removed
   */
  edited({ lasting = false } = {}) {
    this.latest += 1;
    this.#edited = this.latest;
    if (lasting) {
      this.#lasting = this.latest;
    }
  }

  /** Whether there are edits or marks that were not saved. */
  get unsaved() {
    return this.#edited > this.saved;
  }

  /** @param {number} version the work that was saved */
  savedAt(version) {
    this.saved = Math.max(this.saved, version);
    this.#tell("saved");
  }

  /** There are no edits and marks any more. */
  emptied() {
    this.#edited = this.#lasting;
  }
}

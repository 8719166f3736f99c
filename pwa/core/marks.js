// What the user noted about errors: whom they asked, what they accepted, and notes. Kept by child and code, so marks
// stay when files are loaded again.

/** @typedef {"" | "asked" | "accepted"} Status */
/** @typedef {{child: string, code: string, status: Status, note: string}} Mark */

/** @type {Record<Status, string>} */
export const STATUS_NAMES = {
  "": "Not dealt with",
  asked: "Asked the social worker",
  accepted: "Accepted: to be explained to DfE",
};

export class Marks {
  constructor() {
    /** @type {Map<string, Mark>} */
    this.marks = new Map();
  }

  get isEmpty() {
    return this.marks.size === 0;
  }

  /**
   * @param {string} child
   * @param {string} code
   * @returns {Mark} an empty one if there is none
   */
  of(child, code) {
    return this.marks.get(key(child, code)) ?? { child, code, status: "", note: "" };
  }

  /** @param {Mark} mark an empty one removes the present one */
  set(mark) {
    const note = mark.note.trim();
    if (mark.status === "" && note === "") {
      this.marks.delete(key(mark.child, mark.code));
    } else {
      this.marks.set(key(mark.child, mark.code), { ...mark, note });
    }
  }

  /**
   * A child has another ID now; notes under both IDs are joined.
   * @param {string} before
   * @param {string} now
   */
  rename(before, now) {
    for (const mark of this.list().filter(({ child }) => child === before)) {
      const other = this.of(now, mark.code);
      this.marks.delete(key(before, mark.code));
      const note = [other.note, mark.note].filter(Boolean).join("\n");
      this.set({ ...mark, child: now, status: other.status || mark.status, note });
    }
  }

  /** All marks, by child and code. */
  list() {
    return [...this.marks.values()].sort(
      (a, b) =>
        a.child.localeCompare(b.child, "en", { numeric: true }) ||
        a.code.localeCompare(b.code, "en", { numeric: true }),
    );
  }

  /** @param {Mark[]} marks to have in place of all others */
  replace(marks) {
    this.marks = new Map(marks.map((mark) => [key(mark.child, mark.code), mark]));
  }
}

/**
 * @param {string} child
 * @param {string} code
 */
function key(child, code) {
  return `${child}\n${code}`;
}

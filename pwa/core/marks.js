// What the user noted about errors: whom they asked, what they accepted, and notes. Kept by child and code, so marks
// stay when files are loaded again. A mark whose error is gone in a newer extract is closed, and kept.

const TEXTS = {
  toDo: "To do",
  asked: "Asked the social worker",
  accepted: "Accepted: to be explained to DfE",
};

/** @typedef {"" | "asked" | "accepted"} Status */
/** `closed` is the day on which the error was seen to be gone, ISO 8601; "" before. @typedef {{child: string, code: string, status: Status, note: string, closed: string}} Mark */

/** @type {Record<Status, string>} */
export const STATUS_NAMES = {
  "": TEXTS.toDo,
  asked: TEXTS.asked,
  accepted: TEXTS.accepted,
};

export class Marks {
  #onChange;

  /** @param {() => void} [onChange] the user marked something, or marks were closed */
  constructor(onChange = () => {}) {
    this.#onChange = onChange;
    /** @type {Map<string, Mark>} */
    this.marks = new Map();
  }

  get isEmpty() {
    return this.marks.size === 0;
  }

  /**
   * @param {string} child
   * @param {string} code
   * @returns {Mark} that of the error as it is now; an empty one if there is none
   */
  of(child, code) {
    const mark = this.marks.get(key(child, code));
    return mark && !mark.closed ? mark : { child, code, status: "", note: "", closed: "" };
  }

  /**
   * The closed marks of a child, by code.
   * @param {string} child
   */
  closedOf(child) {
    return this.list().filter((mark) => mark.child === child && mark.closed);
  }

  /** Whether there is a mark that is not closed. */
  get hasOpen() {
    return [...this.marks.values()].some(({ closed }) => !closed);
  }

  /** @param {Omit<Mark, "closed">} mark of the error as it is now; an empty one removes the present one */
  set(mark) {
    const note = mark.note.trim();
    if (mark.status !== "" || note !== "") {
      this.marks.set(key(mark.child, mark.code), { ...mark, note, closed: "" });
    } else if (!this.marks.get(key(mark.child, mark.code))?.closed) {
      this.marks.delete(key(mark.child, mark.code));
    }
    this.#onChange();
  }

  /**
   * Close the marks of errors that are gone; those that are closed already stay as they are.
   * @param {{child: string, code: string}[]} gone
   * @param {string} day ISO 8601
   */
  close(gone, day) {
    const open = gone.map(({ child, code }) => this.of(child, code)).filter(({ status, note }) => status || note);
    for (const mark of open) {
      this.marks.set(key(mark.child, mark.code), { ...mark, closed: day });
    }
    if (open.length > 0) {
      this.#onChange();
    }
  }

  /**
   * A child has another ID now; notes under both IDs are joined.
   * @param {string} before
   * @param {string} now
   */
  rename(before, now) {
    for (const mark of this.list().filter(({ child }) => child === before)) {
      const other = this.marks.get(key(now, mark.code));
      this.marks.delete(key(before, mark.code));
      this.marks.set(key(now, mark.code), {
        child: now,
        code: mark.code,
        status: other?.status || mark.status,
        note: [other?.note, mark.note].filter(Boolean).join("\n"),
        // What is open under either ID is open.
        closed: other && !other.closed ? "" : mark.closed,
      });
    }
    this.#onChange();
  }

  /** @param {string} code of an own check that is deleted: the next one may have its code */
  forget(code) {
    for (const [at, mark] of this.marks) {
      if (mark.code === code) {
        this.marks.delete(at);
      }
    }
    this.#onChange();
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

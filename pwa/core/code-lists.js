// The codes of the columns, as the worker knows them: asked for once, and kept for typing.

/**
 * @import {CodeLabel} from "./protocol.d.ts"
 * @import {Session} from "./session.js"
 */

/**
 * A code with its meaning.
 * @param {string} code
 * @param {CodeLabel[]} codes
 */
export function codeText(code, codes) {
  const label = codes.find((each) => each.code === code)?.label;
  return label ? `${code} (${label})` : code;
}

export class CodeLists {
  constructor() {
    /** By column and year. @type {Map<string, CodeLabel[]>} */
    this.lists = new Map();
  }

  /**
   * Get the lists of a collection year and of the previous year.
   * @param {Session} session
   * @param {number} year
   */
  async load(session, year) {
    const answer = await session.ask({ type: "get_codes", collection_year: year }, "codes");
    for (const { field, year, codes } of answer?.lists ?? []) {
      this.lists.set(`${field} ${year}`, codes);
    }
  }

  /**
   * The codes of a column in a collection year; none while they are not known.
   * @param {string} field
   * @param {number} year
   */
  of(field, year) {
    return this.lists.get(`${field} ${year}`) ?? [];
  }
}

// The codes of the columns, as the worker knows them: asked for once, and kept for typing.

/**
 * @import {CodeLabel} from "./protocol.d.ts"
 * @import {Session} from "./session.js"
 */

/** The local authority of an order is given by DfE's number, which the code list leaves out. */
const BY_COUNCIL = "LA_PERM";

export class CodeLists {
  constructor() {
    /** By column and year. @type {Map<string, CodeLabel[]>} */
    this.lists = new Map();
  }

  /**
   * Get those of a collection year and of the one before.
   * @param {Session} session
   * @param {number} year
   */
  async load(session, year) {
    const answer = await session.ask({ type: "get_codes", collection_year: year }, "codes");
    const councils = (session.ready?.councils ?? []).map(({ dfe_code, name }) => ({ code: dfe_code, label: name }));
    for (const { field, year, codes } of answer?.lists ?? []) {
      this.lists.set(`${field} ${year}`, field === BY_COUNCIL ? [...codes, ...councils] : codes);
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

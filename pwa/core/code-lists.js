// The codes of the columns, as the worker knows them: asked for once, and kept for typing.

import { COUNCIL_NUMBER } from "./return-layout.js";

/**
 * @import {CodeLabel} from "./protocol.d.ts"
 * @import {Session} from "./session.js"
 */

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
      this.lists.set(`${field} ${year}`, field === COUNCIL_NUMBER ? [...codes, ...councils] : codes);
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

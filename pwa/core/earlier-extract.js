// The extract that the loaded files replaced, as the worker is asked about it.

/**
 * @import {EarlierExtract, WhatChanged} from "./protocol.d.ts"
 * @import {Session} from "./session.js"
 */

/**
 * @typedef {object} AskedExtract
 * @property {EarlierExtract} earlier
 * @property {ArrayBuffer[]} bytes of its files, in the same order
 * @property {string} replaced when, ISO 8601
 */

/**
 * @param {Pick<Session, "files" | "replacedExtracts" | "carrying">} session
 * @returns {AskedExtract | null} null if there is none, or if its files are those that are loaded
 */
export function earlierExtract({ files, replacedExtracts, carrying }) {
  const extract = replacedExtracts.latest;
  const loaded = new Set(files.list.map(({ report }) => report?.fingerprint));
  if (!extract || extract.files.every(({ fingerprint }) => loaded.has(fingerprint))) {
    return null;
  }
  return {
    replaced: extract.replaced,
    bytes: extract.files.map(({ bytes }) => bytes),
    earlier: {
      same_children: carrying.sameChildren,
      files: extract.files.map(({ name, lastYear }, i) => ({
        file_id: `earlier-${i + 1}`,
        name,
        last_year: lastYear,
        modified: null,
        drop: 0,
      })),
    },
  };
}

/**
 * What changed since the extract that the loaded files replaced.
 * @param {Session} session
 * @returns {Promise<WhatChanged | null>} null if there is none, or if the worker can’t answer
 */
export async function whatChangedSince(session) {
  const extract = earlierExtract(session);
  const { earlier, bytes } = extract ?? {};
  const answer = earlier && (await session.askWithFiles({ type: "get_what_changed", earlier }, "what_changed", bytes));
  return answer?.reply.changed ?? null;
}

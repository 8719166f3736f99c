// Comments that came back with answers: each becomes a note on the errors that were asked about.

/**
 * @import {ReturnedComment} from "./protocol.d.ts"
 * @import {Marks} from "./marks.js"
 */

/** Between the texts of a note. */
const BETWEEN = "; ";

/**
 * Add comments to what is noted already; one that is noted stays as it is.
 * @param {Marks} marks
 * @param {ReturnedComment[]} comments
 */
export function noteComments(marks, comments) {
  for (const { child, codes, text } of comments) {
    for (const code of codes) {
      const { status, note } = marks.of(child, code);
      if (!isNoted(note, text)) {
        marks.set({ child, code, status: status || "asked", note: note ? `${note}${BETWEEN}${text}` : text });
      }
    }
  }
}

/**
 * Whether a text is one of those in a note, and not only a part of one.
 * @param {string} note
 * @param {string} text
 */
function isNoted(note, text) {
  return `${BETWEEN}${note}${BETWEEN}`.includes(`${BETWEEN}${text}${BETWEEN}`);
}

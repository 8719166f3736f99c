// Comments that came back with answers: each becomes a note on the errors that were asked about.

/**
 * @import {ReturnedComment} from "./protocol.d.ts"
 * @import {Marks} from "./marks.js"
 */

/**
 * Add comments to what is noted already; one that is noted stays as it is.
 * @param {Marks} marks
 * @param {ReturnedComment[]} comments
 */
export function noteComments(marks, comments) {
  for (const { child, codes, text } of comments) {
    for (const code of codes) {
      const { status, note } = marks.of(child, code);
      if (!note.includes(text)) {
        marks.set({ child, code, status: status || "asked", note: note ? `${note}; ${text}` : text });
      }
    }
  }
}

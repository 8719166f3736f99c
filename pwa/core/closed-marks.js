// Closes the notes on errors that are gone in a newer extract.

import { earlierExtract, whatChangedSince } from "./earlier-extract.js";
import { today } from "./text.js";

/** @import {Session} from "./session.js" */

/**
 * Look after each check of other files which of the errors with notes are gone.
 * @param {Session} session
 */
export function closeMarksOfGone(session) {
  /** The files that were looked at. */
  let seen = 0;
  session.addEventListener("results", async () => {
    const { version } = session.files;
    if (!session.results || seen === version || !session.marks.hasOpen || !earlierExtract(session)) {
      return;
    }
    seen = version;
    const changed = await whatChangedSince(session);
    if (changed && session.files.version === version) {
      const gone = changed.by_child.flatMap(({ child, resolved }) => resolved.map((code) => ({ child, code })));
      session.marks.close(gone, today());
    }
  });
}

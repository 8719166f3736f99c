// Closes the notes on errors that are gone in a newer extract.

import { earlierExtract, whatChangedSince } from "./earlier-extract.js";
import { today } from "./text.js";
import { NO_CHILD } from "./whole-return.js";

/** @import {Session} from "./session.js" */

/**
 * Look after each check of other files which of the errors with notes are gone. Those of a child who seems to have
 * another ID now wait for the user’s answer.
 * @param {Session} session
 */
export function closeMarksOfGone(session) {
  /** The files, and how many children were asked about, when it was looked last. */
  let seen = "";
  async function look() {
    const { version } = session.files;
    const asked = session.carrying.children.map((child) => child.old);
    const state = `${version} ${asked.length}`;
    if (!session.results || seen === state || !session.marks.hasOpen || !earlierExtract(session)) {
      return;
    }
    seen = state;
    const changed = await whatChangedSince(session);
    if (changed && session.files.version === version) {
      const gone = changed.by_child
        .filter(({ child }) => !asked.includes(child))
        .flatMap(({ child, resolved }) => resolved.map((code) => ({ child, code })));
      const goneOfWhole = changed.by_type
        .filter(({ whole_return, errors }) => whole_return && errors.resolved > 0)
        .map(({ code }) => ({ child: NO_CHILD, code }));
      session.marks.close([...gone, ...goneOfWhole], today());
    }
  }
  session.addEventListener("results", look);
  // The user may have answered.
  session.addEventListener("edits", look);
}

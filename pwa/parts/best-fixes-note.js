// How many changes would fix how many errors, with a link to them; found while the user reads the page.

import { errorsResolved, findBestFixes } from "../core/best-fixes.js";
import { el, fill, link } from "../core/dom.js";
import { latest } from "../core/latest.js";
import { count } from "../core/text.js";

/** @import {Session} from "../core/session.js" */

const TEXTS = {
  /** The link, and what follows it: "12 changes would fix 40 errors and cause none." */
  changes: (/** @type {number} */ changes) => count(changes, "change"),
  effect: (/** @type {number} */ errors) => ` would fix ${count(errors, "error")} and cause none.`,
};

/**
 * @param {Session} session
 * @param {AbortSignal} signal
 * @param {string} href of the list of changes
 */
export function bestFixesNote(session, signal, href) {
  const $root = el("div", { class: "app-text" });
  const ask = latest(signal);
  async function look() {
    const fixes = await findBestFixes(session, ask(), () => {});
    if (fixes) {
      fill(
        $root,
        fixes.length > 0 &&
          el(
            "p",
            { class: "govuk-body" },
            link(href, TEXTS.changes(fixes.length)),
            TEXTS.effect(errorsResolved(fixes)),
          ),
      );
    }
  }
  session.addEventListener("results", look, { signal });
  look();
  return $root;
}

// How many changes would resolve how many errors, with the way to them; found while the user reads on.

import { errorsResolved, findBestFixes } from "../core/best-fixes.js";
import { el, fill, link } from "../core/dom.js";
import { latest } from "../core/latest.js";
import { count } from "../core/text.js";

/** @import {Session} from "../core/session.js" */

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
            link(href, `${count(fixes.length, "change")}`),
            ` would resolve ${count(errorsResolved(fixes), "error")} and cause none.`,
          ),
      );
    }
  }
  session.addEventListener("results", look, { signal });
  look();
  return $root;
}

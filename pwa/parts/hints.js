// Our own hints by type, which are not errors: what DfE’s rules do not check during the year. The user can switch them off.

import { el, fill, paragraph, redraw } from "../core/dom.js";
import { savePreferences, showsHints } from "../core/preferences.js";
import { resultsOf } from "../core/view.js";
import { apartTable } from "./apart-table.js";
import { checkbox } from "./choice.js";

/**
 * @import {Results} from "../core/results.js"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  title: "Hints",
  about: "These are our own warnings. DfE’s portal does not check for them.",
  show: "Show our hints",
  hint: "Hint",
  none: "There are no hints for this return.",
};
export const ABOUT_HINTS = TEXTS.about;

/**
 * Empty once the year is over.
 * @param {Session} session
 * @param {AbortSignal} signal
 */
export function hintsSection(session, signal) {
  const $root = el("div", {});
  const draw = () => redraw($root, () => fill($root, contents(resultsOf(session), onSwitch)));
  const onSwitch = (/** @type {boolean} */ hints) => {
    savePreferences({ hints });
    draw();
  };
  session.addEventListener("results", draw, { signal });
  draw();
  return $root;
}

/**
 * @param {Results} results
 * @param {(shown: boolean) => void} onSwitch
 */
function contents({ yearRuns, checked }, onSwitch) {
  if (!yearRuns) {
    return false;
  }
  const shown = showsHints();
  return el(
    "section",
    { class: "app-apart-section", "aria-label": TEXTS.title },
    el("h2", { class: "govuk-heading-m" }, TEXTS.title),
    paragraph(TEXTS.about),
    checkbox({ id: "hints", label: TEXTS.show, checked: shown, onChange: onSwitch, key: "hints" }),
    shown && (checked.hints.length > 0 ? apartTable(TEXTS.title, TEXTS.hint, checked.hints) : paragraph(TEXTS.none)),
  );
}

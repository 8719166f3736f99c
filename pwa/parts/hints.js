// Our own hints by type, which are not errors: what DfE’s rules do not say while the year runs. The user can switch them off.

import { el, fill, paragraph, redraw } from "../core/dom.js";
import { savePreferences, showsHints } from "../core/preferences.js";
import { resultsOf } from "../core/view.js";
import { apartTable } from "./apart-table.js";
import { checkbox } from "./choice.js";

/**
 * @import {Results} from "../core/results.js"
 * @import {Session} from "../core/session.js"
 */

export const ABOUT_HINTS = "These are our own warnings. DfE’s portal does not check for them.";

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
    { class: "app-apart-section", "aria-label": "Hints" },
    el("h2", { class: "govuk-heading-m" }, "Hints"),
    paragraph(ABOUT_HINTS),
    checkbox({ id: "hints", label: "Show our hints", checked: shown, onChange: onSwitch, key: "hints" }),
    shown &&
      (checked.hints.length > 0
        ? apartTable("Hints", "Hint", checked.hints)
        : paragraph("There are no hints for this return.")),
  );
}

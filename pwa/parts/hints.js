// Our own hints by type, which are not errors: what DfE’s rules do not check. The user can switch them off.

import { definitionOf } from "../core/definition.js";
import { el, fill, paragraph, redraw } from "../core/dom.js";
import { savePreferences, showsHints } from "../core/preferences.js";
import { hintWord } from "../core/return-words.js";
import { capital } from "../core/text.js";
import { resultsOf } from "../core/view.js";
import { apartTable } from "./apart-table.js";
import { checkbox } from "./choice.js";

/**
 * @import {ReturnInfo} from "../core/protocol.d.ts"
 * @import {Results} from "../core/results.js"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  title: () => capital(hintWord().many),
  show: () => `Show our ${hintWord().many}`,
  hint: () => capital(hintWord().one),
  none: () => `There are no ${hintWord().many} for this return.`,
};

/**
 * Empty if none are given, as of most returns once the year is over.
 * @param {Session} session
 * @param {AbortSignal} signal
 */
export function hintsSection(session, signal) {
  const $root = el("div", {});
  const draw = () => redraw($root, () => fill($root, contents(resultsOf(session), definitionOf(session), onSwitch)));
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
 * @param {ReturnInfo} definition
 * @param {(shown: boolean) => void} onSwitch
 */
function contents({ checked }, { about_hints }, onSwitch) {
  if (!checked.gives_hints) {
    return false;
  }
  const shown = showsHints();
  return el(
    "section",
    { class: "app-apart-section", "aria-label": TEXTS.title() },
    el("h2", { class: "govuk-heading-m" }, TEXTS.title()),
    paragraph(about_hints),
    checkbox({ id: "hints", label: TEXTS.show(), checked: shown, onChange: onSwitch, key: "hints" }),
    shown &&
      (checked.hints.length > 0 ? apartTable(TEXTS.title(), TEXTS.hint(), checked.hints) : paragraph(TEXTS.none())),
  );
}

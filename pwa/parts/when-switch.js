// What to look at while the year runs: errors now, what is due by the end of the year, or both.

import { el, fill, redraw } from "../core/dom.js";
import { DUE, NOW, NOW_OR_DUE } from "../core/results.js";
import { capital } from "../core/text.js";

/** @import {Results, When} from "../core/results.js" */

/** @param {(when: When) => void} onChoose */
export function whenSwitch(onChoose) {
  const $root = el("div", { class: "app-years app-when", role: "group", "aria-label": "Which errors" });

  /**
   * @param {Results} results
   * @param {When} when
   * @param {string} text
   */
  function button(results, when, text) {
    return el(
      "button",
      {
        type: "button",
        class: "app-years__button",
        "aria-pressed": String(results.when === when),
        "data-focus": `when-${when}`,
        onclick: () => onChoose(when),
      },
      text,
    );
  }

  return {
    $root,
    /** @param {Results} results as they are looked at now */
    show(results) {
      redraw($root, () =>
        fill(
          $root,
          results.yearRuns && [
            button(results, NOW, "Now"),
            button(results, DUE, capital(whenName(DUE, results))),
            button(results, NOW_OR_DUE, "All"),
          ],
        ),
      );
    },
  };
}

/**
 * @param {When} when
 * @param {Results} results
 * @returns {string} such as "due by 31 March"
 */
function whenName(when, { yearEnd }) {
  return { [NOW]: "now", [DUE]: `due by ${yearEnd}`, [NOW_OR_DUE]: `now or due by ${yearEnd}` }[when];
}

// The choice of what to show while the year runs: errors now, what is due by the end of the year, or both.

import { el, fill, redraw } from "../core/dom.js";
import { DUE, NOW, NOW_OR_DUE } from "../core/results.js";

/** @import {Results, When} from "../core/results.js" */

const TEXTS = {
  label: "Which errors",
  now: "Now",
  due: (/** @type {string} */ yearEnd) => `Due by ${yearEnd}`,
  all: "All",
};

/** @param {(when: When) => void} onChoose */
export function whenSwitch(onChoose) {
  const $root = el("div", { class: "app-years app-when", role: "group", "aria-label": TEXTS.label });

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
    /** @param {Results} results as they are shown now */
    show(results) {
      redraw($root, () =>
        fill(
          $root,
          results.yearRuns && [
            button(results, NOW, TEXTS.now),
            button(results, DUE, TEXTS.due(results.yearEnd)),
            button(results, NOW_OR_DUE, TEXTS.all),
          ],
        ),
      );
    },
  };
}

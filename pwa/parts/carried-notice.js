// How many edits of earlier files were carried over, with the way to the page that lists them.

import { leftOf } from "../core/carrying.js";
import { el, link, paragraph } from "../core/dom.js";
import { count, number } from "../core/text.js";

/** @import {Session} from "../core/session.js" */

/**
 * @param {Session} session
 * @returns {HTMLElement | false} false if none were carried over
 */
export function carriedNotice({ carrying }) {
  const all = carrying.acts.flatMap(({ edits }) => edits).length;
  if (all === 0) {
    return false;
  }
  const done = all - carrying.acts.flatMap(leftOf).length;
  const applied = carrying.acts.filter((act) => carrying.taken(act) === "mine").flatMap(leftOf).length;
  const open = carrying.openCount;
  return el(
    "div",
    { class: "govuk-inset-text app-text" },
    paragraph(
      el("strong", {}, `${howMany(applied, all)} carried over. `),
      done > 0 && `${number(done)} ${done === 1 ? "is" : "are"} done at source. `,
      open > 0 &&
        `${number(open)} ${open === 1 ? "is" : "are"} not in your data: look at ${open === 1 ? "it" : "them"}. `,
      link("#/carried-over", "Edits carried over"),
    ),
  );
}

/**
 * @param {number} applied
 * @param {number} all
 */
function howMany(applied, all) {
  if (applied < all) {
    return `${number(applied)} of your ${count(all, "edit")} ${applied === 1 ? "was" : "were"}`;
  }
  return all === 1 ? "Your edit was" : `All your ${count(all, "edit")} were`;
}

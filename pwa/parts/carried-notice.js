// How many changes to earlier files were carried over, with a link to the page that lists them.

import { leftOf } from "../core/carrying.js";
import { el, link, paragraph } from "../core/dom.js";
import { agreeing, count, number } from "../core/text.js";

/** @import {Session} from "../core/session.js" */

const TEXTS = {
  some: (/** @type {number} */ applied, /** @type {number} */ all) =>
    `${number(applied)} of your ${count(all, "change")} ${agreeing(applied, "was", "were")} carried over. `,
  one: "Your change was carried over. ",
  all: (/** @type {number} */ all) => `All your ${count(all, "change")} were carried over. `,
  done: (/** @type {number} */ done) => `${count(done, "is", "are")} done at source. `,
  open: (/** @type {number} */ open) =>
    `${count(open, "is", "are")} not in your data: check ${agreeing(open, "it", "them")}. `,
  list: "Changes carried over",
};

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
      el("strong", {}, howMany(applied, all)),
      done > 0 && TEXTS.done(done),
      open > 0 && TEXTS.open(open),
      link("#/carried-over", TEXTS.list),
    ),
  );
}

/**
 * @param {number} applied
 * @param {number} all
 */
function howMany(applied, all) {
  if (applied < all) {
    return TEXTS.some(applied, all);
  }
  return all === 1 ? TEXTS.one : TEXTS.all(all);
}

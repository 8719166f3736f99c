// What the page says until the postcodes have been downloaded.

import { fill, paragraph } from "../core/dom.js";
import { postcodes } from "../core/postcodes.js";
import { count } from "../core/text.js";
import { banner } from "./banner.js";

/** @import {Session} from "../core/session.js" */

const TEXTS = {
  title: "Some rules have not been checked",
  waiting: (/** @type {number} */ n, /** @type {string} */ about) =>
    `${count(n, "rule needs", "rules need")} postcodes. ${about}`,
  delayed:
    "The postcodes could not be downloaded. Check your network connection. This service tries again by itself, and checks these rules as soon as it has the postcodes.",
  coming:
    "The postcodes are being downloaded. This service checks these rules as soon as it has them. You do not need to do anything.",
};

/** When the rules that wait for the postcodes are checked. */
export function aboutPostcodes() {
  return postcodes.delayed ? TEXTS.delayed : TEXTS.coming;
}

/**
 * Show above every view how many rules are not checked because the postcodes could not be downloaded.
 * @param {Session} session
 * @param {Element} $notice
 */
export function showPostcodesNotice(session, $notice) {
  let shown = 0;
  const draw = () => {
    const waiting = postcodes.delayed ? waitingRules(session) : 0;
    // A notice that is there is not read out again.
    if (waiting !== shown) {
      shown = waiting;
      fill($notice, waiting > 0 && banner(TEXTS.title, paragraph(TEXTS.waiting(waiting, aboutPostcodes()))));
    }
  };
  postcodes.addEventListener("change", draw);
  session.addEventListener("results", draw);
}

/** @param {Session} session */
function waitingRules({ results }) {
  const waiting = results?.checked.not_checked.filter(({ waits }) => waits) ?? [];
  return waiting.reduce((sum, { codes }) => sum + codes.length, 0);
}

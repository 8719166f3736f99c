// What is said as long as the postcodes have not come.

import { fill, paragraph } from "../core/dom.js";
import { postcodes } from "../core/postcodes.js";
import { count } from "../core/text.js";
import { banner } from "./banner.js";

/** @import {Session} from "../core/session.js" */

/** What becomes of the rules that wait for the postcodes. */
export function aboutPostcodes() {
  return postcodes.delayed
    ? "The postcodes could not be downloaded. Check your network connection. This service tries again by itself, and checks these rules as soon as it has the postcodes."
    : "The postcodes are being downloaded. This service checks these rules as soon as it has them. You do not need to do anything.";
}

/**
 * Show above every view that results lack rules for which the postcodes could not be downloaded.
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
      const text = `${count(waiting, "rule")} ${waiting === 1 ? "needs" : "need"} postcodes. ${aboutPostcodes()}`;
      fill($notice, waiting > 0 && banner("Some rules have not been checked", paragraph(text)));
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

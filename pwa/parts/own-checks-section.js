// What the council’s own checks found, apart from DfE’s errors, and the way to make and change them.

import { el, fill, link, paragraph, redraw } from "../core/dom.js";
import { count, listOf } from "../core/text.js";
import { resultsOf } from "../core/view.js";
import { apartTable } from "./apart-table.js";

/**
 * @import {Results} from "../core/results.js"
 * @import {Session} from "../core/session.js"
 */

export const ABOUT_OWN_CHECKS = "Your council made these checks. They are not DfE’s, and no total includes them.";

/**
 * @param {Session} session
 * @param {AbortSignal} signal
 * @param {string} href of the own checks
 */
export function ownChecksSection(session, signal, href) {
  const $root = el("section", { class: "app-apart-section", "aria-label": "Own checks" });
  const draw = () => redraw($root, () => fill($root, ...contents(session, href)));
  session.addEventListener("results", draw, { signal });
  draw();
  return $root;
}

/**
 * @param {Session} session
 * @param {string} href
 */
function contents(session, href) {
  const { found, not_checked, failed } = resultsOf(session).checked.own_checks;
  const { active } = session.settings.ownChecks;
  return [
    el("h2", { class: "govuk-heading-m" }, "Own checks"),
    active.length > 0 && paragraph(ABOUT_OWN_CHECKS),
    found.length > 0 && apartTable("Own checks", "Own check", found),
    active.length > 0 && found.length === 0 && paragraph("Your own checks found nothing."),
    ...not_checked.map(({ codes, reason }) =>
      paragraph(`Not checked: ${listOf(codes)}. Why: ${reason.replace(/\.$/, "")}.`),
    ),
    failed.length > 0 &&
      paragraph(`Not checked because of a fault of this service: ${listOf(failed.map(({ code }) => code))}.`),
    el("p", { class: "govuk-body" }, link(href, active.length > 0 ? "Change your own checks" : "Add your own checks")),
  ];
}

/**
 * What the own checks found, to follow the count of errors; "" if they found nothing.
 * @param {Results} results
 */
export function ownCheckWords({ ownCheckRows }) {
  return ownCheckRows > 0 ? ` Your own checks found ${count(ownCheckRows, "more row")}.` : "";
}

// What the council’s own checks found, apart from DfE’s errors, and the link to make and change them.

import { el, fill, link, paragraph, redraw } from "../core/dom.js";
import { count, listOf } from "../core/text.js";
import { resultsOf } from "../core/view.js";
import { apartTable } from "./apart-table.js";

/**
 * @import {Results} from "../core/results.js"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  title: "Own checks",
  about: "Your council made these checks. They are not DfE’s checks, and no total includes them.",
  check: "Own check",
  none: "Your own checks found nothing.",
  notChecked: (/** @type {string[]} */ codes, /** @type {string} */ reason) =>
    `Not checked: ${listOf(codes)}. Why: ${reason.replace(/\.$/, "")}.`,
  failed: (/** @type {string[]} */ codes) => `Not checked because of a problem with this service: ${listOf(codes)}.`,
  change: "Change your own checks",
  add: "Add your own checks",
  found: (/** @type {number} */ rows) => ` Your own checks found ${count(rows, "more row")}.`,
};

export const ABOUT_OWN_CHECKS = TEXTS.about;

/**
 * @param {Session} session
 * @param {AbortSignal} signal
 * @param {string} href of the own checks
 */
export function ownChecksSection(session, signal, href) {
  const $root = el("section", { class: "app-apart-section", "aria-label": TEXTS.title });
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
    el("h2", { class: "govuk-heading-m" }, TEXTS.title),
    active.length > 0 && paragraph(ABOUT_OWN_CHECKS),
    found.length > 0 && apartTable(TEXTS.title, TEXTS.check, found),
    active.length > 0 && found.length === 0 && paragraph(TEXTS.none),
    ...not_checked.map(({ codes, reason }) => paragraph(TEXTS.notChecked(codes, reason))),
    failed.length > 0 && paragraph(TEXTS.failed(failed.map(({ code }) => code))),
    el("p", { class: "govuk-body" }, link(href, active.length > 0 ? TEXTS.change : TEXTS.add)),
  ];
}

/**
 * What the own checks found, to follow the count of errors; "" if they found nothing.
 * @param {Results} results
 */
export function ownCheckWords({ ownCheckRows }) {
  return ownCheckRows > 0 ? TEXTS.found(ownCheckRows) : "";
}

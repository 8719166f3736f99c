// What was not checked, and why: users must never mistake what was not checked for data without errors.

import { definitionOf } from "../core/definition.js";
import { el, fill, paragraph } from "../core/dom.js";
import { postcodes } from "../core/postcodes.js";
import { address, goTo } from "../core/router.js";
import { sameTable } from "../core/tables.js";
import { count, number } from "../core/text.js";
import { resultsOf } from "../core/view.js";
import { details } from "../parts/details.js";
import { technicalDetails } from "../parts/notices.js";
import { aboutPostcodes } from "../parts/postcodes-notice.js";
import { reportLink } from "../parts/report-link.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {ReturnInfo, RulesToAdd, TableRef} from "../core/protocol.d.ts"
 * @import {Results} from "../core/results.js"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  title: "What was not checked",
  menu: "Not checked",
  heading: "What was not checked, and why",
  all: (/** @type {number} */ n) => `All ${count(n, "rule")} that apply to your return were checked.`,
  some: (/** @type {number} */ run, /** @type {number} */ not) =>
    `${count(run, "rule was", "rules were")} checked. We could not check ${number(not)}, so there may be errors that you do not see.`,
  failed: "Rules that failed",
  aboutFailed: (/** @type {number} */ n) =>
    `We could not check ${count(n, "rule")} because of a fault in this service, not in your data. We checked all the others.`,
  rule: (/** @type {string} */ code) => `Rule ${code}`,
  add: (/** @type {string} */ file) => `Add ${file}`,
  adding: (/** @type {string} */ file, /** @type {string} */ gained) => `Add ${file}: ${gained}`,
  because: (/** @type {number} */ n, /** @type {string} */ reason) =>
    `${count(n, "rule was", "rules were")} not checked because ${reason}`,
  show: (/** @type {number} */ n) => (n === 1 ? "Show the rule" : `Show the ${number(n)} rules`),
  moreRules: (/** @type {number} */ n) => count(n, "more rule"),
  moreWithOthers: (/** @type {number} */ n) => `${count(n, "more rule")}, together with other files`,
  andMore: (/** @type {number} */ n) => `, and ${number(n)} more together with other files`,
};

/** @type {View} */
export const notChecked = {
  path: "/not-checked",
  title: TEXTS.title,
  needs: "results",
  wide: true,
  menu: {
    place: 60,
    text: TEXTS.menu,
    badge: (session) => resultsOf(session).notCheckedRules + resultsOf(session).checked.failed.length,
  },
  make: notCheckedView,
};

/** @type {MakeView} */
function notCheckedView(session, _route, signal) {
  const $groups = el("div", {});
  const draw = () => fill($groups, contents(session, resultsOf(session)));
  session.addEventListener("results", draw, { signal });
  postcodes.addEventListener("change", draw, { signal });
  draw();
  return {
    $root: el("div", { class: "app-text" }, el("h1", { class: "govuk-heading-l" }, TEXTS.heading), $groups),
  };
}

/**
 * @param {Session} session
 * @param {Results} results
 */
function contents(session, { checked, notCheckedRules }) {
  const { not_checked, failed, rules_run } = checked;
  const withoutRules = checked.without_rules.map((why) => paragraph(why));
  if (notCheckedRules + failed.length === 0) {
    return [paragraph(TEXTS.all(rules_run)), ...withoutRules];
  }
  return [
    ...withoutRules,
    paragraph(TEXTS.some(rules_run, notCheckedRules + failed.length)),
    ...not_checked.map((group) => groupOf(session, group)),
    failed.length > 0 && el("h2", { class: "govuk-heading-m" }, TEXTS.failed),
    failed.length > 0 && paragraph(TEXTS.aboutFailed(failed.length)),
    ...failed.map(({ code, details }) =>
      el(
        "div",
        { class: "app-failed" },
        el("h3", { class: "govuk-heading-s" }, TEXTS.rule(code)),
        technicalDetails(details),
      ),
    ),
    failed.length > 0 && reportLink(),
  ];
}

/**
 * @param {Session} session
 * @param {RulesToAdd} group
 */
function groupOf(session, { table, reason, waits, codes, with_others }) {
  const all = [...codes, ...with_others];
  const title = table && session.tableTitle(table);
  return el(
    "section",
    { class: "app-group" },
    el(
      "h2",
      { class: "govuk-heading-s" },
      title ? TEXTS.adding(title, gain(codes.length, with_others.length)) : TEXTS.because(all.length, reason),
    ),
    waits && paragraph(aboutPostcodes()),
    details(TEXTS.show(all.length), el("div", {}, all.join(", ")), { look: "app-group__codes" }),
    table &&
      el(
        "button",
        {
          type: "button",
          class: "govuk-button govuk-button--secondary",
          onclick: () => goTo(address("/load", { add: groupOfFiles(table, definitionOf(session)) })),
        },
        TEXTS.add(title ?? ""),
      ),
  );
}

/**
 * How many more rules could be checked with a file: "3 more rules, and 2 more with other files".
 * @param {number} alone
 * @param {number} withOthers
 */
function gain(alone, withOthers) {
  if (alone === 0) {
    return TEXTS.moreWithOthers(withOthers);
  }
  return `${TEXTS.moreRules(alone)}${withOthers > 0 ? TEXTS.andMore(withOthers) : ""}`;
}

/**
 * The group of files to which the missing file belongs, as the address of the page for files names it.
 * @param {TableRef} table
 * @param {ReturnInfo} definition
 */
function groupOfFiles(table, { reference_lists }) {
  if (reference_lists.some(({ ref }) => sameTable(ref, table))) {
    return "ofsted";
  }
  return table.last_year ? "last" : null;
}

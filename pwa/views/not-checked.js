// What was not checked and why: what has not been looked at must never pass for faultless.

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

/** @type {View} */
export const notChecked = {
  path: "/not-checked",
  title: "What was not checked",
  needs: "results",
  wide: true,
  menu: {
    place: 60,
    text: "Not checked",
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
    $root: el(
      "div",
      { class: "app-text" },
      el("h1", { class: "govuk-heading-l" }, "What was not checked, and why"),
      $groups,
    ),
  };
}

/**
 * @param {Session} session
 * @param {Results} results
 */
function contents(session, { checked, notCheckedRules }) {
  const { not_checked, failed, rules_run } = checked;
  if (notCheckedRules + failed.length === 0) {
    return [paragraph(`All ${count(rules_run, "rule")} that apply to your return were checked.`)];
  }
  return [
    paragraph(
      `${count(rules_run, "rule")} ${rules_run === 1 ? "was" : "were"} checked. ${number(notCheckedRules + failed.length)} could not be, so there may be errors that you do not see.`,
    ),
    ...not_checked.map((group) => groupOf(session, group)),
    failed.length > 0 && el("h2", { class: "govuk-heading-m" }, "Rules that failed"),
    failed.length > 0 &&
      paragraph(
        `${count(failed.length, "rule")} could not be checked because of a fault in this service, not in your data. All others were checked.`,
      ),
    ...failed.map(({ code, details }) =>
      el(
        "div",
        { class: "app-failed" },
        el("h3", { class: "govuk-heading-s" }, `Rule ${code}`),
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
      title
        ? `Add ${title}: ${gain(codes.length, with_others.length)}`
        : `${count(all.length, "rule")} ${all.length === 1 ? "was" : "were"} not checked because ${reason}`,
    ),
    waits && paragraph(aboutPostcodes()),
    details(
      all.length === 1 ? "Show the rule" : `Show the ${number(all.length)} rules`,
      el("div", {}, all.join(", ")),
      { look: "app-group__codes" },
    ),
    table &&
      el(
        "button",
        {
          type: "button",
          class: "govuk-button govuk-button--secondary",
          onclick: () => goTo(address("/load", { add: groupOfFiles(table, definitionOf(session)) })),
        },
        `Add ${title}`,
      ),
  );
}

/**
 * How many rules a file would bring: "3 more rules, and 2 more with other files".
 * @param {number} alone
 * @param {number} withOthers
 */
function gain(alone, withOthers) {
  if (alone === 0) {
    return `${count(withOthers, "more rule")}, together with other files`;
  }
  return `${count(alone, "more rule")}${withOthers > 0 ? `, and ${number(withOthers)} more together with other files` : ""}`;
}

/**
 * Which group of the load page shows what is missing, as its address names it.
 * @param {TableRef} table
 * @param {ReturnInfo} definition
 */
function groupOfFiles(table, { reference_lists }) {
  if (reference_lists.some(({ ref }) => sameTable(ref, table))) {
    return "ofsted";
  }
  return table.last_year ? "last" : null;
}

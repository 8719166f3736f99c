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

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {NotChecked, ReturnInfo, TableRef} from "../core/protocol.d.ts"
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
    return [paragraph(`All ${count(rules_run, "rule")} were checked.`)];
  }
  return [
    paragraph(
      `${count(rules_run, "rule")} ${rules_run === 1 ? "was" : "were"} checked. The following were not, so there may be errors that you do not see.`,
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
  ];
}

/**
 * @param {Session} session
 * @param {NotChecked} group
 */
function groupOf(session, { reason, tables, waits, codes }) {
  const were = codes.length === 1 ? "was" : "were";
  const definition = definitionOf(session);
  const modules = new Set(definition.modules.map(({ name }) => name));
  const addable = tables.filter((table) => modules.has(table.module) || isReferenceList(table, definition));
  return el(
    "section",
    { class: "app-group" },
    el("h2", { class: "govuk-heading-s" }, `${count(codes.length, "rule")} ${were} not checked because ${reason}`),
    waits && paragraph(aboutPostcodes()),
    details(
      codes.length === 1 ? "Show the rule" : `Show the ${number(codes.length)} rules`,
      el("div", {}, codes.join(", ")),
      { look: "app-group__codes" },
    ),
    addable.length > 0 &&
      el(
        "button",
        {
          type: "button",
          class: "govuk-button govuk-button--secondary",
          onclick: () => goTo(address("/load", { add: groupOfFiles(addable, definition) })),
        },
        `Add ${addable.map((table) => session.tableTitle(table)).join(" or ")}`,
      ),
  );
}

/**
 * Which group of the load page shows what is missing, as its address names it.
 * @param {TableRef[]} tables
 * @param {ReturnInfo} definition
 */
function groupOfFiles(tables, definition) {
  if (tables.every((table) => isReferenceList(table, definition))) {
    return "ofsted";
  }
  return tables.every(({ last_year }) => last_year) ? "last" : null;
}

/**
 * @param {TableRef} table
 * @param {ReturnInfo} definition
 */
function isReferenceList(table, { reference_lists }) {
  return reference_lists.some(({ ref }) => sameTable(ref, table));
}

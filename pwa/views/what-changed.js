// What changed since the extract that the loaded files replaced: errors fixed at source, still there and new, by type and
// by child; children who were added or removed; rows.

import { announce } from "../core/announce.js";
import { el, fill, paragraph } from "../core/dom.js";
import { planDownloads } from "../core/downloads.js";
import { earlierExtract, whatChangedSince } from "../core/earlier-extract.js";
import { latest } from "../core/latest.js";
import { agreeing, count, localDay, number, wholeDay } from "../core/text.js";
import { resultsOf } from "../core/view.js";
import { changedChildren } from "../parts/changed-children.js";
import { changedRowsTable, changedTypesTable } from "../parts/changed-tables.js";
import { downloadButtons } from "../parts/download-button.js";
import { figure, figures } from "../parts/figure.js";
import { showAnswer } from "../parts/not-shown.js";
import { scrollArea } from "../parts/table.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {Child} from "../core/dom.js"
 * @import {WhatChanged} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  title: "What changed since the last extract",
  menu: "What changed",
  comparing: "Comparing the 2 extracts…",
  shown: "What changed is shown",
  replaced: (/** @type {string} */ day) => `You replaced the last extract on ${day}. `,
  asAdded: "We compare both extracts as you added them, without your changes.",
  asAt: (/** @type {string} */ day) => ` We check both for errors as at ${day}.`,
  notCompared: (/** @type {string[]} */ rules) =>
    `${rules.join(", ")}: not compared, because ${agreeing(rules.length, "this rule was", "these rules were")} not checked in both extracts.`,
  byType: "By type of error",
  byTypeTable: "Changes by type of error, table",
  noErrors: "Neither extract has errors that can be compared.",
  byChild: "By child",
  byModule: "Rows by module",
  byModuleTable: "Rows by module, table",
  noRows: "No rows were added, removed or changed.",
  fixed: (/** @type {number} */ n) => agreeing(n, "error fixed at source", "errors fixed at source"),
  withChild: (/** @type {number} */ n) => `${number(n)} because the child is no longer in the extract`,
  still: "still there",
  ofLast: (/** @type {number} */ n) => `of ${number(n)} in the last extract`,
  new: "new",
  ofThis: (/** @type {number} */ n) => `of ${number(n)} in this extract`,
  newChildren: (/** @type {number} */ n) => agreeing(n, "new child", "new children"),
  inThis: (/** @type {number} */ n) => `${count(n, "child", "children")} in this extract`,
  goneChildren: (/** @type {number} */ n) => `${agreeing(n, "child", "children")} no longer in the extract`,
  inLast: (/** @type {number} */ n) => `${count(n, "child", "children")} in the last extract`,
  report: "Report",
};

/** @type {View} */
export const whatChanged = {
  path: "/what-changed",
  title: TEXTS.title,
  needs: "earlier extract",
  wide: true,
  menu: { place: 25, text: TEXTS.menu },
  make: whatChangedView,
};

/** @type {MakeView} */
function whatChangedView(session, _route, signal) {
  const ask = latest(signal);
  const $content = el("div", { "aria-busy": "true" }, paragraph(TEXTS.comparing));

  async function draw() {
    const wanted = ask();
    const changed = await whatChangedSince(session);
    if (!wanted() || !session.results) {
      return;
    }
    showAnswer($content, TEXTS.menu, changed, (shown) => {
      fill($content, contents(session, shown));
      announce(TEXTS.shown);
    });
  }

  session.addEventListener("results", () => session.results && draw(), { signal });
  draw();
  return {
    $root: el("div", {}, el("h1", { class: "govuk-heading-l" }, whatChanged.title), aboutExtracts(session), $content),
  };
}

/** @param {Session} session */
function aboutExtracts(session) {
  const { checked, yearRuns } = resultsOf(session);
  const replaced = earlierExtract(session)?.replaced;
  return paragraph(
    replaced ? TEXTS.replaced(wholeDay(localDay(new Date(replaced)))) : "",
    TEXTS.asAdded,
    yearRuns && TEXTS.asAt(wholeDay(checked.as_at.day)),
  );
}

/**
 * @param {Session} session
 * @param {WhatChanged} changed
 */
function contents(session, changed) {
  const { by_type, tables, not_compared } = changed;
  return [
    numbers(changed),
    not_compared.length > 0 && paragraph(TEXTS.notCompared(not_compared)),
    section(
      TEXTS.byType,
      by_type.length > 0 ? scrollArea(TEXTS.byTypeTable, changedTypesTable(by_type)) : paragraph(TEXTS.noErrors),
    ),
    section(TEXTS.byChild, changedChildren(session, changed.by_child)),
    section(
      TEXTS.byModule,
      tables.length > 0 ? scrollArea(TEXTS.byModuleTable, changedRowsTable(session, tables)) : paragraph(TEXTS.noRows),
    ),
    ...reports(session),
  ];
}

/** @param {WhatChanged} changed */
function numbers({ errors, resolved_with_child, by_child, children_before, children_now }) {
  const { resolved, still, new: appeared } = errors;
  const present = (/** @type {string} */ wanted) => by_child.filter(({ presence }) => presence === wanted).length;
  return figures(
    figure(
      number(resolved),
      about(TEXTS.fixed(resolved), resolved_with_child > 0 && TEXTS.withChild(resolved_with_child)),
    ),
    figure(number(still), about(TEXTS.still, TEXTS.ofLast(resolved + still))),
    figure(number(appeared), about(TEXTS.new, TEXTS.ofThis(still + appeared))),
    figure(number(present("new")), about(TEXTS.newChildren(present("new")), TEXTS.inThis(children_now))),
    figure(number(present("gone")), about(TEXTS.goneChildren(present("gone")), TEXTS.inLast(children_before))),
  );
}

/**
 * What a number counts.
 * @param {string} text
 * @param {string | false} note below it
 */
function about(text, note) {
  return [text, note && el("span", { class: "app-changed__note" }, ` ${note}`)];
}

/** @param {Session} session */
function reports(session) {
  const offered = (session.ready?.downloads ?? []).filter(({ offered_if }) => offered_if === "earlier extract");
  return planDownloads(offered, { holds: { "earlier extract": true } }).reports.map(({ kind, buttons }) =>
    section(TEXTS.report, paragraph(kind.about), downloadButtons(session, buttons, { isMain: true })),
  );
}

/**
 * @param {string} title
 * @param {...Child} children
 */
function section(title, ...children) {
  return el(
    "section",
    { class: "app-changed__section", "aria-label": title },
    el("h2", { class: "govuk-heading-m" }, title),
    ...children,
  );
}

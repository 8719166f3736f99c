// What changed since the extract that the loaded files replaced: errors resolved at source, still there and new, by type
// and by child; children who came and went; rows.

import { announce } from "../core/announce.js";
import { el, fill, paragraph } from "../core/dom.js";
import { planDownloads } from "../core/downloads.js";
import { earlierExtract, whatChangedSince } from "../core/earlier-extract.js";
import { latest } from "../core/latest.js";
import { count, localDay, number, wholeDay } from "../core/text.js";
import { resultsOf } from "../core/view.js";
import { changedChildren } from "../parts/changed-children.js";
import { changedRowsTable, changedTypesTable } from "../parts/changed-tables.js";
import { downloadButtons } from "../parts/download-button.js";
import { figure, figures } from "../parts/figure.js";
import { notShown } from "../parts/not-shown.js";
import { scrollArea } from "../parts/table.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {Child} from "../core/dom.js"
 * @import {WhatChanged} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

/** @type {View} */
export const whatChanged = {
  path: "/what-changed",
  title: "What changed since the last extract",
  needs: "earlier extract",
  wide: true,
  menu: { place: 25, text: "What changed" },
  make: whatChangedView,
};

/** @type {MakeView} */
function whatChangedView(session, _route, signal) {
  const ask = latest(signal);
  const $content = el("div", { "aria-busy": "true" }, paragraph("Comparing the two extracts…"));

  async function draw() {
    const wanted = ask();
    const changed = await whatChangedSince(session);
    if (wanted() && session.results) {
      $content.removeAttribute("aria-busy");
      fill($content, changed ? contents(session, changed) : notShown("What changed"));
      announce("What changed is shown");
    }
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
    replaced ? `You replaced the last extract on ${wholeDay(localDay(new Date(replaced)))}. ` : "",
    "Both extracts are compared as you loaded them, without your changes.",
    yearRuns && ` Errors in both are judged as at ${wholeDay(checked.as_at.day)}.`,
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
    not_compared.length > 0 &&
      paragraph(
        `${not_compared.join(", ")}: not compared, because ${not_compared.length === 1 ? "this rule was" : "these rules were"} not checked in both extracts.`,
      ),
    section(
      "By error type",
      by_type.length > 0
        ? scrollArea("Changes by error type, table", changedTypesTable(by_type))
        : paragraph("Neither extract has errors that can be compared."),
    ),
    section("By child", changedChildren(session, changed.by_child)),
    section(
      "Rows by module",
      tables.length > 0
        ? scrollArea("Rows by module, table", changedRowsTable(session, tables))
        : paragraph("No rows were added, removed or changed."),
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
      about(
        resolved === 1 ? "error resolved at source" : "errors resolved at source",
        resolved_with_child > 0 && `${number(resolved_with_child)} because the child is no longer in the extract`,
      ),
    ),
    figure(number(still), about("still there", `of ${number(resolved + still)} in the last extract`)),
    figure(number(appeared), about("new", `of ${number(still + appeared)} in this extract`)),
    figure(
      number(present("new")),
      about("new children", `${count(children_now, "child", "children")} in this extract`),
    ),
    figure(
      number(present("gone")),
      about("children no longer in the extract", `${count(children_before, "child", "children")} in the last extract`),
    ),
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
    section("Report", paragraph(kind.about), downloadButtons(session, buttons, { isMain: true })),
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

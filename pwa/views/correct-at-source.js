// What to correct in the system that the return is extracted from: the edits that it does not have yet, to be handed to
// those who keep it; and what they have done.

import { el, fill, link, paragraph, redraw } from "../core/dom.js";
import { planDownloads } from "../core/downloads.js";
import { latest } from "../core/latest.js";
import { lastStart, PAGE, range } from "../core/paging.js";
import { count, number, today, wholeDay, yearLabel } from "../core/text.js";
import { downloadButtons } from "../parts/download-button.js";
import { pager } from "../parts/pager.js";
import { correctionsTable, doneTable } from "../parts/source-tables.js";
import { scrollArea } from "../parts/table.js";

/**
 * @import {Child} from "../core/dom.js"
 * @import {Correction} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 * @import {MakeView, View} from "../core/view.js"
 */

/** @type {View} */
export const correctAtSource = {
  path: "/correct-at-source",
  title: "Correct at source",
  needs: "results",
  wide: true,
  make: correctAtSourceView,
};

/** @type {MakeView} */
function correctAtSourceView(session, _route, signal) {
  const ask = latest(signal);
  /** @type {Correction[]} */
  let corrections = [];
  let start = 0;
  /** Paper has no pages to turn. */
  let all = false;
  const $buttons = el("div", { class: "app-print__controls app-source__buttons" });
  const $contents = el("div", {}, paragraph("Loading…"));

  async function load() {
    const wanted = ask();
    const reply = await session.ask({ type: "get_source_corrections" }, "source_corrections");
    if (!reply || !wanted()) {
      return;
    }
    ({ corrections } = reply);
    start = Math.min(start, lastStart(corrections.length));
    $buttons.hidden = corrections.length === 0 && session.sourceCorrections.done.length === 0;
    draw();
  }

  function draw() {
    const shown = all ? corrections : corrections.slice(start, start + PAGE);
    redraw($contents, () => fill($contents, toCorrect(session, corrections, shown, start, turn), done(session)));
  }

  /** @param {number} from */
  function turn(from) {
    start = from;
    draw();
    document.getElementById("corrections-range")?.focus();
  }

  const handOver = () => session.sourceCorrections.listOn(corrections, today());

  function printAll() {
    handOver();
    all = true;
    draw();
    window.print();
    all = false;
    draw();
  }

  const [planned] = planDownloads(session.ready?.downloads ?? [], {}).source;
  fill(
    $buttons,
    planned && downloadButtons(session, planned.buttons, { isMain: true, onMade: handOver }),
    el(
      "button",
      { type: "button", class: "govuk-button govuk-button--secondary", onclick: printAll },
      "Print the list",
    ),
  );
  session.addEventListener("results", load, { signal });
  session.addEventListener("marks", draw, { signal });
  load();
  return {
    $root: el(
      "div",
      {},
      el("h1", { class: "govuk-heading-l" }, "Correct at source"),
      paragraph(whose(session)),
      paragraph(
        "Give this list to the people who keep your case management system. It has the changes that you made here and that your next extract would not have. Changes that only tidy how a value is written are not on the list.",
      ),
      $buttons,
      $contents,
    ),
  };
}

/**
 * Whose list it is and of when, which has to be seen on paper.
 * @param {Session} session
 */
function whose(session) {
  const { council, collection_year: year } = session.checkedAs;
  return [session.councilName(council ?? ""), yearLabel(year), wholeDay(today())].filter(Boolean).join(", ");
}

/**
 * @param {Session} session
 * @param {Correction[]} corrections
 * @param {Correction[]} shown
 * @param {number} start
 * @param {(start: number) => void} turn
 * @returns {Child[]}
 */
function toCorrect(session, corrections, shown, start, turn) {
  const title = el("h2", { class: "govuk-heading-m app-source__title" }, "To correct");
  if (corrections.length === 0) {
    return [
      title,
      paragraph(
        "There is nothing to correct. When you change something in ",
        link("#/children", "a child’s record"),
        ", it is listed here.",
      ),
    ];
  }
  const total = corrections.length;
  return [
    title,
    paragraph(summary(session, corrections)),
    total > shown.length &&
      el(
        "p",
        { class: "govuk-body", id: "corrections-range", tabindex: "-1" },
        range(start, shown.length, count(total, "correction")),
      ),
    scrollArea("To correct at source, table", correctionsTable(session, shown)),
    total > shown.length && pager(start, total, turn),
  ];
}

/**
 * @param {Session} session
 * @param {Correction[]} corrections
 */
function summary({ sourceCorrections }, corrections) {
  const children = new Set(corrections.map(({ child }) => child)).size;
  const old = corrections.filter((correction) => sourceCorrections.listedSince(correction)).length;
  const isAre = old === 1 ? "was" : "were";
  return `${count(corrections.length, "correction")} for ${count(children, "child", "children")}.${
    old > 0 ? ` ${number(old)} ${isAre} on a list before.` : ""
  }`;
}

/**
 * @param {Session} session
 * @returns {Child[]}
 */
function done(session) {
  const { done: records } = session.sourceCorrections;
  return records.length === 0
    ? []
    : [
        el("h2", { class: "govuk-heading-m app-source__title" }, "Done at source"),
        paragraph(`${count(records.length, "correction")} found in a later extract.`),
        scrollArea("Done at source, table", doneTable(session, records)),
      ];
}

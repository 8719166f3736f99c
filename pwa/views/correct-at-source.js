// What to correct in the case management system: the edits that it does not have yet, as a list for the people who look
// after it; and what they have corrected.

import { el, fill, link, paragraph, redraw } from "../core/dom.js";
import { planDownloads } from "../core/downloads.js";
import { latest } from "../core/latest.js";
import { lastStart, PAGE, range } from "../core/paging.js";
import { count, today, wholeDay, yearLabel } from "../core/text.js";
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

const TEXTS = {
  title: "Correct at source",
  loading: "Loading…",
  print: "Print the list",
  about:
    "Give this list to the people who look after your case management system. It has the changes that you made here and that will not be in your next extract. Changes that only tidy the format of a value are not on the list.",
  toCorrect: "To correct",
  nothing: "There is nothing to correct. When you change something in ",
  record: "a child’s record",
  listedHere: ", it is listed here.",
  corrections: (/** @type {number} */ n) => count(n, "correction"),
  toCorrectTable: "To correct at source, table",
  summary: (/** @type {number} */ corrections, /** @type {number} */ children) =>
    `${count(corrections, "correction")} for ${count(children, "child", "children")}.`,
  listedBefore: (/** @type {number} */ n) => ` ${count(n, "was", "were")} on an earlier list.`,
  done: "Done at source",
  found: (/** @type {number} */ n) => `We found ${count(n, "correction")} in a later extract.`,
  doneTable: "Done at source, table",
};

/** @type {View} */
export const correctAtSource = {
  path: "/correct-at-source",
  title: TEXTS.title,
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
  /** Whether all corrections are shown, for printing. */
  let all = false;
  const $buttons = el("div", { class: "app-print__controls app-source__buttons" });
  const $contents = el("div", {}, paragraph(TEXTS.loading));

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
    el("button", { type: "button", class: "govuk-button govuk-button--secondary", onclick: printAll }, TEXTS.print),
  );
  session.addEventListener("results", load, { signal });
  session.addEventListener("marks", draw, { signal });
  load();
  return {
    $root: el(
      "div",
      {},
      el("h1", { class: "govuk-heading-l" }, TEXTS.title),
      paragraph(whose(session)),
      paragraph(TEXTS.about),
      $buttons,
      $contents,
    ),
  };
}

/**
 * The council, the year and today’s date, which a printed list must show.
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
  const title = el("h2", { class: "govuk-heading-m app-source__title" }, TEXTS.toCorrect);
  if (corrections.length === 0) {
    return [title, paragraph(TEXTS.nothing, link("#/children", TEXTS.record), TEXTS.listedHere)];
  }
  const total = corrections.length;
  return [
    title,
    paragraph(summary(session, corrections)),
    total > shown.length &&
      el(
        "p",
        { class: "govuk-body", id: "corrections-range", tabindex: "-1" },
        range(start, shown.length, TEXTS.corrections(total)),
      ),
    scrollArea(TEXTS.toCorrectTable, correctionsTable(session, shown)),
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
  return `${TEXTS.summary(corrections.length, children)}${old > 0 ? TEXTS.listedBefore(old) : ""}`;
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
        el("h2", { class: "govuk-heading-m app-source__title" }, TEXTS.done),
        paragraph(TEXTS.found(records.length)),
        scrollArea(TEXTS.doneTable, doneTable(session, records)),
      ];
}

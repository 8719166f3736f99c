// Compares councils by the summaries of counts that they saved and shared. It needs no return, and no summary holds
// anything about a child.

import { announce } from "../core/announce.js";
import { bullets, el, fill, fillGradually, hidden, paragraph } from "../core/dom.js";
import { count, number, percent, yearLabel } from "../core/text.js";
import { dropZone } from "../parts/drop-zone.js";
import { trends } from "../parts/trends.js";
import { saveFile, today } from "../saved-work/saving.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {Child} from "../core/dom.js"
 * @import {CompareCounts, ComparedCode, ComparedGroup, Comparison} from "../core/protocol.d.ts"
 */

/** What the groups mean; worker/exporting/comparing.py makes them. */
const GROUPS = new Map([
  ["Placement", "about where a child is placed and with whom"],
  ["Year on year", "this year’s data do not go on from last year’s"],
  ["Council-specific", "at least three times as large a share of one council’s errors as of the others’"],
  ["Other", "all the rest"],
]);

/** @type {View} */
export const compare = {
  path: "/compare",
  title: "Compare councils",
  needs: "nothing",
  wide: true,
  make: compareView,
};

/** @type {MakeView} */
function compareView(session, _route, signal) {
  /** @type {number | null} */
  let year = null;
  let asked = 0;
  const $content = el("div", {});
  const zone = dropZone({
    id: "summaries",
    label: "Summaries of counts",
    hint: "The files (.json or .csv) that councils saved under Download, Counts to share. Choose as many as you like; several of one council show how it goes on.",
    onFiles: add,
  });

  /** @param {File[]} files */
  async function add(files) {
    const read = await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: await file.arrayBuffer().catch(() => new ArrayBuffer(0)) })),
    );
    session.summaries.push(...read);
    year = null;
    draw();
  }

  function clear() {
    session.summaries = [];
    year = null;
    draw();
    zone.focus();
  }

  /** @param {CompareCounts["file"]} file */
  async function compare(file) {
    const { summaries } = session;
    return session.askWithFiles(
      { type: "compare_counts", names: summaries.map(({ name }) => name), year, file, made_on: today() },
      "comparison",
      summaries.map(({ bytes }) => bytes),
    );
  }

  async function draw() {
    asked += 1;
    const mine = asked;
    zone.setStatus(session.summaries.length > 0 ? count(session.summaries.length, "file") : "No files yet");
    if (session.summaries.length === 0) {
      fill($content);
      return;
    }
    fill($content, paragraph("Comparing"));
    const answer = await compare(null);
    if (answer && mine === asked && !signal.aborted) {
      fill($content, contents(answer.reply));
      announce(
        answer.reply.refused.length > 0
          ? "Nothing can be compared"
          : `${count(answer.reply.councils.length, "council")} compared`,
      );
    }
  }

  /** @param {"csv" | "xlsx"} ending */
  async function save(ending) {
    const answer = await compare(ending);
    if (answer?.files.length) {
      saveFile(answer.reply.file_name, answer.files[0]);
      announce(`Saved: ${answer.reply.file_name}`);
    }
  }

  /** @param {Comparison} comparison */
  function contents(comparison) {
    const $clear = el("button", { type: "button", class: "app-link-button", onclick: clear }, "Remove all files");
    if (comparison.refused.length > 0) {
      return [
        el(
          "div",
          { class: "govuk-error-summary" },
          el(
            "div",
            { role: "alert" },
            el("h2", { class: "govuk-error-summary__title" }, "Nothing can be compared"),
            el("div", { class: "govuk-error-summary__body" }, bullets(comparison.refused)),
          ),
        ),
        $clear,
      ];
    }
    return [
      comparison.notes.length > 0 && el("div", { class: "govuk-inset-text" }, bullets(comparison.notes)),
      yearPicker(comparison),
      el(
        "div",
        { class: "govuk-button-group" },
        el(
          "button",
          { type: "button", class: "govuk-button", onclick: () => save("xlsx") },
          "Download as Excel (.xlsx)",
        ),
        el(
          "button",
          { type: "button", class: "govuk-button govuk-button--secondary", onclick: () => save("csv") },
          "Download the table as CSV",
        ),
        $clear,
      ),
      heading("Councils"),
      councilsTable(comparison),
      heading("Groups of errors"),
      groupsTable(comparison),
      heading("Error types by council"),
      legend(comparison),
      codesTable(comparison),
      comparison.trend.length > 0 && [heading("Over time"), trends(comparison.trend)],
    ].flat();
  }

  /** @param {Comparison} comparison */
  function yearPicker({ years, year: compared }) {
    if (years.length < 2) {
      return paragraph(`Collection year ${yearLabel(compared)}, each council by its latest summary.`);
    }
    const $select = el(
      "select",
      { class: "govuk-select", id: "compared-year" },
      ...[...years]
        .reverse()
        .map((each) => el("option", { value: each, selected: each === compared }, yearLabel(each))),
    );
    $select.addEventListener("change", () => {
      year = Number($select.value);
      draw();
    });
    return el(
      "div",
      { class: "govuk-form-group" },
      el(
        "label",
        { class: "govuk-label", for: "compared-year" },
        "Collection year to compare; each council by its latest summary",
      ),
      $select,
    );
  }

  const $root = el(
    "div",
    { class: "app-compare" },
    el("h1", { class: "govuk-heading-l" }, "Compare councils"),
    paragraph(
      "See how error types differ between councils. You need no return for this, and summaries hold nothing about children.",
    ),
    el("div", { class: "app-drop" }, zone.$root),
    $content,
  );
  const drawWorker = () => zone.setEnabled(session.policyEnforced === true);
  session.addEventListener("worker", drawWorker, { signal });
  $root.addEventListener("shown", () => {
    zone.connect();
    drawWorker();
    draw();
  });
  return { $root };
}

/** @param {string} text */
function heading(text) {
  return el("h2", { class: "govuk-heading-m" }, text);
}

/**
 * @param {string} title
 * @param {Child[]} names of the columns, the first of the rows' names
 * @param {HTMLElement} $rows
 * @param {Child | Child[]} [$foot]
 */
function scrolling(title, names, $rows, $foot) {
  return el(
    "div",
    { class: "app-scroll app-compare__scroll", tabindex: "0", role: "region", "aria-label": `${title}, table` },
    el(
      "table",
      { class: "govuk-table app-table app-compare__table" },
      el("caption", { class: "govuk-visually-hidden" }, title),
      el(
        "thead",
        { class: "govuk-table__head" },
        el(
          "tr",
          {},
          ...names.map((name, i) =>
            el(
              "th",
              { scope: "col", class: `govuk-table__header${i > 0 ? " govuk-table__header--numeric" : ""}` },
              name,
            ),
          ),
        ),
      ),
      $rows,
      $foot && el("tfoot", {}, $foot),
    ),
  );
}

/**
 * @param {Child[]} name
 * @param {HTMLElement[]} cells
 */
function row(name, cells) {
  return el(
    "tr",
    { class: "govuk-table__row" },
    el("th", { scope: "row", class: "govuk-table__cell app-table__name" }, ...name),
    ...cells,
  );
}

/**
 * @param {Child} child
 * @param {string} [classes]
 */
function cell(child, classes = "") {
  return el("td", { class: `govuk-table__cell govuk-table__cell--numeric ${classes}` }, child);
}

/** @param {Comparison} comparison */
function councilsTable({ councils }) {
  return scrolling(
    "Councils",
    ["Council", "Summary of", "Children", "Children without an error", "Rows at fault", "For each 100 children"],
    el(
      "tbody",
      { class: "govuk-table__body" },
      ...councils.map(({ name, made_on, children, children_with_errors, errors, errors_per_100_children }) =>
        row(
          [name],
          [
            cell(made_on.split("-").reverse().join("/")),
            cell(number(children)),
            cell(percent(children > 0 ? 1 - children_with_errors / children : 1)),
            cell(number(errors)),
            cell(number(errors_per_100_children)),
          ],
        ),
      ),
    ),
  );
}

/** @param {Comparison} comparison */
function groupsTable({ groups, councils, total }) {
  /** @param {ComparedGroup} group */
  const line = ({ group, errors, total: ofGroup, share }) =>
    row(
      [group, el("span", { class: "app-compare__meaning" }, GROUPS.get(group) ?? "")],
      [
        ...errors.map((each, i) =>
          cell(`${number(each)} (${percent(councils[i].errors > 0 ? each / councils[i].errors : 0)})`),
        ),
        cell(number(ofGroup)),
        cell(percent(share)),
      ],
    );
  return scrolling(
    "Groups of errors",
    ["Group", ...councils.map(({ name }) => name), "Total", "Share of total"],
    el("tbody", { class: "govuk-table__body" }, ...groups.map(line)),
    row(["All errors"], [...councils.map(({ errors }) => cell(number(errors))), cell(number(total)), cell(percent(1))]),
  );
}

/** @param {Comparison} comparison */
function legend({ shades }) {
  return el(
    "p",
    { class: "govuk-body-s app-compare__legend" },
    "Shading: share of the council’s own errors. ",
    ...shades.map((text, shade) => el("span", { class: `app-compare__sample app-shade-${shade}` }, text)),
    " A dash: not checked there. ",
    el("strong", {}, "▲"),
    ": stands out in this council.",
  );
}

/** @param {Comparison} comparison */
function codesTable({ codes, councils, total }) {
  const $rows = el("tbody", { class: "govuk-table__body" });
  /** @param {ComparedCode} code */
  const line = ({ code, title, group, errors, shades, total: ofCode, share, stands_out_in }) =>
    row(
      [el("strong", {}, code), ` ${title}`, el("span", { class: "app-compare__meaning" }, group)],
      [
        ...errors.map((each, i) => {
          const standsOut = stands_out_in.includes(councils[i].code);
          return el(
            "td",
            { class: `govuk-table__cell govuk-table__cell--numeric app-shade-${shades[i]}` },
            each === null ? [el("span", { "aria-hidden": "true" }, "–"), hidden("not checked")] : number(each),
            standsOut && [el("span", { "aria-hidden": "true" }, " ▲"), hidden(" stands out")],
          );
        }),
        cell(number(ofCode)),
        cell(percent(share)),
      ],
    );
  fillGradually($rows, codes, line);
  return scrolling(
    "Error types by council",
    ["Error type", ...councils.map(({ name }) => name), "Total", "Share of total"],
    $rows,
    row(["All errors"], [...councils.map(({ errors }) => cell(number(errors))), cell(number(total)), cell(percent(1))]),
  );
}

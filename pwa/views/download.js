// Handing over: the data, the workbook, the reports and the counts, each at one button. Files are made on this
// computer by the worker; nothing of a child is in their names.

import { definitionOf } from "../core/definition.js";
import { bullets, el, fill, link, paragraph } from "../core/dom.js";
import { latest } from "../core/latest.js";
import { count, number, yearLabel } from "../core/text.js";
import { resultsOf } from "../core/view.js";
import { details } from "../parts/details.js";
import { downloadButtons, makeFile } from "../parts/download-button.js";
import { reportScope } from "../parts/report-scope.js";
import { aboutSetAside } from "../parts/set-aside.js";
import { saveFile } from "../saved-work/saving.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {Child} from "../core/dom.js"
 * @import {Option, Wanted} from "../parts/download-button.js"
 * @import {DownloadChoices} from "../core/protocol.d.ts"
 * @import {Results} from "../core/results.js"
 * @import {Session} from "../core/session.js"
 */

/** A summary of counts as its file holds it. @typedef {{council: string, year: number, children: number, children_with_errors: number, errors: {code: string, errors: number, children: number}[], not_checked: string[]}} Counts */

/** @type {View} */
export const download = {
  path: "/download",
  title: "Download",
  needs: "results",
  wide: true,
  menu: { place: 80, text: "Download" },
  make: downloadView,
};

/** @type {MakeView} */
function downloadView(session, _route, signal) {
  const ask = latest(signal);
  const $told = el("div", {});
  const $content = el("div", {}, paragraph("Looking at what there is to download"));

  const drawTold = () => fill($told, whatToKnow(session));
  async function draw() {
    const wanted = ask();
    const results = resultsOf(session);
    drawTold();
    const choices = await session.ask({ type: "get_download_choices" }, "download_choices");
    if (choices && wanted()) {
      fill($content, sections(session, results, choices));
    }
  }

  session.addEventListener("results", draw, { signal });
  session.addEventListener("edits", drawTold, { signal });
  draw();
  return {
    $root: el("div", { class: "app-downloads" }, el("h1", { class: "govuk-heading-l" }, "Download"), $told, $content),
  };
}

/** @param {Session} session */
function whatToKnow({ results, changes, setAside }) {
  const notChecked = results ? results.notCheckedRules + results.checked.failed.length : 0;
  /** @type {Child[]} */
  const told = [
    changes > 0
      ? `Your ${count(changes, "change")} ${changes === 1 ? "is" : "are"} in all files.`
      : "You have changed nothing: every value leaves as it was loaded.",
    notChecked > 0 &&
      el(
        "span",
        {},
        link("#/not-checked", `${count(notChecked, "rule")} ${notChecked === 1 ? "was" : "were"} not checked`),
        ", so there may be errors that no report shows.",
      ),
  ];
  return [setAside > 0 && aboutSetAside(setAside), bullets(told.filter((text) => text !== false))];
}

/**
 * @param {Session} session
 * @param {Results} results
 * @param {DownloadChoices} choices
 */
function sections(session, results, choices) {
  return [data(session, choices), workbook(session), reports(session, results, choices), counts(session)];
}

/**
 * @param {string} title
 * @param {...(Child | Child[])} children
 */
function section(title, ...children) {
  return el(
    "section",
    { class: "app-downloads__section", "aria-label": title },
    el("h2", { class: "govuk-heading-m" }, title),
    ...children,
  );
}

/**
 * @param {string} title
 * @param {Child} text
 * @param {...(Child | Child[])} children
 */
function item(title, text, ...children) {
  return el(
    "div",
    { class: "app-downloads__item" },
    el("h3", { class: "govuk-heading-s" }, title),
    paragraph(text),
    ...children,
  );
}

/**
 * @param {Session} session
 * @param {DownloadChoices} choices
 */
function data(session, { this_year, last_year }) {
  return section(
    "Data",
    paragraph(
      "The return as it is now, for DfE’s portal or your case management system. Values are exactly as in your files, but for what you changed.",
    ),
    year(session, this_year, false),
    last_year.length > 0 && year(session, last_year, true),
  );
}

/**
 * @param {Session} session
 * @param {string[]} modules
 * @param {boolean} isLast
 */
function year(session, modules, isLast) {
  const label = yearLabel(session.checkedAs.collection_year - Number(isLast));
  const name = isLast ? `Last year (${label})` : `This year (${label})`;
  /** @type {(option: Omit<Option, "wanted">, wanted: Wanted) => Option} */
  const option = (texts, wanted) => ({ ...texts, wanted: () => ({ ...wanted, last_year: isLast }) });
  if (modules.length === 0) {
    return item(name, "No files of this year are loaded.");
  }
  const titles = new Map(definitionOf(session).modules.map((module) => [module.name, module.title]));
  return item(
    name,
    "CSV has a file for each module that is loaded. XML is one file; social workers and deprivation of liberty have no known place in it and come beside it as CSV, all in one zip.",
    downloadButtons(session, [
      option({ text: "All as CSV (.zip)", about: `of ${label}` }, { kind: "csv zip", ending: "zip" }),
      option({ text: "XML", about: `of ${label}` }, { kind: "xml", ending: "xml" }),
    ]),
    details(
      `Single CSV files of ${label}`,
      el(
        "div",
        {},
        downloadButtons(
          session,
          modules.map((module) =>
            option(
              { text: titles.get(module) ?? module, about: `as CSV, ${label}` },
              { kind: "csv", ending: "csv", module },
            ),
          ),
        ),
      ),
    ),
  );
}

/** @param {Session} session */
function workbook(session) {
  return section(
    "Workbook",
    paragraph(
      "An Excel workbook with a sheet for each module of both years, the cells at fault marked with their errors, and a sheet that lists every change against what was loaded.",
    ),
    downloadButtons(session, [
      { text: "Workbook (.xlsx)", about: "with the changes", wanted: () => ({ kind: "workbook", ending: "xlsx" }) },
    ]),
  );
}

/**
 * @param {Session} session
 * @param {Results} results
 * @param {DownloadChoices} choices
 */
function reports(session, results, choices) {
  const scope = reportScope(session, results, choices);
  /** @type {(about: string, kind: Wanted["kind"], ...endings: Wanted["ending"][]) => HTMLElement} */
  const buttons = (about, kind, ...endings) =>
    downloadButtons(
      session,
      endings.map((ending) => ({
        text: FORMATS[ending],
        about,
        wanted: () => ({ kind, ending, scope: scope.scope() }),
      })),
    );
  return section(
    "Error reports",
    scope.$root,
    scope.$told,
    item(
      "Summary of failed checks",
      "Each error type with its message, the number of rows at fault and of children.",
      buttons("summary of failed checks", "failed checks", "xlsx", "csv"),
    ),
    item(
      "Errors by child",
      "A line for each child and error, with the row, the values and a suggested answer, so that it can be filtered in Excel.",
      buttons("errors by child", "errors by child", "xlsx", "csv"),
    ),
    item(
      "List of child records in error",
      "As DfE’s portal has it: a line for each child with all its codes.",
      buttons("list of child records in error", "child records in error", "xlsx", "csv"),
    ),
    item(
      "Pages to print or to send",
      el(
        "span",
        {},
        "A page for each child in error, with space for answers. ",
        link("#/print", "Print the pages of the children listed"),
        ".",
      ),
      buttons("pages by child", "pages by child", "html"),
    ),
    results.notCheckedRules + results.checked.failed.length > 0 &&
      item(
        "What was not checked",
        "The rules that were not checked, and why.",
        buttons("rules that were not checked", "not checked", "xlsx", "csv"),
      ),
    results.fileProblems > 0 &&
      item(
        "Problems in the files",
        "What keeps values from being read as they were meant, whichever children are chosen above.",
        buttons("problems in the files", "problems in the files", "xlsx", "csv"),
      ),
  );
}

/** @type {Record<Wanted["ending"], string>} */
const FORMATS = { csv: "CSV", html: "Web page (.html)", json: "JSON", xlsx: "Excel (.xlsx)", xml: "XML", zip: "Zip" };

/** @param {Session} session */
function counts(session) {
  const $shown = el("div", {});
  const hasCouncil = session.checkedAs.council !== null;
  const $show = el(
    "button",
    { type: "button", class: "govuk-button govuk-button--secondary", onclick: show },
    "Show the summary of counts",
  );
  async function show() {
    const made = await makeFile(session, { kind: "summary of counts", ending: "json" });
    if (made) {
      fill($shown, whatIsShared(session, made.name, made.content));
      /** @type {HTMLElement | null} */ ($shown.querySelector("h3"))?.focus();
    }
  }
  return section(
    "Counts to share",
    paragraph(
      "A summary for comparing councils. It holds your council’s code, the collection year, the day, this tool’s version, the number of children, and for each error type the number of rows at fault and of children. Nothing about any child is in it: no ID, no date, no value. It leaves this computer only if you send the file.",
    ),
    hasCouncil
      ? $show
      : paragraph("A summary says whose it is: ", link("#/load", "choose your council"), " and check again."),
    $shown,
    paragraph(link("#/compare", "Compare councils by their summaries")),
  );
}

/**
 * The summary as it would be saved.
 * @param {Session} session
 * @param {string} name
 * @param {ArrayBuffer} content
 */
function whatIsShared(session, name, content) {
  const text = new TextDecoder().decode(content);
  /** @type {Counts} */
  const { council, year: ofYear, children, children_with_errors, errors, not_checked } = JSON.parse(text);
  const found = errors.filter((each) => each.errors > 0);
  return [
    el("h3", { class: "govuk-heading-s", tabindex: "-1" }, "What would be shared"),
    bullets([
      `${session.councilName(council)} (${council}), ${yearLabel(ofYear)}`,
      `${count(children, "child", "children")}, ${number(children_with_errors)} of them with an error`,
      `${count(found.length, "error type")} with ${count(
        found.reduce((sum, each) => sum + each.errors, 0),
        "row",
      )} at fault, and ${number(errors.length - found.length)} without any`,
      `${count(not_checked.length, "rule")} not checked`,
    ]),
    details(
      "Show the whole file",
      el(
        "div",
        {},
        el("pre", { class: "app-technical", tabindex: "0", role: "region", "aria-label": "The whole file" }, text),
      ),
    ),
    el(
      "div",
      { class: "govuk-button-group" },
      el(
        "button",
        { type: "button", class: "govuk-button", onclick: () => saveFile(name, content) },
        "Save the counts (.json)",
      ),
    ),
    downloadButtons(session, [
      {
        text: "Save the counts (.csv)",
        about: "to read in Excel",
        wanted: () => ({ kind: "summary of counts", ending: "csv" }),
      },
    ]),
  ];
}

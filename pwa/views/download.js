// Handing over: the data, the workbook, the reports and the counts, each at one button. Files are made on this
// computer by the worker; nothing of a child is in their names.

import { definitionOf } from "../core/definition.js";
import { bullets, el, fill, link, paragraph } from "../core/dom.js";
import { planDownloads } from "../core/downloads.js";
import { earlierExtract } from "../core/earlier-extract.js";
import { latest } from "../core/latest.js";
import { count, number, wholeDay, yearLabel } from "../core/text.js";
import { resultsOf } from "../core/view.js";
import { checkbox } from "../parts/choice.js";
import { details } from "../parts/details.js";
import { downloadButtons, makeFile } from "../parts/download-button.js";
import { reportScope } from "../parts/report-scope.js";
import { aboutSetAside } from "../parts/set-aside.js";
import { saveFile } from "../saved-work/saving.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {Child} from "../core/dom.js"
 * @import {DownloadPlan, PlannedButton, PlannedDownload, PlannedYear} from "../core/downloads.js"
 * @import {DownloadChoices} from "../core/protocol.d.ts"
 * @import {Results} from "../core/results.js"
 * @import {Session} from "../core/session.js"
 */

/** A summary of counts as its file holds it; what is due comes while the year runs only. @typedef {{council: string, year: number, as_at?: string, children: number, children_with_errors: number, children_with_due?: number, errors: {code: string, errors: number, children: number}[], not_checked: string[], left_out?: string[]}} Counts */

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
  const notChecked = results ? rulesNotChecked(results) : 0;
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
    changes > 0 &&
      el(
        "span",
        {},
        link("#/correct-at-source", "Correct at source"),
        " lists your changes for the people who keep your case management system.",
      ),
  ];
  return [setAside > 0 && aboutSetAside(setAside), bullets(told.filter((text) => text !== false))];
}

/** @param {Results} results */
function rulesNotChecked({ notCheckedRules, checked }) {
  return notCheckedRules + checked.failed.length;
}

/**
 * @param {Session} session
 * @param {Results} results
 * @param {DownloadChoices} choices
 */
function sections(session, results, choices) {
  const plan = planDownloads(session.ready?.downloads ?? [], {
    years: loadedYears(session, choices),
    holds: {
      always: true,
      "rules not checked": rulesNotChecked(results) > 0,
      "problems in the files": results.fileProblems > 0,
      "earlier extract": earlierExtract(session) !== null,
      "own checks": results.ownCheckRows > 0,
    },
  });
  return [
    data(session, plan),
    ...plan.ofBothYears.map((each) =>
      section(each.kind.title, paragraph(each.kind.about), downloadButtons(session, each.buttons)),
    ),
    reports(session, plan, reportScope(session, results, choices)),
    share(session, plan),
  ];
}

/**
 * @param {Session} session
 * @param {DownloadChoices} choices
 */
function loadedYears(session, { this_year, last_year }) {
  const titles = new Map(definitionOf(session).modules.map((module) => [module.name, module.title]));
  return [false, true]
    .map((isLast) => ({
      isLast,
      label: yearLabel(session.checkedAs.collection_year - Number(isLast)),
      modules: (isLast ? last_year : this_year).map((name) => ({ name, title: titles.get(name) ?? name })),
    }))
    .filter(({ isLast, modules }) => !isLast || modules.length > 0);
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
 * @param {DownloadPlan} plan
 */
function data(session, { years }) {
  return section(
    "Data",
    paragraph(
      "The return as it is now, for DfE’s portal or your case management system. Values are exactly as in your files, but for what you changed.",
    ),
    ...years.map((year) => dataOfYear(session, year)),
  );
}

/**
 * @param {Session} session
 * @param {PlannedYear} planned
 */
function dataOfYear(session, { year: { label, isLast, modules }, about, buttons, parts }) {
  const name = isLast ? `Last year (${label})` : `This year (${label})`;
  if (modules.length === 0) {
    return item(name, "No files of this year are loaded.");
  }
  return item(
    name,
    about,
    downloadButtons(session, buttons),
    ...parts.map((part) =>
      details(`${part.kind.title} of ${label}`, el("div", {}, downloadButtons(session, part.buttons))),
    ),
  );
}

/**
 * @param {Session} session
 * @param {DownloadPlan} plan
 * @param {ReturnType<typeof reportScope>} scope
 */
function reports(session, plan, { $root, $told, scope }) {
  return section(
    "Error reports",
    $root,
    $told,
    ...plan.reports.map(({ kind: { title, about, printed }, buttons }) =>
      item(
        title,
        printed ? el("span", {}, `${about} `, link("#/print", "Print the pages of the children listed"), ".") : about,
        downloadButtons(session, buttons, scope),
      ),
    ),
  );
}

/**
 * @param {Session} session
 * @param {DownloadPlan} plan
 */
function share(session, { shared }) {
  return section(
    "Counts to share",
    ...shared.flatMap((each) => showBeforeSaving(session, each)),
    paragraph(link("#/compare", "Compare councils by their summaries")),
  );
}

/**
 * What others get is shown in its usual form before it can be saved.
 * @param {Session} session
 * @param {PlannedDownload} planned
 */
function showBeforeSaving(session, { kind, buttons }) {
  const $shown = el("div", {});
  const lacksCouncil = kind.needs_council && session.checkedAs.council === null;
  /** @param {boolean} withoutSmall */
  async function show(withoutSmall) {
    const [usual, ...others] = buttons.map((button) => ({
      ...button,
      wanted: { ...button.wanted, without_small: withoutSmall },
    }));
    const made = await makeFile(session, usual.wanted);
    if (made) {
      fill($shown, whatIsShared(session, made, usual.text, others, aboutSmall(made.notes, withoutSmall, show)));
      /** @type {HTMLElement | null} */ ($shown.querySelector(withoutSmall ? "input" : "h3"))?.focus();
    }
  }
  return [
    paragraph(kind.about),
    lacksCouncil
      ? paragraph("A summary says whose it is: ", link("#/load", "choose your council"), " and check again.")
      : el(
          "button",
          { type: "button", class: "govuk-button govuk-button--secondary", onclick: () => show(false) },
          `Show the ${kind.in_sentence}`,
        ),
    $shown,
  ];
}

/**
 * What to know of small numbers before they are shared, with the choice to leave them out.
 * @param {string[]} notes of the file that was made
 * @param {boolean} withoutSmall whether they are left out
 * @param {(withoutSmall: boolean) => void} onChange
 */
function aboutSmall(notes, withoutSmall, onChange) {
  if (notes.length === 0) {
    return null;
  }
  return el(
    "div",
    { class: "govuk-inset-text app-text" },
    ...notes.map((note) => paragraph(note)),
    checkbox({ id: "without-small", label: "Leave out small numbers", checked: withoutSmall, onChange }),
  );
}

/**
 * The file as it would be saved.
 * @param {Session} session
 * @param {{name: string, content: ArrayBuffer}} made
 * @param {string} saveText of the button that saves it
 * @param {PlannedButton[]} others its other forms
 * @param {Child} $small about small numbers
 */
function whatIsShared(session, { name, content }, saveText, others, $small) {
  const text = new TextDecoder().decode(content);
  const counts = countsIn(text);
  return [
    el("h3", { class: "govuk-heading-s", tabindex: "-1" }, "What would be shared"),
    counts && inNumbers(session, counts),
    $small,
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
      el("button", { type: "button", class: "govuk-button", onclick: () => saveFile(name, content) }, saveText),
    ),
    others.length > 0 && downloadButtons(session, others),
  ];
}

/**
 * @param {string} text
 * @returns {Counts | null} null if it is no summary of counts
 */
function countsIn(text) {
  try {
    const found = JSON.parse(text);
    return Array.isArray(found.errors) && Array.isArray(found.not_checked) ? found : null;
  } catch {
    return null;
  }
}

/**
 * @param {Session} session
 * @param {Counts} counts
 */
function inNumbers(session, counts) {
  const { council, year, as_at, children, children_with_errors, children_with_due, errors } = counts;
  const { not_checked, left_out = [] } = counts;
  const found = errors.filter((each) => each.errors > 0);
  return bullets(
    [
      `${session.councilName(council)} (${council}), ${yearLabel(year)}${as_at ? `, as at ${wholeDay(as_at)}` : ""}`,
      `${count(children, "child", "children")}, ${number(children_with_errors)} of them with an error`,
      `${count(found.length, "error type")} with ${count(
        found.reduce((sum, each) => sum + each.errors, 0),
        "row",
      )} at fault, and ${number(errors.length - found.length)} without any`,
      children_with_due !== undefined &&
        `${count(children_with_due, "child", "children")} with something due later in the year`,
      left_out.length > 0 && `${count(left_out.length, "error type")} without numbers`,
      `${count(not_checked.length, "rule")} not checked`,
    ].filter((text) => text !== false),
  );
}

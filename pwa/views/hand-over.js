// Handing over: whether the return is ready, the two files that people need first, and everything else by who needs it.
// Files are made on this computer by the worker; nothing of a child is in their names.

import { definitionOf } from "../core/definition.js";
import { el, fill, link, paragraph } from "../core/dom.js";
import { planDownloads } from "../core/downloads.js";
import { earlierExtract } from "../core/earlier-extract.js";
import { latest } from "../core/latest.js";
import { count, yearLabel } from "../core/text.js";
import { resultsOf } from "../core/view.js";
import { askPeople } from "../parts/ask-people.js";
import { countsToShare } from "../parts/counts-to-share.js";
import { details } from "../parts/details.js";
import { downloadButtons } from "../parts/download-button.js";
import { fold, foldGroup } from "../parts/folds.js";
import { notShown } from "../parts/not-shown.js";
import { reportScope } from "../parts/report-scope.js";
import { returnReady } from "../parts/return-ready.js";
import { returnedAnswers } from "../parts/returned-answers.js";
import { aboutSetAside } from "../parts/set-aside.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {Child} from "../core/dom.js"
 * @import {DownloadPlan, PlannedDownload, PlannedYear} from "../core/downloads.js"
 * @import {DownloadChoices, DownloadInfo} from "../core/protocol.d.ts"
 * @import {Results} from "../core/results.js"
 * @import {Session} from "../core/session.js"
 * @import {Scope} from "../parts/report-scope.js"
 */

const TEXTS = {
  title: "Hand over",
  looking: "Looking for the files that you can hand over",
  noChanges: "You have not made any changes. The files will be the same as the ones you loaded.",
  firstFiles: "The files that people need first",
  aboutFirst:
    "This year’s data as it is now, in the form in which you loaded it, and every error with its row, its values and a suggested answer.",
  others: "All other files",
  aboutData: "Apart from your changes, every value is exactly as in your files.",
  noFiles: "No files of this year are loaded.",
};

/** @type {View} */
export const handOver = {
  // The address that people have saved.
  path: "/download",
  title: TEXTS.title,
  needs: "results",
  wide: true,
  menu: { place: 80, text: TEXTS.title },
  make: handOverView,
};

/** @type {MakeView} */
function handOverView(session, _route, signal) {
  const ask = latest(signal);
  /** @type {ReturnType<typeof reportScope> | undefined} */
  let scope;
  const $changes = el("div", {});
  const $first = el("div", {}, paragraph(TEXTS.looking));
  const $scope = el("div", {});
  const folds = foldsByReaders();
  const asking = askPeople(session, signal);
  const answers = returnedAnswers(session, signal);
  fill(folds.questions.$content, asking.$root, answers.$root);

  const drawChanges = () => fill($changes, aboutChanges(session));
  async function draw() {
    const wanted = ask();
    const results = resultsOf(session);
    const choices = await session.ask({ type: "get_download_choices" }, "download_choices");
    if (!wanted()) {
      return;
    }
    if (!choices) {
      fill($first, notShown("The files"));
    } else {
      const plan = planDownloads(session.ready?.downloads ?? [], {
        years: loadedYears(session, choices),
        holds: held(session, results),
        loadedAs: choices.file_format,
      });
      scope = reportScope(session, results, choices, scope?.chosen());
      fill($first, downloadButtons(session, plan.first, { isMain: true }));
      fill($scope, scope.$root, scope.$told);
      fillFolds(session, plan, scope.scope, folds);
    }
  }

  session.addEventListener("results", draw, { signal });
  session.addEventListener("edits", drawChanges, { signal });
  drawChanges();
  draw();
  const $root = el(
    "div",
    { class: "app-hand-over" },
    el("h1", { class: "govuk-heading-l" }, TEXTS.title),
    returnReady(session, signal),
    $changes,
    section(TEXTS.firstFiles, paragraph(TEXTS.aboutFirst), $first),
    section(TEXTS.others, $scope, foldGroup(Object.values(folds))),
  );
  $root.addEventListener("shown", () => {
    asking.connect();
    answers.connect();
  });
  return { $root };
}

/** @typedef {ReturnType<typeof foldsByReaders>} Folds */

/** What is folded, by who needs it. */
function foldsByReaders() {
  return {
    caseSystem: fold(
      "For your case management system",
      "The data of both years as CSV or XML, and what to correct at source",
    ),
    questions: fold(
      "Ask social workers",
      "A file of questions for each of them, and their answers back into your data",
    ),
    socialWorkers: fold("For social workers", "The errors of each child, with space for answers"),
    managers: fold("For managers", "Counts of errors, and what changed"),
    dataTeam: fold("For your data team", "The workbook, the portal’s list, problems and rules not checked"),
    councils: fold("For other councils", "Counts to share, without anything about a child"),
  };
}

/**
 * @param {Session} session
 * @param {DownloadPlan} plan
 * @param {() => Scope} scope of the reports
 * @param {Folds} folds
 */
function fillFolds(session, plan, scope, folds) {
  /** @param {DownloadInfo["readers"]} readers */
  const reportsFor = (readers) =>
    plan.reports.filter(({ kind }) => kind.readers === readers).map((each) => report(session, each, scope));
  fill(
    folds.caseSystem.$content,
    paragraph(TEXTS.aboutData),
    ...plan.years.map((year) => dataOfYear(session, year)),
    item("Correct at source", [
      link("#/correct-at-source", "Correct at source"),
      " lists your changes for the people who keep your case management system.",
    ]),
  );
  fill(folds.socialWorkers.$content, ...reportsFor("social workers"));
  fill(folds.managers.$content, ...reportsFor("managers"));
  fill(
    folds.dataTeam.$content,
    ...plan.ofBothYears.map(({ kind, buttons }) => item(kind.title, kind.about, downloadButtons(session, buttons))),
    ...reportsFor("data team"),
  );
  fill(
    folds.councils.$content,
    el("h4", { class: "govuk-heading-s" }, "Counts to share"),
    ...countsToShare(session, plan.shared),
  );
}

/** @param {Session} session */
function aboutChanges({ changes, setAside }) {
  return [
    setAside > 0 && aboutSetAside(setAside),
    paragraph(
      changes > 0 ? `Your ${count(changes, "change")} ${changes === 1 ? "is" : "are"} in all files.` : TEXTS.noChanges,
    ),
  ];
}

/**
 * What there is, as conditions for a download.
 * @param {Session} session
 * @param {Results} results
 */
function held(session, results) {
  return {
    "rules not checked": results.notCheckedRules + results.checked.failed.length > 0,
    "problems in the files": results.fileProblems > 0,
    "earlier extract": earlierExtract(session) !== null,
    "own checks": results.ownCheckRows > 0,
  };
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
    { class: "app-hand-over__section", "aria-label": title },
    el("h2", { class: "govuk-heading-m" }, title),
    ...children,
  );
}

/**
 * @param {string} title
 * @param {Child | Child[]} text
 * @param {...(Child | Child[])} children
 */
function item(title, text, ...children) {
  return el(
    "div",
    { class: "app-hand-over__item" },
    el("h4", { class: "govuk-heading-s" }, title),
    paragraph(text),
    ...children,
  );
}

/**
 * @param {Session} session
 * @param {PlannedYear} planned
 */
function dataOfYear(session, { year: { label, isLast, modules }, about, buttons, parts }) {
  const name = isLast ? `Last year (${label})` : `This year (${label})`;
  if (modules.length === 0) {
    return item(name, TEXTS.noFiles);
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
 * @param {PlannedDownload} planned
 * @param {() => Scope} scope
 */
function report(session, { kind: { title, about, printed }, buttons }, scope) {
  return item(
    title,
    printed ? [`${about} `, link("#/print", "Print the pages of the children listed"), "."] : about,
    downloadButtons(session, buttons, { scope }),
  );
}

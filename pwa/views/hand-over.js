// Handing over: whether the return is ready, the two files that people need first, and all other files by who needs
// them. The worker makes the files on this computer; their names have no data about children.

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
import { showAnswer } from "../parts/not-shown.js";
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
  theFiles: "The files",
  allInclude: (/** @type {number} */ n) =>
    n === 1 ? "All files include your change." : `All files include your ${count(n, "change")}.`,
  noChanges: "You have not made any changes. The files will be the same as the ones you added.",
  firstFiles: "The files that people need first",
  aboutFirst:
    "This year’s data as it is now, in the same format as your files, and a list of every error with its row, its values and any suggestion.",
  aboutFirstAsXml:
    "This year’s data as it is now, as XML, which is the only format that DfE’s portal accepts, and a list of every error with its row, its values and any suggestion.",
  others: "All other files",
  aboutData: "Apart from your changes, every value is exactly as in your files.",
  noFiles: "You have not added any files for this year.",
  folds: {
    caseSystem: {
      title: "For your case management system",
      about: "The data for both years as CSV or XML, and what to correct at source",
      aboutIfOnlyXml: "The data as XML or CSV, and what to correct at source",
    },
    questions: {
      title: "Ask social workers",
      about: "A file of questions for each social worker, and their answers added to your data",
    },
    socialWorkers: { title: "For social workers", about: "The errors of each child, with space for answers" },
    managers: { title: "For managers", about: "Counts of errors, and what changed" },
    dataTeam: {
      title: "For your data team",
      about: "The workbook, the portal’s list, problems and rules not checked",
      aboutIfOnlyXml: "The workbook, the list of children with errors, problems and rules not checked",
    },
    councils: { title: "For other councils", about: "Counts to share, with no data about children" },
  },
  atSource: "Correct at source",
  aboutAtSource: " lists your changes for the people who look after your case management system.",
  countsToShare: "Counts to share",
  thisYear: (/** @type {string} */ year) => `This year (${year})`,
  lastYear: (/** @type {string} */ year) => `Last year (${year})`,
  partOfYear: (/** @type {string} */ part, /** @type {string} */ year) => `${part} of ${year}`,
  printPages: "Print the pages for the children listed",
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
  const $aboutFirst = paragraph(TEXTS.aboutFirst);
  const $first = el("div", { "aria-busy": "true" }, paragraph(TEXTS.looking));
  const $scope = el("div", {});
  const portalFormats = definitionOf(session).portal_formats;
  const folds = foldsByReaders(portalFormats);
  const asking = askPeople(session, signal);
  const answers = returnedAnswers(session, signal);
  fill(folds.questions.$content, asking.$root, answers.$root);

  const drawChanges = () => fill($changes, aboutChanges(session));
  async function draw() {
    const wanted = ask();
    const results = resultsOf(session);
    const choices = await session.ask({ type: "get_download_choices" }, "download_choices");
    if (wanted()) {
      showAnswer($first, TEXTS.theFiles, choices, (shown) => show(results, shown));
    }
  }

  /**
   * @param {Results} results
   * @param {DownloadChoices} choices
   */
  function show(results, choices) {
    const plan = planDownloads(session.ready?.downloads ?? [], {
      years: loadedYears(session, choices),
      holds: held(session, results),
      loadedAs: choices.file_format,
      portalFormats,
    });
    fill($aboutFirst, portalFormats.includes(choices.file_format) ? TEXTS.aboutFirst : TEXTS.aboutFirstAsXml);
    scope = reportScope(session, results, choices, scope?.chosen());
    fill($first, downloadButtons(session, plan.first, { isMain: true }));
    fill($scope, scope.$root, scope.$told);
    fillFolds(session, plan, scope.scope, folds);
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
    section(TEXTS.firstFiles, $aboutFirst, $first),
    section(TEXTS.others, $scope, foldGroup(Object.values(folds))),
  );
  $root.addEventListener("shown", () => {
    asking.connect();
    answers.connect();
  });
  return { $root };
}

/** @typedef {ReturnType<typeof foldsByReaders>} Folds */

/**
 * The files that are folded away, by who needs them.
 * @param {string[]} portalFormats
 */
function foldsByReaders(portalFormats) {
  /** @param {{title: string, about: string, aboutIfOnlyXml?: string}} texts */
  const foldOf = ({ title, about, aboutIfOnlyXml }) =>
    fold(title, portalFormats.includes("csv") ? about : (aboutIfOnlyXml ?? about));
  return {
    caseSystem: foldOf(TEXTS.folds.caseSystem),
    questions: foldOf(TEXTS.folds.questions),
    socialWorkers: foldOf(TEXTS.folds.socialWorkers),
    managers: foldOf(TEXTS.folds.managers),
    dataTeam: foldOf(TEXTS.folds.dataTeam),
    councils: foldOf(TEXTS.folds.councils),
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
    item(TEXTS.atSource, [link("#/correct-at-source", TEXTS.atSource), TEXTS.aboutAtSource]),
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
    el("h4", { class: "govuk-heading-s" }, TEXTS.countsToShare),
    ...countsToShare(session, plan.shared),
  );
}

/** @param {Session} session */
function aboutChanges({ changes, setAside }) {
  return [
    setAside > 0 && aboutSetAside(setAside),
    paragraph(changes > 0 ? TEXTS.allInclude(changes) : TEXTS.noChanges),
  ];
}

/**
 * Which conditions for a download are met.
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
  const name = isLast ? TEXTS.lastYear(label) : TEXTS.thisYear(label);
  if (modules.length === 0) {
    return item(name, TEXTS.noFiles);
  }
  return item(
    name,
    about,
    downloadButtons(session, buttons),
    ...parts.map((part) =>
      details(TEXTS.partOfYear(part.kind.title, label), el("div", {}, downloadButtons(session, part.buttons))),
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
    printed ? [`${about} `, link("#/print", TEXTS.printPages), "."] : about,
    downloadButtons(session, buttons, { scope }),
  );
}

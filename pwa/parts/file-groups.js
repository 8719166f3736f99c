// All chosen files in groups: first the files that are not used, then this year’s, last year’s and Ofsted’s lists.

import { announce } from "../core/announce.js";
import { moduleTitle } from "../core/definition.js";
import { el, fill, paragraph, redraw } from "../core/dom.js";
import { isLastYearFile, shortName, tablesOf } from "../core/kept-file.js";
import { count, listOf, yearLabel } from "../core/text.js";
import { awaitsAnswer, fileList, isRefused, problemText } from "./file-list.js";
import { whereOfstedLists } from "./ofsted-lists.js";

/**
 * @import {Child} from "../core/dom.js"
 * @import {ReturnInfo} from "../core/protocol.d.ts"
 * @import {KeptFile} from "../core/kept-file.js"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  thisYear: "This year’s return",
  lastYear: "Last year’s return",
  ofsted: "Ofsted lists",
  undecided: (/** @type {number} */ files) => `${count(files, "file waits", "files wait")} for your answer`,
  notUsed: (/** @type {number} */ files) => `${count(files, "file is", "files are")} not used`,
  reading: (/** @type {number} */ files) => `Reading ${count(files, "file")}`,
  withoutLists:
    "There are no Ofsted lists yet. Add Ofsted’s lists of children’s homes and social care providers, so that we can check URNs, provider codes and placement postcodes.",
  addLastYear:
    "No files yet. Many checks compare the 2 years: for example, whether an episode left open last year continues this year.",
  addLastYearToCompare:
    "No files yet. Add last year’s files to see last year’s key figures next to this year’s. No rule uses them.",
  addThisYear: (/** @type {string} */ modules) =>
    `No files yet. Add at least ${modules} as CSV, Excel (.xlsx) or .ods files, or the whole return as one XML file.`,
  addFiles: "No files yet. Add CSV, Excel (.xlsx) or .ods files, or the whole return as one XML file.",
  alsoHolds: (/** @type {string} */ file, /** @type {boolean} */ lastYear, /** @type {string[]} */ modules) =>
    `${file} also has ${lastYear ? "last" : "this"} year’s files: ${listOf(modules)}.`,
  missing: (/** @type {boolean} */ lastYear, /** @type {string[]} */ modules) =>
    `Not loaded for ${lastYear ? "last" : "this"} year: ${listOf(modules)}. Checks that need them will not run.`,
  noneOfLastYear:
    "There are no files for last year. Add them, so that we can compare the 2 years: for example, whether an episode left open last year continues this year.",
  noneOfLastYearToCompare:
    "There are no files for last year. Add them to see last year’s key figures next to this year’s. No rule uses them.",
  noneOfThisYear: (/** @type {string} */ modules) =>
    `There are no files for this year. Add at least ${modules}, or the whole return as one XML file.`,
  read: (/** @type {number} */ files) => `${count(files, "file")} read`,
  readAndNotUsed: (/** @type {string} */ read, /** @type {number} */ notUsed) =>
    `${read}, ${count(notUsed, "file")} not used`,
  question: (/** @type {string} */ read, /** @type {string} */ question) =>
    `${read}. A question about your files: ${question}`,
};

/**
 * @param {Session} session
 * @param {() => void} onGone a file was removed, and the focus with it
 */
export function fileGroups(session, onGone) {
  const $root = el("div", { class: "app-file-groups" });
  let unread = 0;
  const draw = () => {
    redraw($root, () => fill($root, groups(session, onGone)));
    const files = session.files.list;
    const stillUnread = files.filter(isWaiting).length;
    if (unread > 0 && stillUnread === 0 && files.length > 0) {
      announce(outcome(session));
    }
    unread = stillUnread;
  };
  return { $root, draw };
}

/**
 * Whether a file is one of this year's return, and used.
 * @param {KeptFile} file
 */
export function isUsableThisYear(file) {
  return !isRefused(file) && !isLastYearFile(file) && !file.report?.is_provider_list;
}

/** @param {KeptFile} file */
function isWaiting(file) {
  return (file.bytes !== null || file.read !== null) && file.report === null && !file.fault;
}

/**
 * @param {Session} session
 * @param {() => void} onGone
 * @returns {Child[]}
 */
function groups(session, onGone) {
  const { definition } = session;
  const files = session.files.list;
  const waiting = files.filter(isWaiting);
  const undecided = files.filter((file) => awaitsAnswer(file, session.files.questions));
  const notUsed = files.filter((file) => isRefused(file) && !undecided.includes(file));
  const used = files.filter((file) => !isWaiting(file) && !isRefused(file));
  const lists = used.filter((file) => file.report?.is_provider_list);
  const ofReturn = used.filter((file) => !file.report?.is_provider_list);
  const isComplete = files.length > 0 && waiting.length === 0 && session.ready !== null;
  /** @param {KeptFile[]} listed */
  const listOfFiles = (listed) => listed.length > 0 && fileList(session, listed, onGone);
  /** @param {boolean} lastYear */
  const year = (lastYear) => {
    const own = ofReturn.filter((file) => isLastYearFile(file) === lastYear);
    const shared = ofReturn.filter((file) => !own.includes(file) && modulesOf(file, lastYear).length > 0);
    return group({
      id: lastYear ? "last-year" : "this-year",
      title: lastYear ? TEXTS.lastYear : TEXTS.thisYear,
      note: session.settings.year > 0 && files.length > 0 ? yearLabel(session.settings.year - Number(lastYear)) : "",
      contents: [
        listOfFiles(own),
        ...shared.map((file) => note(alsoHolds(session, file, lastYear))),
        note(
          own.length === 0 && !isComplete
            ? hint(session, lastYear)
            : isComplete && missingOfYear(session, [...own, ...shared], lastYear),
        ),
      ],
    });
  };
  return [
    undecided.length > 0 &&
      group({
        id: "undecided",
        title: TEXTS.undecided(undecided.length),
        contents: [listOfFiles(undecided)],
      }),
    notUsed.length > 0 &&
      group({
        id: "not-used",
        title: TEXTS.notUsed(notUsed.length),
        contents: [listOfFiles(notUsed)],
      }),
    ...session.files.problems.map(problemText),
    waiting.length > 0 &&
      group({ id: "waiting", title: TEXTS.reading(waiting.length), contents: [listOfFiles(waiting)] }),
    year(false),
    (definition === null || takesLastYear(definition) || ofReturn.some(isLastYearFile)) && year(true),
    (definition?.reference_lists.length !== 0 || lists.length > 0) &&
      group({
        id: "ofsted",
        title: TEXTS.ofsted,
        contents: lists.length > 0 ? [listOfFiles(lists)] : [note(TEXTS.withoutLists), whereOfstedLists()],
      }),
  ];
}

/** @param {ReturnInfo} definition */
function takesLastYear({ reports_last_year, compares_last_year }) {
  return reports_last_year || compares_last_year;
}

/**
 * @param {Session} session
 * @param {boolean} lastYear
 */
function hint({ definition }, lastYear) {
  if (lastYear) {
    return definition?.compares_last_year ? TEXTS.addLastYearToCompare : TEXTS.addLastYear;
  }
  return definition ? TEXTS.addThisYear(leastNeeded(definition)) : TEXTS.addFiles;
}

/**
 * The modules that most checks need: the one that lists the children, and the one that their records open at.
 * @param {ReturnInfo} definition
 */
function leastNeeded(definition) {
  const modules = new Set([definition.main, definition.layout.opens]);
  return listOf([...modules].filter(Boolean).map((module) => moduleTitle(definition, module)));
}

/**
 * The modules of a year that a file is used for.
 * @param {KeptFile} file
 * @param {boolean} lastYear
 */
function modulesOf(file, lastYear) {
  return tablesOf(file)
    .filter(({ last_year }) => last_year === lastYear)
    .map(({ module }) => module);
}

/**
 * What a file that is listed under the other year has for this year.
 * @param {Session} session
 * @param {KeptFile} file
 * @param {boolean} lastYear
 */
function alsoHolds({ definition, files }, file, lastYear) {
  const titles = modulesOf(file, lastYear).map((module) => (definition ? moduleTitle(definition, module) : module));
  return TEXTS.alsoHolds(shortName(file, files.list), lastYear, titles);
}

/** @param {string | false} text */
function note(text) {
  return text && paragraph(text);
}

/**
 * @param {{id: string, title: string, note?: string, contents: Child[]}} options
 */
function group({ id, title, note = "", contents }) {
  return el(
    "section",
    { class: `app-file-group app-file-group--${id}`, "aria-labelledby": `group-${id}` },
    el(
      "h2",
      { class: "govuk-heading-m app-file-group__title", id: `group-${id}` },
      title,
      note && el("span", { class: "app-file-group__note" }, ` ${note}`),
    ),
    ...contents,
  );
}

/** @param {Session} session */
function outcome({ files: { list, questions } }) {
  const notUsed = list.filter((file) => isRefused(file) && !awaitsAnswer(file, questions)).length;
  const read = TEXTS.read(list.length - notUsed);
  const about = notUsed > 0 ? TEXTS.readAndNotUsed(read, notUsed) : read;
  return questions.length > 0 ? TEXTS.question(about, questions[0].question) : about;
}

/**
 * The modules of a year for which no file is loaded, in words.
 * @param {Session} session
 * @param {KeptFile[]} files of that year
 * @param {boolean} lastYear
 */
function missingOfYear(session, files, lastYear) {
  const loaded = new Set(files.flatMap((file) => modulesOf(file, lastYear)));
  const { definition } = session;
  if (!definition) {
    return "";
  }
  const expected = definition.modules.filter(
    ({ first_year }) => first_year <= session.settings.year - Number(lastYear),
  );
  const missing = expected.filter(({ name }) => !loaded.has(name)).map(({ title }) => title);
  if (missing.length === 0) {
    return "";
  }
  if (missing.length < expected.length) {
    return TEXTS.missing(lastYear, missing);
  }
  if (lastYear) {
    return definition.compares_last_year ? TEXTS.noneOfLastYearToCompare : TEXTS.noneOfLastYear;
  }
  return TEXTS.noneOfThisYear(leastNeeded(definition));
}

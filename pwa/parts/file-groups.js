// All chosen files in groups: first what is not used, then this year's, last year's and Ofsted's lists.

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
      title: lastYear ? "Last year’s return" : "This year’s return",
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
        title: `${count(undecided.length, "file")} ${undecided.length === 1 ? "waits" : "wait"} for your answer`,
        contents: [listOfFiles(undecided)],
      }),
    notUsed.length > 0 &&
      group({
        id: "not-used",
        title: `${count(notUsed.length, "file")} ${notUsed.length === 1 ? "is" : "are"} not used`,
        contents: [listOfFiles(notUsed)],
      }),
    ...session.files.problems.map(problemText),
    waiting.length > 0 &&
      group({ id: "waiting", title: `Reading ${count(waiting.length, "file")}`, contents: [listOfFiles(waiting)] }),
    year(false),
    (definition?.reports_last_year !== false || ofReturn.some(isLastYearFile)) && year(true),
    (definition?.reference_lists.length !== 0 || lists.length > 0) &&
      group({
        id: "ofsted",
        title: "Ofsted lists",
        contents: lists.length > 0 ? [listOfFiles(lists)] : [note(WITHOUT_LISTS), whereOfstedLists()],
      }),
  ];
}

const WITHOUT_LISTS =
  "No Ofsted list is loaded. With Ofsted’s lists of children’s homes and of social care providers, the checks that look up URNs, provider codes and postcodes of placements can run.";

/**
 * @param {Session} session
 * @param {boolean} lastYear
 */
function hint({ definition }, lastYear) {
  if (lastYear) {
    return "No files yet. Many checks compare the two years: for example, whether an episode left open last year continues this year.";
  }
  return definition
    ? `No files yet. Add ${leastNeeded(definition)} at least, as CSV, Excel (.xlsx) or .ods, or the whole return as one XML file.`
    : "No files yet. Add CSV, Excel (.xlsx) or .ods files, or the whole return as one XML file.";
}

/**
 * The modules without which hardly anything can be checked: the one that lists the children, and the one that their
 * records open at.
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
 * What a file that is listed under the other year holds of this one.
 * @param {Session} session
 * @param {KeptFile} file
 * @param {boolean} lastYear
 */
function alsoHolds({ definition, files }, file, lastYear) {
  const titles = modulesOf(file, lastYear).map((module) => (definition ? moduleTitle(definition, module) : module));
  return `${shortName(file, files.list)} also holds files of ${lastYear ? "last" : "this"} year: ${listOf(titles)}.`;
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
  const read = `${count(list.length - notUsed, "file")} read`;
  const about = notUsed > 0 ? `${read}, ${count(notUsed, "file")} not used` : read;
  return questions.length > 0 ? `${about}. A question about your files: ${questions[0].question}` : about;
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
    return `Not loaded for ${lastYear ? "last" : "this"} year: ${listOf(missing)}. Checks that need them will not run.`;
  }
  return lastYear
    ? "No files of last year are loaded. With them, the checks that compare the two years can run: for example, whether an episode left open last year continues this year."
    : `No files of this year are loaded. Add ${leastNeeded(definition)} at least, or the whole return as XML.`;
}

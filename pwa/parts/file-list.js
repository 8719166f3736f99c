// A list of chosen files: what each was recognised as, what is wrong with it, and what the user can do with it.

import { el, hidden, linkButton } from "../core/dom.js";
import { holdsBothYears, isLastYearFile, isReadAndNotUsed, shortName } from "../core/kept-file.js";
import { count, megabytes } from "../core/text.js";

/**
 * @import {Child} from "../core/dom.js"
 * @import {FileProblem, FileReport, FilesQuestion} from "../core/protocol.d.ts"
 * @import {KeptFile} from "../core/kept-file.js"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  useInstead: "Use this one instead",
  toThisYear: "Move to this year",
  toLastYear: "Move to last year",
  remove: "Remove",
  removed: (/** @type {string} */ name) => ` ${name}`,
  of: (/** @type {string} */ name) => `: ${name}`,
  treatedAs: (/** @type {boolean} */ lastYear) => `Treated as ${lastYear ? "last" : "this"} year’s file. `,
  known: (/** @type {string} */ title, /** @type {string} */ size) => `${title}, ${size}`,
  notUsed: "Not used",
  understanding: (/** @type {number} */ share) => `Reading your file: ${Math.floor(share * 100)}%`,
  reading: (/** @type {number} */ read, /** @type {number} */ size) =>
    `Reading: ${megabytes(read)} of ${megabytes(size)}`,
  waiting: "Waiting to be read",
  error: "Error: ",
  check: "Check: ",
};
/** Smaller files (in bytes) are read too quickly to show progress. */
const SHOWS_PROGRESS = 1e6;

/**
 * @param {Session} session
 * @param {KeptFile[]} files
 * @param {() => void} onGone a file was removed, and the focus with it
 */
export function fileList(session, files, onGone) {
  return el("ul", { class: "govuk-list app-files" }, ...files.map((file) => entry(session, file, onGone)));
}

/**
 * @param {Session} session
 * @param {KeptFile} file
 * @param {() => void} onGone
 */
function entry(session, file, onGone) {
  const name = shortName(file, session.files.list);
  const waits = awaitsAnswer(file, session.files.questions);
  return el(
    "li",
    { class: `app-file${isRefused(file) ? " app-file--refused" : ""}` },
    el("div", { class: "app-file__name" }, name),
    el("div", { class: "app-file__actions" }, ...actions(session, file, name, onGone)),
    el("div", { class: "app-file__what" }, whatItIs(file, waits), !session.files.demo && !waits && yearReason(file)),
    ...(waits ? [] : problems(file)).map(problemText),
  );
}

/**
 * @param {Session} session
 * @param {KeptFile} file
 * @param {string} name
 * @param {() => void} onGone
 * @returns {Child[]}
 */
function actions(session, file, name, onGone) {
  const { id, report } = file;
  const isOfAYear = report !== null && report.title !== "" && !report.is_provider_list && !holdsBothYears(file);
  const use =
    report?.another_used &&
    !awaitsAnswer(file, session.files.questions) &&
    linkButton(
      () => {
        session.files.useInstead(id);
        onGone();
      },
      TEXTS.useInstead,
      hidden(TEXTS.of(name)),
    );
  const move =
    isOfAYear &&
    linkButton(
      () => session.files.move(id),
      isLastYearFile(file) ? TEXTS.toThisYear : TEXTS.toLastYear,
      hidden(TEXTS.of(name)),
    );
  const remove = linkButton(
    () => {
      session.files.remove(id);
      onGone();
    },
    TEXTS.remove,
    hidden(TEXTS.removed(name)),
  );
  remove.setAttribute("data-focus", `remove-${id}`);
  if (move) {
    move.setAttribute("data-focus", `move-${id}`);
  }
  return [use, move, remove];
}

/** @param {KeptFile} file */
function yearReason(file) {
  const reason = file.report?.year_reason;
  const where = file.report?.another_used && TEXTS.treatedAs(isLastYearFile(file));
  return reason && el("span", { class: "app-file__reason" }, ". ", where, reason);
}

/**
 * Whether a file is not used at all.
 * @param {KeptFile} file
 */
export function isRefused(file) {
  return file.fault !== "" || (file.report !== null && file.report.modules.length === 0);
}

/**
 * Whether the user’s answer to a question decides if a file is used.
 * @param {KeptFile} file
 * @param {FilesQuestion[]} questions
 */
export function awaitsAnswer(file, questions) {
  return isReadAndNotUsed(file) && questions.some(({ file_ids }) => file_ids.includes(file.id));
}

/**
 * @param {KeptFile} file
 * @param {boolean} waits for an answer
 */
function whatItIs(file, waits) {
  const { report } = file;
  const known = report?.title ? TEXTS.known(report.title, sizeOf(report)) : "";
  if (waits) {
    return known;
  }
  if (isRefused(file)) {
    return [el("strong", { class: "govuk-tag govuk-tag--red" }, TEXTS.notUsed), known && ` ${known}`];
  }
  if (file.read !== null && file.size > SHOWS_PROGRESS) {
    return TEXTS.reading(file.read, file.size);
  }
  if (file.understood !== null) {
    return TEXTS.understanding(file.understood);
  }
  return known || TEXTS.waiting;
}

/** @param {FileReport} report */
export function sizeOf({ rows, lists_children }) {
  return lists_children ? count(rows, "child", "children") : count(rows, "row");
}

/**
 * @param {KeptFile} file
 * @returns {FileProblem[]}
 */
function problems({ fault, report }) {
  return fault ? [{ severity: "error", text: fault }] : (report?.problems ?? []);
}

/** @param {FileProblem} problem */
export function problemText({ severity, text }) {
  const isError = severity === "error";
  return el(
    "p",
    { class: isError ? "govuk-error-message app-problem" : "govuk-body-s app-problem app-problem--warning" },
    isError ? hidden(TEXTS.error) : el("strong", {}, TEXTS.check),
    text,
  );
}

// The files chosen for one year: what each was recognised as, what is wrong with it, and how to take it out again.

import { el, hidden, linkButton } from "../dom.js";
import { isLastYear } from "../session.js";
import { count } from "../text.js";

/**
 * @import {FileProblem} from "../protocol.d.ts"
 * @import {KeptFile, Session} from "../session.js"
 */

/**
 * @param {Session} session
 * @param {KeptFile[]} files
 * @param {() => void} onGone a file was removed or moved, and the focus with it
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
  const remove = linkButton(
    () => {
      session.removeFile(file.id);
      onGone();
    },
    "Remove",
    hidden(` ${file.name}`),
  );
  const move = linkButton(
    () => {
      session.moveFile(file.id);
      onGone();
    },
    isLastYear(file) ? "Move to this year" : "Move to last year",
    hidden(`: ${file.name}`),
  );
  remove.setAttribute("data-focus", `remove-${file.id}`);
  move.setAttribute("data-focus", `move-${file.id}`);
  return el(
    "li",
    { class: `app-file${isRefused(file) ? " app-file--refused" : ""}` },
    el("div", { class: "app-file__name" }, file.name),
    el("div", { class: "app-file__what" }, whatItIs(file)),
    el("div", { class: "app-file__actions" }, move, " ", remove),
    file.chosenYear === null && file.report?.year_reason && el("p", { class: "govuk-body-s app-problem" }, file.report.year_reason),
    ...problems(file).map(problemText),
  );
}

/**
 * Whether a file can't be used at all.
 * @param {KeptFile} file
 */
export function isRefused(file) {
  return file.bytes === null || (file.report !== null && file.report.modules.length === 0);
}

/** @param {KeptFile} file */
function whatItIs(file) {
  if (isRefused(file)) {
    return el("strong", { class: "govuk-tag govuk-tag--red" }, "Not used");
  }
  return file.report ? `${file.report.title}, ${count(file.report.rows, "row")}` : "Waiting to be read";
}

/**
 * @param {KeptFile} file
 * @returns {FileProblem[]}
 */
function problems({ name, bytes, report }) {
  if (bytes === null) {
    return [
      {
        severity: "error",
        text: `${name} could not be read. Close it in other programs, check that it is still there, then add it again.`,
      },
    ];
  }
  return report?.problems ?? [];
}

/** @param {FileProblem} problem */
export function problemText({ severity, text }) {
  const isError = severity === "error";
  return el(
    "p",
    { class: isError ? "govuk-error-message app-problem" : "govuk-body-s app-problem app-problem--warning" },
    isError ? hidden("Error: ") : el("strong", {}, "Check: "),
    text,
  );
}

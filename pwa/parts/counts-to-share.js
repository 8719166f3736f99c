// Counts that can be shared with other councils: what they would get is shown before it can be saved.

import { bullets, el, fill, link, paragraph } from "../core/dom.js";
import { warningWord } from "../core/return-words.js";
import { count, number, wholeDay, yearLabel } from "../core/text.js";
import { saveFile } from "../saved-work/saving.js";
import { checkbox } from "./choice.js";
import { details } from "./details.js";
import { downloadButtons, makeFile } from "./download-button.js";

/**
 * @import {Child} from "../core/dom.js"
 * @import {PlannedButton, PlannedDownload} from "../core/downloads.js"
 * @import {Session} from "../core/session.js"
 */

/** A summary of counts as its file holds it; it has what is due only during the year. @typedef {{council: string, year: number, as_at?: string, children: number, children_with_errors: number, children_with_due?: number, errors: {code: string, errors: number, children: number}[], not_checked: string[], left_out?: string[]}} Counts */

const TEXTS = {
  compare: "Compare councils using error counts",
  /** Before the link to the choice of a council, in it, and after. */
  noCouncil: ["A summary needs a council: ", "choose your council", " and check again."],
  show: (/** @type {string} */ what) => `Show the ${what}`,
  withoutSmall: "Leave out small numbers",
  title: "What would be shared",
  showFile: "Show the whole file",
  file: "The whole file",
  of: (/** @type {string} */ council, /** @type {Counts} */ { council: code, year, as_at }) =>
    `${council} (${code}), ${yearLabel(year)}${as_at ? `, as at ${wholeDay(as_at)}` : ""}`,
  children: (/** @type {number} */ children, /** @type {number} */ withErrors) =>
    `${count(children, "child", "children")}, ${number(withErrors)} of them with errors`,
  found: (/** @type {number} */ types, /** @type {number} */ errors) =>
    `${count(types, "type of error", "types of error")} found, ${count(errors, "error")}`,
  warnings: (/** @type {number} */ warnings) => count(warnings, warningWord().one, warningWord().many),
  notFound: (/** @type {number} */ types) => `${count(types, "type of error", "types of error")} not found`,
  due: (/** @type {number} */ children) =>
    `${count(children, "child", "children")} with something due later in the year`,
  leftOut: (/** @type {number} */ types) => `${count(types, "type of error", "types of error")} without numbers`,
  notChecked: (/** @type {number} */ rules) => `${count(rules, "rule")} not checked`,
};

/**
 * @param {Session} session
 * @param {PlannedDownload[]} shared what can be shared
 * @returns {Child[]}
 */
export function countsToShare(session, shared) {
  return [...shared.flatMap((each) => showBeforeSaving(session, each)), paragraph(link("#/compare", TEXTS.compare))];
}

/**
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
      /** @type {HTMLElement | null} */ ($shown.querySelector(withoutSmall ? "input" : "h4"))?.focus();
    }
  }
  return [
    paragraph(kind.about),
    lacksCouncil
      ? noCouncil()
      : el(
          "button",
          { type: "button", class: "govuk-button govuk-button--secondary", onclick: () => show(false) },
          TEXTS.show(kind.in_sentence),
        ),
    $shown,
  ];
}

function noCouncil() {
  const [before, choose, after] = TEXTS.noCouncil;
  return paragraph(before, link("#/load", choose), after);
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
    checkbox({ id: "without-small", label: TEXTS.withoutSmall, checked: withoutSmall, onChange }),
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
    el("h4", { class: "govuk-heading-s", tabindex: "-1" }, TEXTS.title),
    counts && inNumbers(session, counts),
    $small,
    details(
      TEXTS.showFile,
      el(
        "div",
        {},
        el("pre", { class: "app-technical", tabindex: "0", role: "region", "aria-label": TEXTS.file }, text),
      ),
    ),
    el(
      "div",
      { class: "govuk-button-group" },
      el(
        "button",
        {
          type: "button",
          class: "govuk-button govuk-button--secondary",
          onclick: () => saveFile(name, content),
        },
        saveText,
      ),
    ),
    others.length > 0 && downloadButtons(session, others),
  ];
}

/**
 * @param {string} text
 * @returns {Counts | null} null if it is not a summary of counts
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
  const { council, children, children_with_errors, children_with_due, errors, not_checked, left_out = [] } = counts;
  const isWarning = (/** @type {string} */ code) => session.results?.typeOf(code)?.warning ?? false;
  const found = errors.filter((each) => each.errors > 0 && !isWarning(each.code));
  const warnings = sum(errors.filter(({ code }) => isWarning(code)));
  return bullets(
    [
      TEXTS.of(session.councilName(council), counts),
      TEXTS.children(children, children_with_errors),
      TEXTS.found(found.length, sum(found)),
      warnings > 0 && TEXTS.warnings(warnings),
      TEXTS.notFound(errors.filter((each) => each.errors === 0).length),
      children_with_due !== undefined && TEXTS.due(children_with_due),
      left_out.length > 0 && TEXTS.leftOut(left_out.length),
      TEXTS.notChecked(not_checked.length),
    ].filter((text) => text !== false),
  );
}

/** @param {Counts["errors"]} counts */
function sum(counts) {
  return counts.reduce((all, { errors }) => all + errors, 0);
}

// Which errors a report is about (children, types of error, columns of the return) and which columns it has.

import { definitionOf } from "../core/definition.js";
import { el, fill } from "../core/dom.js";
import { errorName, NOW_OR_DUE } from "../core/results.js";
import { count } from "../core/text.js";
import { checkboxList } from "./checkbox-list.js";
import { details } from "./details.js";
import { scopeChildren } from "./scope-children.js";
import { scopeWhen } from "./scope-when.js";

/**
 * @import {DownloadChoices, DownloadOptions} from "../core/protocol.d.ts"
 * @import {Results, When} from "../core/results.js"
 * @import {Session} from "../core/session.js"
 * @import {CheckboxList} from "./checkbox-list.js"
 * @import {ChosenChildren} from "./scope-children.js"
 */

const TEXTS = {
  codes: "Types of error",
  code: (/** @type {string} */ name, /** @type {string} */ message) => `${name}: ${message}`,
  fields: "Columns of the return",
  aboutFields: "Only errors in one of these columns.",
  columns: "Columns of the list of errors by child",
  title: "Choose children, types of error or columns",
  children: (/** @type {number | null} */ n) =>
    `The reports are about ${n === null ? "all children" : count(n, "child", "children")}`,
  errorTypes: (/** @type {number} */ n) => count(n, "type of error", "types of error"),
  columnsOf: (/** @type {number} */ n) => count(n, "column"),
};

/**
 * What a report includes; null is everything.
 * @typedef {object} Scope
 * @property {DownloadOptions["selection"]} selection
 * @property {string[] | null} columns
 */

/**
 * What the user has chosen, kept for when there are new results; null is everything.
 * @typedef {object} ChosenScope
 * @property {boolean} isOpen whether the choices are shown
 * @property {When} when
 * @property {ChosenChildren} children
 * @property {string[] | null} codes
 * @property {string[] | null} fields
 * @property {string[] | null} columns
 */

/**
 * @param {Session} session
 * @param {Results} results
 * @param {DownloadChoices} choices
 * @param {ChosenScope} [before]
 */
export function reportScope(session, results, choices, before) {
  const whose = scopeChildren({
    session,
    results,
    people: choices.responsible,
    called: definitionOf(session).responsible,
    onChange: tell,
    before: before?.children,
  });
  const codes = checkboxList({
    title: TEXTS.codes,
    items: [...results.errorTypes, ...results.dueOnly].map((type) => ({
      value: type.code,
      label: TEXTS.code(errorName(type, type.code), type.message),
    })),
    chosen: before?.codes ?? true,
    onChange: tell,
  });
  const fields = checkboxList({
    title: TEXTS.fields,
    hint: TEXTS.aboutFields,
    items: choices.fields.map(({ value, label }) => ({ value, label })),
    chosen: before?.fields ?? true,
    onChange: tell,
  });
  const columns = checkboxList({
    title: TEXTS.columns,
    items: choices.columns.map((name) => ({ value: name, label: name })),
    chosen: before?.columns ?? true,
    onChange: tell,
  });
  const when = scopeWhen(results, before?.when ?? NOW_OR_DUE, tell);
  const $told = el("p", { class: "govuk-body app-scope__told", "aria-live": "polite" });

  /** Say what the reports will be about. */
  function tell() {
    const children = whose.children();
    fill(
      $told,
      [
        TEXTS.children(children && new Set(children).size),
        when.text(),
        part(codes, TEXTS.errorTypes),
        part(fields, TEXTS.columnsOf),
      ]
        .filter(Boolean)
        .join(", "),
      ".",
    );
  }

  tell();
  const $root = details(TEXTS.title, el("div", {}, when.$root, whose.$root, codes.$root, fields.$root, columns.$root));
  $root.open = before?.isOpen ?? false;
  return {
    $root,
    $told,
    /** @returns {ChosenScope} */
    chosen: () => ({
      isOpen: $root.open,
      when: when.value(),
      children: whose.chosen(),
      codes: codes.chosen(),
      fields: fields.chosen(),
      columns: columns.chosen(),
    }),
    /** @returns {Scope} */
    scope: () => ({
      selection: {
        when: when.value(),
        children: whose.children(),
        codes: codes.chosen(),
        fields: fields.chosen(),
      },
      columns: columns.chosen(),
    }),
  };
}

/**
 * @param {CheckboxList} list
 * @param {(chosen: number) => string} text
 */
function part(list, text) {
  const chosen = list.chosen();
  return chosen !== null && text(chosen.length);
}

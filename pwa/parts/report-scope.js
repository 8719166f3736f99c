// Which errors a report is about: of which children, of which types, in which columns of the return, and what it says.

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

/**
 * What a report is to hold; null is all of it.
 * @typedef {object} Scope
 * @property {DownloadOptions["selection"]} selection
 * @property {string[] | null} columns
 */

/**
 * What the user has chosen, to be chosen again when there are new results; null is all.
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
    title: "Error types",
    items: [...results.errorTypes, ...results.dueOnly].map((type) => ({
      value: type.code,
      label: `${errorName(type, type.code)}: ${type.message}`,
    })),
    chosen: before?.codes ?? true,
    onChange: tell,
  });
  const fields = checkboxList({
    title: "Columns of the return",
    hint: "Only errors that are about one of these columns.",
    items: choices.fields.map(({ value, label }) => ({ value, label })),
    chosen: before?.fields ?? true,
    onChange: tell,
  });
  const columns = checkboxList({
    title: "Columns of the list of errors by child",
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
        `The reports are about ${children === null ? "all children" : count(new Set(children).size, "child", "children")}`,
        when.text(),
        part(codes, "error type"),
        part(fields, "column"),
      ]
        .filter(Boolean)
        .join(", "),
      ".",
    );
  }

  tell();
  const $root = details(
    "Choose some children, error types or columns only",
    el("div", {}, when.$root, whose.$root, codes.$root, fields.$root, columns.$root),
  );
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
 * @param {string} name of what it holds
 */
function part(list, name) {
  const chosen = list.chosen();
  return chosen !== null && count(chosen.length, name);
}

// The suggested answers to one error of a child: each with its reason and one button, or a reason with several choices.

import { forAllRows, grouped, operationsKey } from "../core/answers.js";
import { el, fill, hidden, redraw, uniqueId } from "../core/dom.js";
import { tableKey } from "../core/tables.js";
import { agreeing, listOf } from "../core/text.js";
import { rowPreviews } from "./row-preview.js";

/**
 * @import {OfferedSuggestion} from "../core/protocol.d.ts"
 * @import {RecordModel} from "./record-model.js"
 */

const TEXTS = {
  one: "Suggested answer",
  several: "Suggested answers",
  suggestion: "Suggestion: ",
  forRow: (/** @type {string} */ row) => `For ${row}. `,
  source: (/** @type {string} */ source) => `Source: ${source}.`,
  use: "Use it",
  useOf: (/** @type {string} */ title) => ` ${title}`,
  bothRows: "both rows",
  allRows: (/** @type {number} */ rows) => `all ${rows} rows`,
  useFor: (/** @type {string} */ rows) => `Use for ${rows}`,
  ofRows: (/** @type {string} */ rows) => ` for ${rows}`,
  rowsFixed: (/** @type {OfferedSuggestion} */ { rows_fixed, rows_with_error }) =>
    `${rows_fixed} of ${rows_with_error} rows`,
  fixes: (/** @type {string} */ rows) => `Fixes ${rows}.`,
  eachFixes: (/** @type {string} */ rows, /** @type {string} */ useFor) => `Each fixes ${rows}. ${useFor}:`,
  alsoFixes: (/** @type {string[]} */ codes) => `Would also fix ${agreeing(codes.length, "error")} ${listOf(codes)}.`,
  stays: (/** @type {string} */ code) => `Would not fix error ${code} by itself.`,
  would: "Would",
  eachWould: "Each would",
  thisWould: (/** @type {string} */ title) => `${title} would`,
  cause: (/** @type {string} */ would, /** @type {string[]} */ codes) =>
    `${would} cause ${agreeing(codes.length, "a new error", "new errors")}: `,
};

/**
 * @param {Element} $place
 * @param {RecordModel} model
 * @param {OfferedSuggestion[]} suggestions those for the error
 * @param {(suggestion: OfferedSuggestion) => void} onUse
 */
export function showSuggestions($place, model, suggestions, onUse) {
  const groups = grouped(suggestions);
  const severalRows = new Set(suggestions.map(({ table, row }) => `${tableKey(table)} ${row}`)).size > 1;
  /** @param {OfferedSuggestion} suggestion */
  const rowName = ({ table, row }) => severalRows && TEXTS.forRow(model.rowName(table, row));
  redraw($place, () =>
    fill(
      $place,
      groups.length > 0 &&
        el(
          "ul",
          { class: "app-suggestions", "aria-label": groups.length > 1 ? TEXTS.several : TEXTS.one },
          ...groups.map(({ first, choices, ofOneRow }) =>
            choices.length > 0
              ? choice(choices, ofOneRow && rowName(first), suggestions, onUse)
              : item(first, ofOneRow && rowName(first), forAllRows(first, suggestions), onUse),
          ),
        ),
    ),
  );
}

/**
 * One sentence with a button for each choice, and one more where it can be used for all rows.
 * @param {OfferedSuggestion[]} choices
 * @param {string | false} rowName
 * @param {OfferedSuggestion[]} suggestions the answers to the error
 * @param {(suggestion: OfferedSuggestion) => void} onUse
 */
function choice(choices, rowName, suggestions, onUse) {
  const [{ reason, source, is_choice }] = choices;
  const forAll = choices.flatMap((each) => forAllRows(each, suggestions) ?? []);
  const id = uniqueId("choices");
  return el(
    "li",
    { class: "app-suggestion app-suggestion--choice" },
    el(
      "div",
      { id },
      rowName,
      sentence(reason),
      !is_choice && el("span", { class: "app-suggestion__source" }, ` ${TEXTS.source(source)}`),
    ),
    el(
      "div",
      { class: "app-suggestion__choices", role: "group", "aria-labelledby": id },
      ...choices.map((each) => useButton(each, each.title, "", onUse)),
    ),
    forAll.length > 0 && [
      el("div", {}, TEXTS.eachFixes(TEXTS.rowsFixed(forAll[0]), forAllText(forAll[0]))),
      el(
        "div",
        { class: "app-suggestion__choices", role: "group", "aria-label": forAllText(forAll[0]) },
        ...forAll.map((each) => useButton(each, each.title, TEXTS.ofRows(allRows(each)), onUse)),
      ),
    ],
    ...warnings(choices),
    rowPreviews(choices),
  );
}

/**
 * The new errors that choices would cause, in one line if they are the same.
 * @param {OfferedSuggestion[]} choices
 */
function warnings(choices) {
  const causing = choices.filter(({ appeared }) => appeared.length > 0);
  const all = new Set(choices.map(({ appeared }) => appeared.join()));
  return all.size === 1 && choices.length > 1
    ? causing.slice(0, 1).map(({ appeared }) => warning(TEXTS.eachWould, appeared))
    : causing.map(({ title, appeared }) => warning(TEXTS.thisWould(title), appeared));
}

/**
 * @param {OfferedSuggestion} suggestion
 * @param {string} text
 * @param {string} unseen what else a screen reader says
 * @param {(suggestion: OfferedSuggestion) => void} onUse
 */
function useButton(suggestion, text, unseen, onUse) {
  const key = `use ${suggestion.code} ${operationsKey(suggestion.operations)}`;
  const onclick = () => onUse(suggestion);
  return el("button", { type: "button", class: "app-tool", "data-focus": key, onclick }, text, hidden(unseen));
}

/**
 * @param {OfferedSuggestion} suggestion
 * @param {string | false} rowName where the row has to be named
 * @param {OfferedSuggestion | null} forAll the same for all rows with the error
 * @param {(suggestion: OfferedSuggestion) => void} onUse
 */
function item(suggestion, rowName, forAll, onUse) {
  const { code, title, reason, source, resolved, appeared } = suggestion;
  const others = resolved.filter((each) => each !== code);
  return el(
    "li",
    { class: "app-suggestion" },
    el(
      "div",
      { class: "app-suggestion__head" },
      el("strong", {}, hidden(TEXTS.suggestion), title),
      useButton(suggestion, TEXTS.use, TEXTS.useOf(title), onUse),
    ),
    el(
      "div",
      {},
      rowName,
      `${sentence(reason)} `,
      el("span", { class: "app-suggestion__source" }, TEXTS.source(source)),
    ),
    rowPreviews([suggestion]),
    others.length > 0 && el("div", {}, TEXTS.alsoFixes(others)),
    !resolved.includes(code) && stillThere(suggestion),
    forAll && useButton(forAll, forAllText(forAll), TEXTS.useOf(title), onUse),
    appeared.length > 0 && warning(TEXTS.would, appeared),
  );
}

/**
 * @param {string} would
 * @param {string[]} appeared codes of new errors
 */
function warning(would, appeared) {
  return el(
    "div",
    { class: "app-suggestion__warning" },
    el("strong", {}, TEXTS.cause(would, appeared)),
    listOf(appeared),
  );
}

/**
 * Where the error stays: how many of its rows are fixed.
 * @param {OfferedSuggestion} suggestion
 */
function stillThere(suggestion) {
  return suggestion.rows_fixed > 0
    ? el("div", {}, TEXTS.fixes(TEXTS.rowsFixed(suggestion)))
    : el("div", { class: "app-suggestion__warning" }, TEXTS.stays(suggestion.code));
}

/** @param {OfferedSuggestion} forAll */
function forAllText(forAll) {
  return TEXTS.useFor(allRows(forAll));
}

/** @param {OfferedSuggestion} forAll */
function allRows({ rows_with_error }) {
  return rows_with_error === 2 ? TEXTS.bothRows : TEXTS.allRows(rows_with_error);
}

/** @param {string} text */
function sentence(text) {
  return /[.?]$/.test(text) ? text : `${text}.`;
}

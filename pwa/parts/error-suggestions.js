// The suggested answers to one error of a child, each with its reason and one button.

import { el, fill, hidden, redraw } from "../core/dom.js";
import { cellKey, tableKey } from "../core/tables.js";
import { listOf } from "../core/text.js";

/**
 * @import {OfferedSuggestion} from "../core/protocol.d.ts"
 * @import {RecordModel} from "./record-model.js"
 */

/**
 * @param {Element} $place
 * @param {RecordModel} model
 * @param {OfferedSuggestion[]} suggestions those for the error
 * @param {(suggestion: OfferedSuggestion) => void} onUse
 */
export function showSuggestions($place, model, suggestions, onUse) {
  const rows = new Set(suggestions.map(({ table, row }) => `${tableKey(table)} ${row}`));
  redraw($place, () =>
    fill(
      $place,
      suggestions.length > 0 &&
        el(
          "ul",
          { class: "app-suggestions", "aria-label": suggestions.length > 1 ? "Suggested answers" : "Suggested answer" },
          ...suggestions.map((suggestion) => item(model, suggestion, rows.size > 1, () => onUse(suggestion))),
        ),
    ),
  );
}

/**
 * @param {RecordModel} model
 * @param {OfferedSuggestion} suggestion
 * @param {boolean} severalRows whether the row has to be named
 * @param {() => void} use
 */
function item(model, { code, table, row, values, title, reason, source, resolved, appeared }, severalRows, use) {
  const others = resolved.filter((each) => each !== code);
  const key = `use ${code} ${values.map((each) => `${cellKey(each)} ${each.value}`).join()}`;
  return el(
    "li",
    { class: "app-suggestion" },
    el(
      "div",
      { class: "app-suggestion__head" },
      el("strong", {}, hidden("Suggestion: "), title),
      el(
        "button",
        { type: "button", class: "app-tool", "data-focus": key, onclick: use },
        "Use it",
        hidden(` ${title}`),
      ),
    ),
    el(
      "div",
      {},
      severalRows && `For ${model.rowName(table, row)}. `,
      `${sentence(reason)} `,
      el("span", { class: "app-suggestion__source" }, `Source: ${source}.`),
    ),
    others.length > 0 && el("div", {}, `Would also resolve ${errors(others)}.`),
    !resolved.includes(code) &&
      el("div", { class: "app-suggestion__warning" }, `Would not resolve error ${code} by itself.`),
    appeared.length > 0 &&
      el(
        "div",
        { class: "app-suggestion__warning" },
        el("strong", {}, `Would cause ${appeared.length > 1 ? "new errors" : "a new error"}: `),
        listOf(appeared),
      ),
  );
}

/** @param {string[]} codes */
function errors(codes) {
  return `${codes.length > 1 ? "errors" : "error"} ${listOf(codes)}`;
}

/** @param {string} text */
function sentence(text) {
  return /[.?]$/.test(text) ? text : `${text}.`;
}

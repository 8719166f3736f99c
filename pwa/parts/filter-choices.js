// The filters of the list of children: by whether they have errors, by status, and by type of error.

import { el, fill, fillGradually } from "../core/dom.js";
import { ANY_ERROR, filterName, MARKED, NO_ERROR, WARNINGS_ONLY } from "../core/results.js";
import { warningWord } from "../core/return-words.js";
import { capital, number } from "../core/text.js";
import { body, cell, columnHead, NUMERIC_HEADER, numericCell, row, table } from "./table.js";

/**
 * @import {Marks} from "../core/marks.js"
 * @import {Filter, Results} from "../core/results.js"
 */

/** @typedef {{value: Filter, code: string, message: string, children: number}} Choice */

const TEXTS = {
  label: "Filter by type of error",
  search: "Search types of error",
  none: "No types of error found",
  caption: "Types of error, with the number of children",
  code: "Code",
  message: "Message",
  children: "Children",
  warning: (/** @type {string} */ message) => `${capital(warningWord().one)}: ${message}`,
};

/**
 * @param {object} options
 * @param {string} options.id
 * @param {Marks} options.marks
 * @param {(filter: Filter) => void} options.onChoose
 */
export function filterChoices({ id, marks, onChoose }) {
  /** @type {Results | null} */
  let results = null;
  /** @type {Filter} */
  let filter = "";
  const $search = el("input", {
    class: "govuk-input app-input",
    id: `${id}-search`,
    type: "search",
    autocomplete: "off",
    oninput: drawRows,
  });
  const $rows = body([]);

  function drawRows() {
    if (!results) {
      return;
    }
    const searched = $search.value.trim().toLowerCase();
    const types = typeChoices(results, searched);
    fillGradually($rows, searched ? types : [...generalChoices(results, marks), ...types], line);
    if (searched && types.length === 0) {
      fill($rows, el("tr", {}, el("td", { class: "govuk-table__cell", colspan: 3 }, TEXTS.none)));
    }
  }

  /** @param {Choice} choice */
  function line({ value, code, message, children }) {
    const current = value === filter;
    const $row = row(
      cell(code),
      cell(el("button", { type: "button", class: "app-filter__choice", "aria-pressed": String(current) }, message)),
      numericCell(number(children)),
    );
    $row.classList.add("app-filter__row");
    $row.classList.toggle("app-filter__row--current", current);
    // The button is for the keyboard; for the mouse the whole row acts.
    $row.addEventListener("click", () => onChoose(value));
    return $row;
  }

  return {
    $root: el(
      "div",
      { class: "app-filter__panel", id, role: "group", "aria-label": TEXTS.label, hidden: true },
      el("label", { class: "govuk-label", for: $search.id }, TEXTS.search),
      $search,
      el("div", { class: "app-filter__scroll" }, choicesTable($rows)),
    ),
    /**
     * @param {Results} newResults
     * @param {Filter} newFilter
     */
    show(newResults, newFilter) {
      results = newResults;
      filter = newFilter;
    },
    /** The panel was opened. */
    start() {
      $search.value = "";
      drawRows();
      $search.focus();
    },
  };
}

/** @param {HTMLElement} $rows */
function choicesTable($rows) {
  return table({
    caption: TEXTS.caption,
    look: "app-filter__table",
    heads: [columnHead(TEXTS.code), columnHead(TEXTS.message), columnHead(TEXTS.children, NUMERIC_HEADER)],
    $body: $rows,
  });
}

/**
 * @param {Results} results
 * @param {string} searched in lower case
 * @returns {Choice[]}
 */
function typeChoices({ errorTypes }, searched) {
  return errorTypes
    .filter(({ code, message, whole_return }) => !whole_return && `${code} ${message}`.toLowerCase().includes(searched))
    .map(({ code, message, children, warning }) => ({
      value: code,
      code,
      message: warning ? TEXTS.warning(message) : message,
      children: children.length,
    }));
}

/**
 * The filters that are not types of error; the statuses are among them if the user noted anything.
 * @param {Results} results
 * @param {Marks} marks
 * @returns {Choice[]}
 */
function generalChoices(results, marks) {
  const noted = marks.isEmpty
    ? []
    : [...MARKED].map(([value, message]) => ({ value, message, children: results.countOf(value, marks) }));
  return [
    ...[ANY_ERROR, WARNINGS_ONLY, NO_ERROR]
      .map((value) => ({
        value,
        message: filterName(value, results.when),
        children: results.countOf(value, marks),
      }))
      .filter(({ value, children }) => value !== WARNINGS_ONLY || children > 0),
    ...noted,
  ].map((choice) => ({ ...choice, code: "–" }));
}

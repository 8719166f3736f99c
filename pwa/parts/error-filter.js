// The panel beside "Child ID" that filters the children by type of error.

import { el, fill, fillGradually, link, uniqueId } from "../core/dom.js";
import { ALL, ANY_ERROR, filterName, MARKED, NO_ERROR } from "../core/results.js";
import { address } from "../core/router.js";
import { number } from "../core/text.js";

/**
 * @import {Marks} from "../core/marks.js"
 * @import {Filter, Results} from "../core/results.js"
 */

/**
 * @typedef {object} ErrorFilter
 * @property {HTMLElement} $root
 * @property {(results: Results, filter: Filter) => void} show
 */

/**
 * @param {object} options
 * @param {(filter: Filter) => void} options.onFilter
 * @param {Marks} options.marks
 * @param {AbortSignal} options.signal
 * @returns {ErrorFilter}
 */
export function errorFilter({ onFilter, marks, signal }) {
  const panelId = uniqueId("filter");
  /** @type {Results | null} */
  let results = null;
  /** @type {Filter} */
  let filter = ALL;

  const $button = el(
    "button",
    {
      type: "button",
      class: "app-filter__button",
      "aria-expanded": "false",
      "aria-controls": panelId,
      onclick: () => toggle(!isOpen()),
    },
    "All children",
  );
  const $clear = el(
    "button",
    { type: "button", class: "app-link-button app-filter__clear", hidden: true, onclick: () => choose(ALL) },
    "Clear filter",
  );
  const $search = el("input", {
    class: "govuk-input app-input",
    id: `${panelId}-search`,
    type: "search",
    autocomplete: "off",
    oninput: drawRows,
  });
  const $rows = el("tbody", { class: "govuk-table__body" });
  const $panel = el(
    "div",
    { class: "app-filter__panel", id: panelId, role: "group", "aria-label": "Filter by error type", hidden: true },
    el("label", { class: "govuk-label", for: `${panelId}-search` }, "Search error types"),
    $search,
    el(
      "div",
      { class: "app-filter__scroll" },
      el(
        "table",
        { class: "govuk-table app-table app-filter__table" },
        el("caption", { class: "govuk-visually-hidden" }, "Types of error, with the number of children"),
        el(
          "thead",
          { class: "govuk-table__head" },
          el("tr", {}, header("Code"), header("Message"), header("Children", "govuk-table__header--numeric")),
        ),
        $rows,
      ),
    ),
  );
  const $fix = el("span", { class: "app-filter__clear" });
  const $root = el("div", { class: "app-filter" }, $button, $clear, $fix, $panel);

  $root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && isOpen()) {
      event.stopPropagation();
      toggle(false);
      $button.focus();
    }
  });
  document.addEventListener(
    "click",
    (event) => {
      if (isOpen() && event.target instanceof Node && !event.composedPath().includes($root)) {
        toggle(false);
      }
    },
    { signal },
  );

  function isOpen() {
    return !$panel.hidden;
  }

  /** @param {boolean} opened */
  function toggle(opened) {
    $panel.hidden = !opened;
    $button.setAttribute("aria-expanded", String(opened));
    if (opened) {
      $search.value = "";
      drawRows();
      $search.focus();
    }
  }

  /** @param {Filter} chosen */
  function choose(chosen) {
    toggle(false);
    $button.focus();
    onFilter(chosen);
  }

  function drawRows() {
    if (!results) {
      return;
    }
    const searched = $search.value.trim().toLowerCase();
    const types = results.errorTypes
      .filter(({ code, message }) => `${code} ${message}`.toLowerCase().includes(searched))
      .map(({ code, message, children, warning }) => ({
        value: code,
        code,
        message: warning ? `Warning: ${message}` : message,
        children: children.length,
      }));
    const all = [
      { value: NO_ERROR, code: "–", message: "No error", children: results.countOf(NO_ERROR, marks) },
      { value: ANY_ERROR, code: "–", message: "Any error", children: results.childrenWithErrors },
      ...markedRows(results),
    ];
    fillGradually($rows, searched ? types : [...all, ...types], row);
    if (searched && types.length === 0) {
      fill($rows, el("tr", {}, el("td", { class: "govuk-table__cell", colspan: 3 }, "No error type found")));
    }
  }

  /**
   * Rows for what was noted about errors, once something was.
   * @param {Results} results
   */
  function markedRows(results) {
    return marks.isEmpty
      ? []
      : [...MARKED].map(([value, message]) => ({ value, code: "–", message, children: results.countOf(value, marks) }));
  }

  /** @param {{value: Filter, code: string, message: string, children: number}} type */
  function row({ value, code, message, children }) {
    const current = value === filter;
    return el(
      "tr",
      {
        class: `govuk-table__row app-filter__row${current ? " app-filter__row--current" : ""}`,
        // The button is for the keyboard; for the mouse the whole row acts.
        onclick: () => choose(value),
      },
      el("td", { class: "govuk-table__cell" }, code),
      el(
        "td",
        { class: "govuk-table__cell" },
        el("button", { type: "button", class: "app-filter__choice", "aria-pressed": String(current) }, message),
      ),
      el("td", { class: "govuk-table__cell govuk-table__cell--numeric" }, number(children)),
    );
  }

  return {
    $root,
    show(newResults, newFilter) {
      results = newResults;
      filter = newFilter;
      fill($button, filterName(filter));
      $clear.hidden = filter === ALL;
      fill($fix, results.byCode.has(filter) && link(address("/fix", { error: filter }), "Fix many at once"));
    },
  };
}

/**
 * @param {string} text
 * @param {string} [classes]
 */
function header(text, classes = "") {
  return el("th", { scope: "col", class: `govuk-table__header ${classes}` }, text);
}

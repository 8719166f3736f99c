// The button next to "Child ID" that opens a panel, where the children are filtered by type of error.

import { el, fill, link, linkButton, uniqueId } from "../core/dom.js";
import { ALL, errorName, filterName, isApart, NOW } from "../core/results.js";
import { address } from "../core/router.js";
import { filterChoices } from "./filter-choices.js";

/**
 * @import {Marks} from "../core/marks.js"
 * @import {Filter, Results} from "../core/results.js"
 */

/**
 * @typedef {object} ErrorFilter
 * @property {HTMLElement} $root
 * @property {(results: Results, filter: Filter) => void} show
 */

const TEXTS = { all: "All children", clear: "Clear filter", fix: "Fix in bulk" };

/**
 * @param {object} options
 * @param {(filter: Filter) => void} options.onFilter
 * @param {Marks} options.marks
 * @param {AbortSignal} options.signal
 * @returns {ErrorFilter}
 */
export function errorFilter({ onFilter, marks, signal }) {
  const panelId = uniqueId("filter");
  const $button = el(
    "button",
    {
      type: "button",
      class: "app-filter__button",
      "aria-expanded": "false",
      "aria-controls": panelId,
      onclick: () => toggle(!isOpen()),
    },
    TEXTS.all,
  );
  const $clear = linkButton(() => choose(ALL), TEXTS.clear);
  $clear.classList.add("app-filter__clear");
  $clear.hidden = true;
  const $fix = el("span", { class: "app-filter__clear" });
  const choices = filterChoices({ id: panelId, marks, onChoose: choose });
  const $panel = choices.$root;
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
      choices.start();
    }
  }

  /** @param {Filter} chosen */
  function choose(chosen) {
    toggle(false);
    $button.focus();
    onFilter(chosen);
  }

  return {
    $root,
    show(results, filter) {
      choices.show(results, filter);
      const type = results.typeOf(filter);
      fill($button, isApart(type) ? errorName(type, filter) : filterName(filter, results.when));
      $clear.hidden = filter === ALL;
      fill(
        $fix,
        results.when === NOW && results.byCode.has(filter) && link(address("/fix", { error: filter }), TEXTS.fix),
      );
    },
  };
}

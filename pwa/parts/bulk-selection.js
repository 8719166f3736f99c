// What is said about the selection above a table of rows, and ways to select many at once.

import { announce } from "../core/announce.js";
import { el, fill, redraw } from "../core/dom.js";
import { range } from "../core/paging.js";
import { count, number } from "../core/text.js";
import { checkbox } from "./choice.js";

/** @import {ErrorRows} from "../core/protocol.d.ts" */

const TEXTS = {
  rows: (/** @type {ErrorRows} */ { start, total, rows }) =>
    total > rows.length ? `Rows ${range(start, rows.length, number(total))}. ` : `${count(total, "row")}. `,
  selected: (/** @type {number} */ rows) => `${number(rows)} selected`,
  rowsSelected: (/** @type {number} */ rows) => `${count(rows, "row")} selected`,
  none: "Select none",
  all: (/** @type {number} */ rows) => `Select all ${number(rows)}`,
  shown: "Select the rows shown",
  allColumns: "Show all columns",
};

/**
 * @param {object} options
 * @param {(rows: Set<number>) => void} options.onSelect given the numbers of all rows that are then selected
 * @param {(shown: boolean) => void} options.onAllColumns
 */
export function bulkSelection({ onSelect, onAllColumns }) {
  const $root = el("div", { class: "app-bulk__selection" });
  let allColumns = false;

  /**
   * @param {string} text
   * @param {string} key
   * @param {Iterable<number>} rows
   */
  function selectButton(text, key, rows) {
    const onclick = () => {
      const selected = new Set(rows);
      announce(TEXTS.rowsSelected(selected.size));
      onSelect(selected);
    };
    return el("button", { type: "button", class: "app-link-button", "data-focus": `select-${key}`, onclick }, text);
  }

  function columnsSwitch() {
    const onChange = (/** @type {boolean} */ checked) => {
      allColumns = checked;
      onAllColumns(checked);
    };
    return checkbox({ id: "all-columns", label: TEXTS.allColumns, checked: allColumns, onChange, key: "columns" });
  }

  return {
    $root,
    /**
     * @param {ErrorRows | null} page
     * @param {Set<number>} selected
     */
    show(page, selected) {
      if (!page) {
        fill($root);
        return;
      }
      const { total, numbers, rows } = page;
      const everything = selected.size === total;
      redraw($root, () =>
        fill(
          $root,
          el(
            "p",
            { class: "govuk-body app-bulk__count", tabindex: "-1", id: "bulk-count" },
            TEXTS.rows(page),
            el("strong", {}, TEXTS.selected(selected.size)),
          ),
          everything ? selectButton(TEXTS.none, "all", []) : selectButton(TEXTS.all(total), "all", numbers),
          total > rows.length && selectButton(TEXTS.shown, "shown", [...selected, ...rows.map(({ row }) => row)]),
          columnsSwitch(),
        ),
      );
    },
  };
}

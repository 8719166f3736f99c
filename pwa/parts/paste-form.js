// Answers that come back in a spreadsheet: a block of child IDs and values is pasted, matched to the rows with the error and
// previewed.

import { announce } from "../core/announce.js";
import { cellsOfText } from "../core/clipboard-cells.js";
import { el, fill, hidden } from "../core/dom.js";
import { whatWouldChange } from "../core/outcome-text.js";
import { details } from "./details.js";
import { preparedPreview } from "./prepared-preview.js";

/** @import {ErrorRows, Operations, PastePrepared} from "../core/protocol.d.ts" */

/**
 * @param {object} options
 * @param {string} options.child the column that names the child
 * @param {(cells: string[][], field: string) => Promise<PastePrepared | null>} options.onPrepare asks what it would do
 * @param {(prepared: Operations) => void} options.onMake
 */
export function pasteForm({ child, onPrepare, onMake }) {
  let columns = "";
  const $text = el("textarea", {
    class: "govuk-textarea app-paste__text",
    id: "paste-text",
    rows: 5,
    spellcheck: "false",
    autocomplete: "off",
    "aria-describedby": "paste-hint paste-mistake",
  });
  const $column = el("select", { class: "govuk-select app-select", id: "paste-column" });
  const $mistake = el("p", { class: "govuk-error-message", id: "paste-mistake", role: "alert", hidden: true });
  const $button = el(
    "button",
    { type: "submit", class: "govuk-button govuk-button--secondary app-bulk__button" },
    "Preview the pasted values",
  );
  const $preview = el("div", {});
  const $form = el(
    "form",
    { class: "app-bulk__form", novalidate: true, onsubmit: submit, oninput: takeBack },
    el("label", { class: "govuk-label", for: "paste-text" }, "Cells copied from Excel"),
    el(
      "p",
      { class: "govuk-hint", id: "paste-hint" },
      "The first column must be the child ID. The second is the value. For several columns, copy the row with their names too. Blank cells change nothing.",
    ),
    $mistake,
    $text,
    el(
      "div",
      { class: "app-bulk__fields" },
      el(
        "div",
        { class: "govuk-form-group" },
        el(
          "label",
          { class: "govuk-label", for: "paste-column" },
          "Column of the values, if the first row has no names",
        ),
        $column,
      ),
      $button,
    ),
  );
  const $root = details("Paste values from Excel", el("div", {}, $form, $preview), { look: "app-paste" });

  function takeBack() {
    fill($preview);
    refuse("");
  }

  /** @param {string} mistake in words; "" for none */
  function refuse(mistake) {
    fill($mistake, mistake !== "" && [hidden("Error: "), mistake]);
    $mistake.hidden = mistake === "";
  }

  /** @param {SubmitEvent} event */
  async function submit(event) {
    event.preventDefault();
    takeBack();
    if ($text.value.trim() === "") {
      refuse("Paste the cells first");
      $text.focus();
      return;
    }
    $button.disabled = true;
    announce("Working out what would change");
    const prepared = await onPrepare(cellsOfText($text.value), $column.value);
    $button.disabled = false;
    if (prepared && $root.isConnected) {
      show(prepared);
    }
  }

  /** @param {PastePrepared} prepared */
  function show({ operations, left_out }) {
    const { cells, delta } = operations;
    const changes = cells > 0;
    fill(
      $preview,
      preparedPreview({
        title: changes ? whatWouldChange(operations) : "Nothing would change",
        delta,
        leftOutTitle: `Left out (${left_out.length})`,
        leftOut: left_out.map((each) => `Row ${each.line}${each.child ? `, ${each.child}` : ""}: ${each.reason}`),
        onMake: changes
          ? () => {
              $text.value = "";
              takeBack();
              $root.open = false;
              onMake(operations);
            }
          : null,
        onCancel: () => {
          takeBack();
          $text.focus();
        },
      }),
    );
    /** @type {HTMLElement | null} */ ($preview.querySelector("h2"))?.focus();
  }

  return {
    $root,
    /** @param {ErrorRows} page the rows that values can be pasted for */
    show(page) {
      const free = page.columns.filter(({ name }) => name !== child && !page.fixed.includes(name));
      const names = free.map(({ name }) => name).join(" ");
      if (names !== columns) {
        columns = names;
        fill(
          $column,
          free.map(({ name, label }) => el("option", { value: name }, label)),
        );
        const faulty = free.find(({ name }) => {
          const at = page.columns.findIndex((column) => column.name === name);
          return page.rows.some(({ faults }) => faults[at]);
        });
        $column.value = faulty?.name ?? free[0]?.name ?? "";
        takeBack();
      }
    },
  };
}

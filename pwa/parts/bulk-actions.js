// What can be done with many rows at one go: the form, the preview of what it would do, and its outcome.

import { announce } from "../core/announce.js";
import { el, fill, hidden, paragraph } from "../core/dom.js";
import { whatWouldHappen } from "../core/outcome-text.js";
import { count, number } from "../core/text.js";

/**
 * @import {Child} from "../core/dom.js"
 * @import {AcceptSuggestions, CodeLabel, ErrorRows, Operations, RecordColumn, Replace, SetValue} from "../core/protocol.d.ts"
 */

/** @typedef {SetValue | Replace | AcceptSuggestions} BulkAction */
/** @typedef {BulkAction["action"]} ActionName */

/** @type {[ActionName, string][]} */
const ACTIONS = [
  ["set", "Set a value"],
  ["replace", "Find and replace"],
  ["accept", "Accept the suggestions that leave no choice"],
];
const VALUES = "bulk-values";

/**
 * @typedef {object} BulkActions
 * @property {HTMLElement} $root
 * @property {(page: ErrorRows, chosen: number) => void} show
 * @property {() => void} drawCodes the codes have come
 */

/**
 * @param {object} options
 * @param {(action: BulkAction) => Promise<Operations | null>} options.onPrepare asks what it would do
 * @param {(prepared: Operations) => void} options.onMake
 * @param {(field: string) => CodeLabel[]} options.codesOf the codes of a column
 * @returns {BulkActions}
 */
export function bulkActions({ onPrepare, onMake, codesOf }) {
  /** @type {ErrorRows | null} */
  let page = null;
  let chosen = 0;
  /** @type {ActionName} */
  let action = "set";
  let columns = "";

  const $choice = el("div", { class: "govuk-radios govuk-radios--small govuk-radios--inline" });
  const $column = el("select", { class: "govuk-select app-select", id: "bulk-column", onchange: onColumn });
  const $find = el("input", {
    class: "govuk-input app-input",
    id: "bulk-find",
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
  });
  const $value = el("input", {
    class: "govuk-input app-input",
    id: "bulk-value",
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    list: VALUES,
  });
  const $values = el("datalist", { id: VALUES });
  const $valueLabel = el("label", { class: "govuk-label", for: "bulk-value" });
  const $whole = el("input", { class: "govuk-checkboxes__input", id: "bulk-whole", type: "checkbox" });
  const $fields = el("div", { class: "app-bulk__fields" });
  const $mistake = el("p", { class: "govuk-error-message", id: "bulk-mistake", role: "alert", hidden: true });
  const $preview = el("div", {});
  const $button = el(
    "button",
    { type: "submit", class: "govuk-button govuk-button--secondary app-bulk__button" },
    "Preview the changes",
  );
  const $form = el(
    "form",
    { class: "app-bulk__form", novalidate: true, onsubmit: onSubmit, oninput: takeBack },
    el(
      "fieldset",
      { class: "govuk-fieldset" },
      el("legend", { class: "govuk-fieldset__legend govuk-fieldset__legend--s" }, "What to do with the selected rows"),
      $choice,
    ),
    $mistake,
    $fields,
  );
  const $root = el(
    "section",
    { class: "app-bulk__actions", "aria-label": "Change the selected rows" },
    $form,
    $preview,
  );

  /** @param {[ActionName, string]} choice */
  function radio([name, text]) {
    const id = `bulk-${name}`;
    const $input = el("input", { class: "govuk-radios__input", id, type: "radio", name: "bulk-action", value: name });
    $input.checked = name === action;
    $input.addEventListener("change", () => {
      action = name;
      drawFields();
    });
    const offered = name === "accept" && page ? ` (${number(page.unambiguous)})` : "";
    return el(
      "div",
      { class: "govuk-radios__item" },
      $input,
      el("label", { class: "govuk-label govuk-radios__label", for: id }, text, offered),
    );
  }

  function drawFields() {
    fill($valueLabel, action === "set" ? "Value (empty for a blank)" : "Replace with (empty for nothing)");
    fill(
      $fields,
      action !== "accept" && field("bulk-column", "Column", $column),
      action === "replace" && field("bulk-find", "Find", $find),
      action !== "accept" && el("div", { class: "govuk-form-group" }, $valueLabel, $value, $values),
      action === "replace" &&
        el(
          "div",
          { class: "govuk-checkboxes govuk-checkboxes--small app-bulk__whole" },
          el(
            "div",
            { class: "govuk-checkboxes__item" },
            $whole,
            el(
              "label",
              { class: "govuk-label govuk-checkboxes__label", for: "bulk-whole" },
              "Only where the whole value is that",
            ),
          ),
        ),
      action === "accept" &&
        paragraph(
          "Takes each suggestion in the selected rows to which there is no other. Rows with several answers stay as they are.",
        ),
      $button,
    );
    drawCodes();
  }

  function onColumn() {
    $value.value = "";
    drawCodes();
  }

  function drawCodes() {
    fill(
      $values,
      action === "accept"
        ? []
        : codesOf($column.value).map(({ code, label }) => el("option", { value: code, label: `${code} ${label}` })),
    );
  }

  /** The preview is of another action than the one that is being written now. */
  function takeBack() {
    fill($preview);
    $mistake.hidden = true;
  }

  /** @param {string} text */
  function refuse(text) {
    fill($mistake, hidden("Error: "), text);
    $mistake.hidden = false;
  }

  /** @returns {BulkAction} */
  function written() {
    switch (action) {
      case "set":
        return { action, field: $column.value, value: $value.value };
      case "replace":
        return { action, field: $column.value, find: $find.value, value: $value.value, whole: $whole.checked };
      case "accept":
        return { action };
    }
  }

  /** What is lacking, or "". */
  function mistake() {
    if (chosen === 0) {
      return "Select at least one row";
    }
    if (action === "replace" && $find.value === "" && !$whole.checked) {
      return "Enter what to find. To fill in blanks, tick ‘Only where the whole value is that’";
    }
    return "";
  }

  /** @param {Event} event */
  async function onSubmit(event) {
    event.preventDefault();
    takeBack();
    const lacking = mistake();
    if (lacking) {
      refuse(lacking);
      return;
    }
    $button.disabled = true;
    announce("Working out what would change");
    const prepared = await onPrepare(written());
    $button.disabled = false;
    if (!prepared || !$root.isConnected) {
      return;
    }
    if (prepared.operations.length === 0) {
      $button.focus();
      refuse(
        action === "accept"
          ? "None of the selected rows has a suggestion that leaves no choice"
          : "Nothing would change: no selected row has another value there",
      );
      return;
    }
    fill($preview, preview(prepared));
    /** @type {HTMLElement | null} */ ($preview.querySelector("h2"))?.focus();
  }

  /** @param {Operations} prepared */
  function preview(prepared) {
    const { cells, rows, outcome } = prepared;
    return el(
      "div",
      { class: "govuk-inset-text app-bulk__preview" },
      el(
        "h2",
        { class: "govuk-heading-s", tabindex: "-1" },
        `${count(cells, "cell")} in ${count(rows, "row")} ${cells === 1 ? "changes" : "change"}`,
      ),
      outcome && paragraph(`${whatWouldHappen(outcome)}.`),
      el(
        "div",
        { class: "govuk-button-group app-bulk__buttons" },
        el("button", { type: "button", class: "govuk-button", onclick: () => onMake(prepared) }, "Make the changes"),
        el(
          "button",
          {
            type: "button",
            class: "govuk-button govuk-button--secondary",
            onclick: () => {
              fill($preview);
              $button.focus();
            },
          },
          "Cancel",
        ),
      ),
    );
  }

  return {
    $root,
    drawCodes,
    show(newPage, newChosen) {
      if (newPage !== page || newChosen !== chosen) {
        takeBack();
      }
      page = newPage;
      chosen = newChosen;
      const offered = editable(page);
      const names = offered.map(({ name }) => name).join(" ");
      if (names !== columns) {
        columns = names;
        fill(
          $column,
          offered.map(({ name, label }) => el("option", { value: name }, label)),
        );
        $column.value = likely(page, offered);
        drawFields();
      }
      fill($choice, ACTIONS.filter(([name]) => name !== "accept" || newPage.unambiguous > 0).map(radio));
      if (action === "accept" && page.unambiguous === 0) {
        action = "set";
        fill($choice, ACTIONS.slice(0, 2).map(radio));
        drawFields();
      }
    },
  };
}

/**
 * The columns that can be edited, those that matter first.
 * @param {ErrorRows} page
 */
function editable({ columns, fixed, matter }) {
  const free = columns.filter(({ name }) => name !== "CHILD" && !fixed.includes(name));
  return [...free.filter(({ name }) => matter.includes(name)), ...free.filter(({ name }) => !matter.includes(name))];
}

/**
 * The column that is most often at fault, of those that can be edited.
 * @param {ErrorRows} page
 * @param {RecordColumn[]} offered
 */
function likely({ columns, rows }, offered) {
  const faults = (/** @type {string} */ name) => {
    const at = columns.findIndex((column) => column.name === name);
    return rows.reduce((sum, row) => sum + Number(row.faults[at]), 0);
  };
  return offered.reduce((best, { name }) => (faults(name) > faults(best) ? name : best), offered[0]?.name ?? "");
}

/**
 * @param {string} id
 * @param {string} label
 * @param {Child} control
 */
function field(id, label, control) {
  return el("div", { class: "govuk-form-group" }, el("label", { class: "govuk-label", for: id }, label), control);
}

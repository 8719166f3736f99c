// The form in which an action on many rows is written: what to do, in which column, with which value.

import { el, fill, paragraph } from "../core/dom.js";
import { number } from "../core/text.js";
import { checkboxItem, radioItem } from "./choice.js";
import { formMistake, labelled, textInput } from "./form-fields.js";

/**
 * @import {AcceptSuggestions, CodeLabel, ErrorRows, RecordColumn, Replace, SetValue} from "../core/protocol.d.ts"
 */

/** @typedef {SetValue | Replace | AcceptSuggestions} BulkAction */
/** @typedef {BulkAction["action"]} ActionName */

const TEXTS = {
  what: "What to do with the selected rows",
  set: "Set a value",
  replace: "Find and replace",
  accept: (/** @type {number} */ safe) => `Use the safe suggestions (${number(safe)})`,
  column: "Column",
  newValue: "New value (leave empty to clear)",
  find: "Find",
  replaceWith: "Replace with (leave empty to remove)",
  whole: "Match the whole value only",
  aboutSafe:
    "A suggestion is safe if it is the only one that fixes all the errors in its row without causing another. Other rows will not change.",
  preview: "Preview the changes",
  nothingToFind: "Enter what to find. To fill in blanks, tick ‘Match the whole value only’",
};
const VALUES = "bulk-values";

export class BulkForm {
  /**
   * @param {object} options
   * @param {string} options.child the column that names the child
   * @param {(field: string) => CodeLabel[]} options.codesOf the codes of a column
   * @param {() => void} options.onChange another action is being written
   * @param {() => void} options.onSubmit
   */
  constructor({ child, codesOf, onChange, onSubmit }) {
    this.child = child;
    this.codesOf = codesOf;
    /** @type {ActionName} */
    this.action = "set";
    /** Names of the columns on offer. */
    this.columns = "";

    this.$choice = el("div", { class: "govuk-radios govuk-radios--small govuk-radios--inline" });
    this.$column = el("select", {
      class: "govuk-select app-select",
      id: "bulk-column",
      onchange: () => this.#onColumn(),
    });
    this.$find = textInput("bulk-find");
    this.$value = textInput("bulk-value", VALUES);
    this.$values = el("datalist", { id: VALUES });
    this.$valueLabel = el("label", { class: "govuk-label", for: "bulk-value" });
    this.$whole = el("input", { class: "govuk-checkboxes__input", id: "bulk-whole", type: "checkbox" });
    this.$fields = el("div", { class: "app-bulk__fields" });
    const { $summary, $mistake, refuse } = formMistake("bulk-mistake");
    this.refuse = refuse;
    this.$button = el(
      "button",
      { type: "submit", class: "govuk-button govuk-button--secondary app-bulk__button" },
      TEXTS.preview,
    );
    const onsubmit = (/** @type {Event} */ event) => {
      event.preventDefault();
      onSubmit();
    };
    this.$root = el(
      "form",
      { class: "app-bulk__form", novalidate: true, onsubmit, oninput: onChange },
      $summary,
      el(
        "fieldset",
        { class: "govuk-fieldset" },
        el("legend", { class: "govuk-fieldset__legend govuk-fieldset__legend--s" }, TEXTS.what),
        this.$choice,
      ),
      $mistake,
      this.$fields,
    );
  }

  /** @param {ErrorRows} page */
  show(page) {
    const offered = editable(page, this.child);
    const names = offered.map(({ name }) => name).join(" ");
    if (names !== this.columns) {
      this.columns = names;
      fill(
        this.$column,
        offered.map(({ name, label }) => el("option", { value: name }, label)),
      );
      this.$column.value = likely(page, offered);
      this.#drawFields();
    }
    const canAccept = page.safe > 0;
    if (this.action === "accept" && !canAccept) {
      this.action = "set";
      this.#drawFields();
    }
    fill(
      this.$choice,
      this.#radio("set", TEXTS.set),
      this.#radio("replace", TEXTS.replace),
      canAccept && this.#radio("accept", TEXTS.accept(page.safe)),
    );
  }

  /**
   * @param {ActionName} name
   * @param {string} text
   */
  #radio(name, text) {
    const $input = el("input", {
      class: "govuk-radios__input",
      id: `bulk-${name}`,
      type: "radio",
      name: "bulk-action",
      value: name,
    });
    $input.checked = name === this.action;
    $input.addEventListener("change", () => {
      this.action = name;
      this.#drawFields();
    });
    return radioItem($input, text);
  }

  #drawFields() {
    const { action, $value, $values, $valueLabel } = this;
    fill($valueLabel, action === "set" ? TEXTS.newValue : TEXTS.replaceWith);
    fill(
      this.$fields,
      action !== "accept" && labelled(TEXTS.column, this.$column),
      action === "replace" && labelled(TEXTS.find, this.$find),
      action !== "accept" && labelled($valueLabel, $value, $values),
      action === "replace" &&
        el(
          "div",
          { class: "govuk-checkboxes govuk-checkboxes--small app-bulk__whole" },
          checkboxItem(this.$whole, TEXTS.whole),
        ),
      action === "accept" && paragraph(TEXTS.aboutSafe),
      this.$button,
    );
    this.drawCodes();
  }

  #onColumn() {
    this.$value.value = "";
    this.drawCodes();
  }

  /** Offer the codes of the column. */
  drawCodes() {
    const codes = this.action === "accept" ? [] : this.codesOf(this.$column.value);
    fill(
      this.$values,
      codes.map(({ code, label }) => el("option", { value: code, label: `${code} ${label}` })),
    );
  }

  /**
   * The action as it is written.
   * @returns {BulkAction}
   */
  written() {
    const [column, find, value] = [this.$column.value, this.$find.value, this.$value.value];
    switch (this.action) {
      case "set":
        return { action: "set", field: column, value };
      case "replace":
        return { action: "replace", field: column, find, value, whole: this.$whole.checked };
      case "accept":
        return { action: "accept" };
    }
  }
}

/**
 * What is missing from an action, or "".
 * @param {BulkAction} action
 */
export function mistakeIn(action) {
  return action.action === "replace" && action.find === "" && !action.whole ? TEXTS.nothingToFind : "";
}

/**
 * The columns that can be edited, the ones that matter first.
 * @param {ErrorRows} page
 * @param {string} child the column that names the child
 */
function editable({ columns, fixed, matter }, child) {
  const free = columns.filter(({ name }) => name !== child && !fixed.includes(name));
  return [...free.filter(({ name }) => matter.includes(name)), ...free.filter(({ name }) => !matter.includes(name))];
}

/**
 * The column with the most errors among those that can be edited.
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

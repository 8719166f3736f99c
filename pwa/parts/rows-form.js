// Rows that are added to another module for the children of the selected rows, all with the same values.

import { announce } from "../core/announce.js";
import { el, fill, hidden } from "../core/dom.js";
import { count } from "../core/text.js";
import { judged } from "./cell-forms.js";
import { details } from "./details.js";
import { preparedPreview } from "./prepared-preview.js";

/**
 * @import {CodeLabel, ModuleInfo, Operations, RecordColumn, RowsPrepared} from "../core/protocol.d.ts"
 * @import {Reader} from "./cell-forms.js"
 */

/** A column to fill in, and where it is typed. @typedef {{column: RecordColumn, $input: HTMLInputElement}} Filled */

/**
 * @param {object} options
 * @param {(module: string) => Promise<RecordColumn[]>} options.columnsOf what there is to fill in
 * @param {(column: string) => CodeLabel[]} options.codesOf
 * @param {(module: string, column: string) => Reader} options.readerOf
 * @param {(module: string, cells: Record<string, string>) => Promise<RowsPrepared | null>} options.onPrepare
 * @param {(prepared: Operations) => void} options.onMake
 */
export function rowsForm({ columnsOf, codesOf, readerOf, onPrepare, onMake }) {
  let chosen = 0;
  /** @type {Filled[]} */
  let filled = [];
  const $module = el("select", { class: "govuk-select app-select", id: "rows-module", onchange: drawFields });
  const $fields = el("div", { class: "app-bulk__fields" });
  const $mistake = el("p", { class: "govuk-error-message", id: "rows-mistake", role: "alert", hidden: true });
  const $button = el(
    "button",
    { type: "submit", class: "govuk-button govuk-button--secondary app-bulk__button" },
    "Preview the new rows",
  );
  const $preview = el("div", {});
  const $form = el(
    "form",
    { class: "app-bulk__form", novalidate: true, onsubmit: submit, oninput: takeBack },
    labelled("Module", $module),
    el(
      "p",
      { class: "govuk-body-s" },
      "Each child of the selected rows gets one new row, with these values. Child ID and what the child has in all rows are filled in.",
    ),
    $mistake,
    $fields,
    $button,
  );
  const $root = details("Add a row to another module for the selected children", el("div", {}, $form, $preview), {
    look: "app-paste",
    onToggle: () => $root.open && filled.length === 0 && drawFields(),
  });

  function takeBack() {
    fill($preview);
    refuse("");
  }

  /** @param {string} mistake in words; "" for none */
  function refuse(mistake) {
    fill($mistake, mistake !== "" && [hidden("Error: "), mistake]);
    $mistake.hidden = mistake === "";
  }

  async function drawFields() {
    const module = $module.value;
    const columns = await columnsOf(module);
    if (module === $module.value) {
      filled = columns.map((column) => ({ column, $input: input(column.name) }));
      fill(
        $fields,
        filled.map((each) => field(each, each.column.kind === "code" ? codesOf(each.column.name) : [])),
      );
    }
  }

  /** @returns {Promise<Record<string, string> | null>} what was filled in, tidied; null if some of it can’t be right */
  async function cells() {
    /** @type {Record<string, string>} */
    const found = {};
    for (const { column, $input } of filled) {
      const read = readerOf($module.value, column.name);
      const { kept, fault } = await judged({ text: "", codes: codesOf(column.name), read }, $input.value);
      if (kept === null) {
        refuse(`${column.label}: ${fault}`);
        $input.focus();
        return null;
      }
      if (kept !== "") {
        $input.value = kept;
        found[column.name] = kept;
      }
    }
    return found;
  }

  /** @param {SubmitEvent} event */
  async function submit(event) {
    event.preventDefault();
    takeBack();
    if (chosen === 0) {
      refuse("Select at least one row");
      return;
    }
    $button.disabled = true;
    announce("Working out what would change");
    const wanted = await cells();
    const prepared = wanted && (await onPrepare($module.value, wanted));
    $button.disabled = false;
    if (prepared && $root.isConnected) {
      show(prepared);
    }
  }

  /** @param {RowsPrepared} prepared */
  function show({ operations, left_out }) {
    const { added, delta } = operations;
    const title = $module.selectedOptions[0].textContent;
    fill(
      $preview,
      preparedPreview({
        title: added > 0 ? `${count(added, "new row")} in ${title}` : "Nothing would change",
        delta,
        leftOutTitle: `Left out (${left_out.length})`,
        leftOut: left_out.map((child) => `${child}: the child has a row in ${title} already.`),
        onMake:
          added > 0
            ? () => {
                takeBack();
                $root.open = false;
                onMake(operations);
              }
            : null,
        onCancel: () => {
          takeBack();
          $button.focus();
        },
      }),
    );
    /** @type {HTMLElement | null} */ ($preview.querySelector("h2"))?.focus();
  }

  return {
    $root,
    /**
     * @param {ModuleInfo[]} modules to which rows can be added
     * @param {number} newChosen how many rows are selected
     */
    show(modules, newChosen) {
      if (newChosen !== chosen) {
        takeBack();
      }
      chosen = newChosen;
      const names = modules.map(({ name }) => name);
      if (names.join() !== [...$module.options].map(({ value }) => value).join()) {
        filled = [];
        fill($fields);
        fill(
          $module,
          modules.map(({ name, title }) => el("option", { value: name }, title)),
        );
        $root.open = false;
      }
      $root.hidden = names.length === 0;
    },
  };
}

/** @param {string} column */
function input(column) {
  const id = `rows-${column}`;
  return el("input", {
    class: "govuk-input app-input",
    id,
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    list: `${id}-codes`,
  });
}

/**
 * @param {Filled} filled
 * @param {CodeLabel[]} codes
 */
function field({ column, $input }, codes) {
  const options = codes.map(({ code, label }) => el("option", { value: code, label: `${code} ${label}` }));
  return labelled(column.label, $input, el("datalist", { id: `${$input.id}-codes` }, ...options));
}

/**
 * @param {string} label
 * @param {HTMLElement} $control
 * @param {...HTMLElement} more
 */
function labelled(label, $control, ...more) {
  const $label = el("label", { class: "govuk-label", for: $control.id }, label);
  return el("div", { class: "govuk-form-group" }, $label, $control, ...more);
}

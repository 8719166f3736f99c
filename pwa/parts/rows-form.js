// The form that adds rows to another module for the children of the selected rows, all with the same values.

import { el, fill } from "../core/dom.js";
import { count } from "../core/text.js";
import { judged } from "./cell-forms.js";
import { labelled, textInput } from "./form-fields.js";
import { preparedForm } from "./prepared-form.js";

/**
 * @import {CodeLabel, ModuleInfo, Operations, RecordColumn, RowsPrepared} from "../core/protocol.d.ts"
 * @import {Reader} from "./cell-forms.js"
 */

const TEXTS = {
  title: "Add a row to another module for the selected children",
  module: "Module",
  about:
    "Each child in the selected rows gets one new row with these values. We fill in the child ID and any values that are the same in all of the child’s rows.",
  preview: "Preview the new rows",
  noRows: "Select at least one row",
  fault: (/** @type {string} */ column, /** @type {string} */ fault) => `${column}: ${fault}`,
  newRows: (/** @type {number} */ n, /** @type {string | null} */ module) => `${count(n, "new row")} in ${module}`,
  nothing: "Nothing would change",
  leftOut: (/** @type {string} */ child, /** @type {string | null} */ module) =>
    child
      ? `${child}: the child already has a row in ${module}.`
      : "We can’t add a row for the selected rows without a child ID. Enter the ID first.",
};

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
  const form = preparedForm({
    title: TEXTS.title,
    id: "rows",
    button: TEXTS.preview,
    content: ($mistake, $button) => [
      labelled(TEXTS.module, $module),
      el("p", { class: "govuk-body-s" }, TEXTS.about),
      $mistake,
      $fields,
      $button,
    ],
    mistake: () => (chosen === 0 ? TEXTS.noRows : ""),
    prepare,
    back: () => form.$button,
    onOpen: () => filled.length === 0 && drawFields(),
  });

  async function drawFields() {
    const module = $module.value;
    const columns = await columnsOf(module);
    if (module === $module.value) {
      filled = columns.map((column) => ({
        column,
        $input: textInput(`rows-${column.name}`, `rows-${column.name}-codes`),
      }));
      fill(
        $fields,
        filled.map((each) => field(each, each.column.kind === "code" ? codesOf(each.column.name) : [])),
      );
    }
  }

  /** @returns {Promise<Record<string, string> | null>} what was filled in, tidied; null if some of it is refused */
  async function cells() {
    /** @type {Record<string, string>} */
    const found = {};
    for (const { column, $input } of filled) {
      const read = readerOf($module.value, column.name);
      const { kept, fault } = await judged({ text: "", codes: codesOf(column.name), read }, $input.value);
      if (kept === null) {
        form.refuse(TEXTS.fault(column.label, fault), $input);
        return null;
      }
      if (kept !== "") {
        $input.value = kept;
        found[column.name] = kept;
      }
    }
    return found;
  }

  async function prepare() {
    const wanted = await cells();
    const prepared = wanted && (await onPrepare($module.value, wanted));
    if (!prepared) {
      return null;
    }
    const { operations, left_out } = prepared;
    const title = $module.selectedOptions[0].textContent;
    return {
      title: operations.added > 0 ? TEXTS.newRows(operations.added, title) : TEXTS.nothing,
      delta: operations.delta,
      leftOut: left_out.map((child) => TEXTS.leftOut(child, title)),
      onMake: operations.added > 0 ? () => onMake(operations) : null,
    };
  }

  return {
    $root: form.$root,
    /**
     * @param {ModuleInfo[]} modules to which rows can be added
     * @param {number} newChosen how many rows are selected
     */
    show(modules, newChosen) {
      if (newChosen !== chosen) {
        form.takeBack();
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
        form.$root.open = false;
      }
      form.$root.hidden = names.length === 0;
    },
  };
}

/**
 * @param {Filled} filled
 * @param {CodeLabel[]} codes
 */
function field({ column, $input }, codes) {
  const options = codes.map(({ code, label }) => el("option", { value: code, label: `${code} ${label}` }));
  return labelled(column.label, $input, el("datalist", { id: `${$input.id}-codes` }, ...options));
}

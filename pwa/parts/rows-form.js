// Rows that are added to another module for the children of the selected rows, all with the same values.

import { el, fill } from "../core/dom.js";
import { count } from "../core/text.js";
import { judged } from "./cell-forms.js";
import { labelled, textInput } from "./form-fields.js";
import { preparedForm } from "./prepared-form.js";

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
  const form = preparedForm({
    title: "Add a row to another module for the selected children",
    id: "rows",
    button: "Preview the new rows",
    content: ($mistake, $button) => [
      labelled("Module", $module),
      el(
        "p",
        { class: "govuk-body-s" },
        "Each child of the selected rows gets one new row, with these values. Child ID and what the child has in all rows are filled in.",
      ),
      $mistake,
      $fields,
      $button,
    ],
    mistake: () => (chosen === 0 ? "Select at least one row" : ""),
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

  /** @returns {Promise<Record<string, string> | null>} what was filled in, tidied; null if some of it can’t be right */
  async function cells() {
    /** @type {Record<string, string>} */
    const found = {};
    for (const { column, $input } of filled) {
      const read = readerOf($module.value, column.name);
      const { kept, fault } = await judged({ text: "", codes: codesOf(column.name), read }, $input.value);
      if (kept === null) {
        form.refuse(`${column.label}: ${fault}`, $input);
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
      title: operations.added > 0 ? `${count(operations.added, "new row")} in ${title}` : "Nothing would change",
      delta: operations.delta,
      leftOut: left_out.map((child) => `${child}: the child has a row in ${title} already.`),
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

// Adds rows to another module for the children of rows with one error: the form, and what it asks the worker.

import { definitionOf } from "../core/definition.js";
import { fingerprintOf } from "../core/kept-file.js";
import { tableOf } from "../core/tables.js";
import { count } from "../core/text.js";
import { readerOf } from "./cell-forms.js";
import { tabsOf } from "./record-place.js";
import { rowsForm } from "./rows-form.js";

/**
 * @import {Operation} from "../core/edits.js"
 * @import {CodeLabel, ErrorRows, TableRef} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  added: (/** @type {number} */ n) => `${count(n, "row was", "rows were")} added.`,
};

/**
 * @param {object} options
 * @param {Session} options.session
 * @param {() => {code: string, table: TableRef | null, rows: number[]}} options.place the selected rows, by their numbers
 * @param {(field: string) => CodeLabel[]} options.codesOf
 * @param {(operations: Operation[], done: string) => void} options.onMake `done` says what was done
 */
export function newRows({ session, place, codesOf, onMake }) {
  /**
   * Another module of the same year.
   * @param {string} module
   */
  const beside = (module) => tableOf(module, place().table?.last_year ?? false);

  const form = rowsForm({
    columnsOf: async (module) => {
      const answer = await session.ask({ type: "get_columns_to_fill", table: beside(module) }, "columns_to_fill");
      return answer?.columns ?? [];
    },
    codesOf,
    readerOf: (module, column) => readerOf(session, beside(module), column),
    onPrepare: async (module, cells) => {
      const { code, table, rows } = place();
      const target = beside(module);
      const first_row = session.edits.nextRow();
      return (
        table && session.ask({ type: "prepare_rows", code, table, rows, target, cells, first_row }, "rows_prepared")
      );
    },
    onMake: ({ operations, added }) => {
      session.edits.reserveRows(operations.map(({ row }) => row));
      onMake(operations, TEXTS.added(added));
    },
  });

  return {
    $root: form.$root,
    /**
     * @param {ErrorRows} page
     * @param {number} chosen how many rows are selected
     */
    show({ table }, chosen) {
      const others = tabsOf(definitionOf(session)).filter(
        ({ name }) => name !== table.module && fingerprintOf(beside(name), session.files.list) !== "",
      );
      form.show(others, chosen);
    },
  };
}

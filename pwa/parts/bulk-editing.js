// What the user edits in the cells of a table of rows with one error: each action is one step, and the line above the rows
// says what it did.

import { announce } from "../core/announce.js";
import { definitionOf } from "../core/definition.js";
import { fill } from "../core/dom.js";
import { BlockEditing, NOTHING_CHANGED } from "./block-editing.js";
import { readerOf } from "./cell-forms.js";
import { toldLine } from "./fix-outcomes.js";
import { whyFixed } from "./module-panel.js";

/**
 * @import {CodeLabel, TableRef} from "../core/protocol.d.ts"
 * @import {Session} from "../core/session.js"
 * @import {BulkEditing} from "./bulk-cells.js"
 * @import {OutcomeBar} from "./outcome-bar.js"
 */

/**
 * @param {object} options
 * @param {Session} options.session
 * @param {TableRef} options.table
 * @param {HTMLElement} options.$place
 * @param {OutcomeBar} options.bar
 * @param {(field: string) => CodeLabel[]} options.codesOf
 * @returns {BulkEditing}
 */
export function bulkEditing({ session, table, $place, bar, codesOf }) {
  /** @param {string} text */
  function tell(text) {
    fill(bar.$root, toldLine(text, null));
    announce(text);
  }
  return {
    $place,
    codesOf,
    tell,
    readerOf: (column) => readerOf(session, table, column),
    onEdit: ({ row }, field, value, done) => bar.make([{ op: "set", table, row, field, value }], "typed", done),
    blocks: new BlockEditing({
      readerOf: ({ column }) => readerOf(session, table, column.name),
      make: (operations, done) => bar.make(operations, "typed", `${done}.`),
      refuse: (at) => tell(at ? whyFixed(definitionOf(session), at.table, at.column) : NOTHING_CHANGED),
    }),
  };
}

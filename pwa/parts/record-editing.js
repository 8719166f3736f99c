// What the user can do with the cells and rows of a record. Each action becomes a step of operations.

import { codeText } from "../core/code-lists.js";
import { oneOf } from "../core/definition.js";
import { one, uncapitalised } from "../core/text.js";
import { BlockEditing, NOTHING_CHANGED } from "./block-editing.js";
import { openCellEditor } from "./cell-editor.js";
import { readerOf } from "./cell-forms.js";
import { openMenu } from "./menu.js";
import { rowTitle, whyFixed } from "./module-panel.js";
import { canBeEdited } from "./record-cells.js";
import { added, duplicated, split, textOf } from "./row-operations.js";
import { splitForm } from "./split-form.js";

/**
 * @import {CellRef, RecordColumn, RecordRow, RecordTable, ReturnInfo, Split, OfferedSuggestion} from "../core/protocol.d.ts"
 * @import {CodeLists} from "../core/code-lists.js"
 * @import {How, Operation} from "../core/edits.js"
 * @import {Session} from "../core/session.js"
 * @import {Typed} from "./cell-editor.js"
 * @import {ModulePanel} from "./module-panel.js"
 * @import {RecordModel} from "./record-model.js"
 */

const TEXTS = {
  onlyThisRow: "Only this row will get the new child ID",
  notKept: (/** @type {string} */ entered, /** @type {string} */ reason) => `“${entered}” was not kept. ${reason}`,
  changedTo: (/** @type {string} */ entered, /** @type {string} */ text) =>
    `Changed “${entered}” to ${text || "blank"}`,
  rowMenu: (/** @type {number} */ line) => (line > 0 ? `Row ${line}` : "Added row"),
  row: "row",
  aRow: "a row",
  addBelow: (/** @type {string} */ aRow) => `Add ${aRow} below`,
  duplicate: (/** @type {string} */ row) => `Duplicate this ${row}`,
  split: "Split at a date",
  changeChild: "Change the child ID",
  delete: (/** @type {string} */ row, /** @type {string} */ contents) =>
    `Delete this ${row}${contents && `. This also deletes ${contents}`}`,
  deleted: (/** @type {string} */ row, /** @type {string} */ contents) => `${row} deleted, with ${contents}`,
};

/**
 * A cell of the record.
 * @typedef {object} CellAt
 * @property {RecordTable} table
 * @property {RecordRow} row
 * @property {RecordColumn} column
 */

/** A cell to go to, by the names that stay when the record is drawn again. @typedef {CellRef} Target */

/**
 * The record as its editing needs it.
 * @typedef {object} EditableRecord
 * @property {HTMLElement} $root where the fields and menus are placed
 * @property {() => RecordModel} model
 * @property {(lastYear: boolean) => number} yearOf the collection year
 * @property {(module: string) => ModulePanel | undefined} panelOf
 * @property {(cell: Target, step: 1 | -1 | undefined) => void} focusCell
 * @property {(cell: Target) => void} openAt open the year of a cell, and go to it
 * @property {(cell: Target | null) => void} goOnAt go to a cell as soon as the next edit is drawn
 */

export class RecordEditing {
  /**
   * @param {object} options
   * @param {Session} options.session
   * @param {ReturnInfo} options.definition
   * @param {CodeLists} options.codes
   * @param {(operations: Operation[], how: How, more?: {source?: string, done?: string}) => void} options.edit
   * @param {(text: string) => void} options.tell
   * @param {EditableRecord} options.record
   */
  constructor({ session, definition, codes, edit, tell, record }) {
    this.session = session;
    this.definition = definition;
    this.codes = codes;
    this.makeStep = edit;
    this.tell = tell;
    this.record = record;
    this.blocks = new BlockEditing({
      readerOf: ({ table, column }) => readerOf(session, table.table, column.name),
      make: (operations, done) => this.#perform(operations, "typed", null, done),
      refuse: (at) => tell(at ? whyFixed(definition, at.table, at.column) : NOTHING_CHANGED),
    });
  }

  /**
   * @param {Operation[]} operations
   * @param {How} how
   * @param {Target | null} [goOn] the cell to go to when they are made
   * @param {string} [done] what was done, in words
   */
  #perform(operations, how, goOn = null, done = undefined) {
    this.record.goOnAt(goOn);
    this.makeStep(operations, how, { done });
  }

  /**
   * Open the field for a cell.
   * @param {CellAt} at
   * @param {HTMLElement} $cell
   * @param {string | null} typed what was already typed
   */
  edit(at, $cell, typed) {
    const { table, row, column } = at;
    const { child } = this.definition;
    if (!canBeEdited(table, column.name)) {
      this.tell(whyFixed(this.definition, table, column));
      return;
    }
    const year = this.record.yearOf(table.table.last_year);
    const editable = {
      column,
      where: rowTitle(table, row),
      text: textOf(table, row, column.name),
      loaded: row.loaded[column.name] ?? null,
      codes: column.kind === "code" ? this.codes.of(column.name, year) : [],
      read: readerOf(this.session, table.table, column.name),
      note: column.name === child && !this.#holdsChildOnce(table) ? TEXTS.onlyThisRow : "",
    };
    openCellEditor(this.record.$root, $cell, editable, typed, (done) => this.#onTyped(at, done));
  }

  /**
   * @param {CellAt} at
   * @param {Typed} typed
   */
  #onTyped({ table, row, column }, { text, entered, refused, putBack, goOn }) {
    const cell = { table: table.table, row: row.row, field: column.name };
    if (goOn !== "away") {
      const step = { stay: undefined, next: /** @type {const} */ (1), before: /** @type {const} */ (-1) }[goOn];
      this.record.focusCell(cell, step);
    }
    if (refused) {
      this.tell(TEXTS.notKept(entered, refused));
    } else if (text !== null) {
      const done = text === entered ? undefined : TEXTS.changedTo(entered, text);
      this.#perform([{ op: "set", ...cell, value: text }], putBack ? "reverted" : "typed", null, done);
    }
  }

  /**
   * Whether a table has the child’s ID for all other tables, as in XML.
   * @param {RecordTable} table
   */
  #holdsChildOnce({ table, fixed }) {
    return fixed.length > 0 && table.module === this.definition.main;
  }

  /**
   * @param {RecordTable} table
   * @param {RecordRow} row
   * @param {HTMLElement} $button
   */
  openRowMenu(table, row, $button) {
    const { child, layout } = this.definition;
    const childColumn = table.columns.find((column) => column.name === child);
    const { split } = layout;
    const model = this.record.model();
    const { record } = model;
    const contents = model.contents(table.table, row.row);
    const noun = row.name ? uncapitalised(oneOf(this.definition, table.table.module)) : TEXTS.row;
    openMenu(this.record.$root, $button, row.name || TEXTS.rowMenu(row.line), [
      { text: TEXTS.addBelow(row.name ? one(noun) : TEXTS.aRow), act: () => this.#add(table, row.row, row.inside) },
      {
        text: TEXTS.duplicate(noun),
        act: () => this.#insert(table, duplicated(this.definition, record, table, row, this.session.edits.nextRow())),
      },
      ...(split && table.table.module === split.module
        ? [{ text: TEXTS.split, act: () => this.#askForSplit(split, table, row) }]
        : []),
      ...(childColumn && !table.fixed.includes(child)
        ? [{ text: TEXTS.changeChild, act: () => this.edit({ table, row, column: childColumn }, $button, null) }]
        : []),
      {
        text: TEXTS.delete(noun, contents),
        act: () =>
          this.#perform(
            [{ op: "delete", table: table.table, row: row.row }],
            "typed",
            null,
            contents ? TEXTS.deleted(row.name, contents) : undefined,
          ),
      },
    ]);
  }

  /**
   * Open last year’s record at one of its rows.
   * @param {RecordTable} table
   * @param {RecordRow} row
   */
  openLastYear(table, row) {
    this.record.openAt({ table: table.table, row: row.row, field: this.definition.child });
  }

  /**
   * Add a row at the end of the child’s rows, or of those inside a row.
   * @param {RecordTable} table
   * @param {number | null} [inside] the number of that row
   */
  addRow(table, inside = null) {
    const beside = table.rows.filter((row) => inside === null || row.inside === inside);
    this.#add(table, beside.at(-1)?.row ?? null, inside);
  }

  /**
   * @param {RecordTable} table
   * @param {number | null} after
   * @param {number | null} inside
   */
  #add(table, after, inside) {
    const { record } = this.record.model();
    this.#insert(table, added(this.definition, record, table, this.session.edits.nextRow(), after, inside));
  }

  /**
   * @param {RecordTable} table
   * @param {Operation & {op: "add"}} operation
   */
  #insert(table, operation) {
    const first =
      table.columns.find(({ name }) => !(name in operation.cells) && !table.fixed.includes(name)) ?? table.columns[0];
    this.#perform([operation], "typed", { table: table.table, row: operation.row, field: first.name });
  }

  /**
   * @param {Split} how
   * @param {RecordTable} table
   * @param {RecordRow} row
   */
  #askForSplit(how, table, row) {
    const panel = this.record.panelOf(how.module);
    const column = (/** @type {string} */ name) => table.columns.find((each) => each.name === name);
    const [startColumn, reasonColumn] = [column(how.start), column(how.start_reason)];
    if (!panel || !startColumn || !reasonColumn) {
      return;
    }
    const year = this.record.yearOf(table.table.last_year);
    const ending = codeText(how.continues, this.codes.of(how.end_reason, year));
    const form = splitForm({
      startColumn,
      reasonColumn,
      start: textOf(table, row, how.start),
      end: textOf(table, row, how.end),
      ending: `${column(how.end_reason)?.short_label} ${ending}`,
      reasons: this.codes.of(how.start_reason, year).filter(({ code }) => code !== how.first_only),
      read: readerOf(this.session, table.table, startColumn.name),
      onSplit: (date, reason) => {
        const number = this.session.edits.nextRow();
        panel.showForm(null);
        panel.focusCell({ table: table.table, row: row.row, field: how.end });
        const target = { table: table.table, row: number, field: how.start };
        this.#perform(
          split(this.definition, this.record.model().record, how, table, row, number, date, reason),
          "typed",
          target,
        );
      },
      onCancel: () => {
        panel.showForm(null);
        panel.focusCell({ table: table.table, row: row.row, field: this.definition.child });
      },
    });
    panel.showForm(form.$root);
    form.focus();
  }

  /**
   * Bring a deleted row back.
   * @param {RecordTable} table
   * @param {number} row
   */
  async putBack(table, row) {
    const answer = await this.session.ask(
      { type: "revert_changes", cells: [{ table: table.table, row, field: "" }] },
      "operations",
    );
    if (answer) {
      const { child } = this.definition;
      const first = table.columns.find(({ name }) => name !== child && !table.fixed.includes(name));
      this.#perform(answer.operations, "reverted", { table: table.table, row, field: first?.name ?? child });
    }
  }

  /** @param {OfferedSuggestion} suggestion */
  use({ operations, source }) {
    this.record.goOnAt(null);
    this.makeStep(operations, "suggestion", { source });
  }
}

// The rows of a module that are inside one row of the tree: a section for each row if others can be inside it, else a grid
// of all of them.

import { modulesInside, oneOf } from "../core/definition.js";
import { el, fill, hidden, linkButton, redraw, uniqueId } from "../core/dom.js";
import { sameTable, tableKey, tableOf } from "../core/tables.js";
import { count, one, uncapitalised } from "../core/text.js";
import { showDeleted } from "./deleted-rows.js";
import { gridLines } from "./grid-rows.js";
import { RecordGrid } from "./record-grid.js";
import { errorCount } from "./record-top.js";
import { FactsArea, facts, rowButton } from "./row-facts.js";

/**
 * @import {CellRef, ModuleInfo, RecordRow, RecordTable, ReturnInfo, TableRef} from "../core/protocol.d.ts"
 * @import {RecordEditing, Target} from "./record-editing.js"
 * @import {RecordModel} from "./record-model.js"
 */

const TEXTS = {
  add: (/** @type {string} */ aRow) => `Add ${aRow}`,
  aRowTo: (/** @type {string} */ title) => `a row to ${title}`,
  inside: (/** @type {string} */ around) => ` to ${around}`,
  hint: "Arrow keys move between cells. Press Enter, or type, to change one.",
  ended: (/** @type {string} */ day) => `Ended ${day}`,
  notEnded: "Not ended",
  has: (/** @type {string} */ contents) => ` · ${contents}`,
  due: (/** @type {number} */ n) => ` ${count(n, "error")} due`,
  of: (/** @type {string} */ title, /** @type {string} */ around) => `${title}, ${around}`,
};

/** @typedef {3 | 4 | 5} Level of a heading */

/**
 * Which rows these are, and how they are shown.
 * @typedef {object} RowsAt
 * @property {ReturnInfo} definition
 * @property {RecordEditing} editing
 * @property {ModuleInfo} module
 * @property {TableRef} table
 * @property {number | null} inside the number of the row around them; null for none
 * @property {string} title
 * @property {Level} level
 * @property {number} year the collection year
 */

/**
 * Buttons that add rows, where a file has room for them.
 * @param {RecordModel} model
 * @param {RecordEditing} editing
 * @param {TableRef[]} tables
 * @param {{row: number, name: string} | null} around the row that they are to be inside
 */
export function addButtons(model, editing, tables, around) {
  return tables.flatMap((ref) => {
    const table = model.tableAt(ref);
    const module = model.definition.modules.find(({ name }) => name === ref.module);
    if (!table || (module?.one_row_per_child && table.rows.length > 0)) {
      return [];
    }
    const row = oneOf(model.definition, ref.module);
    const $button = linkButton(
      () => editing.addRow(table, around?.row ?? null),
      TEXTS.add(row ? one(uncapitalised(row)) : TEXTS.aRowTo(table.title)),
      around && hidden(TEXTS.inside(uncapitalised(around.name))),
    );
    $button.dataset.focus = `add-${tableKey(ref)}-${around?.row ?? ""}`;
    return [$button];
  });
}

export class RowsPart {
  /** @param {RowsAt} at */
  constructor(at) {
    this.at = at;
    const isSections = modulesInside(at.definition, at.module.name).length > 0 || at.module.one_row_per_child;
    this.rows = isSections ? new RowSections(at) : new RowGrid(at);
    this.$deleted = el("div", {});
    const look = isSections ? "app-tree__part" : "app-tree__part app-tree__part--grid";
    this.$root = el("div", { class: look }, this.rows.$root, this.$deleted);
  }

  /** @param {RecordModel} model */
  update(model) {
    const { table: ref, inside, editing, level } = this.at;
    const table = model.tableAt(ref);
    const rows = model.rowsInside(ref, inside);
    const deleted = model.deletedInside(ref, inside);
    this.$root.hidden = rows.length + deleted.length === 0;
    this.rows.update(model, table ? { ...table, rows } : null);
    showDeleted(this.$deleted, deleted, {
      level: /** @type {const} */ (`h${level}`),
      putBack: (row) => table && editing.putBack(table, row),
      contents: ({ contents }) => model.inWords(contents),
    });
  }

  /**
   * Open the sections that a cell is in.
   * @param {CellRef} cell
   * @returns {boolean} whether it is here
   */
  show(cell) {
    return this.rows.show(cell);
  }

  /**
   * Go to a cell, or to the cell next to it.
   * @param {Target} cell
   * @param {1 | -1} [step]
   * @returns {boolean} whether it is here
   */
  focusCell(cell, step) {
    return this.rows.focusCell(cell, step);
  }
}

/** Rows as a grid with its title. */
class RowGrid {
  /** @param {RowsAt} at */
  constructor(at) {
    this.at = at;
    /** @type {RecordGrid | null} */
    this.grid = null;
    this.columns = "";
    /** @type {Set<number>} */
    this.numbers = new Set();
    this.hintId = uniqueId("tree-hint");
    this.$grid = el("div", { class: "app-scroll" });
    this.$root = el(
      "div",
      {},
      el(`h${at.level}`, { class: "govuk-heading-s app-tree__title" }, at.title),
      el("span", { class: "govuk-visually-hidden", id: this.hintId }, TEXTS.hint),
      this.$grid,
    );
  }

  /**
   * @param {RecordModel} model
   * @param {RecordTable | null} table with these rows only
   */
  update(model, table) {
    const rows = table?.rows ?? [];
    this.numbers = new Set(rows.map(({ row }) => row));
    const now = table && rows.length > 0 ? table.columns.map(({ name }) => name).join(" ") : "";
    this.$root.hidden = now === "";
    if (!table || now === "") {
      this.grid = null;
      fill(this.$grid);
    } else if (this.grid && now === this.columns) {
      this.grid.update(model, table);
    } else {
      const around = this.at.inside === null ? null : model.rowAround(table.table, rows[0].row);
      const label = around ? TEXTS.of(this.at.title, model.rowName(around.table, around.row)) : this.at.title;
      this.grid = new RecordGrid(model, table, this.at.editing, { hintId: this.hintId, own: true, label });
      fill(this.$grid, this.grid.$root);
    }
    this.columns = now;
  }

  /** @param {CellRef} cell */
  show({ table, row }) {
    return sameTable(table, this.at.table) && this.numbers.has(row);
  }

  /**
   * @param {Target} cell
   * @param {1 | -1} [step]
   */
  focusCell(cell, step) {
    return this.show(cell) && (this.grid?.focusCell(cell, step) ?? false);
  }
}

/** Rows as a section each. */
class RowSections {
  /** @param {RowsAt} at */
  constructor(at) {
    this.at = at;
    /** By the number of the row. @type {Map<number, RowSection>} */
    this.sections = new Map();
    this.$root = el("div", {});
  }

  /**
   * @param {RecordModel} model
   * @param {RecordTable | null} table with these rows only
   */
  update(model, table) {
    const before = this.sections;
    const rows = table?.rows ?? [];
    const latest = rows.at(-1)?.row;
    this.sections = new Map(
      rows.map(({ row }) => [row, before.get(row) ?? new RowSection(this.at, model, row, row === latest)]),
    );
    for (const [row, { $root }] of before) {
      if (!this.sections.has(row)) {
        $root.remove();
      }
    }
    [...this.sections.values()].forEach(({ $root }, i) => {
      // Inserting a section again at its place would take the focus from it.
      if (this.$root.children[i] !== $root) {
        this.$root.insertBefore($root, this.$root.children[i] ?? null);
      }
    });
    for (const row of rows) {
      this.sections.get(row.row)?.update(model, /** @type {RecordTable} */ (table), row);
    }
  }

  /** @param {CellRef} cell */
  show(cell) {
    return [...this.sections.values()].some((section) => section.show(cell));
  }

  /**
   * @param {Target} cell
   * @param {1 | -1} [step]
   */
  focusCell(cell, step) {
    return [...this.sections.values()].some((section) => section.focusCell(cell, step));
  }
}

/** A row with all that is inside it. */
class RowSection {
  /**
   * @param {RowsAt} at
   * @param {RecordModel} model
   * @param {number} number of the row
   * @param {boolean} isLatest
   */
  constructor(at, model, number, isLatest) {
    this.at = at;
    this.number = number;
    this.facts = new FactsArea(at.editing);
    const inner = modulesInside(at.definition, at.module.name).filter(({ first_year }) => first_year <= at.year);
    const level = /** @type {Level} */ (Math.min(5, at.level + 1));
    this.parts = inner.map((module) => {
      const table = tableOf(module.name, at.table.last_year);
      return new RowsPart({ ...at, module, table, inside: number, title: module.title, level });
    });
    this.$title = el(`h${at.level}`, { class: "govuk-heading-s app-tree__title" });
    this.$about = el("span", { class: "app-branch__about" });
    this.$actions = el("p", { class: "govuk-body-s app-tree__actions" });
    const $contents = el(
      "div",
      { class: "app-branch__contents" },
      this.facts.$root,
      ...this.parts.map(({ $root }) => $root),
      this.$actions,
    );
    /** What can be folded: the outermost rows that others are inside. @type {HTMLDetailsElement | null} */
    this.$fold = null;
    if (at.level === 3 && inner.length > 0) {
      const $summary = el("summary", { class: "app-branch__summary" }, this.$title, this.$about);
      this.$root = this.$fold = el("details", { class: "app-branch" }, $summary, $contents);
      this.$fold.open = isLatest || model.errorsWithin(at.table, number, model.findings) > 0;
    } else {
      this.$root = el("div", { class: "app-twig" }, this.$title, $contents);
    }
  }

  /**
   * @param {RecordModel} model
   * @param {RecordTable} table
   * @param {RecordRow} row
   */
  update(model, table, row) {
    const { at } = this;
    fill(this.$title, row.name || at.title);
    if (this.$fold) {
      this.#drawAbout(model, row);
    }
    const lines = gridLines(model, { ...table, rows: [row] });
    this.facts.update(lines, () =>
      lines.map((line) =>
        el(
          "div",
          { class: `app-facts${row.added ? " app-row--added" : ""}` },
          el("dl", { class: "app-facts__list" }, ...facts({ model, ...line, editing: at.editing })),
          rowButton({ model, ...line, editing: at.editing }),
        ),
      ),
    );
    for (const part of this.parts) {
      part.update(model);
    }
    const tables = this.parts.map((part) => part.at.table);
    const $buttons = addButtons(model, at.editing, tables, { row: row.row, name: row.name });
    redraw(this.$actions, () => fill(this.$actions, $buttons));
    this.$actions.hidden = $buttons.length === 0;
  }

  /**
   * What the line says that opens the section: whether the row has ended, what is inside it, and its errors.
   * @param {RecordModel} model
   * @param {RecordRow} row
   */
  #drawAbout(model, { row, ended }) {
    const { table } = this.at;
    const errors = model.errorsWithin(table, row);
    const due = model.errorsWithin(table, row, model.record.due);
    const contents = model.parts(table, row);
    fill(
      this.$about,
      ended === null ? "" : ended ? TEXTS.ended(ended) : TEXTS.notEnded,
      contents && TEXTS.has(contents),
      errors > 0 && errorCount(errors),
      due > 0 && TEXTS.due(due),
    );
  }

  /** @param {CellRef} cell */
  show(cell) {
    const isHere =
      (sameTable(cell.table, this.at.table) && cell.row === this.number) || this.parts.some((part) => part.show(cell));
    if (isHere && this.$fold) {
      this.$fold.open = true;
    }
    return isHere;
  }

  /**
   * @param {Target} cell
   * @param {1 | -1} [step]
   */
  focusCell(cell, step) {
    return this.facts.focusCell(cell, step) || this.parts.some((part) => part.focusCell(cell, step));
  }
}

// The modules of a record as a tree: what is about the child itself, then each row with all that is inside it, such as a
// referral with its assessments and plans.

import { modulesInside } from "../core/definition.js";
import { el, fill, redraw } from "../core/dom.js";
import { tableOf } from "../core/tables.js";
import { uncapitalised } from "../core/text.js";
import { tabsOf } from "./record-place.js";
import { addButtons, RowsPart } from "./tree-rows.js";

/**
 * @import {CellRef, ModuleInfo, ReturnInfo} from "../core/protocol.d.ts"
 * @import {RecordEditing, Target} from "./record-editing.js"
 * @import {RecordModel} from "./record-model.js"
 */

const TEXTS = {
  without: (/** @type {string} */ title, /** @type {string} */ around) => `${title} without a ${around}`,
};

export class RecordTree {
  /** The modules about the child itself, and those with others inside them. @type {RowsPart[]} */
  #own;
  /** Rows that are inside no row, though rows of their module are. @type {RowsPart[]} */
  #lost;

  /**
   * @param {object} options
   * @param {ReturnInfo} options.definition
   * @param {RecordModel} options.model
   * @param {RecordEditing} options.editing
   * @param {boolean} options.lastYear
   * @param {number} options.year the collection year
   */
  constructor({ definition, model, editing, lastYear, year }) {
    const modules = tabsOf(definition).filter(({ first_year }) => first_year <= year);
    /** @param {ModuleInfo} module @param {string} [title] */
    const part = (module, title) =>
      new RowsPart({
        definition,
        editing,
        module,
        table: tableOf(module.name, lastYear),
        inside: null,
        title: title ?? module.title,
        level: 3,
        year,
      });
    const outer = modules.filter(({ around }) => around === "");
    const holdsOthers = (/** @type {ModuleInfo} */ { name }) => modulesInside(definition, name).length > 0;
    const beside = outer.filter((module) => !holdsOthers(module)).map((module) => part(module));
    const branches = outer.filter(holdsOthers).map((module) => part(module));
    this.#own = [...beside, ...branches];
    this.#lost = modules
      .filter(({ around }) => around !== "")
      .map((module) => part(module, TEXTS.without(module.title, noun(definition, module.around))));
    this.beside = new Adding(editing, beside);
    this.branches = new Adding(editing, branches);
    /** What is about the child itself, to be shown next to the facts. */
    this.$beside = el(
      "div",
      { class: "app-tree app-tree__beside" },
      ...beside.map(({ $root }) => $root),
      this.beside.$root,
    );
    this.$root = el(
      "div",
      { class: "app-tree" },
      ...branches.map(({ $root }) => $root),
      ...this.#lost.map(({ $root }) => $root),
      this.branches.$root,
    );
    this.update(model);
  }

  /**
   * Draw what differs.
   * @param {RecordModel} model
   */
  update(model) {
    for (const part of [...this.#own, ...this.#lost]) {
      part.update(model);
    }
    this.beside.update(model);
    this.branches.update(model);
  }

  /**
   * Open the sections that a cell is in.
   * @param {CellRef} cell
   */
  show(cell) {
    for (const part of [...this.#own, ...this.#lost]) {
      part.show(cell);
    }
  }

  /**
   * Go to a cell, or to the cell next to it.
   * @param {Target} cell
   * @param {1 | -1} [step]
   */
  focusCell(cell, step) {
    this.show(cell);
    return [...this.#own, ...this.#lost].some((part) => part.focusCell(cell, step));
  }

  /** A cell of the chosen error, if there is one. */
  get $chosen() {
    return this.$root.querySelector(".app-fault--chosen");
  }
}

/** The buttons that add rows to the outermost modules. */
class Adding {
  /**
   * @param {RecordEditing} editing
   * @param {RowsPart[]} parts
   */
  constructor(editing, parts) {
    this.editing = editing;
    this.tables = parts.map(({ at }) => at.table);
    this.$root = el("p", { class: "govuk-body-s app-tree__actions" });
  }

  /** @param {RecordModel} model */
  update(model) {
    redraw(this.$root, () => fill(this.$root, addButtons(model, this.editing, this.tables, null)));
  }
}

/**
 * What a row of a module is, within a sentence.
 * @param {ReturnInfo} definition
 * @param {string} module
 */
function noun({ modules }, module) {
  const found = modules.find(({ name }) => name === module);
  return uncapitalised(found?.one || found?.title || "");
}

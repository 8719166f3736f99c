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
    this.editing = editing;
    this.outer = outer.map(({ name }) => tableOf(name, lastYear));
    this.$actions = el("p", { class: "govuk-body-s app-tree__actions" });
    this.$root = el(
      "div",
      { class: "app-tree" },
      el("div", { class: "app-tree__beside" }, ...beside.map(({ $root }) => $root)),
      ...branches.map(({ $root }) => $root),
      ...this.#lost.map(({ $root }) => $root),
      this.$actions,
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
    redraw(this.$actions, () => fill(this.$actions, addButtons(model, this.editing, this.outer, null)));
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

/**
 * What a row of a module is, within a sentence.
 * @param {ReturnInfo} definition
 * @param {string} module
 */
function noun({ modules }, module) {
  const found = modules.find(({ name }) => name === module);
  return uncapitalised(found?.one || found?.title || "");
}

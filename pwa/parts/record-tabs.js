// The modules of a record, a tab for each.

import { hidden } from "../core/dom.js";
import { tableOf } from "../core/tables.js";
import { modulePanel } from "./module-panel.js";
import { tabsOf } from "./record-place.js";
import { errorCount } from "./record-top.js";
import { tabs } from "./tabs.js";

/**
 * @import {CellRef, ModuleInfo, ReturnInfo} from "../core/protocol.d.ts"
 * @import {ModulePanel} from "./module-panel.js"
 * @import {RecordEditing, Target} from "./record-editing.js"
 * @import {RecordModel} from "./record-model.js"
 * @import {Place} from "./record-place.js"
 */

const TEXTS = { modules: "Modules", noRows: "(no rows)" };

export class RecordTabs {
  /**
   * @param {object} options
   * @param {ReturnInfo} options.definition
   * @param {RecordModel} options.model
   * @param {RecordEditing} options.editing
   * @param {Place} options.place
   * @param {number} options.year the collection year
   * @param {() => void} options.onOpen
   */
  constructor({ definition, model, editing, place, year, onOpen }) {
    this.lastYear = place.lastYear;
    this.modules = tabsOf(definition).filter(({ first_year }) => first_year <= year);
    /** By module. @type {Map<string, ModulePanel>} */
    this.panels = new Map();
    this.tabs = tabs({
      label: TEXTS.modules,
      open: place.module,
      onOpen: (opened) => {
        place.module = opened;
        onOpen();
      },
      tabs: this.modules.map((each) => {
        const panel = modulePanel(each, tableOf(each.name, this.lastYear), editing);
        panel.update(model);
        this.panels.set(each.name, panel);
        return { id: each.name, ...this.#label(model, each), $panel: panel.$root };
      }),
    });
    this.$root = this.tabs.$root;
  }

  /**
   * @param {RecordModel} model
   * @param {ModuleInfo} module
   */
  #label(model, { name, short_title }) {
    const table = tableOf(name, this.lastYear);
    const rows = model.rowsIn(table);
    const errors = model.errorsIn(table);
    return {
      label: [short_title, " ", errors > 0 && errorCount(errors), rows === 0 && hidden(TEXTS.noRows)],
      quiet: rows === 0,
    };
  }

  /**
   * Draw what differs.
   * @param {RecordModel} model
   */
  update(model) {
    for (const module of this.modules) {
      const { label, quiet } = this.#label(model, module);
      this.panels.get(module.name)?.update(model);
      this.tabs.relabel(module.name, label, quiet);
    }
  }

  /**
   * Open the tab of a cell.
   * @param {CellRef} cell
   */
  show({ table }) {
    if (this.panels.has(table.module)) {
      this.tabs.show(table.module);
    }
  }

  /**
   * Go to a cell, or to the cell next to it.
   * @param {Target} cell
   * @param {1 | -1} [step]
   */
  focusCell(cell, step) {
    return this.panels.get(cell.table.module)?.focusCell(cell, step) ?? false;
  }

  /** A cell of the chosen error, if one is in view. */
  get $chosen() {
    return this.$root.querySelector(".app-tabs__panel:not([hidden]) .app-fault--chosen");
  }
}

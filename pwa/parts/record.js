// The chosen child: header, a tab for each module, and the errors in words below the table; all of it can be edited.
//
// A record lives as long as its child is chosen. After an edit it draws what differs: what is open, where the focus
// is and what is being typed stay.

import { announce } from "../core/announce.js";
import { definitionOf } from "../core/definition.js";
import { el, fill, hidden } from "../core/dom.js";
import { cellKey, tableOf } from "../core/tables.js";
import { nextStop } from "./error-walk.js";
import { headerFacts } from "./header-facts.js";
import { modulePanel } from "./module-panel.js";
import { RecordEditing } from "./record-editing.js";
import { RecordErrors } from "./record-errors.js";
import { findingKey, RecordModel } from "./record-model.js";
import { goToError, isInView, openingPlace, tabsOf } from "./record-place.js";
import { errorCount, recordTop, yearKey } from "./record-top.js";
import { storySection } from "./story.js";
import { tabs } from "./tabs.js";

/**
 * @import {CellRef, ChildError, ChildRecord, ModuleInfo, OfferedSuggestion} from "../core/protocol.d.ts"
 * @import {CodeLists} from "../core/code-lists.js"
 * @import {How, Operation} from "../core/edits.js"
 * @import {Results} from "../core/results.js"
 * @import {Session} from "../core/session.js"
 * @import {ModulePanel} from "./module-panel.js"
 * @import {Target} from "./record-editing.js"
 */

const TEXTS = {
  modules: "Modules",
  noRows: "(no rows)",
  shown: { lastYear: "Last year’s record is shown", thisYear: "This year’s record is shown" },
};

export class RecordView {
  /**
   * @param {object} options
   * @param {Session} options.session
   * @param {Results} options.results
   * @param {ChildRecord} options.record
   * @param {CodeLists} options.codes
   * @param {string} options.wanted the type of error to open at, or ""
   * @param {boolean} options.meanings whether the meanings of codes are shown
   * @param {(shown: boolean) => void} options.onMeanings
   * @param {(operations: Operation[], how: How, more?: {source?: string, done?: string}) => void} options.edit
   * @param {(text: string) => void} options.tell
   */
  constructor({ session, results, record, codes, wanted, meanings, onMeanings, edit, tell }) {
    this.results = results;
    this.definition = definitionOf(session);
    this.model = new RecordModel(record, this.definition);
    this.place = openingPlace(this.model, wanted);
    /** Of the open year, by module. @type {Map<string, ModulePanel>} */
    this.panels = new Map();
    /** A cell to go to as soon as it is there. @type {Target | null} */
    this.goOnAt = null;
    /** The error that the user is at, and all errors that there were then, by key. @type {{key: string | null, among: string[]}} */
    this.stop = { key: null, among: [] };
    /** @type {ReturnType<typeof tabs> | null} */
    this.moduleTabs = null;

    this.$root = el("div", { class: "app-record__content" });
    this.editing = new RecordEditing({
      session,
      definition: this.definition,
      codes,
      edit,
      tell,
      record: this.#editable(),
    });
    this.errors = new RecordErrors(session, (error) => this.#choose(error));
    this.header = headerFacts(session, this.editing);
    this.story = storySection((cell) => this.#goToCell(cell));
    this.$tables = el("div", {});
    const showMeanings = (/** @type {boolean} */ shown) =>
      this.$root.classList.toggle("app-record__content--meanings", shown);
    this.top = recordTop({
      child: record.child,
      meanings,
      onMeanings: (shown) => {
        showMeanings(shown);
        onMeanings(shown);
      },
      onYear: (lastYear) => this.#openYear(lastYear),
    });
    showMeanings(meanings);
    fill(this.$root, this.top.$root, this.header.$root, this.story.$root, this.$tables, this.errors.$root);
    this.#draw();
  }

  #editable() {
    return {
      $root: this.$root,
      model: () => this.model,
      yearOf: (/** @type {boolean} */ lastYear) => this.#yearOf(lastYear),
      panelOf: (/** @type {string} */ module) => this.panels.get(module),
      focusCell: (/** @type {Target} */ cell, /** @type {1 | -1 | undefined} */ step) => this.#focusCell(cell, step),
      openAt: (/** @type {Target} */ cell) => {
        this.#openYear(cell.table.last_year);
        this.#focusCell(cell);
      },
      goOnAt: (/** @type {Target | null} */ cell) => {
        this.goOnAt = cell;
      },
    };
  }

  /** @param {boolean} lastYear */
  #yearOf(lastYear) {
    return this.results.checked.collection_year - Number(lastYear);
  }

  // Drawing

  /** Draw all of the open year. */
  #draw() {
    this.#drawTop();
    const { lastYear, module } = this.place;
    const year = this.#yearOf(lastYear);
    const shown = tabsOf(this.definition).filter(({ first_year }) => first_year <= year);
    this.panels.clear();
    this.moduleTabs = tabs({
      label: TEXTS.modules,
      open: module,
      onOpen: (opened) => {
        this.place.module = opened;
        this.#arrange();
      },
      tabs: shown.map((each) => {
        const panel = modulePanel(each, tableOf(each.name, lastYear), this.editing);
        panel.update(this.model);
        this.panels.set(each.name, panel);
        return { id: each.name, ...this.#tabLabel(each), $panel: panel.$root };
      }),
    });
    fill(this.$tables, this.moduleTabs.$root);
    this.#arrange();
  }

  #drawTop() {
    this.top.update(this.model, this.results, this.place.lastYear);
    this.header.update(this.model, this.place.lastYear);
    this.story.update(this.model);
  }

  /** @param {ModuleInfo} module */
  #tabLabel({ name, short_title }) {
    const table = tableOf(name, this.place.lastYear);
    const rows = this.model.rowsIn(table);
    const errors = this.model.errorsIn(table);
    return {
      label: [short_title, " ", errors > 0 && errorCount(errors), rows === 0 && hidden(TEXTS.noRows)],
      quiet: rows === 0,
    };
  }

  /**
   * The same child after an edit.
   * @param {Results} results
   * @param {ChildRecord} record
   */
  update(results, record) {
    const $focused = this.$root.contains(document.activeElement) ? document.activeElement : null;
    const key = $focused?.getAttribute("data-focus");
    const errorAt = this.errors.indexAt($focused);
    this.results = results;
    this.model = new RecordModel(record, this.definition);
    this.#drawTop();
    for (const module of this.definition.modules) {
      const panel = this.panels.get(module.name);
      if (panel) {
        const { label, quiet } = this.#tabLabel(module);
        panel.update(this.model);
        this.moduleTabs?.relabel(module.name, label, quiet);
      }
    }
    this.#arrange();
    if (this.goOnAt && this.#focusCell(this.goOnAt)) {
      this.goOnAt = null;
    } else if ($focused && !this.$root.contains(document.activeElement) && !(key && this.#focusKey(key))) {
      // What had the focus is gone: the focus moves to the next error, or else to the child.
      (this.errors.buttonAt(errorAt) ?? this.top.$heading).focus({ preventScroll: true });
    }
  }

  /** @param {Results} results the same, of which it is now known which errors others cause */
  takeConsequences(results) {
    this.results = results;
    this.#arrange();
  }

  /** Put the errors in their order, and darken the cells of the chosen error. */
  #arrange() {
    const $focused = document.activeElement;
    const top = $focused?.getBoundingClientRect().top ?? 0;
    this.errors.update(this.model, this.results, this.place);
    const chosen = this.model.findings.find((finding) => findingKey(finding) === this.place.error);
    const cells = new Set(chosen?.cells.map(cellKey));
    for (const $cell of this.$root.querySelectorAll("[data-cell]")) {
      $cell.classList.toggle("app-fault--chosen", cells.has($cell.getAttribute("data-cell") ?? ""));
    }
    if ($focused instanceof HTMLElement && this.$root.contains($focused) && document.activeElement !== $focused) {
      $focused.focus({ preventScroll: true });
      // It also stays where it was on the screen.
      scrollBy(0, $focused.getBoundingClientRect().top - top);
    }
  }

  // Where the user is

  /** @param {boolean} lastYear */
  #openYear(lastYear) {
    if (this.place.lastYear !== lastYear) {
      this.place.lastYear = lastYear;
      this.#draw();
      this.#focusKey(yearKey(lastYear));
      announce(lastYear ? TEXTS.shown.lastYear : TEXTS.shown.thisYear);
    }
  }

  /**
   * Darken an error’s cells and open the tab where they are; if they are dark already, make them as before.
   * @param {ChildError} error
   */
  #choose(error) {
    const { place } = this;
    const key = findingKey(error);
    if (place.error === key) {
      place.error = null;
      this.#arrange();
      return;
    }
    this.stop = { key, among: this.errors.order };
    this.#openAt(error);
    this.errors.focus(key);
    this.$root
      .querySelector(".app-tabs__panel:not([hidden]) .app-fault--chosen")
      ?.scrollIntoView({ block: "nearest", inline: "center" });
  }

  /**
   * Darken an error’s cells and open the tab where they are.
   * @param {ChildError} error
   */
  #openAt(error) {
    this.place.error = findingKey(error);
    this.#open(error);
  }

  /** @param {CellRef} cell */
  #goToCell(cell) {
    this.#open({ cells: [cell] });
    this.#focusCell(cell);
  }

  /**
   * Open the year and the tab in which some of the cells are.
   * @param {Pick<ChildError, "cells">} where
   */
  #open(where) {
    const { place } = this;
    const year = place.lastYear;
    goToError(where, place, this.definition.layout);
    if (place.lastYear !== year) {
      this.#draw();
    } else {
      this.moduleTabs?.show(place.module);
      this.#arrange();
    }
  }

  /**
   * Go to the next or the previous error, into the first of its cells that can be edited.
   * @param {1 | -1} step
   * @param {(finding: ChildError) => boolean} isStop
   * @param {boolean} arrives whether the user comes from another child: to the first error, or the last
   * @returns {ChildError | null} null beyond the last and the first
   */
  goToNextError(step, isStop, arrives) {
    const stops = this.model.findings.filter(isStop);
    const { order } = this.errors;
    const keys = stops.map(findingKey).sort((one, other) => order.indexOf(one) - order.indexOf(other));
    const { key, among } = this.stop;
    const next = arrives ? keys.at(step > 0 ? 0 : -1) : nextStop(keys, key, among, step);
    const error = stops.find((each) => findingKey(each) === next);
    if (!error) {
      return null;
    }
    this.stop = { key: findingKey(error), among: keys };
    this.#openAt(error);
    const shown = error.cells.filter((cell) =>
      isInView({ ...error, cells: [cell] }, this.place, this.definition.layout),
    );
    const free = shown.find(({ table, field }) => !this.model.tableAt(table)?.fixed.includes(field));
    const cell = free ?? shown[0];
    if (!cell || !this.#focusCell(cell)) {
      this.errors.focus(this.stop.key ?? "");
    }
    return error;
  }

  /** @param {string} key */
  #focusKey(key) {
    /** @type {HTMLElement | null} */
    const $found = this.$root.querySelector(`[data-focus="${CSS.escape(key)}"]`);
    $found?.focus({ preventScroll: true });
    return $found !== null;
  }

  /**
   * Go to a cell, or to the cell next to it.
   * @param {Target} cell
   * @param {1 | -1} [step]
   */
  #focusCell(cell, step) {
    const { module } = cell.table;
    return module === this.definition.layout.facts
      ? this.header.focusCell(cell, step)
      : (this.panels.get(module)?.focusCell(cell, step) ?? false);
  }

  /** @param {OfferedSuggestion[]} suggestions */
  suggest(suggestions) {
    this.errors.suggest(this.model, suggestions, (suggestion) => this.editing.use(suggestion));
    this.#arrange();
  }
}

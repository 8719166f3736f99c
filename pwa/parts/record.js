// The chosen child: header, a tab for each module, and the errors in words below the table; all of it can be edited.
// Where rows are inside others, the modules are a tree, and the errors are above it.
//
// A record lives as long as its child is chosen. After an edit it draws what differs: what is open, where the focus
// is and what is being typed stay.

import { announce } from "../core/announce.js";
import { definitionOf, isTree } from "../core/definition.js";
import { el, fill } from "../core/dom.js";
import { cellKey } from "../core/tables.js";
import { nextStop } from "./error-walk.js";
import { headerFacts } from "./header-facts.js";
import { RecordEditing } from "./record-editing.js";
import { RecordErrors } from "./record-errors.js";
import { findingKey, RecordModel } from "./record-model.js";
import { goToError, isInView, openingPlace } from "./record-place.js";
import { RecordTabs } from "./record-tabs.js";
import { recordTop, yearKey } from "./record-top.js";
import { RecordTree } from "./record-tree.js";
import { storySection } from "./story.js";

/**
 * @import {CellRef, ChildError, ChildRecord, OfferedSuggestion} from "../core/protocol.d.ts"
 * @import {CodeLists} from "../core/code-lists.js"
 * @import {How, Operation} from "../core/edits.js"
 * @import {Results} from "../core/results.js"
 * @import {Session} from "../core/session.js"
 * @import {Target} from "./record-editing.js"
 */

const TEXTS = {
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
    /** A cell to go to as soon as it is there. @type {Target | null} */
    this.goOnAt = null;
    /** The error that the user is at, and all errors that there were then, by key. @type {{key: string | null, among: string[]}} */
    this.stop = { key: null, among: [] };
    /** The modules of the open year. @type {RecordTabs | RecordTree | null} */
    this.modules = null;

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
    this.$beside = el("div", {});
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
    const $parts = [this.$tables, this.errors.$root];
    // A tree is long: below it, the errors would be out of sight.
    fill(
      this.$root,
      this.top.$root,
      this.header.$root,
      this.$beside,
      this.story.$root,
      ...(isTree(this.definition) ? $parts.reverse() : $parts),
    );
    this.#draw();
  }

  #editable() {
    return {
      $root: this.$root,
      model: () => this.model,
      yearOf: (/** @type {boolean} */ lastYear) => this.#yearOf(lastYear),
      panelOf: (/** @type {string} */ module) =>
        this.modules instanceof RecordTabs ? this.modules.panels.get(module) : undefined,
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
    const { definition, model, editing, place } = this;
    const year = this.#yearOf(place.lastYear);
    this.modules = isTree(definition)
      ? new RecordTree({ definition, model, editing, lastYear: place.lastYear, year })
      : new RecordTabs({ definition, model, editing, place, year, onOpen: () => this.#arrange() });
    fill(this.$tables, this.modules.$root);
    fill(this.$beside, this.modules instanceof RecordTree && this.modules.$beside);
    this.#arrange();
  }

  #drawTop() {
    this.top.update(this.model, this.results, this.place.lastYear);
    this.header.update(this.model, this.place.lastYear);
    this.story.update(this.model);
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
    this.modules?.update(this.model);
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
    this.modules?.$chosen?.scrollIntoView({ block: "nearest", inline: "center" });
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
    }
    const shown = where.cells.find(({ table }) => isInView({ cells: [{ table }] }, place, { facts: "" }));
    if (shown) {
      this.modules?.show(shown);
    }
    this.#arrange();
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
      : (this.modules?.focusCell(cell, step) ?? false);
  }

  /** @param {OfferedSuggestion[]} suggestions */
  suggest(suggestions) {
    this.errors.suggest(this.model, suggestions, (suggestion) => this.editing.use(suggestion));
    this.#arrange();
  }
}

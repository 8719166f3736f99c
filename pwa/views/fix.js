// Fixes one type of error in several rows: choose rows, preview a change, and make it in one step.

import { announce } from "../core/announce.js";
import { CodeLists } from "../core/code-lists.js";
import { definitionOf } from "../core/definition.js";
import { el, fill, link, paragraph, redraw } from "../core/dom.js";
import { latest } from "../core/latest.js";
import { whatWasChanged } from "../core/outcome-text.js";
import { lastStart, PAGE } from "../core/paging.js";
import { errorName } from "../core/results.js";
import { goTo, standAt } from "../core/router.js";
import { sameTable, tableKey } from "../core/tables.js";
import { capital, count, number, uncapitalised } from "../core/text.js";
import { resultsOf } from "../core/view.js";
import { bulkActions } from "../parts/bulk-actions.js";
import { bulkEditing } from "../parts/bulk-editing.js";
import { bulkSelection } from "../parts/bulk-selection.js";
import { bulkTable } from "../parts/bulk-table.js";
import { errorHelp } from "../parts/error-help.js";
import { errorTypeWalk, whatIsLeft } from "../parts/error-type-walk.js";
import { FIX_PATH, fixAddress, fixPlaceOf } from "../parts/fix-address.js";
import { outcomeBanner, toldLine } from "../parts/fix-outcomes.js";
import { newRows } from "../parts/new-rows.js";
import { outcomeBar } from "../parts/outcome-bar.js";
import { pager } from "../parts/pager.js";
import { pasteForm } from "../parts/paste-form.js";
import { recordingGuide } from "../parts/recording-guide.js";
import { listenForUndo } from "../parts/undo-keys.js";

/**
 * @import {MakeView, View} from "../core/view.js"
 * @import {ErrorRows, Operations, OfferedSuggestion, TableCount, TableRef} from "../core/protocol.d.ts"
 * @import {BulkAction} from "../parts/bulk-form.js"
 * @import {Pasted} from "../parts/paste-form.js"
 * @import {Route} from "../core/router.js"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  title: "Fix an error in several rows",
  fixError: (/** @type {string} */ code) => `Fix error ${code}`,
  heading: (/** @type {string} */ error) => `Fix ${uncapitalised(error)} in several rows`,
  making: "Making the changes",
  hint: "Use the arrow keys to move between cells. Press Enter, or start typing, to change a cell. You can copy and paste cells as in Excel.",
  guide: "Download a recording guide for this error (.html)",
  noRows: "No rows have this error now.",
  tableWithRows: (/** @type {string} */ table, /** @type {number} */ rows) => `${table} (${count(rows, "row")})`,
  rowsOf: "Rows of",
  loading: "Loading…",
  errorsByType: "Errors by type",
  tableLabel: (/** @type {string} */ table, /** @type {string} */ code) => `${table} with error ${code}`,
  rowsFrom: (/** @type {number} */ n) => `Rows from ${number(n)} shown`,
  used: (/** @type {string} */ suggestion) => `Used: ${suggestion}.`,
};

/** @type {View} */
export const fix = {
  path: FIX_PATH,
  title: TEXTS.title,
  needs: "results",
  wide: true,
  make: fixView,
};

/** @type {MakeView} */
function fixView(session, route, signal) {
  const view = new FixView(session, route, signal);
  return {
    get title() {
      return TEXTS.fixError(view.code);
    },
    $root: view.$root,
    update: (newRoute) => view.goTo(newRoute),
  };
}

class FixView {
  /**
   * @param {Session} session
   * @param {Route} route
   * @param {AbortSignal} signal
   */
  constructor(session, route, signal) {
    this.session = session;
    this.signal = signal;
    this.ask = latest(signal);
    const { code, table } = fixPlaceOf(route);
    this.code = code;
    /** Whose rows are shown; null until a table is known. @type {TableRef | null} */
    this.table = table;
    this.start = 0;
    this.allColumns = false;
    /** @type {ErrorRows | null} */
    this.page = null;
    /** Numbers of the rows. @type {Set<number>} */
    this.chosen = new Set();
    this.codes = new CodeLists();
    this.guide = { code: "", $root: el("p", {}) };

    this.outcome = outcomeBar({
      session,
      signal,
      $waiting: paragraph(TEXTS.making),
      look: (text, undo) => outcomeBanner(text, undo, whatIsLeft(resultsOf(session), this.code)),
    });
    this.ways = errorTypeWalk({ addressOf: fixAddress, onGo: goTo, signal });
    this.inPlace = outcomeBar({ session, signal, look: toldLine, takesFocus: false });
    this.child = definitionOf(session).child;
    this.actions = bulkActions({
      child: this.child,
      onPrepare: (action) => this.#prepare(action),
      onMake: (prepared) => this.#make(prepared),
      codesOf: (field) => this.codes.of(field, this.#year()),
    });
    this.paste = pasteForm({
      child: this.child,
      onPrepare: (pasted) => this.#preparePaste(pasted),
      onMake: (prepared) => this.#make(prepared),
    });
    this.newRows = newRows({
      session,
      place: () => ({ code: this.code, table: this.table, rows: [...this.chosen] }),
      codesOf: (field) => this.codes.of(field, this.#year()),
      onMake: (operations, done) => this.outcome.make(operations, "bulk", done),
    });
    this.selection = bulkSelection({
      onSelect: (rows) => {
        this.chosen = rows;
        this.#drawRows();
      },
      onAllColumns: (shown) => {
        this.allColumns = shown;
        this.#drawRows();
      },
    });
    this.$title = el("h1", { class: "govuk-heading-l", tabindex: "-1" });
    this.$about = el("div", { class: "app-text" });
    this.$hint = el("p", { class: "govuk-body-s app-bulk__hint" }, TEXTS.hint);
    this.$tables = el("div", {});
    this.$rows = el("div", { class: "app-bulk__rows" });
    this.$pages = el("div", {});
    this.$root = el(
      "div",
      { class: "app-bulk" },
      this.ways.$root,
      this.$title,
      this.$about,
      this.outcome.$root,
      this.$tables,
      this.actions.$root,
      this.paste.$root,
      this.newRows.$root,
      this.selection.$root,
      this.$hint,
      this.inPlace.$root,
      this.$rows,
      this.$pages,
    );
    listenForUndo(this.inPlace.undo, this.inPlace.redo, signal);
    session.addEventListener("results", () => this.#load(false), { signal });
    this.$root.addEventListener("shown", () => this.#start());
    this.#drawHead();
  }

  async #start() {
    this.#load(true);
    await this.codes.load(this.session, resultsOf(this.session).checked.collection_year);
    if (this.page && !this.signal.aborted) {
      this.actions.drawCodes();
    }
  }

  /** @param {Route} route to other rows */
  goTo(route) {
    const { code, table } = fixPlaceOf(route);
    this.code = code;
    this.table = table ?? this.table;
    this.outcome.clear();
    this.inPlace.clear();
    this.#load(true);
    this.$title.focus();
  }

  /** @param {boolean} others whether the rows are different ones */
  async #load(others) {
    const type = this.#type();
    const tables = type?.tables ?? [];
    const tableIsGone = tables.length > 0 && !tables.some((each) => this.#isOpen(each));
    if (tableIsGone) {
      this.table = tables[0].table;
    }
    if (others || tableIsGone) {
      this.start = 0;
      this.chosen = new Set();
      this.page = null;
    }
    this.#drawHead();
    if (!type || !this.table) {
      this.page = null;
      this.#drawRows();
      return;
    }
    standAt(fixAddress(this.code, tables.length > 1 ? this.table : null));
    const wanted = this.ask();
    this.start = Math.min(this.start, lastStart(tables.find((each) => this.#isOpen(each))?.count ?? 0));
    const { code, table, start } = this;
    const page = await this.session.ask({ type: "get_error_rows", code, table, start, count: PAGE }, "error_rows");
    if (page && wanted()) {
      const numbers = new Set(page.numbers);
      this.chosen = new Set([...this.chosen].filter((row) => numbers.has(row)));
      this.page = page;
      this.#drawRows();
    }
  }

  #drawHead() {
    const type = this.#type();
    this.ways.show(resultsOf(this.session), this.code);
    fill(this.$title, TEXTS.heading(errorName(type, this.code)));
    // The line reports the result of making the guide, so it stays as long as the error is the same.
    if (this.guide.code !== this.code) {
      const words = TEXTS.guide;
      this.guide = { code: this.code, $root: recordingGuide(this.session, words, [this.code]) };
    }
    fill(this.$about, type ? [paragraph(type.message), errorHelp(type), this.guide.$root] : paragraph(TEXTS.noRows));
    const tables = type?.tables ?? [];
    redraw(this.$tables, () => fill(this.$tables, tables.length > 1 && this.#tableChoice(tables)));
  }

  /** @param {TableCount} count */
  #isOpen({ table }) {
    return this.table !== null && sameTable(table, this.table);
  }

  /** @param {TableCount[]} tables with how many rows each has */
  #tableChoice(tables) {
    const onchange = () => {
      this.table = tables[$select.selectedIndex].table;
      this.#load(true);
    };
    const $select = el(
      "select",
      { class: "govuk-select app-select", id: "bulk-table", "data-focus": "table", onchange },
      ...tables.map((each) =>
        el(
          "option",
          { value: tableKey(each.table), selected: this.#isOpen(each) },
          TEXTS.tableWithRows(this.#tableTitle(each.table), each.count),
        ),
      ),
    );
    return el(
      "div",
      { class: "govuk-form-group" },
      el("label", { class: "govuk-label", for: "bulk-table" }, TEXTS.rowsOf),
      $select,
    );
  }

  #drawRows() {
    const { page } = this;
    for (const $part of [this.actions.$root, this.paste.$root, this.newRows.$root, this.$hint]) {
      $part.hidden = page === null;
    }
    if (!page) {
      this.selection.show(null, this.chosen);
      fill(this.$rows, this.#type() ? paragraph(TEXTS.loading) : paragraph(link("#/errors", TEXTS.errorsByType)));
      fill(this.$pages);
      return;
    }
    this.#drawSelection(page);
    this.paste.show(page);
    this.#keepCell(() =>
      fill(
        this.$rows,
        bulkTable({
          page,
          results: resultsOf(this.session),
          child: this.child,
          title: TEXTS.tableLabel(this.#tableTitle(page.table), this.code),
          chosen: this.chosen,
          allColumns: this.allColumns,
          onChoose: () => this.#drawSelection(page),
          onUse: (suggestion) => this.#use(suggestion),
          editing: bulkEditing({
            session: this.session,
            table: page.table,
            $place: this.$rows,
            bar: this.inPlace,
            codesOf: (field) => this.codes.of(field, this.#year()),
          }),
        }),
      ),
    );
    redraw(this.$pages, () =>
      fill(
        this.$pages,
        pager(this.start, page.total, (from) => this.#turn(from)),
      ),
    );
  }

  /**
   * Draw the rows again. If the row with the focus is gone, the cell now in its place gets the focus.
   * @param {() => void} draw
   */
  #keepCell(draw) {
    const $focused = document.activeElement;
    const cell = $focused instanceof HTMLElement && this.$rows.contains($focused) ? { ...$focused.dataset } : {};
    redraw(this.$rows, draw);
    if (cell.column !== undefined && !this.$rows.contains(document.activeElement)) {
      const last = (this.page?.rows.length ?? 0) - 1;
      const row = Math.min(Number(cell.row), last);
      /** @type {HTMLElement | null} */ (
        this.$rows.querySelector(`[data-row="${row}"][data-column="${cell.column}"]`)
      )?.focus({ preventScroll: true });
    }
  }

  /** @param {ErrorRows} page */
  #drawSelection(page) {
    this.actions.show(page, this.chosen.size);
    this.newRows.show(page, this.chosen.size);
    this.selection.show(page, this.chosen);
  }

  /** @param {number} from */
  async #turn(from) {
    this.start = from;
    await this.#load(false);
    document.getElementById("bulk-count")?.focus();
    announce(TEXTS.rowsFrom(from + 1));
  }

  /** @param {BulkAction} action */
  async #prepare(action) {
    const { code, table, chosen } = this;
    return table && this.session.ask({ type: "prepare_bulk", code, table, rows: [...chosen], action }, "operations");
  }

  /** @param {Pasted} pasted */
  async #preparePaste(pasted) {
    const { code, table } = this;
    return table && this.session.ask({ type: "prepare_paste", code, table, ...pasted }, "paste_prepared");
  }

  /** @param {Operations} prepared */
  #make(prepared) {
    this.outcome.make(prepared.operations, "bulk", `${whatWasChanged(prepared)}.`);
  }

  /** @param {OfferedSuggestion} suggestion */
  #use({ operations, title, source }) {
    this.outcome.make(operations, "suggestion", TEXTS.used(title), source);
  }

  #type() {
    return resultsOf(this.session).byCode.get(this.code);
  }

  /** The collection year of the table. */
  #year() {
    return resultsOf(this.session).checked.collection_year - Number(this.table?.last_year);
  }

  /** @param {TableRef} table */
  #tableTitle(table) {
    return capital(this.session.tableTitle(table));
  }
}

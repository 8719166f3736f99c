// What is about the return as a whole: the rules on it with the numbers behind them, and its own tables, which can be
// edited here.

import { CodeLists } from "../core/code-lists.js";
import { el, fill, hidden, linkButton, paragraph, redraw } from "../core/dom.js";
import { latest } from "../core/latest.js";
import { errorName } from "../core/results.js";
import { cellKey } from "../core/tables.js";
import { resultsOf } from "../core/view.js";
import { failingRules, NO_CHILD, WHOLE_RETURN_PATH } from "../core/whole-return.js";
import { openCellEditor } from "../parts/cell-editor.js";
import { readerOf } from "../parts/cell-forms.js";
import { editBar } from "../parts/edit-bar.js";
import { errorHelp } from "../parts/error-help.js";
import { errorNotes } from "../parts/error-notes.js";
import { rowTitle } from "../parts/module-panel.js";
import { canBeEdited, cellTitle, classes, editedMark, marks, reference, value } from "../parts/record-cells.js";

/**
 * @import {RecordColumn, RecordRow, RecordTable, WholeReturnRecord, WholeReturnRule} from "../core/protocol.d.ts"
 * @import {MakeView, View} from "../core/view.js"
 * @import {Session} from "../core/session.js"
 */

const TEXTS = {
  title: "The whole return",
  rules: "Rules about the whole return",
  noRules: "This return has no rules about the whole return.",
  about: "These rules look at the return as a whole, not at one child.",
  states: { fails: "Fails", passes: "Does not fail", notChecked: "Not checked" },
  because: (/** @type {string} */ reason) => `Not checked because ${reason}.`,
  loading: "Loading…",
  noRows: (/** @type {string} */ title) =>
    `Your files have no ${title}. You cannot add one here. Export the return again from your case management system with its ${title}.`,
  change: "Change",
  column: (/** @type {string} */ label) => ` ${label}`,
  blank: "–",
  notKept: (/** @type {string} */ entered, /** @type {string} */ reason) => `“${entered}” was not kept. ${reason}`,
};

/** @type {View} */
export const wholeReturn = {
  path: WHOLE_RETURN_PATH,
  title: TEXTS.title,
  needs: "whole return",
  menu: { place: 45, text: TEXTS.title, badge: (session) => failingRules(resultsOf(session)).length },
  make: wholeReturnView,
};

/** @type {MakeView} */
function wholeReturnView(session, _route, signal) {
  const view = new WholeReturnView(session, signal);
  return { $root: view.$root };
}

class WholeReturnView {
  /**
   * @param {Session} session
   * @param {AbortSignal} signal
   */
  constructor(session, signal) {
    this.session = session;
    this.ask = latest(signal);
    this.codes = new CodeLists();
    this.bar = editBar({ session, signal, shownChild: () => "", linksToChanges: true });
    this.$rules = el("section", { "aria-label": TEXTS.rules });
    this.$tables = el("div", {}, paragraph(TEXTS.loading));
    this.$root = el(
      "div",
      { class: "app-whole-return" },
      el("h1", { class: "govuk-heading-l" }, TEXTS.title),
      this.bar.$root,
      this.$rules,
      this.$tables,
    );
    session.addEventListener("results", () => this.#draw(), { signal });
    this.$root.addEventListener("shown", () => this.#start());
    this.#drawRules();
  }

  async #start() {
    await this.codes.load(this.session, this.#year());
    this.#draw();
  }

  #year() {
    return resultsOf(this.session).checked.collection_year;
  }

  async #draw() {
    this.#drawRules();
    const wanted = this.ask();
    const record = await this.session.ask({ type: "get_whole_return" }, "whole_return_record");
    if (record && wanted()) {
      redraw(this.$tables, () => fill(this.$tables, ...record.tables.map((table) => this.#table(record, table))));
    }
  }

  // Rules

  #drawRules() {
    const { whole_return } = resultsOf(this.session).checked;
    redraw(this.$rules, () =>
      fill(
        this.$rules,
        el("h2", { class: "govuk-heading-m" }, TEXTS.rules),
        paragraph(whole_return.length > 0 ? TEXTS.about : TEXTS.noRules),
        ...whole_return.map((each) => this.#rule(each)),
      ),
    );
  }

  /** @param {WholeReturnRule} rule */
  #rule({ rule, measures, not_checked }) {
    const state = not_checked ? "notChecked" : rule.errors > 0 ? "fails" : "passes";
    const colour = { notChecked: "grey", fails: rule.warning ? "yellow" : "red", passes: "green" }[state];
    return el(
      "section",
      { class: "app-whole-return__rule", "aria-label": errorName(rule, rule.code) },
      el(
        "h3",
        { class: "govuk-heading-s" },
        errorName(rule, rule.code),
        " ",
        el("strong", { class: `govuk-tag govuk-tag--${colour}` }, TEXTS.states[state]),
      ),
      paragraph(rule.message),
      not_checked !== "" && paragraph(TEXTS.because(not_checked)),
      measures.length > 0 &&
        el(
          "dl",
          { class: "govuk-summary-list app-whole-return__list" },
          ...measures.map(({ label, value: number }) =>
            summaryRow(el("dt", { class: KEY }, label), el("dd", { class: VALUE }, number)),
          ),
        ),
      errorHelp(rule),
      state === "fails" && errorNotes(this.session, NO_CHILD, rule.code),
    );
  }

  // Tables

  /**
   * @param {WholeReturnRecord} record
   * @param {RecordTable} table
   */
  #table(record, table) {
    return el(
      "section",
      { "aria-label": table.title },
      el("h2", { class: "govuk-heading-m" }, table.title),
      table.rows.length === 0 && paragraph(TEXTS.noRows(table.title)),
      ...table.rows.map((row) =>
        el(
          "dl",
          { class: "govuk-summary-list app-whole-return__list" },
          ...table.columns.map((column, at) => this.#cell(record, { table, row, column, at })),
        ),
      ),
    );
  }

  /**
   * @param {WholeReturnRecord} record
   * @param {{table: RecordTable, row: RecordRow, column: RecordColumn, at: number}} cell
   */
  #cell({ errors }, { table, row, column, at }) {
    const key = reference(table, row, column.name);
    const found = {
      errors: errors.filter(({ cells }) => cells.some((cell) => cellKey(cell) === key)).map(({ code }) => code),
      due: [],
      own: [],
    };
    const text = row.cells[at];
    const loaded = row.loaded[column.name];
    const $value = el(
      "dd",
      { class: classes([VALUE], found), title: cellTitle(row.labels[at], loaded) || null },
      text === "" && found.errors.length === 0 ? TEXTS.blank : value(text, found),
      ...marks(found),
      editedMark(loaded),
    );
    const $change = linkButton(
      () => this.#edit({ table, row, column, text }, $value, $change),
      TEXTS.change,
      hidden(TEXTS.column(column.label)),
    );
    $change.dataset.focus = key;
    return summaryRow(
      el("dt", { class: KEY }, column.label),
      $value,
      el("dd", { class: "govuk-summary-list__actions" }, canBeEdited(table, column.name) && $change),
    );
  }

  /**
   * @param {{table: RecordTable, row: RecordRow, column: RecordColumn, text: string}} cell
   * @param {HTMLElement} $value
   * @param {HTMLElement} $change
   */
  #edit({ table, row, column, text }, $value, $change) {
    const editable = {
      column,
      where: rowTitle(table, row),
      text,
      loaded: row.loaded[column.name] ?? null,
      codes: column.kind === "code" ? this.codes.of(column.name, this.#year()) : [],
      read: readerOf(this.session, table.table, column.name),
      note: "",
    };
    openCellEditor(this.$root, $value, editable, null, ({ text: kept, entered, refused, putBack, goOn }) => {
      if (goOn !== "away") {
        $change.focus({ preventScroll: true });
      }
      if (refused) {
        this.bar.tell(TEXTS.notKept(entered, refused));
      } else if (kept !== null) {
        const cell = { table: table.table, row: row.row, field: column.name };
        this.bar.edit([{ op: "set", ...cell, value: kept }], putBack ? "reverted" : "typed");
      }
    });
  }
}

const KEY = "govuk-summary-list__key";
const VALUE = "govuk-summary-list__value";

/** @param {...HTMLElement} parts */
function summaryRow(...parts) {
  return el("div", { class: "govuk-summary-list__row" }, ...parts);
}

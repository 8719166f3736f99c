// The chosen child: header, a tab per module, and the errors in words below the table; all of it can be edited.
//
// The view lives as long as the child is chosen. After an edit it draws what differs: what is open, where the focus
// is and what is being typed stay.

import { announce } from "../core/announce.js";
import { el, fill, hidden, link } from "../core/dom.js";
import { errorName } from "../core/results.js";
import { address } from "../core/router.js";
import { count, number, yearLabel } from "../core/text.js";
import { openCellEditor } from "./cell-editor.js";
import { errorHelp } from "./error-help.js";
import { errorNotes } from "./error-notes.js";
import { showSuggestions } from "./error-suggestions.js";
import { headerFacts } from "./header-facts.js";
import { openMenu } from "./menu.js";
import { modulePanel, rowTitle, whyFixed } from "./module-panel.js";
import { isLastYear, RecordModel } from "./record-model.js";
import { CHILD } from "./record-table.js";
import { added, duplicated, split, textOf } from "./row-operations.js";
import { splitForm } from "./split-form.js";
import { tabs } from "./tabs.js";

/**
 * @import {ChildError, ChildRecord, ModuleInfo, RecordRow, RecordTable, Suggestion} from "../core/protocol.d.ts"
 * @import {CodeLists} from "../core/code-lists.js"
 * @import {How, Operation} from "../core/edits.js"
 * @import {Results} from "../core/results.js"
 * @import {Session} from "../core/session.js"
 * @import {Typed} from "./cell-editor.js"
 * @import {ModulePanel} from "./module-panel.js"
 * @import {CellAt, Editing} from "./record-table.js"
 */

const HEADER = "Header";
const EPISODES = "Episodes";
const FIRST_TAB = EPISODES;

/**
 * What is open in the record.
 * @typedef {object} Open
 * @property {boolean} lastYear
 * @property {string} module of the open tab
 * @property {string | null} error the code whose cells are darker
 */

/**
 * A cell to go to as soon as it is there.
 * @typedef {{table: string, row: number, field: string}} Wanted
 */

/**
 * @typedef {object} RecordView
 * @property {HTMLElement} $root
 * @property {(results: Results, record: ChildRecord) => void} update after an edit: the same child
 * @property {(suggestions: Suggestion[]) => void} suggest
 */

/**
 * @param {object} options
 * @param {Session} options.session
 * @param {Results} options.results
 * @param {ChildRecord} options.record
 * @param {CodeLists} options.codes
 * @param {string} options.wanted the error type to open at, or ""
 * @param {boolean} options.meanings whether the meanings of codes are shown
 * @param {(shown: boolean) => void} options.onMeanings
 * @param {(operations: Operation[], how: How, source?: string) => void} options.edit
 * @param {(text: string) => void} options.tell
 * @returns {RecordView}
 */
export function recordView({
  session,
  results: firstResults,
  record: firstRecord,
  codes,
  wanted,
  meanings,
  onMeanings,
  edit,
  tell,
}) {
  let results = firstResults;
  let record = firstRecord;
  let model = new RecordModel(record);
  const modules = session.ready?.modules ?? [];
  /** @type {Open} */
  const open = opening(model, wanted, modules);
  /** @type {Map<string, {error: ChildError, content: string, $item: HTMLElement, $button: HTMLElement, $suggestions: HTMLElement}>} */
  let items = new Map();
  /** Of the open year, by module. @type {Map<string, ModulePanel>} */
  const panels = new Map();
  /** @type {Wanted | null} */
  let goOnAt = null;
  /** @type {ReturnType<typeof tabs> | null} */
  let moduleTabs = null;

  /** @type {Editing} */
  const editing = { edit: editCell, clear, openRowMenu, addRow, putBack };

  const $status = el("span", {});
  const $print = link("", "Print");
  const header = headerFacts(session, editing);
  const $tables = el("div", {});
  const $errors = el("div", { class: "app-errors" });
  const $years = el("div", { class: "app-years", role: "group", "aria-label": "Year" });
  const $heading = el(
    "h2",
    { class: "govuk-heading-m app-record__child", tabindex: "-1" },
    hidden("Child "),
    record.child,
    " ",
    $status,
  );
  const $root = el(
    "div",
    { class: `app-record__content${meanings ? " app-record__content--meanings" : ""}` },
    el("div", { class: "app-record__top" }, $heading, meaningsSwitch(), $print, $years),
    header.$root,
    $tables,
    $errors,
  );

  function drawStatus() {
    const position = results.positions.get(record.child) ?? 0;
    const status = results.status(position);
    const found = status === "error" ? results.errors[position] : results.warnings[position];
    const colour = { error: "red", warning: "yellow", valid: "green" }[status];
    $print.href = address("/print", { child: position + 1 });
    fill(
      $status,
      el("strong", { class: `govuk-tag govuk-tag--${colour}` }, status === "valid" ? "Valid" : count(found, status)),
    );
  }

  function meaningsSwitch() {
    const $input = el("input", { class: "govuk-checkboxes__input", id: "meanings", type: "checkbox" });
    $input.checked = meanings;
    $input.addEventListener("change", () => {
      $root.classList.toggle("app-record__content--meanings", $input.checked);
      onMeanings($input.checked);
    });
    return el(
      "div",
      { class: "govuk-checkboxes govuk-checkboxes--small app-meanings" },
      el(
        "div",
        { class: "govuk-checkboxes__item" },
        $input,
        el("label", { class: "govuk-label govuk-checkboxes__label", for: "meanings" }, "Show what codes mean"),
      ),
    );
  }

  function drawYears() {
    const loaded = new Set(record.tables.map((table) => table.last_year));
    const year = results.checked.collection_year;
    fill(
      $years,
      loaded.has(true) &&
        [false, true].map((lastYear) => {
          const errors = model.errorsOfYear(lastYear).length;
          return el(
            "button",
            {
              type: "button",
              class: "app-years__button",
              "aria-pressed": String(open.lastYear === lastYear),
              "data-focus": `year-${lastYear}`,
              onclick: () => openYear(lastYear),
            },
            lastYear ? `Last year (${yearLabel(year - 1)})` : yearLabel(year),
            errors > 0 && errorCount(errors),
          );
        }),
    );
  }

  /** @param {boolean} lastYear */
  function openYear(lastYear) {
    if (open.lastYear !== lastYear) {
      open.lastYear = lastYear;
      draw();
      focusKey(`year-${lastYear}`);
      announce(`${lastYear ? "Last year" : "This year"}’s records are shown`);
    }
  }

  /** Draw all of the open year. */
  function draw() {
    drawStatus();
    drawYears();
    header.update(model, open.lastYear);
    const year = yearOf(open.lastYear);
    const shown = modules.filter(({ name, first_year }) => name !== HEADER && first_year <= year);
    panels.clear();
    for (const module of shown) {
      const panel = modulePanel(module, tableName(module.name, open.lastYear), editing);
      panel.update(model);
      panels.set(module.name, panel);
    }
    moduleTabs = tabs({
      label: "Modules",
      open: open.module,
      onOpen: (module) => {
        open.module = module;
        arrange();
      },
      tabs: shown.map((module) => ({
        id: module.name,
        ...tabLabel(module),
        $panel: /** @type {ModulePanel} */ (panels.get(module.name)).$root,
      })),
    });
    fill($tables, moduleTabs.$root);
    arrange();
  }

  /** @param {ModuleInfo} module */
  function tabLabel({ name, short_title }) {
    const table = tableName(name, open.lastYear);
    const rows = model.tables.get(table)?.rows.length ?? 0;
    const errors = model.errorsIn(table).length;
    return {
      label: [short_title, " ", errors > 0 && errorCount(errors), rows === 0 && hidden("(no rows)")],
      quiet: rows === 0,
    };
  }

  /** @param {boolean} lastYear */
  function yearOf(lastYear) {
    return results.checked.collection_year - Number(lastYear);
  }

  /**
   * @param {Results} newResults
   * @param {ChildRecord} newRecord
   */
  function update(newResults, newRecord) {
    const $focused = $root.contains(document.activeElement) ? document.activeElement : null;
    const key = $focused?.getAttribute("data-focus");
    const itemAt = [...items.values()].findIndex(({ $item }) => $item.contains($focused));
    results = newResults;
    record = newRecord;
    model = new RecordModel(record);
    drawStatus();
    drawYears();
    header.update(model, open.lastYear);
    for (const module of modules) {
      const panel = panels.get(module.name);
      if (panel) {
        const { label, quiet } = tabLabel(module);
        panel.update(model);
        moduleTabs?.relabel(module.name, label, quiet);
      }
    }
    arrange();
    if (goOnAt && focusCell(goOnAt)) {
      goOnAt = null;
    } else if ($focused && !$root.contains(document.activeElement) && !(key && focusKey(key))) {
      // What had the focus is gone: the next error is what to go on with, else the child.
      const next = [...items.values()][Math.min(itemAt, items.size - 1)];
      (next?.$button ?? $heading).focus({ preventScroll: true });
    }
  }

  /** @param {string} key */
  function focusKey(key) {
    /** @type {HTMLElement | null} */
    const $found = $root.querySelector(`[data-focus="${CSS.escape(key)}"]`);
    $found?.focus({ preventScroll: true });
    return $found !== null;
  }

  /**
   * Go to a cell, or to the one beside it.
   * @param {Wanted} cell
   * @param {1 | -1} [step]
   */
  function focusCell({ table, row, field }, step) {
    if (isLastYear({ table, row, field }) !== open.lastYear) {
      return false;
    }
    const module = moduleOf(table);
    if (module !== HEADER) {
      return panels.get(module)?.focusCell(row, field, step) ?? false;
    }
    const $facts = [.../** @type {NodeListOf<HTMLElement>} */ (header.$root.querySelectorAll("button[data-focus]"))];
    const place = $facts.findIndex(($fact) => $fact.dataset.focus === `${table} ${row} ${field}`);
    $facts[Math.max(0, Math.min($facts.length - 1, place + (step ?? 0)))]?.focus();
    return place >= 0;
  }

  // Edits

  /**
   * @param {Operation[]} operations
   * @param {How} how
   * @param {Wanted | null} [goOn] the cell to go to when they are made
   */
  function perform(operations, how, goOn = null) {
    goOnAt = goOn;
    edit(operations, how);
  }

  /**
   * @param {CellAt} at
   * @param {HTMLElement} $cell
   * @param {string | null} typed
   */
  function editCell(at, $cell, typed) {
    const { table, row, column } = at;
    if (table.fixed.includes(column.name)) {
      tell(whyFixed(table, column));
      return;
    }
    const year = yearOf(table.last_year);
    const editable = {
      column,
      where: rowTitle(table, row.line),
      text: textOf(table, row, column.name),
      loaded: row.loaded[column.name] ?? null,
      codes: column.kind === "code" ? codes.of(column.name, year) : [],
      year,
      note:
        column.name === CHILD
          ? table.fixed.length > 0 && table.module === HEADER
            ? ""
            : "Only this row gets another child ID"
          : "",
    };
    openCellEditor($root, $cell, editable, typed, (done) => onTyped(at, done));
  }

  /**
   * @param {CellAt} at
   * @param {Typed} typed
   */
  function onTyped({ table, row, column }, { text, putBack, goOn }) {
    const cell = { table: table.table, row: row.row, field: column.name };
    if (goOn !== "away") {
      focusCell(cell, { stay: undefined, next: /** @type {const} */ (1), before: /** @type {const} */ (-1) }[goOn]);
    }
    if (text !== null) {
      perform([{ op: "set", ...cell, value: text }], putBack ? "reverted" : "typed");
    }
  }

  /** @param {CellAt} at */
  function clear({ table, row, column }) {
    if (table.fixed.includes(column.name)) {
      tell(whyFixed(table, column));
    } else if (textOf(table, row, column.name) !== "") {
      perform([{ op: "set", table: table.table, row: row.row, field: column.name, value: "" }], "typed");
    }
  }

  /**
   * @param {RecordTable} table
   * @param {RecordRow} row
   * @param {HTMLElement} $button
   */
  function openRowMenu(table, row, $button) {
    const child = table.columns.find((column) => column.name === CHILD);
    openMenu($root, $button, `Row ${row.line > 0 ? row.line : ""}`, [
      { text: "Add a row below", act: () => insert(table, added(record, table, session.edits.nextRow(), row.row)) },
      { text: "Duplicate this row", act: () => insert(table, duplicated(table, row, session.edits.nextRow())) },
      ...(table.module === EPISODES ? [{ text: "Split at a date", act: () => askForSplit(table, row) }] : []),
      ...(child && !table.fixed.includes(CHILD)
        ? [{ text: "Change the child ID", act: () => editCell({ table, row, column: child }, $button, null) }]
        : []),
      { text: "Delete this row", act: () => perform([{ op: "delete", table: table.table, row: row.row }], "typed") },
    ]);
  }

  /**
   * @param {RecordTable} table
   * @param {Operation & {op: "add"}} operation
   */
  function insert(table, operation) {
    const first =
      table.columns.find(({ name }) => !(name in operation.cells) && !table.fixed.includes(name)) ?? table.columns[0];
    perform([operation], "typed", { table: table.table, row: operation.row, field: first.name });
  }

  /** @param {RecordTable} table */
  function addRow(table) {
    insert(table, added(record, table, session.edits.nextRow(), table.rows.at(-1)?.row ?? null));
  }

  /**
   * @param {RecordTable} table
   * @param {RecordRow} row
   */
  function askForSplit(table, row) {
    const panel = panels.get(EPISODES);
    const startColumn = table.columns.find(({ name }) => name === "DECOM");
    if (!panel || !startColumn) {
      return;
    }
    const back = () => {
      panel.showForm(null);
      panel.focusCell(row.row, CHILD);
    };
    const form = splitForm({
      startColumn,
      start: textOf(table, row, "DECOM"),
      end: textOf(table, row, "DEC"),
      reasons: codes.of("RNE", yearOf(table.last_year)),
      year: yearOf(table.last_year),
      onSplit: (date, reason) => {
        const number = session.edits.nextRow();
        panel.showForm(null);
        panel.focusCell(row.row, "DEC");
        perform(split(table, row, number, date, reason), "typed", {
          table: table.table,
          row: number,
          field: startColumn.name,
        });
      },
      onCancel: back,
    });
    panel.showForm(form.$root);
    form.focus();
  }

  /**
   * @param {RecordTable} table
   * @param {number} row
   */
  async function putBack(table, row) {
    const answer = await session.ask(
      { type: "revert_changes", cells: [{ table: table.table, row, field: "" }] },
      "operations",
    );
    if (answer) {
      const first = table.columns.find(({ name }) => name !== CHILD);
      perform(answer.operations, "reverted", { table: table.table, row, field: first?.name ?? CHILD });
    }
  }

  /** @param {Suggestion} suggestion */
  function use({ values, source }) {
    goOnAt = null;
    edit(
      values.map((value) => ({ op: "set", ...value })),
      "suggestion",
      source,
    );
  }

  // Errors

  /** Put the errors of the open table first, and darken the cells of the chosen error. */
  function arrange() {
    const $focused = document.activeElement;
    items = new Map(record.errors.map((error) => [error.code, errorItem(error)]));
    const table = tableName(open.module, open.lastYear);
    const header = tableName(HEADER, open.lastYear);
    const here = record.errors.filter(({ cells }) =>
      cells.some((cell) => cell.table === table || cell.table === header),
    );
    const elsewhere = record.errors.filter((error) => !here.includes(error));
    fill(
      $errors,
      errorList(`Errors in this table and the header (${number(here.length)})`, here),
      errorList(`Errors in other tables (${number(elsewhere.length)})`, elsewhere),
    );
    for (const { error, $button } of items.values()) {
      $button.setAttribute("aria-pressed", String(error.code === open.error));
    }
    const chosen = new Set(
      open.error ? items.get(open.error)?.error.cells.map(({ table, row, field }) => `${table} ${row} ${field}`) : [],
    );
    for (const $cell of $root.querySelectorAll("[data-cell]")) {
      $cell.classList.toggle("app-fault--chosen", chosen.has($cell.getAttribute("data-cell") ?? ""));
    }
    if ($focused instanceof HTMLElement && $root.contains($focused) && document.activeElement !== $focused) {
      $focused.focus({ preventScroll: true });
    }
  }

  /**
   * @param {string} title
   * @param {ChildError[]} errors
   */
  function errorList(title, errors) {
    return (
      errors.length > 0 && [
        el("h3", { class: "govuk-heading-s app-errors__title" }, title),
        el("ul", { class: "govuk-list app-errors__list" }, ...errors.map(({ code }) => items.get(code)?.$item)),
      ]
    );
  }

  /**
   * An error of the child; the one that stands there already if it says the same.
   * @param {ChildError} error
   */
  function errorItem(error) {
    const type = results.byCode.get(error.code);
    const places = model.places(error);
    const content = JSON.stringify([error, places]);
    const before = items.get(error.code);
    if (before?.content === content) {
      return before;
    }
    const $button = el(
      "button",
      {
        type: "button",
        class: "app-error__message",
        "aria-pressed": "false",
        "data-focus": `error-${error.code}`,
        onclick: () => choose(error),
      },
      el("strong", {}, `${errorName(type, error.code)}: `),
      type?.message ?? "",
    );
    const $suggestions = el("div", {});
    const $item = el(
      "li",
      { class: `app-error${type?.warning ? " app-error--warning" : ""}` },
      $button,
      el("ul", { class: "app-error__places" }, ...places.map((place) => el("li", {}, place))),
      $suggestions,
      type && errorHelp(type),
      errorNotes(session, record.child, error.code),
    );
    return { error, content, $item, $button, $suggestions };
  }

  /**
   * Darken an error's cells and open the tab where they are; again, and they are as before.
   * @param {ChildError} error
   */
  function choose(error) {
    if (open.error === error.code) {
      open.error = null;
      arrange();
      return;
    }
    open.error = error.code;
    const year = open.lastYear;
    goToError(error, open);
    if (open.lastYear !== year) {
      draw();
    } else {
      moduleTabs?.show(open.module);
    }
    items.get(error.code)?.$button.focus({ preventScroll: true });
    $root
      .querySelector(".app-tabs__panel:not([hidden]) .app-fault--chosen")
      ?.scrollIntoView({ block: "nearest", inline: "center" });
  }

  draw();
  return {
    $root,
    update,
    suggest(suggestions) {
      for (const { error, $button, $suggestions } of items.values()) {
        const hadFocus = $suggestions.contains(document.activeElement);
        showSuggestions(
          $suggestions,
          model,
          suggestions.filter(({ code }) => code === error.code),
          use,
        );
        if (hadFocus && !$suggestions.contains(document.activeElement)) {
          $button.focus({ preventScroll: true });
        }
      }
    },
  };
}

/**
 * Where to open a record: at the wanted error, else at the first table with an error, else at the episodes.
 * @param {RecordModel} model
 * @param {string} wanted
 * @param {ModuleInfo[]} modules
 * @returns {Open}
 */
function opening(model, wanted, modules) {
  /** @type {Open} */
  const open = { lastYear: !model.hasRows(false) && model.hasRows(true), module: FIRST_TAB, error: null };
  const error = model.record.errors.find(({ code }) => code === wanted);
  if (error) {
    open.error = error.code;
    goToError(error, open);
    return open;
  }
  const withError = modules.filter(
    ({ name }) => name !== HEADER && model.errorsIn(tableName(name, open.lastYear)).length > 0,
  );
  const withRows = modules.filter(
    ({ name }) => name !== HEADER && (model.tables.get(tableName(name, open.lastYear))?.rows.length ?? 0) > 0,
  );
  const candidates = withError.length > 0 ? withError : withRows;
  if (candidates.length > 0 && !candidates.some(({ name }) => name === FIRST_TAB)) {
    open.module = candidates[0].name;
  }
  return open;
}

/**
 * Open what an error's cells are in, unless some of them are to be seen already.
 * @param {ChildError} error
 * @param {Open} open
 */
function goToError({ cells }, open) {
  const seen = cells.some(
    (cell) => cell.table === tableName(open.module, open.lastYear) || cell.table === tableName(HEADER, open.lastYear),
  );
  if (!seen && cells.length > 0) {
    const inYear = cells.find((cell) => isLastYear(cell) === open.lastYear) ?? cells[0];
    open.lastYear = isLastYear(inYear);
    const module = moduleOf(inYear.table);
    open.module = module === HEADER ? open.module : module;
  }
}

/**
 * @param {string} module
 * @param {boolean} lastYear
 */
function tableName(module, lastYear) {
  return lastYear ? `${module}_last` : module;
}

/** @param {string} table */
function moduleOf(table) {
  return table.replace(/_last$/, "");
}

/** @param {number} errors */
function errorCount(errors) {
  return el(
    "span",
    { class: "app-count" },
    el("span", { "aria-hidden": "true" }, number(errors)),
    hidden(` ${count(errors, "error")}`),
  );
}

// The chosen child: header, a tab per module, and the errors in words below the table.

import { announce } from "../announce.js";
import { el, fill, hidden, link } from "../dom.js";
import { errorName } from "../results.js";
import { address } from "../router.js";
import { count, number, yearLabel } from "../text.js";
import { errorHelp } from "./error-help.js";
import { errorNotes } from "./error-notes.js";
import { isLastYear, RecordModel } from "./record-model.js";
import { facts, recordTable } from "./record-table.js";
import { tabs } from "./tabs.js";

/**
 * @import {ChildError, ChildRecord, ModuleInfo, RecordTable} from "../protocol.d.ts"
 * @import {Results} from "../results.js"
 * @import {Session} from "../session.js"
 */

const HEADER = "Header";
const UASC = "UASC";
const FIRST_TAB = "Episodes";

/**
 * What is open in the record.
 * @typedef {object} Open
 * @property {boolean} lastYear
 * @property {string} module of the open tab
 * @property {string | null} error the code whose cells are darker
 */

/**
 * @param {object} options
 * @param {Session} options.session
 * @param {Results} options.results
 * @param {ChildRecord} options.record
 * @param {string} options.wanted the error type to open at, or ""
 * @param {boolean} options.meanings whether the meanings of codes are shown
 * @param {(shown: boolean) => void} options.onMeanings
 */
export function recordView({ session, results, record, wanted, meanings, onMeanings }) {
  const model = new RecordModel(record);
  const modules = session.ready?.modules ?? [];
  const position = results.positions.get(record.child) ?? 0;
  /** @type {Open} */
  const open = opening(model, wanted, modules);
  /** @type {Map<string, {error: ChildError, $item: HTMLElement, $button: HTMLElement}>} */
  const items = new Map(record.errors.map((error) => [error.code, errorItem(error)]));

  const $facts = el("div", {});
  const $tables = el("div", {});
  const $errors = el("div", { class: "app-errors" });
  const $years = el("div", { class: "app-years", role: "group", "aria-label": "Year" });
  const $root = el(
    "div",
    { class: `app-record__content${meanings ? " app-record__content--meanings" : ""}` },
    el(
      "div",
      { class: "app-record__top" },
      el("h2", { class: "govuk-heading-m app-record__child", tabindex: "-1" }, hidden("Child "), record.child, " ", statusTag()),
      meaningsSwitch(),
      link(address("/print", { child: position + 1 }), "Print"),
      $years,
    ),
    $facts,
    $tables,
    $errors,
  );

  function statusTag() {
    const status = results.status(position);
    const found = status === "error" ? results.errors[position] : results.warnings[position];
    const colour = { error: "red", warning: "yellow", valid: "green" }[status];
    return el("strong", { class: `govuk-tag govuk-tag--${colour}` }, status === "valid" ? "Valid" : count(found, status));
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
      /** @type {HTMLElement | null} */ ($years.querySelector(`[data-focus="year-${lastYear}"]`))?.focus();
      announce(`${lastYear ? "Last year" : "This year"}’s records are shown`);
    }
  }

  function draw() {
    drawYears();
    fill($facts, headerFacts(session, model, open.lastYear));
    const year = results.checked.collection_year - Number(open.lastYear);
    const { $root: $tabs } = tabs({
      label: "Modules",
      open: open.module,
      onOpen: (module) => {
        open.module = module;
        arrange();
      },
      tabs: modules
        .filter(({ name, first_year }) => name !== HEADER && first_year <= year)
        .map((module) => moduleTab(model, module, open.lastYear)),
    });
    fill($tables, $tabs);
    arrange();
  }

  /** Put the errors of the open table first, and darken the cells of the chosen error. */
  function arrange() {
    const $focused = document.activeElement;
    const table = tableName(open.module, open.lastYear);
    const header = tableName(HEADER, open.lastYear);
    const here = record.errors.filter(({ cells }) => cells.some((cell) => cell.table === table || cell.table === header));
    const elsewhere = record.errors.filter((error) => !here.includes(error));
    fill(
      $errors,
      errorList(`Errors in this table and the header (${number(here.length)})`, here),
      errorList(`Errors in other tables (${number(elsewhere.length)})`, elsewhere),
    );
    for (const { error, $button } of items.values()) {
      $button.setAttribute("aria-pressed", String(error.code === open.error));
    }
    const chosen = new Set(open.error ? items.get(open.error)?.error.cells.map(({ table, row, field }) => `${table} ${row} ${field}`) : []);
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

  /** @param {ChildError} error */
  function errorItem(error) {
    const type = results.byCode.get(error.code);
    const $button = el(
      "button",
      { type: "button", class: "app-error__message", "aria-pressed": "false", onclick: () => choose(error) },
      el("strong", {}, `${errorName(type, error.code)}: `),
      type?.message ?? "",
    );
    const $item = el(
      "li",
      { class: `app-error${type?.warning ? " app-error--warning" : ""}` },
      $button,
      el("ul", { class: "app-error__places" }, ...model.places(error).map((place) => el("li", {}, place))),
      type && errorHelp(type),
      errorNotes(session, record.child, error.code),
    );
    return { error, $item, $button };
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
    goToError(error, open);
    draw();
    items.get(error.code)?.$button.focus({ preventScroll: true });
    $root.querySelector(".app-tabs__panel:not([hidden]) .app-fault--chosen")?.scrollIntoView({ block: "nearest", inline: "center" });
  }

  draw();
  return $root;
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
  const withError = modules.filter(({ name }) => name !== HEADER && model.errorsIn(tableName(name, open.lastYear)).length > 0);
  const withRows = modules.filter(({ name }) => name !== HEADER && (model.tables.get(tableName(name, open.lastYear))?.rows.length ?? 0) > 0);
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
  const seen = cells.some((cell) => cell.table === tableName(open.module, open.lastYear) || cell.table === tableName(HEADER, open.lastYear));
  if (!seen && cells.length > 0) {
    const inYear = cells.find((cell) => isLastYear(cell) === open.lastYear) ?? cells[0];
    open.lastYear = isLastYear(inYear);
    const module = inYear.table.replace(/_last$/, "");
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

/**
 * @param {Session} session
 * @param {RecordModel} model
 * @param {boolean} lastYear
 */
function headerFacts(session, model, lastYear) {
  const header = model.tables.get(tableName(HEADER, lastYear));
  const year = lastYear ? "last year" : "this year";
  if (!header || header.rows.length === 0) {
    const text = header ? `This child has no row in ${year}’s Header.` : `No Header file of ${year} is loaded.`;
    return el("p", { class: "govuk-body-s app-facts__none" }, text);
  }
  const uasc = model.tables.get(tableName(UASC, lastYear));
  const ceased = uasc?.rows[0]?.cells[uasc.columns.findIndex(({ name }) => name === "DUC")] ?? "";
  return header.rows.map((row) =>
    el(
      "dl",
      { class: "app-facts" },
      ...facts(model, header, row, ["CHILD"]),
      fact("UASC ceased", ceased || "–"),
      fact("Council", session.councilName(session.checkedAs.council ?? "") || "–"),
      header.rows.length > 1 && fact("Line", String(row.line)),
    ),
  );
}

/**
 * @param {string} name
 * @param {string} text
 */
function fact(name, text) {
  return el("div", { class: "app-fact" }, el("dt", {}, name), el("dd", {}, text));
}

/** @param {number} errors */
function errorCount(errors) {
  return el("span", { class: "app-count" }, el("span", { "aria-hidden": "true" }, number(errors)), hidden(` ${count(errors, "error")}`));
}

/**
 * @param {RecordModel} model
 * @param {ModuleInfo} module
 * @param {boolean} lastYear
 */
function moduleTab(model, { name, title, short_title }, lastYear) {
  const table = model.tables.get(tableName(name, lastYear));
  const rows = table?.rows.length ?? 0;
  const errors = model.errorsIn(tableName(name, lastYear)).length;
  return {
    id: name,
    label: [short_title, " ", errors > 0 && errorCount(errors), rows === 0 && hidden("(no rows)")],
    quiet: rows === 0,
    $panel: el("div", { class: rows > 0 ? "" : "app-tabs__panel--empty" }, rows > 0 && table ? recordTable(model, table) : emptyPanel(title, table, lastYear)),
  };
}

/**
 * @param {string} title
 * @param {RecordTable | undefined} table
 * @param {boolean} lastYear
 */
function emptyPanel(title, table, lastYear) {
  const year = lastYear ? "last year" : "this year";
  return el(
    "p",
    { class: "govuk-body-s app-tabs__none" },
    table ? `This child has no rows in ${year}’s ${title}.` : `No ${title} file of ${year} is loaded. `,
    !table && link(lastYear ? "#/load?add=last" : "#/load", "Add it"),
  );
}

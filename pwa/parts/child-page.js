// A child's page on paper: header, every table that has rows, the errors in words with what helps, and space to write.

import { definitionOf } from "../core/definition.js";
import { el } from "../core/dom.js";
import { STATUS_NAMES } from "../core/marks.js";
import { errorName } from "../core/results.js";
import { today, wholeDay, yearLabel } from "../core/text.js";
import { classes, isMarked, marks, value } from "./record-cells.js";
import { becomesAnError } from "./record-errors.js";
import { RecordModel } from "./record-model.js";
import { printedStory } from "./story.js";
import { scrollArea } from "./table.js";

/**
 * @import {ChildError, ChildRecord, OfferedSuggestion, RecordRow, RecordTable} from "../core/protocol.d.ts"
 * @import {Results} from "../core/results.js"
 * @import {Session} from "../core/session.js"
 * @import {CellCodes} from "./record-model.js"
 */

const TEXTS = {
  child: (/** @type {string} */ child) => `Child ${child}`,
  returnOf: (/** @type {string} */ called, /** @type {number} */ year) => `${called} ${yearLabel(year)}`,
  asAt: (/** @type {string} */ day) => `As at ${wholeDay(day)}`,
  errors: "Errors",
  noErrors: "No errors",
  due: (/** @type {string} */ day) => `Due by ${day}`,
  ownChecks: "Own checks",
  space: "Notes",
  table: (/** @type {string} */ title, /** @type {number} */ year) => `${title}, ${yearLabel(year)}`,
  scrolled: (/** @type {string} */ child, /** @type {string} */ table) => `Child ${child}: ${table}`,
  line: "Line",
  added: "added",
  howToFix: "How to fix it: ",
  noted: "Your note: ",
  answer: "Suggested answer: ",
  forRow: (/** @type {string} */ row) => `For ${row}: `,
};

/**
 * @param {Session} session
 * @param {Results} results
 * @param {ChildRecord} record
 * @param {OfferedSuggestion[]} suggestions the answers to the child’s errors
 */
export function childPage(session, results, record, suggestions) {
  const definition = definitionOf(session);
  const model = new RecordModel(record, definition);
  const { collection_year, council } = session.checkedAs;
  const about = [
    session.councilName(council ?? ""),
    TEXTS.returnOf(definition.called, collection_year),
    wholeDay(today()),
    results.yearRuns && TEXTS.asAt(results.checked.as_at.day),
  ];
  return el(
    "article",
    { class: "app-page", "aria-label": TEXTS.child(record.child) },
    el("h2", { class: "govuk-heading-m app-page__child" }, TEXTS.child(record.child)),
    el("p", { class: "app-page__about" }, about.filter(Boolean).join(" · ")),
    printedStory(model),
    ...record.tables
      .filter(({ rows }) => rows.length > 0)
      .map((table) => pageTable(model, table, collection_year - Number(table.table.last_year))),
    el("h3", { class: "app-page__title" }, record.errors.length > 0 ? TEXTS.errors : TEXTS.noErrors),
    pageErrors(session, results, model, record.errors, suggestions),
    record.due.length > 0 && el("h3", { class: "app-page__title" }, TEXTS.due(results.yearEnd)),
    pageErrors(session, results, model, record.due, []),
    record.own_checks.length > 0 && el("h3", { class: "app-page__title" }, TEXTS.ownChecks),
    pageErrors(session, results, model, record.own_checks, []),
    el("div", { class: "app-page__space" }, el("h3", { class: "app-page__title" }, TEXTS.space)),
  );
}

/**
 * @param {RecordModel} model
 * @param {RecordTable} table
 * @param {number} year
 */
function pageTable(model, table, year) {
  const columns = table.columns
    .map((column, i) => ({ ...column, i }))
    .filter(({ name }) => name !== model.definition.child);
  // Columns without values and errors would only take up space.
  const shown = columns.filter(({ name, i }) =>
    table.rows.some((row) => row.cells[i] !== "" || isMarked(model.codesAt(table.table, row.row, name))),
  );
  const title = TEXTS.table(table.title, year);
  const $table = el(
    "table",
    { class: "app-page__table" },
    el("caption", {}, title),
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        el("th", { scope: "col" }, TEXTS.line),
        ...shown.map(({ short_label }) => el("th", { scope: "col" }, short_label)),
      ),
    ),
    el(
      "tbody",
      {},
      ...table.rows.map((row) =>
        el(
          "tr",
          {},
          lineCell(model, table, row),
          ...shown.map(({ name, i }) => valueCell(row.cells[i], model.codesAt(table.table, row.row, name))),
        ),
      ),
    ),
  );
  return scrollArea(TEXTS.scrolled(model.record.child, title), $table);
}

/**
 * @param {RecordModel} model
 * @param {RecordTable} table
 * @param {RecordRow} row
 */
function lineCell(model, table, row) {
  const codes = model.codesAt(table.table, row.row, model.definition.child);
  return el(
    "th",
    { scope: "row", class: classes([], codes) || null },
    row.added ? TEXTS.added : row.line || "",
    ...marks(codes),
  );
}

/**
 * @param {string} text
 * @param {CellCodes} codes
 */
function valueCell(text, codes) {
  return el("td", { class: classes([], codes) || null }, value(text, codes), ...marks(codes));
}

/**
 * @param {Session} session
 * @param {Results} results
 * @param {RecordModel} model
 * @param {ChildError[]} errors
 * @param {OfferedSuggestion[]} suggestions
 */
function pageErrors(session, results, model, errors, suggestions) {
  return (
    errors.length > 0 &&
    el(
      "ol",
      { class: "app-page__errors" },
      ...errors.map((error) => pageError(session, results, model, error, suggestions)),
    )
  );
}

/**
 * @param {Session} session
 * @param {Results} results
 * @param {RecordModel} model
 * @param {ChildError} error
 * @param {OfferedSuggestion[]} suggestions
 */
function pageError(session, results, model, error, suggestions) {
  const type = results.typeOf(error.code);
  const { status, note } = session.marks.of(model.record.child, error.code);
  return el(
    "li",
    { class: "app-page__error" },
    el(
      "p",
      {},
      el("strong", {}, `${error.day === null ? errorName(type, error.code) : error.code}: `),
      type?.message ?? "",
    ),
    error.day !== null && el("p", {}, becomesAnError(error.day)),
    el("ul", { class: "app-page__places" }, ...model.places(error, Infinity).map((place) => el("li", {}, place))),
    ...bestAnswers(model, error, suggestions),
    type && el("p", {}, el("strong", {}, TEXTS.howToFix), type.fix),
    (status || note) &&
      el("p", {}, el("strong", {}, TEXTS.noted), [status && STATUS_NAMES[status], note].filter(Boolean).join(". ")),
  );
}

/**
 * The likeliest answer for each row with the error, with its reason; a choice of a code without evidence is not an answer.
 * @param {RecordModel} model
 * @param {ChildError} error
 * @param {OfferedSuggestion[]} suggestions
 */
function bestAnswers(model, error, suggestions) {
  /** @type {Map<string, OfferedSuggestion>} */
  const byRow = new Map();
  for (const each of suggestions) {
    const row = model.rowName(each.table, each.row);
    if (each.code === error.code && !each.is_choice && !byRow.has(row)) {
      byRow.set(row, each);
    }
  }
  return [...byRow].map(([row, { title, reason }]) =>
    el(
      "p",
      {},
      el("strong", {}, TEXTS.answer),
      `${byRow.size > 1 ? TEXTS.forRow(row) : ""}${title} (${reason.replace(/\.$/, "")})`,
    ),
  );
}

// A child's page on paper: header, every table that has rows, the errors in words with what helps, and space to write.

import { definitionOf } from "../core/definition.js";
import { el, hidden } from "../core/dom.js";
import { STATUS_NAMES } from "../core/marks.js";
import { errorName } from "../core/results.js";
import { yearLabel } from "../core/text.js";
import { today } from "../saved-work/saving.js";
import { marks } from "./record-cells.js";
import { RecordModel } from "./record-model.js";
import { scrollArea } from "./table.js";

/**
 * @import {ChildError, ChildRecord, RecordRow, RecordTable} from "../core/protocol.d.ts"
 * @import {Results} from "../core/results.js"
 * @import {Session} from "../core/session.js"
 */

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" });

/**
 * @param {Session} session
 * @param {Results} results
 * @param {ChildRecord} record
 */
export function childPage(session, results, record) {
  const definition = definitionOf(session);
  const model = new RecordModel(record, definition);
  const { collection_year, council } = session.checkedAs;
  const about = [
    session.councilName(council ?? ""),
    `${definition.title} return ${yearLabel(collection_year)}`,
    DAY.format(new Date(`${today()}T12:00:00`)),
  ];
  return el(
    "article",
    { class: "app-page", "aria-label": `Child ${record.child}` },
    el("h2", { class: "govuk-heading-m app-page__child" }, `Child ${record.child}`),
    el("p", { class: "app-page__about" }, about.filter(Boolean).join(" · ")),
    ...record.tables
      .filter(({ rows }) => rows.length > 0)
      .map((table) => pageTable(model, table, collection_year - Number(table.table.last_year))),
    el("h3", { class: "app-page__title" }, record.errors.length > 0 ? "Errors" : "No errors"),
    record.errors.length > 0 &&
      el(
        "ol",
        { class: "app-page__errors" },
        ...record.errors.map((error) => pageError(session, results, model, error)),
      ),
    el("div", { class: "app-page__space" }, el("h3", { class: "app-page__title" }, "Notes")),
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
  // What no row has and no error is about would only take room.
  const shown = columns.filter(({ name, i }) =>
    table.rows.some((row) => row.cells[i] !== "" || model.codesAt(table.table, row.row, name).length > 0),
  );
  const title = `${table.title}, ${yearLabel(year)}`;
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
        el("th", { scope: "col" }, "Line"),
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
  return scrollArea(`Child ${model.record.child}: ${title}`, $table);
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
    { scope: "row", class: codes.length > 0 ? "app-fault" : null },
    row.added ? "added" : row.line || "",
    marks(codes),
  );
}

/**
 * @param {string} text
 * @param {string[]} codes
 */
function valueCell(text, codes) {
  return el(
    "td",
    { class: codes.length > 0 ? "app-fault" : null },
    text === "" && codes.length > 0 ? hidden("blank") : text,
    marks(codes),
  );
}

/**
 * @param {Session} session
 * @param {Results} results
 * @param {RecordModel} model
 * @param {ChildError} error
 */
function pageError(session, results, model, error) {
  const type = results.byCode.get(error.code);
  const { status, note } = session.marks.of(model.record.child, error.code);
  return el(
    "li",
    { class: "app-page__error" },
    el("p", {}, el("strong", {}, `${errorName(type, error.code)}: `), type?.message ?? ""),
    el("ul", { class: "app-page__places" }, ...model.places(error, Infinity).map((place) => el("li", {}, place))),
    type && el("p", {}, el("strong", {}, "How to fix it: "), type.fix),
    (status || note) &&
      el("p", {}, el("strong", {}, "Noted: "), [status && STATUS_NAMES[status], note].filter(Boolean).join(". ")),
  );
}

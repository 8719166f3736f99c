// What is open in a record: the year, the module’s tab and the chosen error.

import { isTree } from "../core/definition.js";
import { sameTable, tableOf } from "../core/tables.js";
import { findingKey } from "./record-model.js";

/**
 * @import {CellRef, ChildError, RecordLayout, ReturnInfo} from "../core/protocol.d.ts"
 * @import {RecordModel} from "./record-model.js"
 */

/**
 * @typedef {object} Place
 * @property {boolean} lastYear
 * @property {string} module of the open tab; "" where all modules of the year are in view, as in a tree
 * @property {string | null} error the key of the finding whose cells are darker
 */

/**
 * Where to open a record: at the wanted error, or else at the first table with an error, or else at the main module.
 * @param {RecordModel} model
 * @param {string} wanted
 * @returns {Place}
 */
export function openingPlace(model, wanted) {
  const { layout } = model.definition;
  const tabs = tabsOf(model.definition);
  const main = isTree(model.definition) ? "" : layout.opens || (tabs[0]?.name ?? "");
  /** @type {Place} */
  const place = { lastYear: !model.hasRows(false) && model.hasRows(true), module: main, error: null };
  const error = model.findings.find(({ code }) => code === wanted);
  if (error) {
    place.error = findingKey(error);
    goToError(error, place, layout);
    return place;
  }
  if (main === "") {
    return place;
  }
  const withError = tabs.filter(({ name }) => model.errorsIn(tableOf(name, place.lastYear)) > 0);
  const withDue = tabs.filter(({ name }) => model.dueIn(tableOf(name, place.lastYear)).length > 0);
  const withRows = tabs.filter(({ name }) => model.rowsIn(tableOf(name, place.lastYear)) > 0);
  const candidates = [withError, withDue, withRows].find((each) => each.length > 0) ?? [];
  if (candidates.length > 0 && !candidates.some(({ name }) => name === main)) {
    place.module = candidates[0].name;
  }
  return place;
}

/**
 * The modules that have a tab: all modules about children, except the one that is shown as facts above the tabs.
 * @param {Pick<ReturnInfo, "modules" | "layout">} definition
 */
export function tabsOf({ modules, layout }) {
  return modules.filter(({ name, has_child }) => has_child && name !== layout.facts);
}

/**
 * Whether an error has a cell in the open tab or in the facts above it.
 * @param {{cells: Pick<CellRef, "table">[]}} error
 * @param {Place} place
 * @param {Pick<RecordLayout, "facts">} layout
 */
export function isInView({ cells }, { module, lastYear }, { facts }) {
  if (module === "") {
    return cells.some(({ table }) => table.last_year === lastYear);
  }
  const shown = [tableOf(module, lastYear), tableOf(facts, lastYear)];
  return cells.some(({ table }) => shown.some((each) => sameTable(each, table)));
}

/**
 * Open the table that an error’s cells are in, unless some of them are already in view.
 * @param {Pick<ChildError, "cells">} error
 * @param {Place} place
 * @param {Pick<RecordLayout, "facts">} layout
 */
export function goToError(error, place, layout) {
  const { cells } = error;
  if (cells.length > 0 && !isInView(error, place, layout)) {
    const { table } = cells.find((cell) => cell.table.last_year === place.lastYear) ?? cells[0];
    place.lastYear = table.last_year;
    place.module = table.module === layout.facts || place.module === "" ? place.module : table.module;
  }
}

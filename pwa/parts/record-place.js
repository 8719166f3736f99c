// What is open in a record: the year, the module’s tab and the chosen error.

import { HEADER, MAIN_MODULE } from "../core/return-layout.js";
import { isLastYearTable, moduleOf, tableName } from "../core/table-name.js";

/**
 * @import {ChildError, ModuleInfo} from "../core/protocol.d.ts"
 * @import {RecordModel} from "./record-model.js"
 */

/**
 * @typedef {object} Place
 * @property {boolean} lastYear
 * @property {string} module of the open tab
 * @property {string | null} error the code whose cells are darker
 */

/**
 * Where to open a record: at the wanted error, else at the first table with an error, else at the main module.
 * @param {RecordModel} model
 * @param {string} wanted
 * @param {ModuleInfo[]} modules
 * @returns {Place}
 */
export function openingPlace(model, wanted, modules) {
  /** @type {Place} */
  const place = { lastYear: !model.hasRows(false) && model.hasRows(true), module: MAIN_MODULE, error: null };
  const error = model.record.errors.find(({ code }) => code === wanted);
  if (error) {
    place.error = error.code;
    goToError(error, place);
    return place;
  }
  const tabs = modules.filter(({ name }) => name !== HEADER);
  const withError = tabs.filter(({ name }) => model.errorsIn(tableName(name, place.lastYear)).length > 0);
  const withRows = tabs.filter(({ name }) => model.rowsIn(tableName(name, place.lastYear)) > 0);
  const candidates = withError.length > 0 ? withError : withRows;
  if (candidates.length > 0 && !candidates.some(({ name }) => name === MAIN_MODULE)) {
    place.module = candidates[0].name;
  }
  return place;
}

/**
 * Whether an error has a cell in the open tab or in the header above it.
 * @param {ChildError} error
 * @param {Place} place
 */
export function isInView({ cells }, { module, lastYear }) {
  const [open, header] = [tableName(module, lastYear), tableName(HEADER, lastYear)];
  return cells.some(({ table }) => table === open || table === header);
}

/**
 * Open what an error's cells are in, unless some of them are in view already.
 * @param {ChildError} error
 * @param {Place} place
 */
export function goToError(error, place) {
  const { cells } = error;
  if (cells.length > 0 && !isInView(error, place)) {
    const { table } = cells.find((cell) => isLastYearTable(cell.table) === place.lastYear) ?? cells[0];
    place.lastYear = isLastYearTable(table);
    place.module = moduleOf(table) === HEADER ? place.module : moduleOf(table);
  }
}

// The address of the page that fixes one type of error: which type, and the rows of which table.

import { address } from "../core/router.js";
import { tableOf } from "../core/tables.js";

/**
 * @import {TableRef} from "../core/protocol.d.ts"
 * @import {Route} from "../core/router.js"
 */

export const FIX_PATH = "/fix";
const LAST_YEAR = "last";

/**
 * The address at which the errors of a type are fixed.
 * @param {string} code
 * @param {TableRef | null} [table] whose rows are shown; without it, those of the first table that has the error
 */
export function fixAddress(code, table = null) {
  return address(FIX_PATH, { error: code, module: table?.module ?? null, year: table?.last_year ? LAST_YEAR : null });
}

/**
 * @param {Route} route
 * @returns {{code: string, table: TableRef | null}}
 */
export function fixPlaceOf({ parameters }) {
  const module = parameters.get("module");
  const table = module === null ? null : tableOf(module, parameters.get("year") === LAST_YEAR);
  return { code: parameters.get("error") ?? "", table };
}

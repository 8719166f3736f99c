// What people call a table: "Episodes", "last year’s Episodes", "the Ofsted list".

import { isLastYearTable, moduleOf } from "./table-name.js";

/** @import {ModuleInfo} from "./protocol.d.ts" */

/** The table of Ofsted’s lists, which is not a module of the return. */
const PROVIDERS = "Providers";

/**
 * @param {string} table
 * @param {Pick<ModuleInfo, "name" | "title">[]} modules
 */
export function tableTitle(table, modules) {
  if (table === PROVIDERS) {
    return "the Ofsted list";
  }
  const name = moduleOf(table);
  const title = modules.find((module) => module.name === name)?.title ?? name;
  return isLastYearTable(table) ? `last year’s ${title}` : title;
}
